/** The door to the stage: opens a model in a box of the page with the engine this machine can run. */
import { loadModel } from './model.js';
import { Stage } from './stage.js';

export { ModelError, StageUnavailable } from './errors.js';

/**
 * Open the stage.
 *
 * @param {HTMLElement} host the box the figure stands in; its size is the stage's size
 * @param {object} options
 * @param {string} options.modelUrl model3.json, relative to the page
 * @param {number} [options.maxFps] upper bound; without a GPU it is at most 30
 * @param {boolean} [options.reducedMotion] only face, blink, gaze and mouth move
 * @param {(area: string, point: {x: number, y: number}) => void} [options.onHit] a hit area was
 *   touched, at this point of the box (0..1, y down)
 * @returns {Promise<Stage>} after the first model data is ready to draw
 * @throws {import('./errors.js').StageUnavailable} this machine has no WebGL
 * @throws {import('./errors.js').ModelError} the model is missing or damaged
 */
export async function openStage(host, { modelUrl, maxFps = 60, reducedMotion = false, onHit }) {
  const [{ openBuiltin }, model] = await Promise.all([
    import('./builtin.js'),
    loadModel(new URL(modelUrl, document.baseURI)),
  ]);
  const engine = await openBuiltin(host, model);
  return new Stage(host, engine, model, { maxFps, reducedMotion, onHit });
}
