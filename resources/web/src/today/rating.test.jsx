import { act, fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { READING, USER } from '../testing/fixtures.js';
import { show } from '../testing/render.jsx';
import { refusal } from '../testing/stand-ins.js';
import { Rating } from './rating.jsx';

const kept = (id, more) => ({
  id,
  date: READING.date,
  body: { text: READING.text },
  reaction: null,
  ...more,
});

/** `pages` of kept readings; `react` answers a rating. */
async function rating(pages, react = () => ({})) {
  let asked = 0;
  const call = vi.fn(async (op, params) => {
    if (op === 'user.react') return react(params);
    const items = pages[asked++] ?? [];
    return { items, next_cursor: asked < pages.length ? `c${asked}` : null };
  });
  const shown = show(<Rating reading={READING} user={USER} call={call} />);
  await act(async () => {});
  const rated = () => call.mock.calls.filter(([op]) => op === 'user.react').map(([, it]) => it);
  const press = (key) => act(async () => fireEvent.click(screen.getByText(shown.t(key))));
  const on = () => screen.queryAllByRole('button', { pressed: true }).map((it) => it.textContent);
  return { ...shown, call, rated, press, on };
}

it('rates the kept reading of that day with those words', async () => {
  const other = kept('old', { body: { text: 'other words' } });
  const { press, rated, on, t } = await rating([[other, kept('r-1')]]);
  await press('page.today.rate.good');
  expect(rated()).toEqual([{ user_id: 'u-1', id: 'r-1', rating: 5 }]);
  expect(on()).toEqual([t('page.today.rate.good')]);
  expect(screen.getByRole('status').textContent).toBe(t('page.today.rate.thanks'));
});

it('a second word replaces the first', async () => {
  const { press, rated, on, t } = await rating([[kept('r-1')]]);
  await press('page.today.rate.good');
  await press('page.today.rate.bad');
  expect(rated().map((one) => one.rating)).toEqual([5, 2]);
  expect(on()).toEqual([t('page.today.rate.bad')]);
});

it('shows what was said before', async () => {
  const { on, t } = await rating([[kept('r-1', { reaction: { rating: 4 } })]]);
  expect(on()).toEqual([t('page.today.rate.good')]);
});

it('looks on older pages, and asks nothing of a reading that was not kept', async () => {
  const found = await rating([[kept('x', { date: '2020-01-01' })], [kept('r-2')]]);
  await found.press('page.today.rate.good');
  expect(found.rated()[0].id).toBe('r-2');
  expect(found.call.mock.calls[1][1].cursor).toBe('c1');
  found.unmount();
  await rating([[], []]);
  expect(screen.queryByRole('button')).toBeNull();
});

it('tells why a rating was refused, and takes none as said', async () => {
  const { press, on } = await rating([[kept('r-1')]], refusal('storage_busy', 'Busy just now.'));
  await press('page.today.rate.good');
  expect(screen.getByRole('status').textContent).toBe('Busy just now.');
  expect(on()).toEqual([]);
});
