import { expect, it } from 'vitest';
import { Blink } from './blink.js';
import { dice, makeParameters } from './fixtures/load.js';

const IDS = ['ParamEyeLOpen', 'ParamEyeROpen'];
const FRAME = 1 / 100;
const free = new Uint8Array(2);

/** @returns {number[]} the left eye's opening, frame by frame */
function watch(blink, parameters, seconds, { driven = free, pose = 1 } = {}) {
  return Array.from({ length: Math.round(seconds / FRAME) }, () => {
    parameters.reset();
    parameters.set(0, pose);
    blink.step(FRAME, driven);
    return parameters.get(0);
  });
}

const blinks = (eye) => eye.filter((v, k) => v === 0 && eye[k - 1] > 0).length;

it('closes both eyes once between two and six seconds, and opens them again', () => {
  const parameters = makeParameters(IDS);
  const eye = watch(new Blink(parameters, IDS, dice(0.5)), parameters, 6);
  expect(eye.slice(0, 399).every((v) => v === 1)).toBe(true);
  expect(blinks(eye)).toBe(1);
  expect(eye.at(-1)).toBe(1);
  expect(parameters.get(1)).toBe(1);
});

it('blinks from where the eyes are', () => {
  const parameters = makeParameters(IDS);
  const eye = watch(new Blink(parameters, IDS, dice(0)), parameters, 2.2, { pose: 0.6 });
  expect(Math.max(...eye)).toBeCloseTo(0.6);
  expect(Math.min(...eye)).toBe(0);
});

it('leaves the eyes to a motion that moves them', () => {
  const parameters = makeParameters(IDS);
  const blink = new Blink(parameters, IDS, dice(0));
  const eye = watch(blink, parameters, 3, { driven: Uint8Array.of(1, 1) });
  expect(eye.every((v) => v === 1)).toBe(true);
});

it('sometimes blinks twice', () => {
  const parameters = makeParameters(IDS);
  const eye = watch(new Blink(parameters, IDS, dice(0, 0.1, 0.9)), parameters, 3);
  expect(blinks(eye)).toBe(2);
});

it('does nothing for a model without eyes', () => {
  const parameters = makeParameters(['ParamAngleX']);
  new Blink(parameters, IDS, dice(0)).step(2.1, new Uint8Array(1));
  expect(parameters.toObject()).toEqual({ ParamAngleX: 0 });
});
