import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { show } from '../testing/render.jsx';
import { Sparkline } from './sparkline.jsx';

const drawn = (scores) => {
  const { container } = show(<Sparkline scores={scores} label="seven days" />);
  const line = container.querySelector('path').getAttribute('d').slice(1).split('L');
  return { line: line.map((point) => point.split(' ').map(Number)), container };
};

it('goes from left to right, the best score highest, and ends in a dot', () => {
  const { line, container } = drawn([20, 98, 59]);
  expect(line.map(([x]) => x)).toEqual([4, 43, 82]);
  const [low, high, middle] = line.map(([, y]) => y);
  expect([low, high, middle]).toEqual([24, 4, 14]);
  const dot = container.querySelector('circle');
  expect([dot.getAttribute('cx'), dot.getAttribute('cy')]).toEqual(['82.0', '14.0']);
  expect(screen.getByRole('img', { name: 'seven days' })).toBeTruthy();
});

it('one day alone is a dot', () => {
  expect(drawn([60]).line).toEqual([[4, 13.7]]);
});
