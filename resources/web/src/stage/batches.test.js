import { describe, expect, it } from 'vitest';
import { cutRuns, maskList, mergeIndices, mergeUvs, spreadOpacities } from './batches.js';
import { sampleMoc } from './fixtures/load.js';
import { parseMoc3 } from './moc3.js';
import { Rig } from './rig.js';

const rig = new Rig(parseMoc3(sampleMoc()));
const { moc } = rig;
const mesh = (id) => moc.meshId.indexOf(id);

describe('runs', () => {
  const runs = cutRuns(moc, rig.renderOrder);
  const names = runs.map((run) => run.meshes.map((k) => moc.meshId[k]).join(' '));

  it('hold neighbours of the same style, in drawing order', () => {
    expect(names).toEqual([
      'Ground Body Paw',
      'Glow',
      'Ear EarTip Face',
      'Shade',
      'EyeWhiteL',
      'IrisL',
      'IrisHoleL',
      'Mouth',
    ]);
  });

  it('know their blend and mask', () => {
    expect(runs.map((run) => run.blend).slice(0, 4)).toEqual([
      'normal',
      'add',
      'normal',
      'multiply',
    ]);
    expect(runs[5]).toMatchObject({ mask: '6', inverted: false });
    expect(runs[6]).toMatchObject({ mask: '6', inverted: true });
    expect(runs[7]).toMatchObject({ mask: '', inverted: false });
  });

  it('follow another drawing order', () => {
    const few = cutRuns(moc, [mesh('Face'), mesh('IrisL'), mesh('Body')]);
    expect(few.map((run) => run.meshes.length)).toEqual([1, 1, 1]);
  });

  it('list the masks of a mesh', () => {
    expect(maskList(moc, mesh('IrisL'))).toEqual([mesh('EyeWhiteL')]);
    expect(maskList(moc, mesh('Face'))).toEqual([]);
  });
});

describe('merged buffers', () => {
  it('point every triangle at its mesh’s own vertices', () => {
    const [body, face] = [mesh('Body'), mesh('Face')];
    const merged = mergeIndices(rig, [face, body]);
    expect(merged.length).toBe(moc.meshIndexCount[face] + moc.meshIndexCount[body]);
    const own = Array.from(merged.subarray(0, moc.meshIndexCount[face]));
    const first = rig.firstVertex[face];
    expect(Math.min(...own)).toBe(first);
    expect(Math.max(...own)).toBe(first + moc.meshVertexCount[face] - 1);
  });

  it('give every vertex its texture place', () => {
    const uvs = mergeUvs(rig);
    const first = 2 * rig.firstVertex[mesh('EarTip')];
    expect(uvs.length).toBe(rig.positions.length);
    expect(Array.from(uvs.subarray(first, first + 8))).toEqual([0, 0, 1, 0, 0, 1, 1, 1]);
  });

  it('carry opacities, and say when they changed', () => {
    const vertices = new Float32Array(rig.positions.length / 2);
    expect(spreadOpacities(rig, vertices)).toBe(true);
    expect(spreadOpacities(rig, vertices)).toBe(false);
    const glow = rig.firstVertex[mesh('Glow')];
    expect(Array.from(vertices.subarray(glow, glow + 4))).toEqual([0.25, 0.25, 0.25, 0.25]);
  });
});
