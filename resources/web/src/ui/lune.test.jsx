import { expect, it } from 'vitest';
import { show } from '../testing/render.jsx';
import { litShare, Lune } from './lune.jsx';

it('our lowest score is new, our highest is full', () => {
  expect([10, 20, 59, 98, 100].map(litShare)).toEqual([0, 0, 0.5, 1, 1]);
});

it.each([
  [20, 'A46.0 46 0 0 0'],
  [59, 'A0.0 46 0 0 0'],
  [78, 'A22.4 46 0 0 1'],
  [98, 'A46.0 46 0 0 1'],
])('a score of %i bends the terminator to %s', (score, arc) => {
  const { container } = show(<Lune score={score} size={20} />);
  expect(container.querySelector('.l').getAttribute('d')).toContain(arc);
});

it('is named where it stands alone and silent beside its number', () => {
  const { container, rerender } = show(<Lune score={50} size={20} />);
  expect(container.querySelector('svg').getAttribute('aria-hidden')).toBe('true');
  rerender(<Lune score={50} size={20} label="50 points" />);
  expect(container.querySelector('svg').getAttribute('aria-label')).toBe('50 points');
});
