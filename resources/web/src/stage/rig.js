/**
 * Bends the model: parameter values in, vertices, opacities and the drawing order out.
 *
 * Every object (warp, rotation, mesh) owns keyforms, one for each combination of its parameters'
 * keys; the pose is their weighted mean. Warps carry their children on a grid (0..1 across it),
 * rotations carry theirs in pixels round an origin. Nothing is allocated while updating.
 */
import { Parameters } from './parameters.js';

const WARP = 0;
const PART_OBJECT = 1;
/** Length of the probe that measures how far a warp turns a child rotation, in its grid's units. */
const PROBE = 0.1;

/** The keyforms one binding mixes now, with their weights. */
class Blend {
  /** @param {{keys: Float32Array, parameter: number}[]} axes first axis varies fastest */
  constructor(axes) {
    this.axes = axes;
    const size = 2 ** axes.length;
    this.index = new Int32Array(size);
    this.weight = new Float32Array(size);
    this.count = 0;
  }

  /** @param {Float32Array} values parameter values, in range */
  update(values) {
    this.index[0] = 0;
    this.weight[0] = 1;
    this.count = 1;
    let stride = 1;
    for (let a = 0; a < this.axes.length; a += 1) {
      const { keys, parameter } = this.axes[a];
      this.spread(keys, values[parameter], stride);
      stride *= keys.length;
    }
  }

  /** Multiply the mix with one axis: move to the key below, and split when between two keys. */
  spread(keys, value, stride) {
    const last = keys.length - 1;
    let key = 0;
    while (key < last && keys[key + 1] <= value) key += 1;
    const split = key < last && value > keys[key];
    const t = split ? (value - keys[key]) / (keys[key + 1] - keys[key]) : 0;
    const { index, weight, count } = this;
    for (let k = 0; k < count; k += 1) {
      index[k] += stride * key;
      if (!split) continue;
      index[count + k] = index[k] + stride;
      weight[count + k] = weight[k] * t;
      weight[k] *= 1 - t;
    }
    if (split) this.count *= 2;
  }

  /** @param {ArrayLike<number>} source one number a keyform @param {number} base first keyform */
  mix(source, base) {
    let sum = 0;
    for (let k = 0; k < this.count; k += 1) sum += this.weight[k] * source[base + this.index[k]];
    return sum;
  }

  /** Mix whole position blocks into `out`. */
  mixPositions(positions, begins, base, out) {
    for (let k = 0; k < this.count; k += 1) {
      const from = begins[base + this.index[k]];
      const weight = this.weight[k];
      if (k === 0) for (let j = 0; j < out.length; j += 1) out[j] = weight * positions[from + j];
      else for (let j = 0; j < out.length; j += 1) out[j] += weight * positions[from + j];
    }
  }
}

/** A grid that carries its children: points are (u, v), 0..1 across it. */
class Warp {
  constructor(moc, k, blends) {
    this.moc = moc;
    this.blend = blends[moc.warpBinding[k]];
    this.base = moc.warpKfBegin[k];
    this.rows = moc.warpRows[k];
    this.columns = moc.warpColumns[k];
    this.quad = moc.warpQuad[k] !== 0;
    this.grid = new Float32Array(2 * moc.warpVertexCount[k]);
    this.opacity = 1;
    this.angle = 0;
    this.scale = 1;
  }

  /** @param {Warp|Rotation|null} parent */
  update(parent) {
    const { moc, blend, base, grid } = this;
    blend.mixPositions(moc.positions, moc.warpKfPositionBegin, base, grid);
    this.opacity = blend.mix(moc.warpKfOpacity, base) * (parent ? parent.opacity : 1);
    if (parent) parent.carry(grid);
  }

  /** Move points from this grid's units to the canvas, in place. @param {Float32Array} points */
  carry(points) {
    const { grid, rows, columns, quad } = this;
    for (let p = 0; p < points.length; p += 2) {
      const x = points[p] * columns;
      const y = points[p + 1] * rows;
      const i = Math.min(Math.max(Math.floor(x), 0), columns - 1);
      const j = Math.min(Math.max(Math.floor(y), 0), rows - 1);
      const u = x - i;
      const v = y - j;
      const a = 2 * (j * (columns + 1) + i);
      const c = a + 2 * (columns + 1);
      for (let n = 0; n < 2; n += 1) {
        const A = grid[a + n];
        const B = grid[a + 2 + n];
        const C = grid[c + n];
        const E = grid[c + 2 + n];
        if (quad) {
          points[p + n] = (1 - v) * ((1 - u) * A + u * B) + v * ((1 - u) * C + u * E);
        } else if (u + v <= 1) {
          points[p + n] = A + u * (B - A) + v * (C - A);
        } else {
          points[p + n] = E + (1 - u) * (C - E) + (1 - v) * (B - E);
        }
      }
    }
  }
}

