import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { eased, useWaxing } from './waxing.js';

const frames = [];
beforeEach(() => {
  frames.length = 0;
  vi.stubGlobal('requestAnimationFrame', (draw) => frames.push(draw));
  vi.stubGlobal('cancelAnimationFrame', (id) => (frames[id - 1] = null));
});
afterEach(() => vi.unstubAllGlobals());

const frame = (now) => act(() => frames.at(-1)(now));

it('eases from nothing to all, and never back', () => {
  expect(eased(0)).toBe(0);
  expect(eased(1)).toBe(1);
  expect(eased(2)).toBe(1);
  const way = Array.from({ length: 11 }, (_, n) => eased(n / 10));
  expect(way.toSorted((a, b) => a - b)).toEqual(way);
});

it('waxes from new moon to the score in 1.2 seconds, then holds still', () => {
  const { result } = renderHook(() => useWaxing(80, false));
  expect(result.current).toBe(20);
  frame(1000);
  frame(1600);
  expect(result.current).toBeGreaterThan(60);
  expect(result.current).toBeLessThan(80);
  frame(2200);
  expect(result.current).toBe(80);
  expect(frames).toHaveLength(3);
});

it('is there at once when motion is reduced', () => {
  const { result } = renderHook(() => useWaxing(80, true));
  expect(result.current).toBe(80);
  expect(frames).toHaveLength(0);
});

it('stops drawing when it is gone', () => {
  const { unmount } = renderHook(() => useWaxing(80, false));
  unmount();
  expect(frames).toEqual([null]);
});
