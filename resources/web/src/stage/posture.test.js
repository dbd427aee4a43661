import { expect, it } from 'vitest';
import { makeParameters } from './fixtures/load.js';
import { Posture } from './posture.js';

const IDS = ['ParamAngleY', 'ParamAngleZ', 'ParamEarL', 'ParamEarR', 'ParamBodyAngleY'];

function settled(posture, parameters, loudness = 0) {
  for (let k = 0; k < 180; k += 1) {
    parameters.reset();
    posture.step(1 / 60, loudness);
  }
  return parameters.toObject();
}

it('pricks up the ears to listen and tilts the head to think', () => {
  const parameters = makeParameters(IDS);
  const posture = new Posture(parameters);
  posture.set('listening');
  expect(settled(posture, parameters).ParamEarL).toBeCloseTo(0.5, 2);
  posture.set('thinking');
  const thinking = settled(posture, parameters);
  expect(thinking.ParamAngleZ).toBeLessThan(-5);
  expect(posture.glance.x).toBeCloseTo(0.4, 2);
  expect(posture.glance.y).toBeCloseTo(0.5, 2);
});

it('eases between bearings', () => {
  const parameters = makeParameters(IDS);
  const posture = new Posture(parameters);
  posture.set('listening');
  posture.step(1 / 60, 0);
  expect(parameters.get(parameters.index('ParamEarL'))).toBeLessThan(0.1);
});

it('stands at ease for a status nobody knows', () => {
  const parameters = makeParameters(IDS);
  const posture = new Posture(parameters);
  posture.set('toString');
  expect(posture.status).toBe('idle');
  expect(settled(posture, parameters)).toEqual(makeParameters(IDS).toObject());
});

it('nods with the voice', () => {
  const parameters = makeParameters(IDS);
  const posture = new Posture(parameters);
  posture.set('speaking');
  const quiet = settled(posture, parameters).ParamAngleY;
  expect(settled(posture, parameters, 1).ParamAngleY).toBeLessThan(quiet - 2);
});
