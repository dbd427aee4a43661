import { describe, expect, it } from 'vitest';
import { READING } from '../testing/fixtures.js';
import { areasOf, clipped, overallOf, reckoned, signed, strongest } from './score.js';

it('the reasons of every area add up from 60, within 20 and 98', () => {
  for (const area of READING.categories) {
    const within = Math.min(98, Math.max(20, reckoned(area)));
    expect([area.id, within]).toEqual([area.id, area.score]);
  }
});

it('the areas come brightest first, without the overall one', () => {
  expect(areasOf(READING).map(({ id }) => id)).toEqual([
    'money',
    'people',
    'love',
    'work',
    'health',
  ]);
  expect(overallOf(READING).id).toBe('overall');
  expect(READING.categories[0].id).toBe('overall');
});

it('the strongest reasons come first, whichever way they pull', () => {
  const reasons = [{ effect: 3 }, { effect: -9 }, { effect: 5 }];
  expect(strongest({ reasons }, 2)).toEqual([{ effect: -9 }, { effect: 5 }]);
  expect(reasons[0].effect).toBe(3);
});

describe('clipping', () => {
  const area = (effect) => ({ reasons: [{ effect }] });

  it('is told only where the scale ends', () => {
    expect(clipped(area(38))).toBeNull();
    expect(clipped(area(39))).toBe('highest');
    expect(clipped(area(-40))).toBeNull();
    expect(clipped(area(-41))).toBe('lowest');
  });
});

it('an effect carries its sign', () => {
  expect([13, -2, 0].map(signed)).toEqual(['+13', '−2', '±0']);
});
