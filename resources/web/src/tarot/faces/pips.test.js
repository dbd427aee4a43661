import { describe, expect, it } from 'vitest';
import { pips } from './pips.js';

const SIGN = { width: 44, height: 64 }; // the largest sign, at scale 1
const WINDOW = { left: 22, right: 178, top: 42, bottom: 286 };
const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

describe.each(NUMBERS)('%i signs', (number) => {
  const places = pips(number);

  it('are as many as said', () => expect(places).toHaveLength(number));

  it('stay within the window', () => {
    for (const { x, y, scale } of places) {
      expect(x - (SIGN.width / 2) * scale).toBeGreaterThanOrEqual(WINDOW.left);
      expect(x + (SIGN.width / 2) * scale).toBeLessThanOrEqual(WINDOW.right);
      expect(y - (SIGN.height / 2) * scale).toBeGreaterThanOrEqual(WINDOW.top);
      expect(y + (SIGN.height / 2) * scale).toBeLessThanOrEqual(WINDOW.bottom);
    }
  });

  it('balance about the middle', () => {
    const middle = places.reduce((sum, { x }) => sum + x, 0) / number;
    expect(middle).toBeCloseTo(100, 6);
  });

  it('do not cover one another', () => {
    for (const [n, a] of places.entries()) {
      for (const b of places.slice(n + 1)) {
        const apart =
          Math.abs(a.x - b.x) >= SIGN.width * a.scale * 0.95 ||
          Math.abs(a.y - b.y) >= SIGN.height * a.scale * 0.95;
        expect(apart).toBe(true);
      }
    }
  });
});
