import { expect, it } from 'vitest';
import svg from './back.svg?raw';

const drawing = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;

it('is drawn in the measure of the faces', () => {
  expect(drawing.getAttribute('viewBox')).toBe('0 0 200 340');
});

it('is the same upside down: everything is in the middle or there twice', () => {
  const uses = [...drawing.querySelectorAll('use')].map((use) => use.getAttribute('transform'));
  expect(uses).toEqual([null, 'rotate(180 100 170)']);
  for (const circle of drawing.querySelectorAll(':scope > circle')) {
    expect([circle.getAttribute('cx'), circle.getAttribute('cy')]).toEqual(['100', '170']);
  }
  for (const rect of drawing.querySelectorAll(':scope > rect')) {
    const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) =>
      Number(rect.getAttribute(name)),
    );
    expect([2 * x + width, 2 * y + height]).toEqual([200, 340]);
  }
});
