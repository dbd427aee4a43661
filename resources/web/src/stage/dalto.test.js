/** The committed character, read by this engine: whatever the page asks for must be there. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { cutRuns } from './batches.js';
import { figureBox } from './geometry.js';
import { loadModel } from './model.js';
import { Rig } from './rig.js';

const FOLDER = join(import.meta.dirname, '../../../live2d');
const FEELINGS = ['neutral', 'joy', 'sadness', 'surprise', 'anger', 'fear'];

const fromDisk = async ({ pathname }) => new Response(await readFile(join(FOLDER, pathname)));

/** @type {import('./model.js').Model} */
let model;
/** @type {Rig} */
let rig;

beforeAll(async () => {
  model = await loadModel(new URL('http://house/dalto/dalto.model3.json'), fromDisk);
  rig = new Rig(model.moc);
});

describe('달토', () => {
  it('has a face for every feeling, neutral first, and the gestures', () => {
    expect(model.expressions.map((e) => e.name)).toEqual(FEELINGS);
    expect([...model.motions.keys()].sort()).toEqual(['Cheer', 'Greet', 'Idle', 'Nod', 'Think']);
    expect(model.hitAreas.map((area) => area.name)).toEqual(['Head', 'Body']);
  });

  it('has every parameter that its files and this stage move', () => {
    const known = new Set(rig.parameters.ids);
    const moved = [
      ...model.eyeBlink,
      ...model.expressions.flatMap((e) => e.changes.map((change) => change.id)),
      ...[...model.motions.values()].flat().flatMap((m) => m.curves.map((curve) => curve.id)),
      ...['MouthOpenY', 'MouthForm', 'AngleX', 'BodyAngleX', 'EyeBallX', 'Breath', 'EarL'].map(
        (name) => `Param${name}`,
      ),
    ];
    expect(moved.filter((id) => !known.has(id))).toEqual([]);
  });

  it('bends to finite places over its whole range', () => {
    const { parameters } = rig;
    for (const extreme of [parameters.min, parameters.max, parameters.defaults]) {
      parameters.values.set(extreme);
      rig.update();
      expect(rig.positions.every(Number.isFinite)).toBe(true);
    }
    const box = figureBox(rig);
    expect(box.bottom - box.top).toBeGreaterThan(box.right - box.left);
  });

  it('opens its mouth when told to', () => {
    const lips = rig.moc.meshId.indexOf('MouthInside');
    const height = (open) => {
      rig.parameters.reset();
      rig.parameters.set(rig.parameters.index('ParamMouthOpenY'), open);
      rig.update();
      const y = rig.meshPositions[lips].filter((_, k) => k % 2 === 1);
      return Math.max(...y) - Math.min(...y);
    };
    expect(height(1)).toBeGreaterThan(1.5 * height(0.3));
    expect(height(0.3)).toBeGreaterThan(1.5 * height(0));
  });

  it('cuts its irises by the white of the eye, in few draw calls', () => {
    const runs = cutRuns(rig.moc, rig.renderOrder);
    expect(runs.filter((run) => run.mask).length).toBeGreaterThanOrEqual(2);
    expect(runs.length).toBeLessThanOrEqual(24);
  });
});
