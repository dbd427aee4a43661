import { describe, expect, it } from 'vitest';
import { ModelError } from './errors.js';
import { dice, makeParameters } from './fixtures/load.js';
import { Curve, Motion, MotionPlayer } from './motion.js';

const curve = (segments, restricted = true, extra = {}) => {
  return new Curve(
    { Target: 'Parameter', Id: 'ParamAngleX', Segments: segments, ...extra },
    restricted,
  );
};

function motion(curves, { duration = 1, loop = false, fade = 0, entry } = {}) {
  const Curves = Object.entries(curves).map(([Id, Segments]) => {
    return { Target: Id.startsWith('Part') ? 'PartOpacity' : 'Parameter', Id, Segments };
  });
  for (const c of Curves) if (c.Id.startsWith('Param')) c.Target = 'Parameter';
  const Meta = { Duration: duration, Loop: loop, FadeInTime: fade, FadeOutTime: fade };
  return new Motion({ Version: 3, Meta, Curves }, entry);
}

const hold = (value) => [0, value, 0, 100, value];

function player(groups, options = {}) {
  const parameters = makeParameters(['ParamAngleX', 'ParamAngleY', 'ParamEyeLOpen']);
  const made = new MotionPlayer(new Map(Object.entries(groups)), parameters, options);
  const step = (dt) => {
    parameters.reset();
    made.step(dt);
    return parameters.toObject();
  };
  return { parameters, player: made, step };
}

describe('a curve', () => {
  it('holds its ends', () => {
    const c = curve([1, 5, 0, 2, 7]);
    expect([c.at(0), c.at(9)]).toEqual([5, 7]);
  });

  it('is linear', () => {
    expect(curve([0, 0, 0, 2, 10]).at(0.5)).toBeCloseTo(2.5);
  });

  it('steps at the end of a segment, or at its beginning when inverse', () => {
    expect(curve([0, 1, 2, 1, 9]).at(0.99)).toBe(1);
    expect(curve([0, 1, 3, 1, 9]).at(0.01)).toBe(9);
  });

  it('follows a restricted Bézier by its time share', () => {
    const c = curve([0, 0, 1, 1 / 3, 0, 2 / 3, 1, 1, 1]);
    expect(c.at(0.5)).toBeCloseTo(0.5);
    expect(c.at(0.25)).toBeCloseTo(3 * 0.75 * 0.0625 + 0.015625);
  });

  it('solves a free Bézier for its time', () => {
    const c = curve([0, 0, 1, 0.9, 0, 0.9, 1, 1, 1], false);
    const t = 0.5;
    const time = 3 * 0.25 * t * 0.9 + 3 * 0.5 * t * t * 0.9 + t ** 3;
    expect(c.at(time)).toBeCloseTo(0.5, 3);
  });

  it('joins segments of several kinds', () => {
    const c = curve([0, 0, 0, 1, 4, 2, 2, 8, 1, 2.5, 8, 2.5, 0, 3, 0]);
    expect([c.at(0.5), c.at(1.5), c.at(2), c.at(2.5)]).toEqual([2, 4, 8, 4]);
  });

  it('is refused when damaged', () => {
    expect(() => curve([0, 0, 1, 1, 1])).toThrow(ModelError);
    expect(() => curve([0, 0, 7, 1, 1])).toThrow(ModelError);
  });
});

