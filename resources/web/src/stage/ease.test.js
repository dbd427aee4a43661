import { expect, it } from 'vitest';
import { approach, clamp, easeSine } from './ease.js';

it('eases from 0 to 1 and is flat outside', () => {
  expect([easeSine(-1), easeSine(0), easeSine(1), easeSine(2)]).toEqual([0, 0, 1, 1]);
  expect(easeSine(0.5)).toBeCloseTo(0.5);
  expect(easeSine(0.25)).toBeLessThan(0.25);
});

it('covers 95 % in three time constants, however many frames that takes', () => {
  expect(approach(0.3, 0.1)).toBeCloseTo(0.95, 2);
  const left = (1 - approach(0.1, 0.1)) ** 3;
  expect(1 - left).toBeCloseTo(approach(0.3, 0.1), 6);
});

it('clamps', () => {
  expect([clamp(-2, -1, 1), clamp(0.3, -1, 1), clamp(2, -1, 1)]).toEqual([-1, 0.3, 1]);
});
