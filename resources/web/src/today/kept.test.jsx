import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useKept } from './kept.js';

const FIRST = { score: 1 };
const NEXT = { score: 2 };

it('keeps the last answer until the next is there, but not under a refusal', () => {
  const { result, rerender } = renderHook(useKept, {
    initialProps: { answer: null, error: null },
  });
  const after = (answer, error = null) => {
    rerender({ answer, error });
    return result.current;
  };
  expect(result.current).toBeNull();
  expect(after(FIRST)).toBe(FIRST);
  expect(after(null)).toBe(FIRST);
  expect(after(null, new Error('no'))).toBeNull();
  expect(after(NEXT)).toBe(NEXT);
});
