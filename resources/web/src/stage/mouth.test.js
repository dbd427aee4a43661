import { beforeEach, describe, expect, it } from 'vitest';
import { makeParameters } from './fixtures/load.js';
import { Mouth } from './mouth.js';

const IDS = ['ParamMouthOpenY', 'ParamMouthForm'];
const START = 1_000_000;
const LEAD = 0.016;

/** A track that says one vowel, fully open, for so many seconds. */
const saying = (vowel, seconds, hop = 10) => {
  const length = Math.round((seconds * 1000) / hop);
  return { hop_ms: hop, t0_ms: 0, vowel: vowel.repeat(length), open: Array(length).fill(1) };
};

let parameters;
let mouth;
let now;

beforeEach(() => {
  parameters = makeParameters(IDS);
  mouth = new Mouth(parameters);
  now = START;
});

/** Let time pass in frames of 1/120 s. @returns {{open: number, form: number}} the last frame */
function pass(seconds, pose = {}) {
  for (let k = 0; k < Math.round(seconds * 120); k += 1) {
    now += 1 / 120;
    parameters.reset();
    parameters.set(0, pose.open ?? 0);
    parameters.set(1, pose.form ?? 0);
    mouth.step(1 / 120, now);
  }
  return { open: parameters.get(0), form: parameters.get(1) };
}

describe('vowels', () => {
  it.each([
    ['A', 1, 0],
    ['O', 0.7, -0.6],
    ['E', 0.6, 0.5],
    ['I', 0.4, 0.9],
    ['U', 0.35, -0.9],
    ['-', 0, 0],
  ])('%s opens %f and shapes %f', (vowel, open, form) => {
    mouth.speak('a', saying(vowel, 2));
    mouth.clock('a', 0, START);
    const shown = pass(1);
    expect(shown.open).toBeCloseTo(open, 2);
    expect(shown.form).toBeCloseTo(form, 2);
  });

  it('scale with the openness of the track, which stays within 0..1', () => {
    const track = { ...saying('A', 2), open: Array(200).fill(0.5) };
    mouth.speak('a', track);
    mouth.clock('a', 0, START);
    expect(pass(1).open).toBeCloseTo(0.5, 2);
    mouth.speak('a', { ...track, open: Array(200).fill(40) });
    expect(pass(0.5).open).toBeCloseTo(1, 2);
  });

  it('are closed when the letter is unknown', () => {
    mouth.speak('a', saying('x', 2));
    mouth.clock('a', 0, START);
    expect(pass(1).open).toBe(0);
  });
});

describe('the clock', () => {
  it('is extrapolated from its last word', () => {
    mouth.clock('a', 0.5, START);
    expect(mouth.position(START + 2)).toBeCloseTo(2.5 + LEAD);
    mouth.clock('a', 1.0, START + 1);
    expect(mouth.position(START + 2)).toBeCloseTo(2.0 + LEAD);
  });

  it('may speak of the future', () => {
    mouth.speak('a', saying('A', 1));
    mouth.clock('a', 0, START + 0.5);
    expect(pass(0.4).open).toBe(0);
    expect(pass(0.3).open).toBeGreaterThan(0.9);
  });

  it('may come before the track', () => {
    mouth.clock('a', 0, START);
    expect(pass(0.2).open).toBe(0);
    mouth.speak('a', saying('A', 1));
    expect(pass(0.2).open).toBeGreaterThan(0.9);
  });

  it('moves nothing without one', () => {
    mouth.speak('a', saying('A', 1));
    expect(pass(0.5).open).toBe(0);
  });

  it('shows the first value at t0_ms', () => {
    mouth.speak('a', { ...saying('A', 1), t0_ms: 300 });
    mouth.clock('a', 0, START);
    expect(pass(0.28).open).toBe(0);
    expect(pass(0.1).open).toBeGreaterThan(0.9);
  });

  it('ignores an older word that comes late', () => {
    mouth.clock('b', 0, START + 1);
    mouth.clock('a', 3, START + 0.9);
    expect(mouth.heard.utterance).toBe('b');
  });
});

