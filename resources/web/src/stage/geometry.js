/** Plane geometry of a posed rig: bounding boxes, fitting into a box, and what lies at a point. */

/** Room kept free on every side for ears and swings, in CSS pixels. */
export const ROOM = 24;

/** Meshes that lie on the ground do not count as figure. */
const GROUND = /ground/i;
const VISIBLE = 0.01;

/** @typedef {{left: number, top: number, right: number, bottom: number}} Box y grows downwards */

/**
 * Grow `box` until it holds the points.
 *
 * @param {Box} box changed in place @param {Float32Array} points x, y pairs
 */
export function include(box, points) {
  for (let p = 0; p < points.length; p += 2) {
    box.left = Math.min(box.left, points[p]);
    box.right = Math.max(box.right, points[p]);
    box.top = Math.min(box.top, points[p + 1]);
    box.bottom = Math.max(box.bottom, points[p + 1]);
  }
}

/** @returns {Box} a box that holds nothing yet */
export function emptyBox() {
  return { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
}

/** @param {import('./rig.js').Rig} rig in its neutral pose @returns {Box} canvas units */
export function figureBox(rig) {
  const box = emptyBox();
  rig.moc.meshId.forEach((id, k) => {
    if (rig.opacities[k] > VISIBLE && !GROUND.test(id)) include(box, rig.meshPositions[k]);
  });
  return box;
}

/**
 * Place the figure: as large as the room allows, centred, its feet on the lower edge of the room.
 *
 * @param {Box} figure canvas units @param {number} width @param {number} height CSS pixels
 * @returns {{scale: number, x: number, y: number}} pixel = unit × scale + (x, y)
 */
export function fit(figure, width, height) {
  const across = Math.max(1, width - 2 * ROOM) / (figure.right - figure.left);
  const down = Math.max(1, height - 2 * ROOM) / (figure.bottom - figure.top);
  const scale = Math.min(across, down);
  return {
    scale,
    x: width / 2 - (scale * (figure.left + figure.right)) / 2,
    y: height - ROOM - scale * figure.bottom,
  };
}

/** Twice the signed area of a triangle. */
function area(ax, ay, bx, by, cx, cy) {
  return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
}

/**
 * @param {import('./rig.js').Rig} rig @param {number} mesh
 * @param {number} x @param {number} y canvas units
 * @returns {boolean} whether one of the mesh's triangles holds the point
 */
export function meshHolds(rig, mesh, x, y) {
  const { moc } = rig;
  const p = rig.meshPositions[mesh];
  const begin = moc.meshIndexBegin[mesh];
  for (let k = begin; k < begin + moc.meshIndexCount[mesh]; k += 3) {
    const [a, b, c] = [2 * moc.indices[k], 2 * moc.indices[k + 1], 2 * moc.indices[k + 2]];
    const ab = area(p[a], p[a + 1], p[b], p[b + 1], x, y);
    const bc = area(p[b], p[b + 1], p[c], p[c + 1], x, y);
    const ca = area(p[c], p[c + 1], p[a], p[a + 1], x, y);
    if ((ab >= 0 && bc >= 0 && ca >= 0) || (ab <= 0 && bc <= 0 && ca <= 0)) return true;
  }
  return false;
}
