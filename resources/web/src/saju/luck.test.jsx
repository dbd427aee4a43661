import { act, fireEvent, screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { show } from '../testing/render.jsx';
import { Luck } from './luck.jsx';
import { CHART, chartFor, LUCK } from '../testing/chart.js';

const TODAY = new Date(2026, 10, 22, 12);

async function open(props = {}) {
  const ask = vi.fn(async (op, params) => chartFor(params));
  const onProfile = vi.fn();
  let shown;
  await act(async () => {
    shown = show(
      <Luck
        luck={LUCK}
        deep
        explain={CHART.explain}
        ask={ask}
        question={{ birth: 'b' }}
        today={TODAY}
        language="en"
        onProfile={onProfile}
        {...props}
      />,
    );
  });
  return { ...shown, ask, onProfile };
}
const spans = (ask) => ask.mock.calls.map(([, { year, month }]) => [year, month]);
const row = (name) => within(screen.getByRole('tablist', { name })).getAllByRole('tab');
const press = (element) => act(async () => fireEvent.mouseDown(element, { button: 0 }));

it('shows ten cycles with the present one marked and open', async () => {
  const { t } = await open();
  const cycles = row(t('page.saju.luck'));
  expect(cycles).toHaveLength(10);
  const [now, ...more] = cycles.filter((it) => it.getAttribute('aria-current'));
  expect(more).toEqual([]);
  expect(now.getAttribute('aria-selected')).toBe('true');
  expect(now.textContent).toContain('甲戌');
  expect(screen.getByText(/luck text/)).toBeTruthy();
});

it('a cycle opens its ten years, the present year its months', async () => {
  const { t, ask } = await open();
  expect(spans(ask)).toEqual([
    [2028, undefined],
    [2026, undefined],
  ]);
  const years = row(t('page.saju.years'));
  expect(years).toHaveLength(10);
  expect(years[0].textContent).toContain('year god 2024');
  expect(years.filter((it) => it.getAttribute('aria-current'))).toEqual([years[2]]);
  expect(row(t('page.saju.months', { year: 2026 }))).toHaveLength(12);
});

it('arrows walk along the cycles', async () => {
  const { t, ask } = await open();
  const cycles = row(t('page.saju.luck'));
  cycles[2].focus();
  await act(async () => fireEvent.keyDown(cycles[2], { key: 'ArrowRight' }));
  await act(async () => vi.waitFor(() => expect(document.activeElement).toBe(cycles[3])));
  expect(cycles[3].getAttribute('aria-selected')).toBe('true');
  expect(spans(ask).at(-1)).toEqual([2038, undefined]);
  expect(row(t('page.saju.years'))[0].textContent).toContain('year god 2034');
});

it('a month opens the days of the calendar month in which it begins', async () => {
  const { t, ask } = await open();
  const months = row(t('page.saju.months', { year: 2026 }));
  expect(months.findIndex((it) => it.getAttribute('aria-current'))).toBe(9);
  await press(months[9]);
  expect(spans(ask).at(-1)).toEqual([2026, 11]);
  const days = screen.getAllByRole('listitem');
  expect(days).toHaveLength(28);
  expect(days[0].style.gridColumnStart).toBe('1'); // the first was a Sunday
  expect(days[4].textContent).toContain('term 9');
  expect(days.filter((it) => it.getAttribute('aria-current'))).toEqual([days[21]]);
});

it('a month that begins in January belongs to the calendar’s next year', async () => {
  const { t, ask } = await open();
  await press(row(t('page.saju.months', { year: 2026 }))[11]);
  expect(spans(ask).at(-1)).toEqual([2027, 1]);
});

it('another chart’s cycles take the place of these', async () => {
  const { rerender, t } = await open();
  const cycles = LUCK.cycles.map((cycle) => ({ ...cycle, year: cycle.year + 1 }));
  const props = { deep: false, explain: [], ask: vi.fn(), question: {}, today: TODAY };
  await act(async () => rerender(<Luck luck={{ ...LUCK, cycles }} language="en" {...props} />));
  expect(row(t('page.saju.luck'))).toHaveLength(10);
  expect(screen.queryByRole('tablist', { name: t('page.saju.years') })).toBeNull();
});

it.each([1999, 2104])('in %i, outside the cycles, none is the present one', async (year) => {
  const { t } = await open({ today: new Date(year, 11, 31) });
  const [first, ...rest] = row(t('page.saju.luck'));
  expect(first.getAttribute('aria-selected')).toBe('true');
  expect([first, ...rest].filter((it) => it.getAttribute('aria-current'))).toEqual([]);
});

it('years beyond the engine’s are not asked for', async () => {
  const { t, ask } = await open();
  await press(row(t('page.saju.luck'))[9]);
  expect(spans(ask).at(-1)).toEqual([2098, undefined]);
  const cycles = [{ ...LUCK.cycles[0], year: 2107, start: '2107-01-01' }];
  const late = await open({ luck: { ...LUCK, cycles } });
  expect(spans(late.ask)).toEqual([[2100, undefined]]);
  expect(screen.getByText(t('page.saju.years.end'))).toBeTruthy();
});

it('without a gender the luck says that it needs one; years pass all the same', async () => {
  const { t, ask, onProfile } = await open({ luck: null });
  expect(screen.queryByRole('tablist', { name: t('page.saju.luck') })).toBeNull();
  fireEvent.click(screen.getByText(t('page.saju.luck.tell')));
  expect(onProfile).toHaveBeenCalled();
  expect(spans(ask)[0]).toEqual([2026, undefined]);
  expect(row(t('page.saju.years'))[4].getAttribute('aria-current')).toBe('date');
});

it('a span that cannot be had says so, and can be tried again', async () => {
  const ask = vi.fn(async () => {
    throw new Error('no such span');
  });
  const { t } = await open({ ask });
  expect(screen.getByRole('alert').textContent).toContain('no such span');
  ask.mockImplementation(async (op, params) => chartFor(params));
  await act(async () => fireEvent.click(screen.getByText(t('page.retry'))));
  expect(row(t('page.saju.years'))).toHaveLength(10);
});
