import { act } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { show } from '../testing/render.jsx';
import { isoDate } from '../ui/dates.js';
import { useToday } from './today.js';

afterEach(() => vi.useRealTimers());

function Calendar() {
  return <p>{isoDate(useToday())}</p>;
}

it('a page that stays open turns its leaf at midnight', () => {
  vi.useFakeTimers({ now: new Date(2026, 11, 31, 23, 0, 0) });
  const { container } = show(<Calendar />);
  act(() => vi.advanceTimersByTime(59 * 60_000));
  expect(container.textContent).toBe('2026-12-31');
  act(() => vi.advanceTimersByTime(62_000));
  expect(container.textContent).toBe('2027-01-01');
  act(() => vi.advanceTimersByTime(24 * 3_600_000));
  expect(container.textContent).toBe('2027-01-02');
});
