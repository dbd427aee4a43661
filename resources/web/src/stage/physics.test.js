import { expect, it } from 'vitest';
import { makeParameters } from './fixtures/load.js';
import { Physics } from './physics.js';

const IDS = ['ParamAngleX', 'ParamAngleY', 'ParamAngleZ', 'ParamHairFront'];

/** @returns {number[]} the fringe, frame by frame, with the head held at these degrees */
function swing(physics, parameters, degrees, frames, dt = 1 / 60) {
  return Array.from({ length: frames }, () => {
    parameters.reset();
    parameters.set(0, degrees);
    physics.step(dt);
    return parameters.get(3);
  });
}

it('is at rest while the head is, however it is held', () => {
  const parameters = makeParameters(IDS);
  const fringe = swing(new Physics(parameters), parameters, 20, 60);
  expect(fringe.every((value) => value === 0)).toBe(true);
});

it('lags behind a turn, swings out and comes to rest', () => {
  const parameters = makeParameters(IDS);
  const physics = new Physics(parameters);
  swing(physics, parameters, 0, 5);
  const fringe = swing(physics, parameters, 30, 600);
  expect(fringe[0]).toBeLessThan(-0.5);
  expect(Math.max(...fringe)).toBeGreaterThan(0.1);
  expect(Math.abs(fringe.at(-1))).toBeLessThan(1e-3);
});

it('stays calm through long frames', () => {
  const parameters = makeParameters(IDS);
  const physics = new Physics(parameters);
  swing(physics, parameters, 0, 2);
  const fringe = swing(physics, parameters, 30, 100, 0.1);
  expect(Math.max(...fringe.map(Math.abs))).toBeLessThan(1.2);
});

it('leaves out what the model lacks', () => {
  const physics = new Physics(makeParameters(['ParamAngleX', 'ParamSkirt']));
  expect(physics.springs).toEqual([]);
});
