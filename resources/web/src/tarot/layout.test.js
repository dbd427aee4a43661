import { describe, expect, it } from 'vitest';
import { layout } from './layout.js';

const SIZES = {
  one: 1,
  yes_no: 1,
  past_present_future: 3,
  situation_action_outcome: 3,
  self_other_relation: 3,
  choice: 5,
  relationship: 7,
  horseshoe: 7,
  celtic_cross: 10,
  week: 7,
  year: 13,
};
const EPSILON = 1e-9;

describe.each(Object.entries(SIZES))('%s', (spread, count) => {
  const { places, width, rows } = layout(spread, count);

  it('has a place for every card', () => expect(places).toHaveLength(count));

  it('lies round the middle of the cloth and within its measure', () => {
    for (const { x, y, turned } of places) {
      expect(Math.abs(x) + (turned ? 0.85 : 0.5)).toBeLessThanOrEqual(width / 2 + EPSILON);
      expect(Math.abs(y) + 0.5).toBeLessThanOrEqual(rows / 2 + EPSILON);
    }
  });

  it('covers no card with another, but for the one that crosses', () => {
    const lying = places.filter(({ turned }) => !turned);
    for (const [n, a] of lying.entries()) {
      for (const b of lying.slice(n + 1)) {
        const apart = Math.abs(a.x - b.x) >= 1 || Math.abs(a.y - b.y) >= 1;
        expect([spread, n, apart]).toEqual([spread, n, true]);
      }
    }
  });
});

it('the Celtic cross has a card across the first, its staff read from below', () => {
  const { places } = layout('celtic_cross', 10);
  expect(places.map(({ turned }) => turned).filter(Boolean)).toHaveLength(1);
  expect([places[1].x, places[1].y]).toEqual([places[0].x, places[0].y]);
  expect(places[1].turned).toBe(true);
  const staff = places.slice(6);
  expect(new Set(staff.map(({ x }) => x)).size).toBe(1);
  expect(staff.map(({ y }) => y)).toEqual(staff.map(({ y }) => y).toSorted((a, b) => b - a));
});

it('the year goes round like a clock with its own card in the middle', () => {
  const { places } = layout('year', 13);
  expect([places[12].x, places[12].y]).toEqual([0, 0]);
  const turns = places.slice(0, 12).map(({ x, y }) => Math.atan2(y, x));
  const steps = turns.map((turn, n) => (turns[(n + 1) % 12] - turn + 2 * Math.PI) % (2 * Math.PI));
  expect(steps.every((step) => step < Math.PI)).toBe(true);
});

it('a spread it does not know, or of another size, lies in rows', () => {
  for (const count of [2, 6, 8, 11]) {
    const { places, rows } = layout('of tomorrow', count);
    expect(places).toHaveLength(count);
    expect(rows).toBe(Math.ceil(count / 5));
  }
  expect(layout('celtic_cross', 3).places.some(({ turned }) => turned)).toBe(false);
});