describe('timing', () => {
  it('opens in 40 ms and closes in 80 ms', () => {
    mouth.speak('a', { hop_ms: 10, t0_ms: 0, vowel: 'A'.repeat(50), open: Array(50).fill(1) });
    mouth.clock('a', LEAD * -1, START);
    expect(pass(0.042).open).toBeGreaterThan(0.9);
    pass(0.458);
    expect(pass(0.084).open).toBeLessThan(0.07);
  });

  it('goes on when more of the utterance comes', () => {
    mouth.speak('a', saying('A', 0.3));
    mouth.clock('a', 0, START);
    expect(pass(0.45).open).toBeLessThan(0.05);
    mouth.speak('a', saying('A', 2));
    expect(pass(0.1).open).toBeGreaterThan(0.9);
  });

  it('remembers how loud it was', () => {
    mouth.speak('a', saying('A', 1));
    mouth.clock('a', 0, START);
    pass(0.8);
    expect(mouth.loudness).toBeGreaterThan(0.9);
    pass(2);
    expect(mouth.loudness).toBeLessThan(0.01);
  });
});

describe('the end', () => {
  beforeEach(() => {
    mouth.speak('a', saying('A', 5));
    mouth.clock('a', 0, START);
    pass(1);
  });

  it('closes the mouth within 120 ms', () => {
    mouth.end('a');
    expect(pass(0.12).open).toBe(0);
  });

  it('of an old utterance cannot close the new one’s mouth', () => {
    mouth.speak('b', saying('A', 5));
    mouth.clock('b', 0, now);
    mouth.end('a');
    expect(pass(0.5).open).toBeGreaterThan(0.95);
  });

  it('is final: late clocks and tracks do not reopen the mouth', () => {
    mouth.end('a');
    mouth.speak('a', saying('A', 9));
    mouth.clock('a', 1, now + 0.1);
    expect(pass(1).open).toBe(0);
    expect(mouth.tracks.size).toBe(0);
  });

  it('by silence is at once, for whatever was known', () => {
    mouth.speak('b', saying('A', 5));
    mouth.silence();
    expect(pass(1 / 120).open).toBe(0);
    mouth.clock('b', 0, now);
    mouth.clock('a', 1, now);
    expect(pass(0.5).open).toBe(0);
  });

  it('by silence lets the next utterance speak', () => {
    mouth.silence();
    mouth.speak('c', saying('A', 5));
    mouth.clock('c', 0, now);
    expect(pass(0.5).open).toBeGreaterThan(0.95);
  });

  it('is not remembered for ever', () => {
    for (let k = 0; k < 100; k += 1) mouth.end(`u${k}`);
    expect(mouth.ended.size).toBeLessThanOrEqual(32);
    expect(mouth.ended.has('u99')).toBe(true);
  });
});

describe('ownership', () => {
  it('a pose cannot open the mouth while a voice sounds, not even in its pauses', () => {
    mouth.speak('a', { ...saying('-', 3), open: Array(300).fill(0) });
    mouth.clock('a', 0, START);
    expect(pass(1, { open: 0.8 }).open).toBe(0);
  });

  it('a small share of the expression’s shape stays', () => {
    mouth.speak('a', saying('O', 3));
    mouth.clock('a', 0, START);
    expect(pass(1, { form: 0.8 }).form).toBeCloseTo(-0.6 + 0.25 * 0.8, 2);
  });

  it('the pose gets the mouth back afterwards', () => {
    mouth.speak('a', saying('A', 0.3));
    mouth.clock('a', 0, START);
    pass(0.4);
    mouth.end('a');
    const after = pass(0.5, { open: 0.2, form: 0.7 });
    expect(after.open).toBeCloseTo(0.2, 2);
    expect(after.form).toBeCloseTo(0.7, 2);
  });

  it('a model without a mouth does no harm', () => {
    const silent = new Mouth(makeParameters(['ParamAngleX']));
    silent.speak('a', saying('A', 1));
    silent.clock('a', 0, START);
    silent.step(0.1, START + 0.1);
    expect(silent.parameters.toObject()).toEqual({ ParamAngleX: 0 });
  });
});
