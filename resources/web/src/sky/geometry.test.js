import { describe, expect, it } from 'vitest';
import { ahead, pathOf, pointAt, ringPath, spread, turned } from './geometry.js';

const CENTRE = 250;

/** Ten longitudes of a made-up chart, the same for the same number. */
function chart(seed) {
  let state = seed * 2654435761;
  const next = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  const crowd = next() * 360;
  const width = 20 + next() * 340;
  return Array.from({ length: 10 }, () => turned(crowd + next() * width));
}

/** The least distance between neighbours on the circle. */
function least(places) {
  const sorted = places.toSorted((a, b) => a - b);
  return Math.min(...sorted.map((one, n) => turned(sorted[(n + 1) % sorted.length] - one)));
}

it('longitudes stay within a turn', () => {
  expect([-30, 0, 360, 725].map(turned)).toEqual([330, 0, 0, 5]);
  expect(ahead(350, 10)).toBe(20);
  expect(ahead(10, 350)).toBe(-20);
});

it('the ascendant lies on the left and longitudes grow against the clock', () => {
  const at = (longitude) => pointAt(longitude, 100, 100, CENTRE).map(Math.round);
  expect(at(100)).toEqual([150, 250]);
  expect(at(190)).toEqual([250, 350]);
  expect(at(280)).toEqual([350, 250]);
  expect(at(10)).toEqual([250, 150]);
});

it('paths are numbers without end', () => {
  expect(pathOf([1, 2], [3.14159, 4])).toBe('M1.0 2.0L3.1 4.0');
  expect(ringPath(0, 30, 0, 240, 204, CENTRE)).toMatch(
    /^M10\.0 250\.0A240 240 0 0 0 .* 46\.0 250\.0z$/,
  );
});

describe('spreading', () => {
  it('leaves alone what has room', () => {
    expect(spread([10, 100, 200])).toEqual([10, 100, 200]);
    expect(spread([])).toEqual([]);
    expect(spread([5])).toEqual([5]);
  });

  it('parts a close pair evenly, also across the beginning of the circle', () => {
    expect(spread([100, 101]).map(Math.round)).toEqual([96, 105]);
    const [a, b] = spread([359, 1]);
    expect(a).toBeCloseTo(355.25, 0);
    expect(b).toBeCloseTo(4.75, 0);
  });

  it('keeps clear of ascendant and midheaven, each on its own side', () => {
    const [before, after] = spread([99, 102], { fixed: [100] });
    expect(ahead(100, before)).toBeCloseTo(-8.5, 1);
    expect(ahead(100, after)).toBeCloseTo(8.5, 1);
  });

  it('keeps 9.5° between any ten bodies, and 8.5° from both lines, in their order', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const bodies = chart(seed);
      const fixed = [turned(seed * 37), turned(seed * 37 + 250 + (seed % 40))];
      const places = spread(bodies, { fixed });
      const crowded = least(places) < 9.5;
      // Only a crowd between the two lines may stand closer than the rule says.
      if (crowded) expect(least(places), `chart ${seed}`).toBeGreaterThan(5);
      expect(least(spread(bodies)), `chart ${seed} without lines`).toBeGreaterThanOrEqual(9.5);
      expect(places.every(Number.isFinite)).toBe(true);
    }
  });

  it('a crowd that finds no room stands closer, but never upon each other', () => {
    const crowd = Array.from({ length: 10 }, (_, n) => 40 + n);
    const places = spread(crowd, { fixed: [35, 75] });
    expect(least(places)).toBeGreaterThan(1.5);
    for (const place of places) expect(place > 35 && place < 75).toBe(true);
  });
});
