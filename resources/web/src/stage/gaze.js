/** Turns eyes, head and body towards a point: the eyes first, the body last. */
import { approach, clamp } from './ease.js';

/** Time constants in seconds. */
const EYES = 0.06;
const HEAD = 0.22;
const BODY = 0.5;
/** Full turn of each parameter when the target lies on the edge of the stage. */
const HEAD_X = 24;
const HEAD_Y = 20;
const HEAD_TILT = -6;
const BODY_X = 5;
/** With nobody to look at, the eyes wander this far, and the head goes this share of the way. */
const WANDER = 0.35;
const WANDER_HEAD = 0.35;
const WANDER_SHORTEST = 1.4;
const WANDER_LONGEST = 4.5;

/** A point that follows another at its own speed. */
class Follower {
  constructor(tau) {
    this.tau = tau;
    this.x = 0;
    this.y = 0;
  }

  step(x, y, dt) {
    const share = approach(dt, this.tau);
    this.x += (x - this.x) * share;
    this.y += (y - this.y) * share;
  }
}

/** Adds to the pose: a motion's turn of the head stays, the gaze comes on top. */
export class Gaze {
  /**
   * @param {import('./parameters.js').Parameters} parameters
   * @param {{random?: () => number, wander?: boolean}} [options]
   */
  constructor(parameters, { random = Math.random, wander = true } = {}) {
    this.parameters = parameters;
    this.random = random;
    this.wander = wander;
    this.index = Object.fromEntries(
      ['EyeBallX', 'EyeBallY', 'AngleX', 'AngleY', 'AngleZ', 'BodyAngleX'].map((name) => {
        return [name, parameters.index(`Param${name}`)];
      }),
    );
    this.eyes = new Follower(EYES);
    this.head = new Follower(HEAD);
    this.body = new Follower(BODY);
    /** @type {{x: number, y: number}|null} */
    this.target = null;
    this.idle = { x: 0, y: 0, left: 0 };
  }

  /**
   * @param {number|null} x −1 left … 1 right of the stage; null = nobody to look at
   * @param {number} [y] −1 bottom … 1 top
   */
  lookAt(x, y = 0) {
    this.target = x === null ? null : { x: clamp(x, -1, 1), y: clamp(y, -1, 1) };
  }

  /**
   * @param {number} dt seconds since the last frame
   * @param {{x: number, y: number}} glance where a posture (thinking …) would rather look
   */
  step(dt, glance) {
    const target = this.target ?? this.wandering(dt);
    const x = clamp(target.x + glance.x, -1, 1);
    const y = clamp(target.y + glance.y, -1, 1);
    const share = this.target ? 1 : WANDER_HEAD;
    const turnX = share * target.x + glance.x;
    const turnY = share * target.y + glance.y;
    this.eyes.step(x, y, dt);
    this.head.step(turnX, turnY, dt);
    this.body.step(turnX, turnY, dt);
    this.apply();
  }

  wandering(dt) {
    this.idle.left -= dt;
    if (this.wander && this.idle.left <= 0) {
      this.idle.left = WANDER_SHORTEST + this.random() * (WANDER_LONGEST - WANDER_SHORTEST);
      this.idle.x = WANDER * (2 * this.random() - 1);
      this.idle.y = 0.5 * WANDER * (2 * this.random() - 1);
    }
    return this.idle;
  }

  apply() {
    const { parameters, index, eyes, head, body } = this;
    parameters.add(index.EyeBallX, eyes.x);
    parameters.add(index.EyeBallY, eyes.y);
    parameters.add(index.AngleX, HEAD_X * head.x);
    parameters.add(index.AngleY, HEAD_Y * head.y);
    parameters.add(index.AngleZ, HEAD_TILT * head.x * head.y);
    parameters.add(index.BodyAngleX, BODY_X * body.x);
  }
}
