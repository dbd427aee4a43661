import { expect, it } from 'vitest';
import { crescent, disc, leaves, line, petals, rays, star, stars } from './shapes.js';

const points = (d) => [...d.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => [+x, +y]);
const far = ([x, y]) => Math.hypot(x - 100, y - 100);

it('a star has two corners a ray, near and far in turn', () => {
  const corners = points(star(100, 100, 50, 5, 0.4));
  expect(corners).toHaveLength(10);
  corners.forEach((corner, n) => expect(far(corner)).toBeCloseTo(n % 2 ? 20 : 50, 0));
  expect(corners[0]).toEqual([100, 50]);
});

it('rays run from one ring to the other', () => {
  const ends = points(rays(100, 100, 30, 40, 8));
  expect(ends).toHaveLength(16);
  ends.forEach((end, n) => expect(far(end)).toBeCloseTo(n % 2 ? 40 : 30, 0));
});

it('petals, leaves and stars come as many as asked', () => {
  expect(petals(0, 0, 10, 2, 7).match(/z/g)).toHaveLength(7);
  expect(leaves(0, 0, 10, 4, 6).match(/z/g)).toHaveLength(12);
  expect(stars([0, 0, 3], [9, 9, 2]).match(/z/g)).toHaveLength(2);
});

it('a disc begins at its left and may be an ellipse', () => {
  expect(disc(10, 20, 5)).toBe('M5 20a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z');
  expect(disc(10, 20, 5, 2)).toContain('a5 2 ');
});

it('a crescent ends where it began', () => {
  expect(crescent(0, 0, 10, 4)).toBe('M0 -10a10 10 0 1 0 0 20a4 10 0 1 1 0 -20z');
});

it('a line is not filled', () => {
  expect(line('red', 'M0 0h9')).toMatchObject({ fill: 'none', stroke: 'red', d: 'M0 0h9' });
});
