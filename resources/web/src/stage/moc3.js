/**
 * Reads a moc3 file (format versions 3.0 to 4.0) into typed arrays, one per section.
 *
 * The file is a dump of parallel arrays: a table of 160 absolute section offsets, then the counts,
 * the canvas and the arrays in a fixed order. Names below say which object an array belongs to;
 * `kf` = keyform, `binding` = the list of parameters that choose an object's keyforms.
 */
import { ModelError } from './errors.js';

const OFFSET_TABLE = 64;
const SECTION_SLOTS = 160;
const COUNT_WORDS = 32;
const FIRST_ARRAY_SLOT = 2;
const QUAD_SLOT = 101;
const ID_BYTES = 64;
const NEWEST_VERSION = 3;

/** Meaning of the counts table, by index. */
const COUNTS = [
  'parts deformers warps rotations meshes parameters partKf warpKf rotationKf meshKf positions',
  'bindingIndices bindings parameterBindings keys uvs indices masks groups groupObjects',
  'glues glueInfos glueKf',
]
  .join(' ')
  .split(' ');

/** Bytes of one item; R = space the original runtime fills with pointers, S = an id. */
const SIZE = { R: 8, S: ID_BYTES, i: 4, u: 4, f: 4, h: 2, b: 1 };

/** Sections in file order: [name prefix, count, "type:name …"]. */
const SECTIONS = [
  ['part', 'parts', 'R: S:id i:binding i:kfBegin i:kfCount u:visible u:enabled i:parentPart'],
  [
    'deformer',
    'deformers',
    'R: S:id i:binding u:visible u:enabled i:parentPart i:parent u:type i:specific',
  ],
  ['warp', 'warps', 'i:binding i:kfBegin i:kfCount i:vertexCount u:rows u:columns'],
  ['rotation', 'rotations', 'i:binding i:kfBegin i:kfCount f:baseAngle'],
  [
    'mesh',
    'meshes',
    'R: R: R: R: S:id i:binding i:kfBegin i:kfCount u:visible u:enabled i:parentPart i:parent ' +
      'u:texture b:flags i:vertexCount i:uvBegin i:indexBegin i:indexCount i:maskBegin i:maskCount',
  ],
  [
    'parameter',
    'parameters',
    'R: S:id f:max f:min f:default u:repeat u:decimals i:bindingBegin i:bindingCount',
  ],
  ['partKf', 'partKf', 'f:drawOrder'],
  ['warpKf', 'warpKf', 'f:opacity i:positionBegin'],
  [
    'rotationKf',
    'rotationKf',
    'f:opacity f:angle f:originX f:originY f:scale u:reflectX u:reflectY',
  ],
  ['meshKf', 'meshKf', 'f:opacity f:drawOrder i:positionBegin'],
  ['', 'positions', 'f:positions'],
  ['', 'bindingIndices', 'i:bindingIndices'],
  ['binding', 'bindings', 'i:begin i:count'],
  ['parameterBinding', 'parameterBindings', 'i:keysBegin i:keysCount'],
  ['', 'keys', 'f:keys'],
  ['', 'uvs', 'f:uvs'],
  ['', 'indices', 'h:indices'],
  ['', 'masks', 'i:masks'],
  ['group', 'groups', 'i:begin i:count i:total u:max u:min'],
  ['groupObject', 'groupObjects', 'u:type i:index i:group'],
];

/** @param {string} prefix @param {string} name */
function arrayName(prefix, name) {
  return prefix ? prefix + name[0].toUpperCase() + name.slice(1) : name;
}

/** @param {DataView} view @param {number} at @param {number} count */
function readIds(view, at, count) {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return Array.from({ length: count }, (_, k) => {
    const bytes = new Uint8Array(view.buffer, view.byteOffset + at + k * ID_BYTES, ID_BYTES);
    const end = bytes.indexOf(0);
    try {
      return decoder.decode(bytes.subarray(0, end < 0 ? ID_BYTES : end));
    } catch (cause) {
      throw new ModelError('moc3: an id is not text', { cause });
    }
  });
}

const NUMBER_READERS = {
  i: (view, at, n) => Int32Array.from({ length: n }, (_, k) => view.getInt32(at + 4 * k, true)),
  u: (view, at, n) => Uint32Array.from({ length: n }, (_, k) => view.getUint32(at + 4 * k, true)),
  f: (view, at, n) => Float32Array.from({ length: n }, (_, k) => view.getFloat32(at + 4 * k, true)),
  h: (view, at, n) => Uint16Array.from({ length: n }, (_, k) => view.getUint16(at + 2 * k, true)),
  b: (view, at, n) => Uint8Array.from({ length: n }, (_, k) => view.getUint8(at + k)),
};

