import { afterEach, expect, it, vi } from 'vitest';
import { sampleMoc } from './fixtures/load.js';
import { ModelError, StageUnavailable, openStage } from './index.js';

const DESCRIPTION = { FileReferences: { Moc: 'a.moc3', Textures: ['a.png'] } };

/** Let the page's fetch serve a model without pictures. */
function serve() {
  const respond = async (url) => {
    const path = String(url);
    if (path.endsWith('a.model3.json')) return new Response(JSON.stringify(DESCRIPTION));
    if (path.endsWith('a.moc3')) return new Response(sampleMoc());
    return new Response('', { status: 404 });
  };
  vi.stubGlobal('fetch', vi.fn(respond));
}

afterEach(() => vi.unstubAllGlobals());

it('says when this machine cannot draw, and leaves the box empty', async () => {
  serve();
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  const host = document.createElement('div');
  const opening = openStage(host, { modelUrl: 'live2d/a.model3.json' });
  await expect(opening).rejects.toThrow(StageUnavailable);
  expect(host.children.length).toBe(0);
});

it('says when the model is not there', async () => {
  serve();
  const opening = openStage(document.createElement('div'), { modelUrl: 'live2d/b.model3.json' });
  await expect(opening).rejects.toThrow(ModelError);
});
