/** Paints each distinct mask list once a frame into a small picture of its own. */
import { Container, Mesh, RenderTexture } from 'pixi.js';
import { mergeIndices } from './batches.js';
import { emptyBox, include } from './geometry.js';
import { maskShader } from './shaders.js';

/** Side lengths of a mask picture in pixels. */
const SMALLEST = 32;
const LARGEST = 512;
/** Empty border, in pixels: outside its picture a mask is empty. */
const BORDER = 2;
const SLIM = 1e-4;

/** @param {number} pixels @returns {number} the next power of two within bounds */
function side(pixels) {
  const power = 2 ** Math.ceil(Math.log2(Math.max(1, pixels + 2 * BORDER)));
  return Math.min(LARGEST, Math.max(SMALLEST, power));
}

/** Empty a container of meshes that own their shader and indices, but share their vertices. */
export function dropMeshes(container) {
  for (const mesh of container.removeChildren()) {
    const { geometry, shader } = mesh;
    mesh.destroy();
    shader.destroy();
    geometry.indexBuffer.destroy();
    geometry.destroy();
  }
}

/** One mask list: its meshes, its picture, and where on the canvas the picture lies. */
export class Mask {
  /**
   * @param {import('./rig.js').Rig} rig @param {number[]} sources mask meshes
   * @param {(indices: Uint32Array) => import('pixi.js').Geometry} geometryOf
   * @param {import('pixi.js').TextureSource[]} textures
   */
  constructor(rig, sources, geometryOf, textures) {
    this.rig = rig;
    this.sources = sources;
    this.root = new Container();
    for (const mesh of sources) {
      const geometry = geometryOf(mergeIndices(rig, [mesh]));
      const shader = maskShader(textures[rig.moc.meshTexture[mesh]]);
      this.root.addChild(new Mesh({ geometry, shader }));
    }
    this.picture = RenderTexture.create({ width: SMALLEST, height: SMALLEST, resolution: 1 });
    /** uv = position × (0, 1) + (2, 3) */
    this.frame = new Float32Array(4);
    /** @type {{mesh: Mesh, meshes: number[]}[]} the runs it cuts */
    this.users = [];
  }

  box() {
    const box = emptyBox();
    for (const mesh of this.sources) include(box, this.rig.meshPositions[mesh]);
    return box;
  }

  /** Choose the picture's size for the figure's size on the screen. @param {number} scale */
  resize(scale) {
    const { left, top, right, bottom } = this.box();
    this.picture.resize(side(scale * (right - left)), side(scale * (bottom - top)), 1);
  }

  /** Paint the mask for the current pose. @param {import('pixi.js').Renderer} renderer */
  paint(renderer) {
    if (!this.users.some((user) => user.mesh.visible)) return;
    const { left, top, right, bottom } = this.box();
    const { width, height } = this.picture;
    const scaleX = (width - 2 * BORDER) / Math.max(SLIM, right - left);
    const scaleY = (height - 2 * BORDER) / Math.max(SLIM, bottom - top);
    this.root.scale.set(scaleX, scaleY);
    this.root.position.set(BORDER - left * scaleX, BORDER - top * scaleY);
    this.frame[0] = scaleX / width;
    this.frame[1] = scaleY / height;
    this.frame[2] = this.root.position.x / width;
    this.frame[3] = this.root.position.y / height;
    renderer.render({
      container: this.root,
      target: this.picture,
      clear: true,
      clearColor: [0, 0, 0, 0],
    });
    for (const user of this.users) {
      user.mesh.shader.resources.run.uniforms.uMask.set(this.frame);
    }
  }

  destroy() {
    dropMeshes(this.root);
    this.picture.destroy(true);
  }
}