/** @param {DataView} view @param {string} type @param {number} at @param {number} count */
function readSection(view, type, at, count) {
  if (at + count * SIZE[type] > view.byteLength || (count > 0 && at < OFFSET_TABLE)) {
    throw new ModelError('moc3: a section lies outside the file');
  }
  if (type === 'R') return null;
  return type === 'S' ? readIds(view, at, count) : NUMBER_READERS[type](view, at, count);
}

/** @param {DataView} view */
function readHeader(view) {
  if (view.byteLength < OFFSET_TABLE + 4 * SECTION_SLOTS || view.getUint32(0) !== 0x4d4f4333) {
    throw new ModelError('moc3: not a moc3 file');
  }
  const version = view.getUint8(4);
  if (view.getUint8(5) !== 0) throw new ModelError('moc3: big-endian files are not supported');
  if (version < 1 || version > NEWEST_VERSION) {
    throw new ModelError(`moc3: format version ${version} is not supported`);
  }
  return version;
}

/** @param {Moc3} moc */
function checkReferences(moc) {
  const { counts } = moc;
  const inside = (values, limit) => values.every((v) => v >= -1 && v < limit);
  const ranges = (begin, count, limit) =>
    begin.every((b, k) => count[k] >= 0 && b >= 0 && b + count[k] <= limit);
  const sound =
    inside(moc.deformerParent, counts.deformers) &&
    inside(moc.meshParent, counts.deformers) &&
    inside(moc.meshParentPart, counts.parts) &&
    inside(moc.deformerParentPart, counts.parts) &&
    inside(moc.partParentPart, counts.parts) &&
    inside(moc.masks, counts.meshes) &&
    inside(moc.bindingIndices, counts.parameterBindings) &&
    ranges(moc.bindingBegin, moc.bindingCount, counts.bindingIndices) &&
    ranges(moc.parameterBindingBegin, moc.parameterBindingCount, counts.parameterBindings) &&
    ranges(moc.parameterBindingKeysBegin, moc.parameterBindingKeysCount, counts.keys) &&
    ranges(moc.warpKfBegin, moc.warpKfCount, counts.warpKf) &&
    ranges(moc.rotationKfBegin, moc.rotationKfCount, counts.rotationKf) &&
    ranges(moc.meshKfBegin, moc.meshKfCount, counts.meshKf) &&
    ranges(moc.meshIndexBegin, moc.meshIndexCount, counts.indices) &&
    ranges(moc.meshMaskBegin, moc.meshMaskCount, counts.masks);
  if (!sound) throw new ModelError('moc3: an object refers to something that is not there');
}

/**
 * @typedef {Record<string, any> & {
 *   version: number,
 *   counts: Record<string, number>,
 *   canvas: {pixelsPerUnit: number, originX: number, originY: number, width: number, height: number}
 * }} Moc3 Typed arrays by name, e.g. `meshVertexCount`, `warpKfOpacity`; ids are string arrays.
 */

/** @param {DataView} view @param {number} at @param {number} bytes */
function checkSpan(view, at, bytes) {
  if (at < OFFSET_TABLE || at + bytes > view.byteLength) {
    throw new ModelError('moc3: a section lies outside the file');
  }
}

/**
 * Parse a moc3 file.
 *
 * @param {ArrayBuffer} buffer the whole file
 * @returns {Moc3}
 * @throws {ModelError} not a moc3, an unsupported version, or damaged
 */
export function parseMoc3(buffer) {
  const view = new DataView(buffer);
  const version = readHeader(view);
  const offset = (slot) => view.getUint32(OFFSET_TABLE + 4 * slot, true);
  checkSpan(view, offset(0), 4 * COUNT_WORDS);
  checkSpan(view, offset(1), 20);
  const counts = Object.fromEntries(
    COUNTS.map((name, k) => [name, view.getUint32(offset(0) + 4 * k, true)]),
  );
  const [pixelsPerUnit, originX, originY, width, height] = NUMBER_READERS.f(view, offset(1), 5);
  const moc = { version, counts, canvas: { pixelsPerUnit, originX, originY, width, height } };
  let slot = FIRST_ARRAY_SLOT;
  for (const [prefix, count, fields] of SECTIONS) {
    for (const field of fields.split(' ')) {
      const [type, name] = field.split(':');
      const values = readSection(view, type, offset(slot), counts[count]);
      if (values) moc[arrayName(prefix, name)] = values;
      slot += 1;
    }
  }
  moc.warpQuad =
    version >= 2
      ? readSection(view, 'u', offset(QUAD_SLOT), counts.warps)
      : new Uint32Array(counts.warps);
  checkReferences(moc);
  return moc;
}
