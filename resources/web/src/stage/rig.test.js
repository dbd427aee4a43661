import { beforeEach, describe, expect, it } from 'vitest';
import { sampleMoc, samplePoses } from './fixtures/load.js';
import { parseMoc3 } from './moc3.js';
import { Rig } from './rig.js';

/** @type {Rig} */
let rig;

beforeEach(() => {
  rig = new Rig(parseMoc3(sampleMoc()));
});

function pose(parameters) {
  rig.parameters.reset();
  for (const [id, value] of Object.entries(parameters)) {
    rig.parameters.set(rig.parameters.index(id), value);
  }
  return rig.update();
}

const mesh = (id) => rig.moc.meshId.indexOf(id);

describe.each(samplePoses().map((expected, k) => [k, expected]))('pose %i', (_, expected) => {
  it('bends every mesh as the reference does', () => {
    pose(expected.parameters);
    for (const [id, vertices] of Object.entries(expected.vertices)) {
      const points = rig.meshPositions[mesh(id)];
      expect(points.length).toBe(vertices.length);
      vertices.forEach((value, k) => expect(points[k]).toBeCloseTo(value, 4));
    }
  });

  it('has the reference opacities and drawing order', () => {
    pose(expected.parameters);
    expected.opacities.forEach((value, k) => expect(rig.opacities[k]).toBeCloseTo(value, 4));
    expect(Array.from(rig.renderOrder, (k) => rig.moc.meshId[k])).toEqual(expected.order);
  });
});

describe('the rig', () => {
  it('keeps all vertices in one buffer', () => {
    const total = rig.moc.meshVertexCount.reduce((sum, n) => sum + n, 0);
    expect(rig.positions.length).toBe(2 * total);
    expect(rig.meshPositions.every((view) => view.buffer === rig.positions.buffer)).toBe(true);
  });

  it('says when the drawing order changes, and only then', () => {
    expect(pose({ ParamBreath: 0 })).toBe(false);
    expect(pose({ ParamBreath: 1 })).toBe(true);
    expect(pose({ ParamBreath: 1 })).toBe(false);
  });

  it('clamps values to their range', () => {
    pose({ ParamAngleX: 30 });
    const turned = Float32Array.from(rig.positions);
    pose({ ParamAngleX: 300 });
    expect(rig.positions).toEqual(turned);
  });

  it('hides the meshes of a hidden part and of its children', () => {
    rig.partOpacity[rig.moc.partId.indexOf('PartBody')] = 0;
    rig.update();
    expect(rig.opacities.every((opacity) => opacity === 0)).toBe(true);
  });

  it('hides only a child part', () => {
    rig.partOpacity[rig.moc.partId.indexOf('PartHead')] = 0.5;
    rig.update();
    expect(rig.opacities[mesh('Face')]).toBeCloseTo(0.5);
    expect(rig.opacities[mesh('Body')]).toBe(1);
  });

  it('does not draw a mesh that is switched off', () => {
    rig.moc.meshEnabled[mesh('Face')] = 0;
    rig.update();
    expect(rig.opacities[mesh('Face')]).toBe(0);
  });

  it('draws a part group in the part’s place', () => {
    const { moc } = rig;
    Object.assign(moc, {
      groupBegin: Int32Array.of(0, 3),
      groupCount: Int32Array.of(3, 2),
      groupObjectType: Uint32Array.of(0, 1, 0, 0, 0),
      groupObjectIndex: Int32Array.of(mesh('Mouth'), 1, mesh('Ground'), mesh('Face'), mesh('Ear')),
      groupObjectGroup: Int32Array.of(-1, 1, -1, -1, -1),
    });
    moc.counts.groups = 2;
    rig.sortMeshes();
    const order = Array.from(rig.renderOrder.subarray(0, 4), (k) => moc.meshId[k]);
    expect(order).toEqual(['Ground', 'Ear', 'Face', 'Mouth']);
  });
});
