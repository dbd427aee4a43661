/** The order in which one frame's movers write the parameters; the same for every engine. */
import { Blink } from './blink.js';
import { Breath } from './breath.js';
import { ExpressionPlayer } from './expression.js';
import { Gaze } from './gaze.js';
import { MotionPlayer } from './motion.js';
import { Mouth } from './mouth.js';
import { Physics } from './physics.js';
import { Posture } from './posture.js';

/**
 * Motions → expression → blink → posture and gaze → breath → mouth → physics: whoever comes later
 * wins, so no idle motion or expression can move the mouth away from the voice.
 */
export class Animator {
  /**
   * @param {import('./parameters.js').Parameters} parameters
   * @param {{motions: Map<string, import('./motion.js').Motion[]>,
   *   expressions: import('./expression.js').Expression[], eyeBlink: string[]}} behaviour
   * @param {{reducedMotion?: boolean, random?: () => number, partOpacity?: Float32Array,
   *   partIds?: string[]}} [options] reduced motion keeps the face, the blink and the mouth
   */
  constructor(parameters, behaviour, options = {}) {
    const { reducedMotion = false, random = Math.random, partOpacity, partIds } = options;
    this.parameters = parameters;
    this.partOpacity = partOpacity;
    this.still = reducedMotion;
    this.motions = new MotionPlayer(behaviour.motions, parameters, {
      partOpacity,
      partIds,
      random,
      idle: !reducedMotion,
    });
    this.expressions = new ExpressionPlayer(behaviour.expressions, parameters);
    this.blink = new Blink(parameters, behaviour.eyeBlink, random);
    this.posture = new Posture(parameters);
    this.gaze = new Gaze(parameters, { random, wander: !reducedMotion });
    this.breath = new Breath(parameters);
    this.mouth = new Mouth(parameters);
    this.physics = new Physics(parameters);
  }

  /** Start a motion unless motion is reduced. @returns {boolean} whether it plays */
  playMotion(group, index, priority) {
    return !this.still && this.motions.play(group, index, priority);
  }

  /**
   * Pose one frame.
   *
   * @param {number} dt seconds since the last frame
   * @param {number} now Unix seconds
   */
  step(dt, now) {
    this.parameters.reset();
    this.partOpacity?.fill(1);
    this.motions.step(dt);
    this.expressions.step(dt);
    this.blink.step(dt, this.motions.driven);
    this.posture.step(dt, this.still ? 0 : this.mouth.loudness);
    this.gaze.step(dt, this.posture.glance);
    if (!this.still) this.breath.step(dt);
    this.mouth.step(dt, now);
    if (!this.still) this.physics.step(dt);
    this.parameters.clamp();
  }
}
