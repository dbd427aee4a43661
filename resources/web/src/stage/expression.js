/** Lays facial expressions (exp3 files) over the pose: one at a time, cross-faded. */
import { clamp, easeSine } from './ease.js';

const DEFAULT_FADE = 0.4;

/** A parsed exp3 file. */
export class Expression {
  /** @param {string} name @param {any} json the exp3 file */
  constructor(name, json) {
    this.name = name;
    this.fadeIn = json.FadeInTime ?? DEFAULT_FADE;
    this.fadeOut = json.FadeOutTime ?? DEFAULT_FADE;
    this.changes = (json.Parameters ?? []).map(({ Id, Value, Blend = 'Add' }) => {
      return { id: Id, value: Value, blend: Blend };
    });
  }
}

/** @param {number} now the pose's value @param {{value: number, blend: string}} change */
function blended(now, change, weight) {
  if (change.blend === 'Multiply') return now * (1 + (change.value - 1) * weight);
  if (change.blend === 'Overwrite') return now + (change.value - now) * weight;
  return now + change.value * weight;
}

/** The expression shown, those still fading, and when it ends. */
export class ExpressionPlayer {
  /**
   * @param {Expression[]} expressions the first is the neutral face
   * @param {import('./parameters.js').Parameters} parameters
   */
  constructor(expressions, parameters) {
    this.expressions = expressions;
    this.parameters = parameters;
    /** @type {{expression: Expression, intensity: number, weight: number, wanted: boolean}[]} */
    this.shown = [];
    this.left = Infinity;
  }

  /** @returns {string|null} the expression that is shown or fading in */
  get current() {
    return this.shown.find((face) => face.wanted)?.expression.name ?? null;
  }

  /**
   * Change the face.
   *
   * @param {string} name unknown names show the neutral face
   * @param {{intensity?: number, duration?: number}} [options] intensity 0..1; duration in seconds,
   *   0 = until the next change
   * @returns {boolean} whether the model has this expression
   */
  set(name, { intensity = 1, duration = 0 } = {}) {
    const known = this.expressions.find((e) => e.name === name);
    const expression = known ?? this.expressions[0];
    this.left = duration > 0 ? duration : Infinity;
    for (const face of this.shown) face.wanted = false;
    if (!expression) return false;
    const strength = clamp(intensity, 0, 1);
    const face = this.shown.find((f) => f.expression === expression && f.intensity === strength);
    if (face) face.wanted = true;
    else this.shown.push({ expression, intensity: strength, weight: 0, wanted: true });
    return known !== undefined;
  }

  /** @param {number} dt seconds since the last frame */
  step(dt) {
    this.left -= dt;
    if (this.left <= 0) this.set(this.expressions[0]?.name ?? '');
    for (const face of this.shown) {
      const { fadeIn, fadeOut } = face.expression;
      const fade = face.wanted ? fadeIn : fadeOut;
      const change = fade > 0 ? dt / fade : 1;
      face.weight = clamp(face.weight + (face.wanted ? change : -change), 0, 1);
      this.apply(face);
    }
    if (this.shown.some((face) => !face.wanted && face.weight === 0)) {
      this.shown = this.shown.filter((face) => face.wanted || face.weight > 0);
    }
  }

  apply({ expression, intensity, weight }) {
    const strength = intensity * easeSine(weight);
    for (const change of expression.changes) {
      const k = this.parameters.index(change.id);
      if (k < 0) continue;
      this.parameters.values[k] = blended(this.parameters.values[k], change, strength);
    }
  }
}
