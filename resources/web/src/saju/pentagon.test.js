import { describe, expect, it } from 'vitest';
import { circles, ELEMENTS, feeding, HEIGHT, holding, WIDTH } from './pentagon.js';

const COUNTS = { wood: 2, fire: 3, earth: 2, metal: 1, water: 0 };
const numbers = (path) => path.match(/-?\d+\.?\d*/g).map(Number);

describe('the circles', () => {
  const around = circles(COUNTS);

  it('stand wood on top, then clockwise as each feeds the next', () => {
    expect(around.map(({ element }) => element)).toEqual(ELEMENTS);
    const [wood, fire, earth, metal, water] = around;
    expect(wood.y).toBeLessThan(fire.y);
    expect(fire.x).toBeGreaterThan(earth.x);
    expect(metal.x).toBeLessThan(earth.x);
    expect(water.x).toBeLessThan(metal.x);
    expect(water.y).toBeCloseTo(fire.y);
  });

  it('grow with their share and stay inside the drawing', () => {
    const radii = around.map(({ r }) => r);
    expect(radii).toEqual([31, 34, 31, 28, 25]);
    for (const { x, y, r } of circles({ wood: 8, fire: 0, earth: 0, metal: 0, water: 0 })) {
      expect(x - r).toBeGreaterThan(0);
      expect(y - r).toBeGreaterThan(-10);
      expect(x + r).toBeLessThan(WIDTH);
      expect(y + r).toBeLessThan(HEIGHT);
    }
  });

  it('know nothing of counts that are all zero', () => {
    const none = Object.fromEntries(ELEMENTS.map((element) => [element, 0]));
    expect(circles(none).every(({ share, r }) => share === 0 && r === 25)).toBe(true);
  });
});

describe('the arrows', () => {
  const around = circles(COUNTS);

  it('are five of each, all numbers', () => {
    for (const paths of [feeding(around), holding(around)]) {
      expect(paths).toHaveLength(5);
      expect(paths.join()).not.toContain('NaN');
    }
  });

  it('that feed begin outside one circle and end outside the next', () => {
    feeding(around).forEach((path, n) => {
      const [x1, y1, , , , , , x2, y2] = numbers(path);
      const [from, to] = [around[n], around[(n + 1) % 5]];
      expect(Math.hypot(x1 - from.x, y1 - from.y)).toBeGreaterThan(from.r);
      expect(Math.hypot(x2 - to.x, y2 - to.y)).toBeGreaterThan(to.r);
    });
  });

  it('that hold go to the one after the next', () => {
    const [x1, y1, x2, y2] = numbers(holding(around)[0]);
    const [wood, , earth] = around;
    expect(Math.hypot(x1 - wood.x, y1 - wood.y)).toBeCloseTo(wood.r + 3.5, 0);
    expect(Math.hypot(x2 - earth.x, y2 - earth.y)).toBeCloseTo(earth.r + 7, 0);
  });
});