/** A turn and scale round an origin: points are pixels from it. */
class Rotation {
  constructor(moc, k, blends) {
    this.moc = moc;
    this.blend = blends[moc.rotationBinding[k]];
    this.base = moc.rotationKfBegin[k];
    this.baseAngle = moc.rotationBaseAngle[k];
    this.probe = new Float32Array(4);
    this.opacity = 1;
    this.angle = 0;
    this.scale = 1;
    this.cos = 1;
    this.sin = 0;
  }

  /** @param {Warp|Rotation|null} parent */
  update(parent) {
    const { moc, blend, base, probe } = this;
    probe[0] = blend.mix(moc.rotationKfOriginX, base);
    probe[1] = blend.mix(moc.rotationKfOriginY, base);
    probe[2] = probe[0];
    probe[3] = probe[1] - PROBE;
    this.angle = blend.mix(moc.rotationKfAngle, base) + this.baseAngle;
    this.scale = blend.mix(moc.rotationKfScale, base);
    this.opacity = blend.mix(moc.rotationKfOpacity, base) * (parent ? parent.opacity : 1);
    if (parent) this.follow(parent);
    const radians = (this.angle * Math.PI) / 180;
    this.cos = this.scale * Math.cos(radians);
    this.sin = this.scale * Math.sin(radians);
  }

  /** Take over the parent's turn; a warp's is measured where the origin lies. */
  follow(parent) {
    const { probe } = this;
    parent.carry(probe);
    if (parent instanceof Rotation) {
      this.angle += parent.angle;
      this.scale *= parent.scale;
    } else {
      const turn = Math.atan2(probe[3] - probe[1], probe[2] - probe[0]);
      this.angle += (turn * 180) / Math.PI + 90;
    }
  }

  /** Move points from pixels round the origin to the canvas, in place. */
  carry(points) {
    const { cos, sin, probe } = this;
    for (let p = 0; p < points.length; p += 2) {
      const x = points[p];
      const y = points[p + 1];
      points[p] = cos * x - sin * y + probe[0];
      points[p + 1] = sin * x + cos * y + probe[1];
    }
  }
}

/** @param {import('./moc3.js').Moc3} moc @returns {Blend[]} one a binding */
function buildBlends(moc) {
  const owner = new Int32Array(moc.counts.parameterBindings);
  moc.parameterBindingBegin.forEach((begin, p) => {
    owner.fill(p, begin, begin + moc.parameterBindingCount[p]);
  });
  return Array.from(moc.bindingBegin, (begin, k) => {
    const indices = moc.bindingIndices.subarray(begin, begin + moc.bindingCount[k]);
    const axes = Array.from(indices, (q) => {
      const from = moc.parameterBindingKeysBegin[q];
      const keys = moc.keys.subarray(from, from + moc.parameterBindingKeysCount[q]);
      return { keys, parameter: owner[q] };
    });
    return new Blend(axes);
  });
}

/** @param {Int32Array} parents @returns {number[]} indices, every parent before its children */
function parentsFirst(parents) {
  const order = [];
  const seen = new Set([-1]);
  const visit = (k) => {
    if (seen.has(k)) return;
    seen.add(k);
    visit(parents[k]);
    order.push(k);
  };
  parents.forEach((_, k) => visit(k));
  return order;
}

/** A model's moving geometry. */
export class Rig {
  /** @param {import('./moc3.js').Moc3} moc */
  constructor(moc) {
    this.moc = moc;
    this.parameters = new Parameters({
      ids: moc.parameterId,
      min: moc.parameterMin,
      max: moc.parameterMax,
      defaults: moc.parameterDefault,
    });
    this.blends = buildBlends(moc);
    this.deformers = Array.from(moc.deformerType, (type, k) => {
      const Kind = type === WARP ? Warp : Rotation;
      return new Kind(moc, moc.deformerSpecific[k], this.blends);
    });
    this.deformerOrder = parentsFirst(moc.deformerParent);
    this.partOrder = parentsFirst(moc.partParentPart);
    /** Opacity of each part, 0..1, set by motions. */
    this.partOpacity = new Float32Array(moc.counts.parts).fill(1);
    this.shownOpacity = new Float32Array(moc.counts.parts);
    this.layOutVertices();
    const meshes = moc.counts.meshes;
    /** Opacity of each mesh, 0..1, its deformers and parts included. */
    this.opacities = new Float32Array(meshes);
    /** Draw order key of each mesh, 0..1000. */
    this.drawOrders = new Int32Array(meshes);
    /** Mesh indices from back to front. */
    this.renderOrder = Int32Array.from({ length: meshes }, (_, k) => k);
    this.partDrawOrders = new Int32Array(moc.counts.parts);
    this.orderChanged = true;
    this.update();
  }

