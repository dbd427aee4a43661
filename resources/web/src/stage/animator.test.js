import { describe, expect, it } from 'vitest';
import { Animator } from './animator.js';
import { Expression } from './expression.js';
import { dice, makeParameters } from './fixtures/load.js';
import { Motion } from './motion.js';

const IDS = [
  'ParamAngleX',
  'ParamAngleY',
  'ParamEyeLOpen',
  'ParamMouthOpenY',
  'ParamMouthForm',
  'ParamBreath',
  'ParamHairFront',
];
const NOW = 5000;
const flat = (Id, value) => ({ Target: 'Parameter', Id, Segments: [0, value, 0, 9, value] });
const motion = (...Curves) => {
  const Meta = { Duration: 9, Loop: true, FadeInTime: 0, FadeOutTime: 0 };
  return new Motion({ Meta, Curves });
};

function animator(options = {}) {
  const parameters = makeParameters(IDS);
  const behaviour = {
    motions: new Map([
      ['Idle', [motion(flat('ParamAngleX', 8), flat('ParamMouthOpenY', 0.9))]],
      ['Nod', [motion(flat('ParamAngleY', 20))]],
    ]),
    expressions: [
      new Expression('neutral', {}),
      new Expression('joy', {
        FadeInTime: 0,
        Parameters: [
          { Id: 'ParamMouthOpenY', Value: 0.5 },
          { Id: 'ParamEyeLOpen', Value: 0.5, Blend: 'Multiply' },
        ],
      }),
    ],
    eyeBlink: ['ParamEyeLOpen'],
  };
  const made = new Animator(parameters, behaviour, { random: dice(0.5), ...options });
  const run = (seconds) => {
    for (let k = 0; k < Math.round(seconds * 60); k += 1) made.step(1 / 60, NOW + k / 60);
    return parameters.toObject();
  };
  return { made, run };
}

const silence = { hop_ms: 10, t0_ms: 0, vowel: '-'.repeat(500), open: Array(500).fill(0) };

describe('one frame', () => {
  it('has an idle motion, a breath and a face', () => {
    const { made, run } = animator();
    made.expressions.set('joy');
    const shown = run(1);
    expect(shown.ParamAngleX).toBeCloseTo(8, 0);
    expect(shown.ParamBreath).toBeGreaterThan(0);
    expect(shown.ParamEyeLOpen).toBeCloseTo(0.5);
  });

  it('keeps idle motion and expression off the mouth while a voice sounds', () => {
    const { made, run } = animator();
    made.expressions.set('joy');
    expect(run(0.5).ParamMouthOpenY).toBeGreaterThan(0.9);
    made.mouth.speak('a', silence);
    made.mouth.clock('a', 0, NOW);
    expect(run(0.5).ParamMouthOpenY).toBe(0);
  });

  it('stays within every range', () => {
    const { made, run } = animator();
    made.expressions.set('joy');
    made.gaze.lookAt(1, 1);
    made.playMotion('Nod', 0, 2);
    run(2);
    const { values, min, max } = made.parameters;
    expect(values.every((v, k) => v >= min[k] && v <= max[k])).toBe(true);
  });

  it('plays gestures', () => {
    const { made, run } = animator();
    expect(made.playMotion('Nod', 0, 2)).toBe(true);
    expect(run(0.5).ParamAngleY).toBeCloseTo(20, 0);
  });

  it('forgets a part’s opacity when its motion is over', () => {
    const partOpacity = new Float32Array([0.2]);
    const { run } = animator({ partOpacity, partIds: ['PartA'] });
    run(1 / 60);
    expect(partOpacity[0]).toBe(1);
  });
});

describe('reduced motion', () => {
  it('keeps face and mouth, and nothing that sways', () => {
    const { made, run } = animator({ reducedMotion: true });
    made.expressions.set('joy');
    expect(made.playMotion('Nod', 0, 2)).toBe(false);
    const shown = run(1);
    expect(shown).toMatchObject({ ParamAngleX: 0, ParamAngleY: 0, ParamBreath: 0 });
    expect(shown.ParamEyeLOpen).toBeCloseTo(0.5);
    made.mouth.speak('a', { ...silence, vowel: 'A'.repeat(500), open: Array(500).fill(1) });
    made.mouth.clock('a', 0, NOW);
    expect(run(0.5).ParamMouthOpenY).toBeCloseTo(1, 2);
  });
});
