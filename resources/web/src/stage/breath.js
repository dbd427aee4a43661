/** Breathing, and the slow pulse of the pendant's light. */

const BREATH_SECONDS = 3.8;
const GLOW_SECONDS = 5.2;
const GLOW_SWING = 0.35;

/** Chest and light follow two clocks of their own. */
export class Breath {
  /** @param {import('./parameters.js').Parameters} parameters */
  constructor(parameters) {
    this.parameters = parameters;
    this.chest = parameters.index('ParamBreath');
    this.glow = parameters.index('ParamGlow');
    this.time = 0;
  }

  /** @param {number} dt seconds since the last frame */
  step(dt) {
    this.time += dt;
    const wave = (seconds) => 0.5 - 0.5 * Math.cos((2 * Math.PI * this.time) / seconds);
    this.parameters.set(this.chest, wave(BREATH_SECONDS));
    this.parameters.add(this.glow, GLOW_SWING * wave(GLOW_SECONDS));
  }
}
