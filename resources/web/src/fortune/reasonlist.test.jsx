import { expect, it } from 'vitest';
import { show } from '../testing/render.jsx';
import { Reasons } from './reasonlist.jsx';

it('reasons rise, fall or do neither', () => {
  const effects = [9, -4, 0];
  const reasons = effects.map((effect) => ({ signal: `s${effect}`, effect, text: `by ${effect}` }));
  const { container } = show(<Reasons reasons={reasons} />);
  const lines = [...container.querySelectorAll('li')].map((line) => line.textContent);
  expect(lines).toEqual(['+9by 9', '−4by -4', '±0by 0']);
  const ways = [...container.querySelectorAll('.delta')].map(({ classList }) =>
    [...classList].at(-1),
  );
  expect(ways).toEqual(['up', 'down', 'num']);
});
