/**
 * The built-in engine: draws a model folder with pixi.js, without Cubism Core.
 *
 * All vertices lie in one buffer that is uploaded once a frame; neighbours in drawing order that
 * share texture, blend and mask are one draw call.
 */
import 'pixi.js/unsafe-eval';
import 'pixi.js/mesh';
import {
  Buffer,
  BufferUsage,
  Container,
  Geometry,
  ImageSource,
  Mesh,
  WebGLRenderer,
} from 'pixi.js';
import { cutRuns, maskList, mergeIndices, mergeUvs, spreadOpacities } from './batches.js';
import { ModelError, StageUnavailable } from './errors.js';
import { figureBox, fit, meshHolds } from './geometry.js';
import { Mask, dropMeshes } from './masks.js';
import { Rig } from './rig.js';
import { paintShader } from './shaders.js';

const LARGEST_RATIO = 2;
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;

/**
 * @returns {{software: boolean}} what this machine draws with
 * @throws {StageUnavailable}
 */
export function probeGraphics() {
  const gl = document.createElement('canvas').getContext('webgl2');
  if (!gl) throw new StageUnavailable('no WebGL');
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name = info ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)) : '';
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return { software: SOFTWARE.test(name) };
}

/** @param {URL} url @returns {Promise<ImageSource>} @throws {ModelError} */
async function loadTexture(url) {
  try {
    const blob = await (await fetch(url)).blob();
    const resource = await createImageBitmap(blob, { premultiplyAlpha: 'premultiply' });
    return new ImageSource({
      resource,
      alphaMode: 'premultiplied-alpha',
      scaleMode: 'linear',
      mipmapFilter: 'nearest',
      autoGenerateMipmaps: true,
    });
  } catch (cause) {
    throw new ModelError(`cannot load ${url.pathname}`, { cause });
  }
}

/** @param {boolean} software */
function pixelRatio(software) {
  return software ? 1 : Math.min(LARGEST_RATIO, window.devicePixelRatio || 1);
}

/** @param {HTMLElement} host @param {boolean} software */
async function createRenderer(host, software) {
  const renderer = new WebGLRenderer();
  try {
    await renderer.init({
      width: Math.max(1, host.clientWidth),
      height: Math.max(1, host.clientHeight),
      resolution: pixelRatio(software),
      autoDensity: true,
      antialias: !software,
      backgroundAlpha: 0,
      preference: 'webgl',
    });
  } catch (cause) {
    throw new StageUnavailable(`WebGL does not start: ${cause}`);
  }
  return renderer;
}

/** What every stage engine offers to `Stage`. */
class BuiltinEngine {
  /**
   * @param {HTMLElement} host @param {import('./model.js').Model} model
   * @param {WebGLRenderer} renderer @param {ImageSource[]} textures @param {boolean} software
   */
  constructor(host, model, renderer, textures, software) {
    this.host = host;
    this.renderer = renderer;
    this.textures = textures;
    this.software = software;
    this.lost = false;
    this.rig = new Rig(model.moc);
    this.parameters = this.rig.parameters;
    this.partOpacity = this.rig.partOpacity;
    this.partIds = model.moc.partId;
    this.hitAreas = model.hitAreas
      .map(({ mesh, name }) => ({ mesh: model.moc.meshId.indexOf(mesh), name }))
      .filter(({ mesh }) => mesh >= 0);
    this.figure = figureBox(this.rig);
    this.root = new Container();
    this.createBuffers();
    this.createMasks();
    this.createRuns();
    renderer.canvas.style.display = 'block';
    host.append(renderer.canvas);
    this.watchContext();
    this.resize();
  }

  createBuffers() {
    const vertexBuffer = (data) => {
      return new Buffer({ data, usage: BufferUsage.VERTEX | BufferUsage.COPY_DST });
    };
    this.opacities = new Float32Array(this.rig.positions.length / 2);
    this.positionBuffer = vertexBuffer(this.rig.positions);
    this.uvBuffer = vertexBuffer(mergeUvs(this.rig));
    this.opacityBuffer = vertexBuffer(this.opacities);
  }

