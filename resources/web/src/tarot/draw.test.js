import { act, renderHook, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { FAN, rest, useDraw } from './draw.js';

const PARAMS = { spread: 'one' };
const open = (answer = async () => 'reading') => {
  const call = vi.fn(answer);
  const { result } = renderHook(() => useDraw(call));
  return { call, draw: () => result.current, run: (step) => act(async () => step(result.current)) };
};

describe('the rest of the cards', () => {
  it.each([1, 3, 5, 7, 10, 13])('%i are different backs of the fan', (total) => {
    const backs = rest([], total);
    expect(new Set(backs).size).toBe(total);
    expect(backs.every((back) => back >= 0 && back < FAN)).toBe(true);
  });

  it('leaves those that were taken alone', () => {
    const taken = [0, 6, 12, 18, 24];
    const backs = rest(taken, 13);
    expect(backs).toHaveLength(8);
    expect(backs.some((back) => taken.includes(back))).toBe(false);
    expect(rest(taken, 5)).toEqual([]);
  });
});

describe('the draw', () => {
  it('asks once, whatever is taken after', async () => {
    const { call, draw, run } = open();
    expect(call).not.toHaveBeenCalled();
    await run(({ take }) => take(3, PARAMS));
    await run(({ take }) => take(9, { spread: 'other' }));
    expect(call.mock.calls).toEqual([['fortune.tarot', PARAMS]]);
    expect(draw()).toMatchObject({ taken: [3, 9], together: 1, reading: 'reading', busy: false });
  });

  it('takes no back twice', async () => {
    const { draw, run } = open();
    await run(({ take }) => take(3, PARAMS));
    await run(({ take }) => take(3, PARAMS));
    expect(draw().taken).toEqual([3]);
  });

  it('takes the rest together', async () => {
    const { draw, run } = open();
    await run(({ take }) => take(3, PARAMS));
    await run(({ takeRest }) => takeRest(5, PARAMS));
    expect(draw().taken).toHaveLength(5);
    expect(draw().together).toBe(4);
  });

  it('asks anew after a shuffle, also with the same wish', async () => {
    let count = 0;
    const { call, draw, run } = open(async () => (count += 1));
    await run(({ take }) => take(3, PARAMS));
    await run(({ shuffle }) => shuffle());
    expect(draw()).toMatchObject({ taken: [], reading: null, busy: false, round: 1 });
    await run(({ take }) => take(3, PARAMS));
    expect(call).toHaveBeenCalledTimes(2);
    expect(draw().reading).toBe(2);
  });

  it('never shows the late answer of an older shuffle', async () => {
    const answers = [];
    const { draw, run } = open(() => new Promise((resolve) => answers.push(resolve)));
    await run(({ take }) => take(3, PARAMS));
    await run(({ shuffle }) => shuffle());
    await run(() => answers[0]('old'));
    expect(draw().reading).toBeNull();
    await run(({ take }) => take(3, PARAMS));
    expect(draw()).toMatchObject({ reading: null, busy: true });
    await run(() => answers[1]('new'));
    expect(draw().reading).toBe('new');
  });

  it('tells what failed and asks again with the same wish', async () => {
    const failing = vi.fn().mockRejectedValueOnce(new Error('no')).mockResolvedValue('reading');
    const { draw, run } = open(failing);
    await run(({ take }) => take(3, PARAMS));
    expect(draw().error.message).toBe('no');
    await run(({ again }) => again());
    await waitFor(() => expect(draw().reading).toBe('reading'));
    expect(draw().taken).toEqual([3]);
    expect(failing.mock.calls[1]).toEqual(failing.mock.calls[0]);
  });

  it('deals the card of the day from a full deck', async () => {
    const { call, draw, run } = open();
    await run(({ takeRest }) => takeRest(3, PARAMS));
    await run(({ dealToday }) => dealToday({ user_id: 'u' }));
    expect(call).toHaveBeenLastCalledWith('fortune.tarot.daily', { user_id: 'u' });
    expect(draw()).toMatchObject({ daily: true, together: 1, reading: 'reading' });
    expect(draw().taken).toHaveLength(1);
  });
});
