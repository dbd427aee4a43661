/** The stage as the page sees it: one animated figure in a box, whatever engine draws it. */
import { Animator } from './animator.js';
import { Pacer } from './pace.js';

/** Frames a second that a machine without a GPU is asked for. */
const SOFTWARE_FPS = 30;
/** Share of the newest frame in the running means of `stats`. */
const RECENT = 0.05;

/**
 * @typedef {object} Engine
 * @property {import('./parameters.js').Parameters} parameters
 * @property {Float32Array} [partOpacity] @property {string[]} [partIds]
 * @property {boolean} software whether the processor does the drawing
 * @property {() => void} draw @property {() => void} resize @property {() => void} destroy
 * @property {(x: number, y: number) => string|null} hit
 */

/** See the methods; every one returns at once and shows with the next frame. */
export class Stage {
  /**
   * @param {HTMLElement} host @param {Engine} engine
   * @param {import('./model.js').Model} model
   * @param {{maxFps: number, reducedMotion: boolean,
   *   onHit?: (area: string, point: {x: number, y: number}) => void}} options
   */
  constructor(host, engine, model, { maxFps, reducedMotion, onHit }) {
    this.host = host;
    this.engine = engine;
    this.animator = new Animator(engine.parameters, model, {
      reducedMotion,
      partOpacity: engine.partOpacity,
      partIds: engine.partIds,
    });
    this.maxFps = engine.software ? Math.min(maxFps, SOFTWARE_FPS) : maxFps;
    this.frameMs = 0;
    this.frameSeconds = 0;
    this.onPointer = (event) => this.touch(event, onHit);
    if (onHit) host.addEventListener('pointerdown', this.onPointer);
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(host);
    this.pacer = new Pacer((dt) => this.frame(dt), this.maxFps);
  }

  frame(dt) {
    const begin = performance.now();
    this.animator.step(dt, Date.now() / 1000);
    this.engine.draw();
    this.frameMs += RECENT * (performance.now() - begin - this.frameMs);
    this.frameSeconds += RECENT * (dt - this.frameSeconds);
  }

  touch(event, onHit) {
    const box = this.host.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const area = this.engine.hit(x, y);
    if (area) onHit(area, { x: x / box.width, y: y / box.height });
  }

  /**
   * Show a face. An unknown name shows the neutral one.
   *
   * @param {string} name
   * @param {{intensity?: number, duration?: number}} [options] intensity 0..1; duration in seconds,
   *   0 = until the next
   * @returns {boolean} whether the model has it
   */
  setExpression(name, options) {
    return this.animator.expressions.set(name, options);
  }

  /**
   * Play a gesture once.
   *
   * @param {string} group @param {number} [index] @param {number} [priority] 1 idle, 2 normal, 3 forced
   * @returns {boolean} whether it plays
   */
  playMotion(group, index = 0, priority = 2) {
    return this.animator.playMotion(group, index, priority);
  }

  /** @param {string} status idle, listening, thinking, speaking or ready */
  setStatus(status) {
    this.animator.posture.set(status);
  }

  /** @param {number|null} x −1 left … 1 right, null = nobody @param {number} [y] −1 low … 1 high */
  lookAt(x, y) {
    this.animator.gaze.lookAt(x, y);
  }

  /** Take an utterance's mouth track. @param {import('./mouth.js').Lipsync} lipsync */
  speak(utterance, lipsync) {
    this.animator.mouth.speak(utterance, lipsync);
  }

  /** At Unix seconds `at` the listener hears second `position` of the utterance. */
  clock(utterance, position, at) {
    this.animator.mouth.clock(utterance, position, at);
  }

  /** The utterance is over; the mouth closes unless another one is being heard. */
  endSpeech(utterance) {
    this.animator.mouth.end(utterance);
  }

  /** Stop speaking at once. */
  silence() {
    this.animator.mouth.silence();
  }

  /** @returns {Record<string, number>} the last frame's parameter values */
  values() {
    return this.engine.parameters.toObject();
  }

  /** @returns {{fps: number, frameMs: number, software: boolean}} running means of late frames */
  stats() {
    const fps = this.frameSeconds > 0 ? 1 / this.frameSeconds : 0;
    return { fps, frameMs: this.frameMs, software: this.engine.software };
  }

  /** @param {number} fps upper bound, 0 = stand still */
  setPace(fps) {
    this.pacer.setPace(Math.min(fps, this.maxFps));
  }

  /** The host changed its size (also noticed by itself). */
  resize() {
    this.engine.resize();
  }

  /** Let go of everything; the host is empty again. */
  destroy() {
    this.pacer.destroy();
    this.observer.disconnect();
    this.host.removeEventListener('pointerdown', this.onPointer);
    this.engine.destroy();
  }
}
