/** What the stage can fail with: no way to draw here, or a model it cannot read. */

/** This machine offers no WebGL; the page shows the still picture instead. */
export class StageUnavailable extends Error {
  /** @param {string} reason */
  constructor(reason) {
    super(reason);
    this.name = 'StageUnavailable';
  }
}

/** A file of the model folder is missing, damaged or of a kind this stage does not read. */
export class ModelError extends Error {
  /**
   * @param {string} reason
   * @param {{cause?: unknown}} [options]
   */
  constructor(reason, options) {
    super(reason, options);
    this.name = 'ModelError';
  }
}
