import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { BIRTH } from '../testing/fixtures.js';
import { show } from '../testing/render.jsx';
import { ANIMALS, animalOfPillar, animalOfYear, animalQuestion } from './animals.js';
import { Animals } from './animals.jsx';
import { answersFor, JIHO } from '../testing/people.js';

describe('whose year is whose', () => {
  it('by pillar and by lunar year', () => {
    expect(animalOfPillar('甲戌')).toBe('dog');
    expect(animalOfPillar('癸亥')).toBe('pig');
    expect(animalOfYear(2020)).toBe('rat');
    expect(animalOfYear(1995)).toBe('pig');
    expect(animalOfYear(3)).toBe('pig');
  });

  it('a chart says it when years begin with spring', () => {
    const { op, params, read } = animalQuestion(BIRTH, 'ipchun');
    expect([op, params]).toEqual(['fortune.saju', { birth: BIRTH }]);
    expect(read({ pillars: { year: '庚午' } })).toBe('horse');
    expect(read(null)).toBeNull();
  });

  it('the lunar calendar says it when they begin with its new year', () => {
    const { op, params, read } = animalQuestion(BIRTH, 'seollal');
    expect([op, params]).toEqual(['fortune.lunar', { date: '1990-05-15' }]);
    expect(read({ lunar: { year: 1989 } })).toBe('snake');
  });

  it('a lunar birth says it itself, and nobody has none', () => {
    const lunar = { ...BIRTH, calendar: 'lunar' };
    const own = animalQuestion(lunar, 'seollal');
    expect([own.params, own.read(null)]).toEqual([null, 'horse']);
    for (const start of ['ipchun', 'seollal']) {
      const { params, read } = animalQuestion(null, start);
      expect([params, read(null)]).toEqual([null, null]);
    }
  });
});

async function open(people = [{ name: 'Seoyeon', birth: BIRTH, mine: true }, JIHO], more = {}) {
  const call = vi.fn(answersFor([], more));
  let shown;
  await act(async () => {
    shown = show(
      <Animals people={people} language="en" today={new Date(2026, 10, 22, 12)} call={call} />,
    );
  });
  return { ...shown, call, press: (it) => act(async () => fireEvent.click(it)) };
}
const asked = (call) =>
  call.mock.calls.filter(([op]) => op === 'fortune.animal').map(([, params]) => params);
const owners = () =>
  [...document.querySelectorAll('.animals button')].map((it) =>
    [...it.querySelectorAll('small')].map((small) => small.textContent).join(),
  );

it('shows whose animal is whose and reads the person’s own', async () => {
  const { t, call } = await open();
  const now = { date: '2026-11-22', year_start: 'ipchun', locale: 'en' };
  expect(asked(call)).toEqual([{ branch: 'dog', ...now }]);
  expect(owners()[ANIMALS.indexOf('dog')]).toBe(`${t('page.me')},Jiho`);
  expect(screen.getByText('the day of the dog')).toBeTruthy();
  expect(screen.getByText('−2').className).toContain('down');
});

it('a year that begins with the lunar new year may give another animal', async () => {
  const { t, call, press } = await open();
  await press(screen.getByText(t('page.match.start.seollal')));
  expect(owners()[ANIMALS.indexOf('snake')]).toBe(t('page.me'));
  expect(owners()[ANIMALS.indexOf('rooster')]).toBe('Jiho');
  expect(asked(call).at(-1)).toMatchObject({ branch: 'snake', year_start: 'seollal' });
  expect(screen.getByText(t('page.match.years.seollal'))).toBeTruthy();
});

it('any animal can be read', async () => {
  const { t, press } = await open();
  await press(screen.getByText(t('page.animal.tiger')));
  expect(screen.getByText('the day of the tiger')).toBeTruthy();
  await press(screen.getByText(t('page.animal.tiger')));
  expect(screen.getByText('the day of the tiger')).toBeTruthy();
});

it('lists the years that have begun', async () => {
  await open();
  const years = [...document.querySelectorAll('.years b')].map((it) => it.textContent);
  expect(years).toEqual(['1982', '1994', '2006', '2018']);
});

it('for nobody it begins with the first animal', async () => {
  const { call } = await open([]);
  expect(asked(call).map(({ branch }) => branch)).toEqual(['rat']);
  expect(owners().join('')).toBe('');
});

it('without an answer about a birth it begins with the first animal too', async () => {
  const fail = () => Promise.reject(new Error('no chart'));
  await open([{ name: 'Seoyeon', birth: BIRTH, mine: true }], { 'fortune.saju': fail });
  expect(screen.getByText('the day of the rat')).toBeTruthy();
});

it('trouble can be tried again', async () => {
  let fails = true;
  const { t, press } = await open([], {
    'fortune.animal': () => {
      if (fails) throw new Error('no animals today');
      return answersFor([])('fortune.animal', { branch: 'rat', date: '2026-11-22' });
    },
  });
  expect(screen.getByRole('alert').textContent).toContain('no animals today');
  fails = false;
  await press(screen.getByText(t('page.retry')));
  expect(screen.getByText('the day of the rat')).toBeTruthy();
});
