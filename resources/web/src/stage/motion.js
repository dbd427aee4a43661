/** Plays motion3 files: curves, fades, looping, priorities, and the idle motion underneath. */
import { easeSine } from './ease.js';
import { ModelError } from './errors.js';

const LINEAR = 0;
const BEZIER = 1;
const STEPPED = 2;
const INVERSE_STEPPED = 3;
const DEFAULT_FADE = 0.5;
const IDLE_GROUP = 'Idle';

/** Halvings that find a free Bézier's parameter within 1/4096 of its length. */
const BISECTIONS = 12;

function cubic(p0, p1, p2, p3, t) {
  const s = 1 - t;
  return s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3;
}

/** One parameter's (or part's) value over time, made of segments that share end points. */
export class Curve {
  /**
   * @param {{Target: string, Id: string, Segments: number[], FadeInTime?: number,
   *   FadeOutTime?: number}} source
   * @param {boolean} restricted Bézier handles never reach past their segment's thirds in time
   */
  constructor(source, restricted) {
    this.target = source.Target;
    this.id = source.Id;
    this.fadeIn = source.FadeInTime ?? -1;
    this.fadeOut = source.FadeOutTime ?? -1;
    this.restricted = restricted;
    this.points = [];
    this.types = [];
    this.firsts = [];
    this.readSegments(source.Segments);
  }

  /** @param {number[]} flat first point, then [type, points…] for each segment */
  readSegments(flat) {
    this.points.push(flat[0], flat[1]);
    let at = 2;
    while (at < flat.length) {
      const type = flat[at];
      const coordinates = type === BEZIER ? 6 : 2;
      if (type > INVERSE_STEPPED || at + coordinates >= flat.length) {
        throw new ModelError(`motion3: curve ${this.id} is damaged`);
      }
      this.types.push(type);
      this.firsts.push(this.points.length - 2);
      this.points.push(...flat.slice(at + 1, at + 1 + coordinates));
      at += 1 + coordinates;
    }
  }

  /** @param {number} time seconds @returns {number} the value; the ends hold */
  at(time) {
    const { points, types, firsts } = this;
    if (time <= points[0]) return points[1];
    for (let k = 0; k < types.length; k += 1) {
      const last = firsts[k] + (types[k] === BEZIER ? 6 : 2);
      if (time < points[last]) return this.within(types[k], firsts[k], time);
    }
    return points[points.length - 1];
  }

  within(type, first, time) {
    const p = this.points;
    if (type === STEPPED) return p[first + 1];
    if (type === INVERSE_STEPPED) return p[first + 3];
    if (type === LINEAR) {
      const t = (time - p[first]) / (p[first + 2] - p[first]);
      return p[first + 1] + t * (p[first + 3] - p[first + 1]);
    }
    const t = this.bezierParameter(first, time);
    return cubic(p[first + 1], p[first + 3], p[first + 5], p[first + 7], t);
  }

  bezierParameter(first, time) {
    const p = this.points;
    if (this.restricted) return (time - p[first]) / (p[first + 6] - p[first]);
    let low = 0;
    let high = 1;
    for (let k = 0; k < BISECTIONS; k += 1) {
      const middle = (low + high) / 2;
      if (cubic(p[first], p[first + 2], p[first + 4], p[first + 6], middle) < time) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  }
}

/** A parsed motion3 file. */
export class Motion {
  /**
   * @param {any} json the motion3 file
   * @param {{FadeInTime?: number, FadeOutTime?: number}} [entry] its line in model3, which wins
   */
  constructor(json, entry = {}) {
    const meta = json.Meta;
    this.duration = meta.Duration;
    this.loop = meta.Loop === true;
    this.fadeIn = entry.FadeInTime ?? meta.FadeInTime ?? DEFAULT_FADE;
    this.fadeOut = entry.FadeOutTime ?? meta.FadeOutTime ?? DEFAULT_FADE;
    const restricted = meta.AreBeziersRestricted !== false;
    this.curves = json.Curves.map((curve) => new Curve(curve, restricted));
  }
}

/** One run of a motion: where it is, and how much it counts. */
class Run {
  /** @param {Motion} motion @param {number} priority */
  constructor(motion, priority) {
    this.motion = motion;
    this.priority = priority;
    this.time = 0;
    this.fadeFrom = Infinity;
  }

  /** Begin to fade out now. */
  release() {
    this.fadeFrom = Math.min(this.fadeFrom, this.time);
  }