  /** @param {Uint32Array} indices @returns {Geometry} these triangles of the shared vertices */
  geometry(indices) {
    return new Geometry({
      attributes: {
        aPosition: { buffer: this.positionBuffer, format: 'float32x2' },
        aUV: { buffer: this.uvBuffer, format: 'float32x2' },
        aOpacity: { buffer: this.opacityBuffer, format: 'float32' },
      },
      indexBuffer: new Buffer({ data: indices, usage: BufferUsage.INDEX | BufferUsage.COPY_DST }),
    });
  }

  createMasks() {
    const { rig } = this;
    this.masks = new Map();
    for (const run of cutRuns(rig.moc, rig.renderOrder)) {
      if (!run.mask || this.masks.has(run.mask)) continue;
      const sources = maskList(rig.moc, run.meshes[0]);
      this.masks.set(run.mask, new Mask(rig, sources, (i) => this.geometry(i), this.textures));
    }
  }

  /** Build the draw calls for the present drawing order. */
  createRuns() {
    dropMeshes(this.root);
    for (const mask of this.masks.values()) mask.users = [];
    this.runs = cutRuns(this.rig.moc, this.rig.renderOrder).map((run) => this.createRun(run));
  }

  /** @param {import('./batches.js').Run} run */
  createRun({ texture, blend, mask, inverted, meshes }) {
    const cutter = this.masks.get(mask);
    const shader = paintShader(this.textures[texture], {
      additive: blend === 'add',
      inverted,
      mask: cutter?.picture.source,
    });
    const mesh = new Mesh({ geometry: this.geometry(mergeIndices(this.rig, meshes)), shader });
    mesh.blendMode = blend === 'multiply' ? 'multiply' : 'normal';
    this.root.addChild(mesh);
    const user = { mesh, meshes };
    cutter?.users.push(user);
    return user;
  }

  watchContext() {
    const { canvas } = this.renderer;
    canvas.addEventListener('webglcontextlost', () => {
      this.lost = true;
    });
    canvas.addEventListener('webglcontextrestored', () => {
      this.lost = false;
    });
  }

  /** Draw the parameters' present values. */
  draw() {
    if (this.rig.update()) this.createRuns();
    if (this.lost) return;
    this.positionBuffer.update();
    if (spreadOpacities(this.rig, this.opacities)) this.opacityBuffer.update();
    for (const { mesh, meshes } of this.runs) {
      mesh.visible = meshes.some((k) => this.rig.opacities[k] > 0);
    }
    for (const mask of this.masks.values()) mask.paint(this.renderer);
    this.renderer.render({ container: this.root });
  }

  /** Fit the figure into the host's present size. */
  resize() {
    const { clientWidth: width, clientHeight: height } = this.host;
    if (width === 0 || height === 0) return;
    const ratio = pixelRatio(this.software);
    this.renderer.resize(width, height, ratio);
    this.place = fit(this.figure, width, height);
    this.root.scale.set(this.place.scale);
    this.root.position.set(this.place.x, this.place.y);
    for (const mask of this.masks.values()) mask.resize(this.place.scale * ratio);
  }

  /**
   * @param {number} x @param {number} y CSS pixels from the host's upper left corner
   * @returns {string|null} the name of the hit area there
   */
  hit(x, y) {
    const unitX = (x - this.place.x) / this.place.scale;
    const unitY = (y - this.place.y) / this.place.scale;
    return this.hitAreas.find(({ mesh }) => meshHolds(this.rig, mesh, unitX, unitY))?.name ?? null;
  }

  destroy() {
    dropMeshes(this.root);
    for (const mask of this.masks.values()) mask.destroy();
    for (const texture of this.textures) texture.destroy();
    this.renderer.destroy({ removeView: true });
  }
}

/**
 * @param {HTMLElement} host @param {import('./model.js').Model} model
 * @returns {Promise<BuiltinEngine>}
 * @throws {StageUnavailable|ModelError}
 */
export async function openBuiltin(host, model) {
  const { software } = probeGraphics();
  const textures = await Promise.all(model.textures.map(loadTexture));
  const renderer = await createRenderer(host, software);
  return new BuiltinEngine(host, model, renderer, textures, software);
}
