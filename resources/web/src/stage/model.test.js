import { describe, expect, it } from 'vitest';
import { ModelError } from './errors.js';
import { sampleMoc } from './fixtures/load.js';
import { loadModel } from './model.js';

const MODEL = {
  Version: 3,
  FileReferences: {
    Moc: 'a.moc3',
    Textures: ['textures/one.png'],
    Expressions: [{ Name: 'joy', File: 'expressions/joy.exp3.json' }],
    Motions: { Idle: [{ File: 'motions/idle.motion3.json', FadeInTime: 0.7 }] },
  },
  Groups: [{ Target: 'Parameter', Name: 'EyeBlink', Ids: ['ParamEyeLOpen'] }],
  HitAreas: [{ Id: 'Face', Name: 'Head' }],
};
const FILES = {
  '/m/a.model3.json': MODEL,
  '/m/a.moc3': sampleMoc(),
  '/m/expressions/joy.exp3.json': { Parameters: [{ Id: 'ParamCheek', Value: 1 }] },
  '/m/motions/idle.motion3.json': { Meta: { Duration: 2, Loop: true }, Curves: [] },
};
const URL_OF_MODEL = new URL('http://house/m/a.model3.json');

/** A stand-in for fetch that serves these files. */
function shelf(files) {
  return async ({ pathname }) => {
    const file = files[pathname];
    const body =
      file instanceof ArrayBuffer || typeof file === 'string' ? file : JSON.stringify(file);
    return file === undefined ? new Response('', { status: 404 }) : new Response(body);
  };
}

const load = (changes = {}) => loadModel(URL_OF_MODEL, shelf({ ...FILES, ...changes }));

describe('a model folder', () => {
  it('is read whole', async () => {
    const model = await load();
    expect(model.moc.counts.meshes).toBe(12);
    expect(model.textures.map(String)).toEqual(['http://house/m/textures/one.png']);
    expect(model.expressions.map((e) => e.name)).toEqual(['joy']);
    expect(model.motions.get('Idle')[0]).toMatchObject({ duration: 2, fadeIn: 0.7 });
    expect(model.eyeBlink).toEqual(['ParamEyeLOpen']);
    expect(model.hitAreas).toEqual([{ mesh: 'Face', name: 'Head' }]);
  });

  it('may lack everything but moc and texture', async () => {
    const { Moc, Textures } = MODEL.FileReferences;
    const bare = { Version: 3, FileReferences: { Moc, Textures } };
    const model = await load({ '/m/a.model3.json': bare });
    expect([model.expressions, model.eyeBlink, model.hitAreas]).toEqual([[], [], []]);
    expect(model.motions.size).toBe(0);
  });

  it.each([
    ['a missing moc', { '/m/a.moc3': undefined }],
    ['a missing expression', { '/m/expressions/joy.exp3.json': undefined }],
    ['a damaged description', { '/m/a.model3.json': '{"Version":' }],
    ['a description without files', { '/m/a.model3.json': { Version: 3 } }],
  ])('is refused with %s', async (_, changes) => {
    await expect(load(changes)).rejects.toThrow(ModelError);
  });

  it('is refused when nothing answers', async () => {
    const dead = () => Promise.reject(new TypeError('no network'));
    await expect(loadModel(URL_OF_MODEL, dead)).rejects.toThrow(/a\.model3\.json/);
  });
});
