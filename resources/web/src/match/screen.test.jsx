import { act, fireEvent, screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { BIRTH, USER } from '../testing/fixtures.js';
import { show } from '../testing/render.jsx';
import { answersFor, DAD, JIHO, MINSEO, PAIR } from '../testing/people.js';
import { MatchScreen } from './screen.jsx';

async function open({ people = [JIHO, MINSEO, DAD], user = USER, answers = {} } = {}) {
  const call = vi.fn(answersFor(people, answers));
  const hooks = { onAsk: vi.fn(), onProfile: vi.fn() };
  let shown;
  await act(async () => {
    shown = show(
      <MatchScreen
        user={user}
        language="en"
        today={new Date(2026, 10, 22, 12)}
        call={call}
        {...hooks}
      />,
    );
  });
  const press = (element) => act(async () => fireEvent.click(element));
  return { ...shown, ...hooks, call, press };
}
const asked = (call, op) => call.mock.calls.filter(([name]) => name === op).map(([, it]) => it);

it('reads the person with the first whose birth is known, as they are bound', async () => {
  const { call } = await open({ people: [DAD, JIHO] });
  expect(asked(call, 'fortune.compatibility')).toEqual([
    {
      a: { birth: BIRTH, gender: 'female', name: 'Seoyeon' },
      b: { birth: JIHO.birth, gender: 'male', name: 'Jiho' },
      relation: 'lover',
      date: '2026-11-22',
      user_id: 'u-1',
      locale: 'en',
    },
  ]);
});

it('shows the two with their stems, and the score where they overlap', async () => {
  const { t } = await open();
  const stems = [...document.querySelectorAll('.disc')].map((it) => [it.className, it.textContent]);
  expect(stems).toEqual([
    ['disc fire', '丙'],
    ['disc water', '壬'],
  ]);
  const moon = screen.getByRole('img', { name: t('page.match.score', { score: 66 }) });
  expect(moon.textContent).toContain('66');
  expect(screen.getByText(new RegExp(t('page.birth.notime')))).toBeTruthy();
});

it('adds up the reasons of both sides from sixty', async () => {
  const { t } = await open();
  const lines = [...document.querySelectorAll('.match-why li')];
  expect(lines.map((line) => line.querySelector('.delta').textContent)).toEqual(['+9', '−4', '+1']);
  expect(lines[1].textContent).toContain('Seoyeon');
  expect(lines[2].textContent).toContain('Jiho');
  expect(lines[0].textContent).toContain(t('page.match.both'));
  expect(lines[0].textContent).toContain('advice of combine');
  expect(screen.getByText(t('page.match.base', { base: 60, score: 66 }))).toBeTruthy();
  expect(screen.queryByText(t('page.reason.highest'))).toBeNull();
});

it('says where the scale cuts the sum short', async () => {
  const great = {
    ...PAIR,
    score: 98,
    reasons: [{ ...PAIR.reasons[0], effect: 50, facets: [] }],
  };
  const { t } = await open({ answers: { 'fortune.compatibility': () => great } });
  expect(screen.getByText(t('page.reason.highest'))).toBeTruthy();
});

it('shows facets, a word on paper with the open hour, good days and the notice', async () => {
  const { t } = await open();
  expect(document.querySelectorAll('.facets .lune')).toHaveLength(4);
  const paper = screen.getByRole('heading', { name: t('page.dalto.word') }).parentElement;
  expect(within(paper).getByText('Wait a little.')).toBeTruthy();
  expect(within(paper).getByText('the hour of Jiho is open')).toBeTruthy();
  expect(screen.getByText('opening up').parentElement.textContent).toContain('11/29');
  expect(screen.getByText('just for fun')).toBeTruthy();
});

it('another bond is another reading', async () => {
  const { t, call, press } = await open();
  await press(screen.getByRole('radio', { name: t('page.match.bond.colleague') }));
  expect(asked(call, 'fortune.compatibility').map(({ relation }) => relation)).toEqual([
    'lover',
    'colleague',
  ]);
});

it('another person brings their own bond', async () => {
  const { t, call, press } = await open();
  await press(screen.getByText(t('page.match.other')));
  await press(screen.getByText('Minseo'));
  const last = asked(call, 'fortune.compatibility').at(-1);
  expect([last.b.name, last.relation]).toEqual(['Minseo', 'friend']);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('asks Dalto for more', async () => {
  const { t, onAsk, press } = await open();
  await press(screen.getByText(t('page.askmore')));
  expect(onAsk).toHaveBeenCalledWith(t('page.match.ask', { name: 'Jiho' }));
});

it('with nobody known it asks for somebody, and reads them as soon as they are kept', async () => {
  const { t, call, press } = await open({ people: [] });
  expect(asked(call, 'fortune.compatibility')).toEqual([]);
  await press(screen.getByText(t('page.match.add')));
  const fill = (key, value) =>
    fireEvent.change(screen.getByLabelText(t(key)), { target: { value } });
  fill('page.profile.name', 'Haru');
  fill('page.profile.year', '1993');
  fill('page.profile.month', '3');
  fill('page.profile.day', '9');
  fireEvent.click(screen.getByRole('checkbox'));
  await press(screen.getByText(t('page.match.see')));
  const [kept] = asked(call, 'people.create');
  expect(kept).toMatchObject({ name: 'Haru', relation: 'partner', gender: null });
  expect(kept.birth).toMatchObject({ date: '1993-03-09', time: null, calendar: 'solar' });
  expect(asked(call, 'fortune.compatibility').at(-1).b.name).toBe('Haru');
});

it('without a birth it leads to the form; the animals are there all the same', async () => {
  const { t, call, press, onProfile } = await open({ user: { ...USER, birth: null } });
  expect(asked(call, 'people.list')).toEqual([]);
  await press(screen.getByText(t('page.nomoon.tell')));
  expect(onProfile).toHaveBeenCalled();
  expect(screen.getByText('the day of the rat')).toBeTruthy();
});

it('trouble with the people, and with the reading, can be tried again', async () => {
  let fails = true;
  const fail = (answer) => () => {
    if (fails) throw new Error('not now');
    return answer;
  };
  const { t, press } = await open({ answers: { 'people.list': fail([JIHO]) } });
  expect(screen.getByRole('alert').textContent).toContain('not now');
  fails = false;
  await press(screen.getByText(t('page.retry')));
  expect(screen.getByText('fact of combine')).toBeTruthy();
});