  /** @returns {boolean} whether nothing of it shows any more */
  get over() {
    return this.time >= this.fadeFrom + this.motion.fadeOut;
  }

  /** @param {Curve} curve @returns {number} 0..1, the curve's own fades if it has any */
  weight(curve) {
    const fadeIn = curve.fadeIn >= 0 ? curve.fadeIn : this.motion.fadeIn;
    const fadeOut = curve.fadeOut >= 0 ? curve.fadeOut : this.motion.fadeOut;
    const rising = fadeIn > 0 ? easeSine(this.time / fadeIn) : 1;
    const left = this.fadeFrom + fadeOut - this.time;
    const falling = fadeOut > 0 ? easeSine(left / fadeOut) : Number(left > 0);
    return rising * falling;
  }
}

/** Plays at most one gesture over the idle motion; what is replaced fades out. */
export class MotionPlayer {
  /**
   * @param {Map<string, Motion[]>} groups
   * @param {import('./parameters.js').Parameters} parameters
   * @param {{partOpacity?: Float32Array, partIds?: string[], random?: () => number,
   *   idle?: boolean}} [options] `idle` false: the Idle group never starts by itself
   */
  constructor(groups, parameters, options = {}) {
    this.groups = groups;
    this.parameters = parameters;
    this.random = options.random ?? Math.random;
    this.idleAllowed = options.idle ?? true;
    this.partOpacity = options.partOpacity ?? new Float32Array(0);
    this.partIndex = new Map((options.partIds ?? []).map((id, k) => [id, k]));
    /** @type {Run[]} bottom to top; the idle run, if any, comes first */
    this.runs = [];
    /** 1 for each parameter that a motion moved in this frame. */
    this.driven = new Uint8Array(parameters.ids.length);
  }

  /**
   * Start a motion.
   *
   * @param {string} group @param {number} index @param {number} priority 1 idle, 2 normal, 3 forced
   * @returns {boolean} false when there is no such motion or a more important one plays
   */
  play(group, index = 0, priority = 2) {
    const motion = this.groups.get(group)?.[index];
    const rival = this.runs.some((r) => r.fadeFrom > r.time && r.priority > priority);
    if (!motion || rival) return false;
    for (const run of this.runs) if (run.priority > 1) run.release();
    const run = new Run(motion, Math.max(2, priority));
    run.fadeFrom = Math.max(0, motion.duration - motion.fadeOut);
    this.runs.push(run);
    return true;
  }

  /** Let every gesture fade out; the idle motion goes on. */
  stop() {
    for (const run of this.runs) if (run.priority > 1) run.release();
  }

  /** @param {number} dt seconds since the last frame */
  step(dt) {
    this.keepIdle();
    this.driven.fill(0);
    for (const run of this.runs) {
      run.time += dt;
      this.apply(run);
    }
    if (this.runs.some((run) => run.over)) this.runs = this.runs.filter((run) => !run.over);
  }

  /** Start the idle motion, and change it at the end of a turn when there are several. */
  keepIdle() {
    const idles = this.groups.get(IDLE_GROUP) ?? [];
    if (!this.idleAllowed || idles.length === 0) return;
    const current = this.runs.find((run) => run.priority === 1 && run.fadeFrom === Infinity);
    if (current && (idles.length === 1 || current.time < current.motion.duration)) return;
    current?.release();
    this.runs.unshift(new Run(idles[Math.floor(this.random() * idles.length)], 1));
  }

  /** @param {Run} run */
  apply(run) {
    const { motion } = run;
    const looping = run.priority === 1 && motion.duration > 0;
    const time = looping ? run.time % motion.duration : Math.min(run.time, motion.duration);
    for (const curve of motion.curves) {
      const weight = run.weight(curve);
      if (curve.target === 'Parameter') this.blendParameter(curve, time, weight);
      else if (curve.target === 'PartOpacity') this.blendPart(curve, time, weight);
    }
  }

  blendParameter(curve, time, weight) {
    const { values } = this.parameters;
    const k = this.parameters.index(curve.id);
    if (k < 0 || weight <= 0) return;
    values[k] += weight * (curve.at(time) - values[k]);
    this.driven[k] = 1;
  }

  blendPart(curve, time, weight) {
    const k = this.partIndex.get(curve.id);
    if (k === undefined) return;
    this.partOpacity[k] += weight * (curve.at(time) - this.partOpacity[k]);
  }
}
