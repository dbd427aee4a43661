import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Pacer } from './pace.js';

/** A window whose display runs at our command. */
class Display {
  constructor() {
    this.document = new EventTarget();
    this.document.hidden = false;
    this.time = 0;
    this.waiting = null;
  }

  requestAnimationFrame(callback) {
    this.waiting = callback;
    return 1;
  }

  cancelAnimationFrame() {
    this.waiting = null;
  }

  run(seconds, hertz = 60) {
    const frames = Math.round(seconds * hertz);
    for (let k = 0; k < frames; k += 1) {
      this.time += 1000 / hertz;
      const callback = this.waiting;
      this.waiting = null;
      callback?.(this.time);
    }
  }

  hide(hidden) {
    this.document.hidden = hidden;
    this.document.dispatchEvent(new Event('visibilitychange'));
  }
}

let display;
let draw;

beforeEach(() => {
  display = new Display();
  draw = vi.fn();
});

describe('the pace', () => {
  it.each([
    [60, 60, 60],
    [30, 60, 30],
    [60, 144, 60],
    [60, 50, 50],
    [24, 60, 24],
  ])('%i frames a second on a display of %i Hz gives %i', (fps, hertz, expected) => {
    const pacer = new Pacer(draw, fps, display);
    display.run(2, hertz);
    expect(draw.mock.calls.length / 2).toBeGreaterThan(expected - 2);
    expect(draw.mock.calls.length / 2).toBeLessThan(expected + 2);
    pacer.destroy();
  });

  it('hands over the time that passed', () => {
    new Pacer(draw, 30, display);
    display.run(1);
    const total = draw.mock.calls.reduce((sum, [dt]) => sum + dt, 0);
    expect(total).toBeGreaterThan(0.93);
    expect(total).toBeLessThan(1.01);
  });

  it('stands still while nobody can see it, and makes no leap afterwards', () => {
    new Pacer(draw, 60, display);
    display.run(1);
    display.hide(true);
    const before = draw.mock.calls.length;
    display.run(5);
    expect(draw.mock.calls.length).toBe(before);
    display.hide(false);
    display.run(0.1);
    expect(draw.mock.calls.length).toBeGreaterThan(before);
    expect(Math.max(...draw.mock.calls.map(([dt]) => dt))).toBeLessThanOrEqual(0.1);
  });

  it('does not begin while hidden', () => {
    display.document.hidden = true;
    new Pacer(draw, 60, display);
    display.run(1);
    expect(draw).not.toHaveBeenCalled();
  });

  it('changes at any time, down to nothing and back', () => {
    const pacer = new Pacer(draw, 60, display);
    pacer.setPace(0);
    display.run(1);
    expect(draw).not.toHaveBeenCalled();
    pacer.setPace(10);
    display.run(1);
    expect(draw.mock.calls.length).toBeGreaterThan(8);
    expect(draw.mock.calls.length).toBeLessThan(12);
  });

  it('is over when destroyed', () => {
    const pacer = new Pacer(draw, 60, display);
    pacer.destroy();
    display.hide(true);
    display.hide(false);
    display.run(1);
    expect(draw).not.toHaveBeenCalled();
  });
});
