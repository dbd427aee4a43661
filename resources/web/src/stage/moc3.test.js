import { describe, expect, it } from 'vitest';
import { ModelError } from './errors.js';
import { sampleMoc } from './fixtures/load.js';
import { parseMoc3 } from './moc3.js';

const OFFSETS = 64;

function damaged(change) {
  const buffer = sampleMoc();
  change(new DataView(buffer));
  return () => parseMoc3(buffer);
}

describe('a moc3 file', () => {
  it('gives its counts, canvas and ids', () => {
    const moc = parseMoc3(sampleMoc());
    expect(moc.version).toBe(2);
    expect(moc.counts).toMatchObject({ parts: 2, warps: 2, rotations: 3, meshes: 12, masks: 2 });
    expect(moc.canvas).toEqual({
      pixelsPerUnit: 1000,
      originX: 500,
      originY: 600,
      width: 1000,
      height: 1200,
    });
    expect(moc.meshId[7]).toBe('IrisL');
    expect(moc.parameterId).toContain('ParamMouthOpenY');
  });

  it('gives ranges, flags, masks and geometry as typed arrays', () => {
    const moc = parseMoc3(sampleMoc());
    const angle = moc.parameterId.indexOf('ParamAngleX');
    expect([moc.parameterMin[angle], moc.parameterMax[angle]]).toEqual([-30, 30]);
    expect(moc.parameterDefault[moc.parameterId.indexOf('ParamEyeLOpen')]).toBe(1);
    expect(Array.from(moc.masks)).toEqual([6, 6]);
    expect(moc.meshFlags[moc.meshId.indexOf('IrisHoleL')] & 8).toBe(8);
    expect(moc.positions).toBeInstanceOf(Float32Array);
    expect(moc.indices).toBeInstanceOf(Uint16Array);
    expect(Array.from(moc.warpQuad)).toEqual([1, 0]);
  });
});

describe('a damaged moc3 file is refused', () => {
  it.each([
    ['an empty file', () => parseMoc3(new ArrayBuffer(0))],
    ['another magic', damaged((view) => view.setUint8(0, 0x58))],
    ['version 0', damaged((view) => view.setUint8(4, 0))],
    ['a version that is too new', damaged((view) => view.setUint8(4, 5))],
    ['big endian', damaged((view) => view.setUint8(5, 1))],
    ['counts outside', damaged((view) => view.setUint32(OFFSETS, 0xfffffff0, true))],
    ['a section outside', damaged((view) => view.setUint32(OFFSETS + 4 * 3, 0x7fffffff, true))],
    ['too many parts', damaged((view) => view.setUint32(0x7c0, 0x00ffffff, true))],
    ['a half file', () => parseMoc3(sampleMoc().slice(0, 6000))],
  ])('%s', (_, parse) => {
    expect(parse).toThrow(ModelError);
  });

  it('a mesh whose mask does not exist', () => {
    const buffer = sampleMoc();
    const moc = parseMoc3(buffer);
    const slot = maskSlot(buffer, moc);
    new DataView(buffer).setInt32(slot, 99, true);
    expect(() => parseMoc3(buffer)).toThrow(/refers to something/);
  });

  it('an id that is not text', () => {
    const parse = damaged((view) => view.setUint8(view.getUint32(OFFSETS + 4 * 3, true), 0xff));
    expect(parse).toThrow(/not text/);
  });
});

/** Find where the list of masks (mesh 6, twice) lies: slot 79 in file order. */
function maskSlot(buffer, moc) {
  const view = new DataView(buffer);
  for (let slot = 60; slot < 101; slot += 1) {
    const at = view.getUint32(OFFSETS + 4 * slot, true);
    const next = view.getUint32(OFFSETS + 4 * (slot + 1), true);
    const fits =
      next - at === 64 && moc.masks.every((m, k) => view.getInt32(at + 4 * k, true) === m);
    if (fits) return at;
  }
  throw new Error('no mask section');
}
