/** The model's parameters: ids, ranges and this frame's values, shared by all who move the figure. */

/** Values are written freely within a frame and brought into range once, by `clamp`. */
export class Parameters {
  /**
   * @param {{ids: string[], min: ArrayLike<number>, max: ArrayLike<number>,
   *   defaults: ArrayLike<number>}} table one entry a parameter
   */
  constructor({ ids, min, max, defaults }) {
    this.ids = ids;
    this.min = Float32Array.from(min);
    this.max = Float32Array.from(max);
    this.defaults = Float32Array.from(defaults);
    this.values = Float32Array.from(defaults);
    this.indices = new Map(ids.map((id, k) => [id, k]));
  }

  /** @param {string} id @returns {number} the parameter's index, −1 when the model lacks it */
  index(id) {
    return this.indices.get(id) ?? -1;
  }

  /** Add to a value; a missing parameter (index −1) is nobody's business. */
  add(index, amount) {
    if (index >= 0) this.values[index] += amount;
  }

  /** Write a value; a missing parameter (index −1) is nobody's business. */
  set(index, value) {
    if (index >= 0) this.values[index] = value;
  }

  /** @returns {number} the value, or 0 when the model lacks the parameter */
  get(index) {
    return index >= 0 ? this.values[index] : 0;
  }

  /** Begin a frame from the neutral pose. */
  reset() {
    this.values.set(this.defaults);
  }

  /** Bring every value into its range. */
  clamp() {
    const { values, min, max } = this;
    for (let k = 0; k < values.length; k += 1) {
      values[k] = Math.min(max[k], Math.max(min[k], values[k]));
    }
  }

  /** @returns {Record<string, number>} */
  toObject() {
    return Object.fromEntries(this.ids.map((id, k) => [id, this.values[k]]));
  }
}
