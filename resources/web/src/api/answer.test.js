import { act, renderHook } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { kept, useAnswer } from './answer.js';

/** A call whose answers the test gives when it likes. */
function slow() {
  const waiting = [];
  const call = vi.fn(() => new Promise((resolve, reject) => waiting.push({ resolve, reject })));
  return { call, waiting };
}

const ask = (call, first) =>
  renderHook(({ params }) => useAnswer(call, 'fortune.daily', params), {
    initialProps: { params: first },
  });

it('is busy until the answer is there', async () => {
  const { call, waiting } = slow();
  const { result } = ask(call, { date: '2026-11-22' });
  expect(call).toHaveBeenCalledWith('fortune.daily', { date: '2026-11-22' });
  expect(result.current).toMatchObject({ busy: true, answer: null, error: null });
  await act(async () => waiting[0].resolve({ score: 78 }));
  expect(result.current).toMatchObject({ busy: false, answer: { score: 78 } });
});

it('never shows the late answer of an older question', async () => {
  const { call, waiting } = slow();
  const { result, rerender } = ask(call, { date: '2026-11-22' });
  rerender({ params: { date: '2026-11-23' } });
  await act(async () => waiting[1].resolve({ score: 23 }));
  await act(async () => waiting[0].resolve({ score: 22 }));
  expect(result.current.answer).toEqual({ score: 23 });
  expect(call).toHaveBeenCalledTimes(2);
});

it('asks once for equal parameters, and nothing without any', async () => {
  const { call, waiting } = slow();
  const { result, rerender } = ask(call, null);
  expect(result.current.busy).toBe(false);
  rerender({ params: { date: '2026-11-22' } });
  rerender({ params: { date: '2026-11-22' } });
  await act(async () => waiting[0].resolve({}));
  expect(call).toHaveBeenCalledTimes(1);
});

it('tells a refusal, and asks again when it is told to', async () => {
  const { call, waiting } = slow();
  const { result } = ask(call, {});
  await act(async () => waiting[0].reject(new Error('no')));
  expect(result.current.error.message).toBe('no');
  await act(async () => result.current.again());
  expect(result.current).toMatchObject({ busy: true, error: null });
  await act(async () => waiting[1].resolve({ score: 1 }));
  expect(result.current.answer).toEqual({ score: 1 });
});

it('keeps the last answer until the next is there; under a refusal it is not to be shown', async () => {
  const { call, waiting } = slow();
  const { result, rerender } = ask(call, { date: '2026-11-22' });
  expect(kept(result.current)).toBeNull();
  await act(async () => waiting[0].resolve({ score: 22 }));
  rerender({ params: { date: '2026-11-23' } });
  expect(result.current).toMatchObject({ answer: null, latest: { score: 22 }, busy: true });
  expect(kept(result.current)).toEqual({ score: 22 });
  await act(async () => waiting[1].reject(new Error('no')));
  expect(result.current.latest).toEqual({ score: 22 });
  expect(kept(result.current)).toBeNull();
  rerender({ params: { date: '2026-11-24' } });
  await act(async () => waiting[2].resolve({ score: 24 }));
  expect(kept(result.current)).toEqual({ score: 24 });
  rerender({ params: null });
  expect(kept(result.current)).toEqual({ score: 24 });
});
