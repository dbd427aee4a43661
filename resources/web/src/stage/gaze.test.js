import { beforeEach, describe, expect, it } from 'vitest';
import { dice, makeParameters } from './fixtures/load.js';
import { Gaze } from './gaze.js';

const IDS = ['EyeBallX', 'EyeBallY', 'AngleX', 'AngleY', 'AngleZ', 'BodyAngleX'].map(
  (name) => `Param${name}`,
);
const AHEAD = { x: 0, y: 0 };

let parameters;
let gaze;

beforeEach(() => {
  parameters = makeParameters(IDS);
  gaze = new Gaze(parameters, { random: dice(0.5) });
});

function look(seconds, glance = AHEAD) {
  for (let k = 0; k < Math.round(seconds * 60); k += 1) {
    parameters.reset();
    gaze.step(1 / 60, glance);
  }
  return parameters.toObject();
}

describe('the gaze', () => {
  it('turns eyes, head and body the right way', () => {
    gaze.lookAt(1, 1);
    const up = look(4);
    expect(up.ParamEyeBallX).toBeCloseTo(1, 2);
    expect(up.ParamEyeBallY).toBeCloseTo(1, 2);
    expect(up.ParamAngleX).toBeGreaterThan(20);
    expect(up.ParamAngleY).toBeGreaterThan(15);
    expect(up.ParamBodyAngleX).toBeGreaterThan(4);
    gaze.lookAt(-1, -1);
    expect(look(4).ParamAngleX).toBeLessThan(-20);
  });

  it('moves the eyes before the head, and the head before the body', () => {
    gaze.lookAt(1, 0);
    const early = look(0.1);
    const head = early.ParamAngleX / 24;
    expect(early.ParamEyeBallX).toBeGreaterThan(2 * head);
    expect(head).toBeGreaterThan(1.5 * (early.ParamBodyAngleX / 5));
  });

  it('does not leave the stage', () => {
    gaze.lookAt(9, -9);
    expect(look(4)).toMatchObject({ ParamEyeBallX: expect.closeTo(1, 2) });
    expect(gaze.target).toEqual({ x: 1, y: -1 });
  });

  it('adds to what a motion does', () => {
    gaze.lookAt(0, 0);
    parameters.set(parameters.index('ParamAngleX'), 10);
    gaze.step(1 / 60, AHEAD);
    expect(parameters.get(parameters.index('ParamAngleX'))).toBeCloseTo(10);
  });

  it('wanders a little when there is nobody', () => {
    gaze = new Gaze(parameters, { random: dice(0, 1, 1) });
    gaze.lookAt(null);
    const wandering = look(1);
    expect(wandering.ParamEyeBallX).toBeCloseTo(0.35, 2);
    expect(wandering.ParamAngleX).toBeLessThan(4);
  });

  it('looks ahead when it may not wander', () => {
    gaze = new Gaze(parameters, { random: dice(1), wander: false });
    expect(look(10).ParamEyeBallX).toBe(0);
  });

  it('lets a posture draw the eyes aside', () => {
    gaze.lookAt(0, 0);
    const thinking = look(3, { x: 0.4, y: 0.5 });
    expect(thinking.ParamEyeBallX).toBeCloseTo(0.4, 2);
    expect(thinking.ParamEyeBallY).toBeCloseTo(0.5, 2);
  });
});
