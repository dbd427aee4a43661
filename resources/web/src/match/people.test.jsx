import { act, renderHook } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { bondOf, BONDS, usePeople } from './people.js';
import { answersFor, DAD, JIHO, MINSEO } from '../testing/people.js';

describe('how two are bound', () => {
  it('follows what somebody was named as', () => {
    expect(bondOf(JIHO)).toBe('lover');
    expect(bondOf(MINSEO)).toBe('friend');
    expect(bondOf({ relation: 'colleague' })).toBe('colleague');
    expect(bondOf(DAD)).toBe('friend');
    expect(BONDS).toContain(bondOf(null));
  });
});

async function people(list) {
  const call = vi.fn(answersFor(list));
  let hook;
  await act(async () => {
    hook = renderHook(() => usePeople(call));
  });
  const names = () => hook.result.current.list.map(({ name }) => name);
  const save = (...what) => act(() => hook.result.current.save(...what));
  return { call, names, save, hook };
}

it('somebody new stands last, named by the bond', async () => {
  const { call, names, save } = await people([JIHO]);
  await save({ name: 'Haru', birth: JIHO.birth }, { bond: 'colleague' });
  expect(names()).toEqual(['Jiho', 'Haru']);
  expect(call.mock.calls.at(-1)).toEqual([
    'people.create',
    { name: 'Haru', birth: JIHO.birth, relation: 'colleague' },
  ]);
});

it('somebody changed keeps their place and their relation', async () => {
  const { call, names, save } = await people([JIHO, MINSEO]);
  await save({ name: 'Jiho Kim' }, { id: 'p-1', bond: 'friend' });
  await save({ name: 'Jiho Lee' }, { id: 'p-1', bond: 'friend' });
  expect(names()).toEqual(['Jiho Lee', 'Minseo']);
  expect(call.mock.calls.at(-1)).toEqual(['people.update', { id: 'p-1', name: 'Jiho Lee' }]);
});

it('what the server refuses is not kept', async () => {
  const call = vi.fn(
    answersFor([JIHO], { 'people.create': () => Promise.reject(new Error('no')) }),
  );
  let hook;
  await act(async () => {
    hook = renderHook(() => usePeople(call));
  });
  await expect(hook.result.current.save({ name: 'Haru' }, { bond: 'lover' })).rejects.toThrow('no');
  expect(hook.result.current.list).toHaveLength(1);
});
