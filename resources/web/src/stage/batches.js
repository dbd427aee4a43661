/** Cuts the drawing order into runs of meshes that one draw call can paint, and merges buffers. */

const BLEND_BITS = 3;
const INVERTED_MASK = 8;

/** Names of the two blend bits of a mesh's flags. */
export const BLENDS = ['normal', 'add', 'multiply'];

/**
 * @typedef {object} Run
 * @property {number} texture @property {string} blend one of `BLENDS`
 * @property {string} mask key of its mask list, '' for none @property {boolean} inverted
 * @property {number[]} meshes back to front
 */

/** @param {import('./moc3.js').Moc3} moc @param {number} mesh @returns {number[]} mask meshes */
export function maskList(moc, mesh) {
  const begin = moc.meshMaskBegin[mesh];
  const list = moc.masks.subarray(begin, begin + moc.meshMaskCount[mesh]);
  return Array.from(list).filter((source) => source >= 0);
}

/** @param {import('./moc3.js').Moc3} moc @param {number} mesh */
function styleOf(moc, mesh) {
  const flags = moc.meshFlags[mesh];
  const mask = maskList(moc, mesh).sort((a, b) => a - b);
  return {
    texture: moc.meshTexture[mesh],
    blend: BLENDS[flags & BLEND_BITS] ?? 'normal',
    mask: mask.join(' '),
    inverted: mask.length > 0 && (flags & INVERTED_MASK) !== 0,
  };
}

/**
 * @param {import('./moc3.js').Moc3} moc
 * @param {ArrayLike<number>} order mesh indices, back to front
 * @returns {Run[]} neighbours that share texture, blend and mask are one run
 */
export function cutRuns(moc, order) {
  const runs = [];
  for (const mesh of Array.from(order)) {
    const style = styleOf(moc, mesh);
    const last = runs.at(-1);
    const same = last && Object.keys(style).every((key) => last[key] === style[key]);
    if (same) last.meshes.push(mesh);
    else runs.push({ ...style, meshes: [mesh] });
  }
  return runs;
}

/**
 * @param {import('./rig.js').Rig} rig @param {number[]} meshes
 * @returns {Uint32Array} triangle indices into the rig's one vertex buffer
 */
export function mergeIndices(rig, meshes) {
  const { moc } = rig;
  const total = meshes.reduce((sum, k) => sum + moc.meshIndexCount[k], 0);
  const merged = new Uint32Array(total);
  let at = 0;
  for (const k of meshes) {
    const begin = moc.meshIndexBegin[k];
    for (let j = 0; j < moc.meshIndexCount[k]; j += 1) {
      merged[at++] = rig.firstVertex[k] + moc.indices[begin + j];
    }
  }
  return merged;
}

/** @param {import('./rig.js').Rig} rig @returns {Float32Array} u, v of the one vertex buffer */
export function mergeUvs(rig) {
  const { moc } = rig;
  const merged = new Float32Array(rig.positions.length);
  for (let k = 0; k < moc.counts.meshes; k += 1) {
    const begin = moc.meshUvBegin[k];
    const own = moc.uvs.subarray(begin, begin + 2 * moc.meshVertexCount[k]);
    merged.set(own, 2 * rig.firstVertex[k]);
  }
  return merged;
}

/**
 * Copy the meshes' opacities to their vertices.
 *
 * @param {import('./rig.js').Rig} rig @param {Float32Array} vertices one number a vertex
 * @returns {boolean} whether any of them changed
 */
export function spreadOpacities(rig, vertices) {
  let changed = false;
  for (let k = 0; k < rig.opacities.length; k += 1) {
    const first = rig.firstVertex[k];
    const count = rig.moc.meshVertexCount[k];
    if (count === 0 || vertices[first] === rig.opacities[k]) continue;
    vertices.fill(rig.opacities[k], first, first + count);
    changed = true;
  }
  return changed;
}
