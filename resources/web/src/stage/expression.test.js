import { beforeEach, describe, expect, it } from 'vitest';
import { Expression, ExpressionPlayer } from './expression.js';
import { makeParameters } from './fixtures/load.js';

const face = (name, Parameters) => {
  return new Expression(name, { FadeInTime: 0.5, FadeOutTime: 0.25, Parameters });
};
const FACES = [
  face('neutral', []),
  face('joy', [
    { Id: 'ParamMouthForm', Value: 0.8, Blend: 'Add' },
    { Id: 'ParamEyeLOpen', Value: 0.5, Blend: 'Multiply' },
    { Id: 'ParamAngleX', Value: 12, Blend: 'Overwrite' },
    { Id: 'ParamNobodyHas', Value: 1 },
  ]),
  face('sadness', [{ Id: 'ParamMouthForm', Value: -0.6 }]),
];

let parameters;
let player;

beforeEach(() => {
  parameters = makeParameters(['ParamMouthForm', 'ParamEyeLOpen', 'ParamAngleX']);
  player = new ExpressionPlayer(FACES, parameters);
});

function step(dt, before = {}) {
  parameters.reset();
  for (const [id, value] of Object.entries(before)) parameters.set(parameters.index(id), value);
  player.step(dt);
  return parameters.toObject();
}

describe('an expression', () => {
  it('adds, multiplies and overwrites', () => {
    player.set('joy');
    const shown = step(1, { ParamMouthForm: 0.1, ParamAngleX: -5 });
    expect(shown.ParamMouthForm).toBeCloseTo(0.9);
    expect(shown.ParamEyeLOpen).toBeCloseTo(0.5);
    expect(shown.ParamAngleX).toBeCloseTo(12);
  });

  it('fades in', () => {
    player.set('joy');
    const shown = step(0.25);
    expect(shown.ParamMouthForm).toBeCloseTo(0.4);
    expect(shown.ParamEyeLOpen).toBeCloseTo(0.75);
  });

  it('is as strong as its intensity, at most whole', () => {
    player.set('joy', { intensity: 0.5 });
    expect(step(1).ParamMouthForm).toBeCloseTo(0.4);
    player.set('joy', { intensity: 7 });
    expect(step(1).ParamMouthForm).toBeCloseTo(0.8);
  });

  it('cross-fades with the next', () => {
    player.set('joy');
    step(1);
    player.set('sadness');
    expect(step(0.125).ParamMouthForm).toBeGreaterThan(0);
    expect(player.shown.length).toBe(2);
    step(1);
    expect(step(0).ParamMouthForm).toBeCloseTo(-0.6);
    expect(player.shown.length).toBe(1);
  });

  it('returns before it is gone without a jump', () => {
    player.set('joy');
    step(1);
    player.set('neutral');
    const leaving = step(0.1).ParamMouthForm;
    player.set('joy');
    expect(step(0.001).ParamMouthForm).toBeGreaterThanOrEqual(leaving);
    expect(player.shown.filter((f) => f.expression.name === 'joy').length).toBe(1);
  });

  it('ends after its duration', () => {
    player.set('joy', { duration: 2 });
    step(1.9);
    expect(player.current).toBe('joy');
    step(0.2);
    expect(player.current).toBe('neutral');
    expect(step(1).ParamMouthForm).toBeCloseTo(0);
  });

  it('stays without one', () => {
    player.set('joy');
    for (let k = 0; k < 100; k += 1) step(1);
    expect(player.current).toBe('joy');
  });

  it('is neutral when unknown', () => {
    player.set('joy');
    expect(player.set('perplexed')).toBe(false);
    expect(player.current).toBe('neutral');
  });

  it('may be missing altogether', () => {
    const bare = new ExpressionPlayer([], parameters);
    expect(bare.set('joy')).toBe(false);
    bare.step(1);
    expect(bare.current).toBe(null);
  });
});