  /** One buffer holds the vertices of all meshes; each mesh sees its own stretch. */
  layOutVertices() {
    const counts = this.moc.meshVertexCount;
    this.firstVertex = new Int32Array(counts.length);
    let total = 0;
    counts.forEach((count, k) => {
      this.firstVertex[k] = total;
      total += count;
    });
    /** x, y of every vertex in canvas units, y down. */
    this.positions = new Float32Array(2 * total);
    /** The same buffer, one view a mesh. */
    this.meshPositions = Array.from(counts, (count, k) => {
      const from = 2 * this.firstVertex[k];
      return this.positions.subarray(from, from + 2 * count);
    });
  }

  /**
   * Recompute everything from the parameters' values.
   *
   * @returns {boolean} whether `renderOrder` changed
   */
  update() {
    const { moc } = this;
    this.parameters.clamp();
    for (const blend of this.blends) blend.update(this.parameters.values);
    for (const k of this.deformerOrder) {
      this.deformers[k].update(this.deformers[moc.deformerParent[k]] ?? null);
    }
    this.updateParts();
    for (let k = 0; k < moc.counts.meshes; k += 1) this.updateMesh(k);
    if (!this.orderChanged) return false;
    this.orderChanged = false;
    this.sortMeshes();
    return true;
  }

  updateParts() {
    const { moc, partOpacity, shownOpacity } = this;
    for (const k of this.partOrder) {
      const parent = moc.partParentPart[k];
      const above = parent < 0 ? 1 : shownOpacity[parent];
      shownOpacity[k] = moc.partEnabled[k] ? partOpacity[k] * above : 0;
      const blend = this.blends[moc.partBinding[k]];
      const order = Math.round(blend.mix(moc.partKfDrawOrder, moc.partKfBegin[k]));
      if (order !== this.partDrawOrders[k]) this.orderChanged = true;
      this.partDrawOrders[k] = order;
    }
  }

  updateMesh(k) {
    const { moc } = this;
    const blend = this.blends[moc.meshBinding[k]];
    const base = moc.meshKfBegin[k];
    const parent = this.deformers[moc.meshParent[k]];
    const part = moc.meshParentPart[k];
    const points = this.meshPositions[k];
    blend.mixPositions(moc.positions, moc.meshKfPositionBegin, base, points);
    if (parent) parent.carry(points);
    let opacity = moc.meshEnabled[k] ? blend.mix(moc.meshKfOpacity, base) : 0;
    if (parent) opacity *= parent.opacity;
    if (part >= 0) opacity *= this.shownOpacity[part];
    this.opacities[k] = Math.min(1, Math.max(0, opacity));
    const order = Math.round(blend.mix(moc.meshKfDrawOrder, base));
    if (order !== this.drawOrders[k]) this.orderChanged = true;
    this.drawOrders[k] = order;
  }

  /** Sort each draw-order group, back to front; a part's group takes the part's place. */
  sortMeshes() {
    const { moc } = this;
    let next = 0;
    const orderOf = (object) => {
      const index = moc.groupObjectIndex[object];
      const isPart = moc.groupObjectType[object] === PART_OBJECT;
      return isPart ? this.partDrawOrders[index] : this.drawOrders[index];
    };
    const place = (group) => {
      const objects = Array.from({ length: moc.groupCount[group] }, (_, k) => {
        return moc.groupBegin[group] + k;
      });
      objects.sort((a, b) => orderOf(a) - orderOf(b) || a - b);
      for (const object of objects) {
        if (moc.groupObjectType[object] === PART_OBJECT) place(moc.groupObjectGroup[object]);
        else this.renderOrder[next++] = moc.groupObjectIndex[object];
      }
    };
    if (moc.counts.groups > 0) place(0);
  }
}
