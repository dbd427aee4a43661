import { act, fireEvent, screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { CallError } from '../api/transport.js';
import { BIRTH, USER } from '../testing/fixtures.js';
import { show } from '../testing/render.jsx';
import { CHART, chartFor } from '../testing/chart.js';
import { SajuScreen } from './screen.jsx';

const TODAY = new Date(2026, 10, 22, 12);

async function open({ user = USER, answers = chartFor } = {}) {
  const call = vi.fn(async (op, params) => answers(params));
  const onAsk = vi.fn();
  const onProfile = vi.fn();
  const props = { user, language: 'en', today: TODAY, call, onAsk, onProfile };
  let shown;
  await act(async () => {
    shown = show(<SajuScreen {...props} />);
  });
  return { ...shown, call, onAsk, onProfile, props };
}
const asked = (call) => call.mock.calls.map(([, params]) => params);
const signs = () =>
  [...document.querySelectorAll('.saju-chart .pcell .hanja')].map((it) => it.textContent).join('');

it('asks for the chart of the birth, never of the person', async () => {
  const { call, t } = await open();
  const [op, params] = call.mock.calls[0];
  expect(op).toBe('fortune.saju');
  expect(params).toEqual({
    birth: BIRTH,
    gender: 'female',
    options: {},
    locale: 'en',
    user_id: undefined,
  });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
    t('page.saju.title.of', { name: 'Seoyeon' }),
  );
  expect(signs()).toBe('丙丙丁甲申寅丑戌');
});

it('says when, where, who and by which clock', async () => {
  const { t } = await open();
  const line = document.querySelector('.page-head .sub').textContent;
  expect(line).toContain('1990');
  expect(line).toContain(BIRTH.time);
  for (const key of ['page.place.seoul', 'page.gender.female']) expect(line).toContain(t(key));
});

it('without a birth leads to the form and asks nothing', async () => {
  const { call, t, onProfile } = await open({ user: { ...USER, name: '', birth: null } });
  expect(call).not.toHaveBeenCalled();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(t('page.saju.title'));
  fireEvent.click(screen.getByText(t('page.nomoon.tell')));
  expect(onProfile).toHaveBeenCalled();
});

it('switches both charts in place, and says what belongs to one only', async () => {
  const { t } = await open();
  expect(screen.getByText(CHART.useful_element.candidates[0].text)).toBeTruthy();
  await act(async () => fireEvent.click(screen.getByRole('radio', { name: /after/ })));
  expect(signs()).toBe('丙丙戊乙申寅寅亥');
  expect(screen.getByText(t('page.saju.other', { here: 'before' }))).toBeTruthy();
  expect(screen.queryByText(CHART.useful_element.candidates[0].text)).toBeNull();
  expect(screen.queryByText(CHART.pattern.text)).toBeNull();
  expect(screen.getByRole('meter').getAttribute('aria-valuetext')).toBe('strong 66');
  const useful = t('page.saju.useful.short', { name: 'metal', hanja: '金' });
  expect(screen.getByText(useful)).toBeTruthy();
  expect(document.querySelectorAll('.why')).toHaveLength(0);
  await act(async () => fireEvent.click(screen.getByRole('radio', { name: /before/ })));
  expect(signs()).toBe('丙丙丁甲申寅丑戌');
});

it('another clock asks again, keeps the chart meanwhile, and goes back to its first side', async () => {
  const { call, t } = await open();
  await act(async () => fireEvent.click(screen.getByRole('radio', { name: /after/ })));
  await act(async () => fireEvent.click(screen.getByText(t('page.saju.options'))));
  let answer;
  const later = (resolve) => (answer = resolve);
  call.mockImplementation((op, params) =>
    params.year ? Promise.resolve(chartFor(params)) : new Promise(later),
  );
  const standard = screen.getByRole('radio', {
    name: new RegExp(t('page.saju.option.clock.standard')),
  });
  await act(async () => fireEvent.click(standard));
  expect(asked(call).findLast(({ year }) => !year).options).toEqual({ clock: 'standard' });
  expect(document.querySelector('.saju').getAttribute('aria-busy')).toBe('true');
  expect(signs()).toBe('丙丙丁甲申寅丑戌');
  await act(async () => answer(CHART));
  expect(document.querySelector('.saju').getAttribute('aria-busy')).toBe('false');
});

it('asks Dalto', async () => {
  const { t, onAsk } = await open();
  fireEvent.click(screen.getByText(t('page.askdalto')));
  expect(onAsk).toHaveBeenCalledWith(t('page.saju.ask'));
});

it('tells trouble in the server’s words and tries again', async () => {
  let fails = true;
  const { t, call } = await open({
    answers: (params) => {
      if (fails) throw new CallError({ code: 'out_of_range', message: 'no such year' });
      return chartFor(params);
    },
  });
  expect(screen.getByRole('alert').textContent).toContain('no such year');
  expect(signs()).toBe('');
  fails = false;
  await act(async () => fireEvent.click(screen.getByText(t('page.retry'))));
  expect(signs()).toBe('丙丙丁甲申寅丑戌');
  expect(call.mock.calls.length).toBeGreaterThan(1);
});

it('a changed birth is another chart: a late answer of the old one never shows', async () => {
  const { rerender, props } = await open();
  let late;
  const call = vi.fn(() => new Promise((resolve) => (late = resolve)));
  const user = { ...USER, birth: { ...BIRTH, time: null } };
  rerender(<SajuScreen {...props} call={call} />);
  const first = late;
  const now = vi.fn(async () => ({
    ...CHART,
    columns: CHART.columns.filter(({ place }) => place !== 'hour'),
  }));
  await act(async () => rerender(<SajuScreen {...props} user={user} call={now} />));
  await act(async () => first(CHART));
  expect(signs()).toBe('丙丁甲寅丑戌');
});

it('shows the word of Dalto on paper, a sentence a line, with the notice', async () => {
  const { t } = await open();
  const paper = screen.getByRole('heading', { name: t('page.dalto.reading') }).parentElement;
  expect([...paper.querySelectorAll('.s')].map((it) => it.textContent)).toEqual([
    'I am the sun.',
    'I shine on all.',
  ]);
  expect(within(paper).getByText(CHART.notice)).toBeTruthy();
});
