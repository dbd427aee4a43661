// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Expression } from './expression.js';
import { makeParameters } from './fixtures/load.js';
import { Stage } from './stage.js';

const IDS = ['ParamAngleX', 'ParamEyeBallX', 'ParamMouthOpenY', 'ParamMouthForm', 'ParamCheek'];

/** An engine that draws nothing and remembers what it was asked. */
function silentEngine(software = false) {
  return {
    parameters: makeParameters(IDS),
    software,
    draw: vi.fn(),
    resize: vi.fn(),
    destroy: vi.fn(),
    hit: vi.fn((x) => (x < 50 ? 'Head' : null)),
  };
}

const joy = { FadeInTime: 0, Parameters: [{ Id: 'ParamCheek', Value: 1 }] };
const MODEL = {
  motions: new Map(),
  expressions: [new Expression('neutral', {}), new Expression('joy', joy)],
  eyeBlink: [],
};

let host;
let engine;
let stage;

function open(options = {}) {
  stage = new Stage(host, engine, MODEL, { maxFps: 60, reducedMotion: false, ...options });
}

beforeEach(() => {
  host = document.createElement('div');
  document.body.append(host);
  host.getBoundingClientRect = () => ({ left: 10, top: 20, width: 100, height: 200 });
  engine = silentEngine();
});

afterEach(() => {
  stage.destroy();
  host.remove();
});

describe('the stage', () => {
  it('draws what it was told', () => {
    open();
    expect(stage.setExpression('joy')).toBe(true);
    stage.frame(0.02);
    expect(engine.draw).toHaveBeenCalledOnce();
    expect(stage.values().ParamCheek).toBe(1);
  });

  it('speaks by track and clock, and is silent at once', () => {
    open();
    stage.speak('u', { hop_ms: 10, t0_ms: 0, vowel: 'A'.repeat(900), open: Array(900).fill(1) });
    stage.clock('u', 1, Date.now() / 1000);
    stage.frame(0.1);
    expect(stage.values().ParamMouthOpenY).toBeGreaterThan(0.9);
    stage.silence();
    stage.frame(0.02);
    expect(stage.values().ParamMouthOpenY).toBe(0);
  });

  it('ends one utterance', () => {
    open();
    stage.speak('u', { hop_ms: 10, t0_ms: 0, vowel: 'A'.repeat(900), open: Array(900).fill(1) });
    stage.clock('u', 1, Date.now() / 1000);
    stage.frame(0.1);
    stage.endSpeech('u');
    stage.frame(0.12);
    expect(stage.values().ParamMouthOpenY).toBe(0);
  });

  it('looks at a point', () => {
    open();
    stage.lookAt(1, 0);
    for (let k = 0; k < 60; k += 1) stage.frame(1 / 60);
    expect(stage.values().ParamEyeBallX).toBeCloseTo(1, 1);
  });

  it('tells where it was touched', () => {
    const onHit = vi.fn();
    open({ onHit });
    const touch = (clientX) => {
      host.dispatchEvent(new MouseEvent('pointerdown', { clientX, clientY: 120 }));
    };
    touch(40);
    touch(90);
    expect(engine.hit.mock.calls).toEqual([
      [30, 100],
      [80, 100],
    ]);
    expect(onHit.mock.calls).toEqual([['Head', { x: 0.3, y: 0.5 }]]);
  });

  it('asks less of a machine without a GPU', () => {
    engine = silentEngine(true);
    open();
    stage.setPace(60);
    expect(stage.pacer.fps).toBe(30);
  });

  it('knows its cost', () => {
    open();
    for (let k = 0; k < 200; k += 1) stage.frame(0.02);
    expect(stage.stats().fps).toBeCloseTo(50, 0);
    expect(stage.stats().frameMs).toBeGreaterThanOrEqual(0);
  });

  it('plays nothing the model lacks', () => {
    open();
    expect(stage.playMotion('Wave')).toBe(false);
    stage.setStatus('thinking');
    stage.resize();
    expect(engine.resize).toHaveBeenCalled();
  });

  it('lets go of everything', () => {
    const onHit = vi.fn();
    open({ onHit });
    stage.destroy();
    host.dispatchEvent(new MouseEvent('pointerdown', { clientX: 40, clientY: 120 }));
    expect(onHit).not.toHaveBeenCalled();
    expect(engine.destroy).toHaveBeenCalledOnce();
    engine.destroy.mockClear();
  });
});
