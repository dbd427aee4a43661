import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { show } from '../testing/render.jsx';
import { Relations } from './relations.jsx';
import { CHART } from '../testing/chart.js';
import { Strength, Useful } from './strength.jsx';

it('strength lies on its meter, with every line of the sum', () => {
  const { t } = show(<Strength strength={CHART.strength} explain={[]} />);
  const meter = screen.getByRole('meter');
  expect(meter.getAttribute('aria-valuenow')).toBe('42');
  expect(meter.querySelector('b').style.left).toBe('42%');
  const on = [...meter.querySelectorAll('i')].map((part) => part.dataset.on === 'true');
  expect(on).toEqual([false, false, true, false, false]);
  const rows = within(screen.getByRole('table')).getAllByRole('row');
  expect(rows).toHaveLength(3);
  expect(rows[1].textContent).toContain('寅');
  expect(rows[1].textContent).toContain('42 / 60');
  expect(screen.getByText(t('page.saju.estimate'))).toBeTruthy();
});

it('the useful element names each school and its choice, and is an estimate', () => {
  const { t } = show(<Useful useful={CHART.useful_element} pattern={CHART.pattern} explain={[]} />);
  for (const { school_name, text } of CHART.useful_element.candidates) {
    expect(screen.getByText(school_name)).toBeTruthy();
    expect(screen.getByText(text)).toBeTruthy();
  }
  expect(screen.getByText('no water in the chart')).toBeTruthy();
  expect(screen.getByText(t('page.saju.estimate'))).toBeTruthy();
  expect(screen.getByText(CHART.pattern.name)).toBeTruthy();
});

it('a reason that a school gives is not told twice', () => {
  const [{ text }] = CHART.useful_element.candidates;
  const useful = { ...CHART.useful_element, reasons: [text, 'once'] };
  show(<Useful useful={useful} pattern={CHART.pattern} explain={[]} />);
  expect(screen.getAllByText(text)).toHaveLength(1);
  expect(screen.getByText('once')).toBeTruthy();
});

it('what meets is drawn where it stands, the others stay empty', () => {
  show(<Relations relations={CHART.relations} columns={CHART.columns} explain={[]} />);
  const places = [...document.querySelectorAll('.meet > span')];
  expect(places.map((it) => it.querySelector('.hanja')?.textContent ?? '')).toEqual([
    '申',
    '寅',
    '',
    '',
  ]);
  expect(places[0].className).toBe('metal');
  expect(screen.getByText('they move each other')).toBeTruthy();
});

it('an unknown hour has no place, and nothing that meets is said', () => {
  const columns = CHART.columns.filter(({ place }) => place !== 'hour');
  const { t, rerender } = show(<Relations relations={[]} columns={columns} explain={[]} />);
  expect(screen.getByText(t('page.saju.relations.none'))).toBeTruthy();
  const three = { ...CHART.relations[0], between: ['day', 'month', 'year'], characters: '寅丑戌' };
  rerender(<Relations relations={[three]} columns={columns} explain={[]} />);
  expect(document.querySelectorAll('.meet > span')).toHaveLength(3);
});
