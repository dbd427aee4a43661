/** Ears, fringe, skirt and sleeves lag behind head and body like springs, and swing out. */

/** Longest step of the integration in seconds; longer frames are cut up. */
const STEP = 1 / 60;

/**
 * Each spring follows a mix of angles (as shares of their range) and adds its lag to `id`.
 * `hertz` is its natural frequency, `damping` the damping ratio (1 = no swing).
 */
const SPRINGS = [
  { id: 'ParamEarL', hertz: 1.7, damping: 0.28, gain: 0.9, from: { AngleY: 0.8, AngleX: -0.5 } },
  { id: 'ParamEarR', hertz: 1.9, damping: 0.28, gain: 0.9, from: { AngleY: 0.8, AngleX: 0.5 } },
  { id: 'ParamHairFront', hertz: 2.2, damping: 0.3, gain: 0.9, from: { AngleX: 0.9, AngleZ: 0.5 } },
  { id: 'ParamSkirt', hertz: 1.4, damping: 0.3, gain: 0.9, from: { BodyAngleX: 1, BodyAngleZ: 1 } },
  { id: 'ParamArmL', hertz: 1.5, damping: 0.35, gain: 0.4, from: { BodyAngleY: 1 } },
  { id: 'ParamArmR', hertz: 1.6, damping: 0.35, gain: 0.4, from: { BodyAngleY: 1 } },
];

/** One mass on a spring whose far end follows the angles. */
class Spring {
  /** @param {import('./parameters.js').Parameters} parameters */
  constructor(parameters, { id, hertz, damping, gain, from }) {
    this.index = parameters.index(id);
    this.omega = 2 * Math.PI * hertz;
    this.damping = damping;
    this.gain = gain;
    this.inputs = Object.entries(from)
      .map(([name, weight]) => ({ index: parameters.index(`Param${name}`), weight }))
      .filter(({ index }) => index >= 0)
      .map(({ index, weight }) => ({ index, weight: weight / parameters.max[index] }));
    this.position = null;
    this.velocity = 0;
  }

  /** @param {import('./parameters.js').Parameters} parameters @param {number} dt seconds */
  step(parameters, dt) {
    let target = 0;
    for (const { index, weight } of this.inputs) target += weight * parameters.values[index];
    this.position ??= target;
    for (let left = dt; left > 0; left -= STEP) this.move(target, Math.min(left, STEP));
    parameters.add(this.index, this.gain * (this.position - target));
  }

  move(target, dt) {
    const { omega, damping } = this;
    const pull = omega * omega * (target - this.position);
    this.velocity += (pull - 2 * damping * omega * this.velocity) * dt;
    this.position += this.velocity * dt;
  }
}

/** All springs whose parameters the model has. */
export class Physics {
  /** @param {import('./parameters.js').Parameters} parameters */
  constructor(parameters) {
    this.parameters = parameters;
    this.springs = SPRINGS.map((spec) => new Spring(parameters, spec)).filter((spring) => {
      return spring.index >= 0 && spring.inputs.length > 0;
    });
  }

  /** @param {number} dt seconds since the last frame */
  step(dt) {
    for (const spring of this.springs) spring.step(this.parameters, dt);
  }
}
