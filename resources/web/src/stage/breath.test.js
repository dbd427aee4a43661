import { expect, it } from 'vitest';
import { Breath } from './breath.js';
import { makeParameters } from './fixtures/load.js';

it('breathes the whole range and lets the light pulse on top of its own value', () => {
  const parameters = makeParameters(['ParamBreath', 'ParamGlow']);
  const breath = new Breath(parameters);
  const seen = { ParamBreath: [], ParamGlow: [] };
  for (let k = 0; k < 600; k += 1) {
    parameters.reset();
    parameters.set(1, 0.2);
    breath.step(1 / 50);
    seen.ParamBreath.push(parameters.get(0));
    seen.ParamGlow.push(parameters.get(1));
  }
  expect(Math.min(...seen.ParamBreath)).toBeCloseTo(0, 2);
  expect(Math.max(...seen.ParamBreath)).toBeCloseTo(1, 2);
  expect(Math.min(...seen.ParamGlow)).toBeCloseTo(0.2, 2);
  expect(Math.max(...seen.ParamGlow)).toBeCloseTo(0.55, 2);
});
