/** Closes the eyes now and then, on top of whatever the face shows. */

/** Seconds of the three phases of one blink. */
const CLOSING = 0.08;
const CLOSED = 0.05;
const OPENING = 0.15;
const LENGTH = CLOSING + CLOSED + OPENING;
/** Seconds between blinks. */
const SHORTEST = 2;
const LONGEST = 6;
/** How often a second blink follows at once. */
const TWICE = 0.15;
const PAUSE_BETWEEN = 0.12;

/** @param {number} t seconds since the blink began @returns {number} 1 open … 0 closed */
function openness(t) {
  if (t < 0 || t >= LENGTH) return 1;
  if (t < CLOSING) return 1 - t / CLOSING;
  if (t < CLOSING + CLOSED) return 0;
  return (t - CLOSING - CLOSED) / OPENING;
}

/** Multiplies the eye parameters, so that half-closed or smiling eyes blink from where they are. */
export class Blink {
  /**
   * @param {import('./parameters.js').Parameters} parameters
   * @param {string[]} ids the model's EyeBlink group
   * @param {() => number} [random] 0..1
   */
  constructor(parameters, ids, random = Math.random) {
    this.parameters = parameters;
    this.eyes = ids.map((id) => parameters.index(id)).filter((k) => k >= 0);
    this.random = random;
    this.time = -this.pause();
  }

  pause() {
    return SHORTEST + this.random() * (LONGEST - SHORTEST);
  }

  /**
   * @param {number} dt seconds since the last frame
   * @param {Uint8Array} driven 1 for each parameter that a motion moves now
   */
  step(dt, driven) {
    this.time += dt;
    if (this.time >= LENGTH) {
      this.time = this.random() < TWICE ? -PAUSE_BETWEEN : -this.pause();
    }
    const open = openness(this.time);
    const { values } = this.parameters;
    for (const k of this.eyes) if (!driven[k]) values[k] *= open;
  }
}