describe('fades', () => {
  it('come from model3 first, then from the motion', () => {
    const made = motion({}, { fade: 0.7, entry: { FadeInTime: 0.2 } });
    expect([made.fadeIn, made.fadeOut]).toEqual([0.2, 0.7]);
  });

  it('let a gesture grow and go', () => {
    const groups = { Nod: [motion({ ParamAngleX: hold(10) }, { duration: 2, fade: 0.5 })] };
    const { player: p, step } = player(groups);
    expect(p.play('Nod')).toBe(true);
    expect(step(0.25).ParamAngleX).toBeCloseTo(5);
    expect(step(0.75).ParamAngleX).toBeCloseTo(10);
    expect(step(0.75).ParamAngleX).toBeCloseTo(5);
    expect(step(0.25).ParamAngleX).toBeCloseTo(0);
    expect(p.runs).toEqual([]);
  });

  it('can be a curve’s own', () => {
    const made = motion({}, { duration: 4 });
    made.curves.push(curve(hold(10), true, { FadeInTime: 2 }));
    const { player: p, step } = player({ Nod: [made] });
    p.play('Nod');
    expect(step(1).ParamAngleX).toBeCloseTo(5);
  });
});

describe('the player', () => {
  const idle = () => motion({ ParamAngleX: [0, 0, 0, 2, 20] }, { duration: 2, loop: true });
  const nod = (value = 30) => motion({ ParamAngleY: hold(value) }, { duration: 1 });

  it('loops the idle motion', () => {
    const { step } = player({ Idle: [idle()] });
    expect(step(0.5).ParamAngleX).toBeCloseTo(5);
    expect(step(2).ParamAngleX).toBeCloseTo(5);
  });

  it('plays a gesture over it and falls back to it', () => {
    const { player: p, step } = player({ Idle: [idle()], Nod: [nod()] });
    step(0.5);
    p.play('Nod');
    expect(step(0.5)).toMatchObject({ ParamAngleX: 10, ParamAngleY: 30 });
    expect(step(0.6)).toMatchObject({ ParamAngleY: 0 });
    expect(p.runs.map((run) => run.priority)).toEqual([1]);
  });

  it('changes between several idle motions at the end of one', () => {
    const second = motion({ ParamAngleX: hold(-9) }, { duration: 2, loop: true });
    const { step } = player({ Idle: [idle(), second] }, { random: dice(0, 0.9) });
    expect(step(1).ParamAngleX).toBeCloseTo(10);
    step(1);
    expect(step(1).ParamAngleX).toBeCloseTo(-9);
  });

  it('has no idle motion when told so', () => {
    expect(player({ Idle: [idle()] }, { idle: false }).step(0.5).ParamAngleX).toBe(0);
  });

  it('refuses a less important gesture, and what does not exist', () => {
    const { player: p, step } = player({ Nod: [nod(), nod(-30)] });
    expect(p.play('Nod', 0, 3)).toBe(true);
    step(0.1);
    expect(p.play('Nod', 1, 2)).toBe(false);
    expect(p.play('Nod', 1, 3)).toBe(true);
    expect(step(0.1).ParamAngleY).toBeCloseTo(-30);
    expect(p.play('Wave')).toBe(false);
    expect(p.play('Nod', 7)).toBe(false);
  });

  it('stops gestures on demand', () => {
    const { player: p, step } = player({ Idle: [idle()], Nod: [nod()] });
    p.play('Nod');
    step(0.1);
    p.stop();
    step(0.1);
    expect(step(0.1).ParamAngleY).toBe(0);
  });

  it('says which parameters it drives', () => {
    const wink = motion({ ParamEyeLOpen: hold(0) });
    const { player: p, parameters, step } = player({ Wink: [wink] });
    p.play('Wink');
    step(0.1);
    expect(p.driven[parameters.index('ParamEyeLOpen')]).toBe(1);
    expect(p.driven[parameters.index('ParamAngleX')]).toBe(0);
    step(2);
    step(0.1);
    expect(p.driven[parameters.index('ParamEyeLOpen')]).toBe(0);
  });

  it('fades parts', () => {
    const partOpacity = new Float32Array([1, 1]);
    const options = { partOpacity, partIds: ['PartA', 'PartB'] };
    const { player: p, step } = player({ Hide: [motion({ PartB: hold(0) })] }, options);
    p.play('Hide');
    step(0.1);
    expect(Array.from(partOpacity)).toEqual([1, 0]);
  });
});
