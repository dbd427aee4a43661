/** The built-in engine's two GPU programs: painting meshes, and painting the masks they need. */
import { GlProgram, Shader } from 'pixi.js';

/**
 * Shared vertex stage. `aOpacity` 0 moves a mesh out of sight, so that hidden ones cost no pixels;
 * `uMask` maps canvas units to the mask picture: uv = position × xy + zw.
 */
const VERTEX = `
  in vec2 aPosition;
  in vec2 aUV;
  in float aOpacity;
  out vec2 vUV;
  out vec2 vMask;
  out float vOpacity;
  uniform mat3 uProjectionMatrix;
  uniform mat3 uWorldTransformMatrix;
  uniform mat3 uTransformMatrix;
  uniform vec4 uMask;
  uniform float uHideFaded;
  void main() {
    mat3 place = uProjectionMatrix * uWorldTransformMatrix * uTransformMatrix;
    vec2 at = (place * vec3(aPosition, 1.0)).xy;
    bool hidden = uHideFaded > 0.5 && aOpacity < 0.004;
    gl_Position = hidden ? vec4(2.0, 2.0, 2.0, 1.0) : vec4(at, 0.0, 1.0);
    vUV = aUV;
    vMask = aPosition * uMask.xy + uMask.zw;
    vOpacity = aOpacity;
  }
`;

/** Colours are premultiplied. An additive mesh adds light but covers nothing: its alpha is 0. */
const PLAIN = `
  in vec2 vUV;
  in vec2 vMask;
  in float vOpacity;
  out vec4 finalColor;
  uniform sampler2D uTexture;
  uniform float uCover;
  void main() {
    vec4 color = texture(uTexture, vUV) * vOpacity;
    finalColor = vec4(color.rgb, color.a * uCover);
  }
`;

const MASKED = `
  in vec2 vUV;
  in vec2 vMask;
  in float vOpacity;
  out vec4 finalColor;
  uniform sampler2D uTexture;
  uniform sampler2D uMaskTexture;
  uniform float uCover;
  uniform float uInverted;
  void main() {
    float mask = texture(uMaskTexture, vMask).a;
    vec4 color = texture(uTexture, vUV) * vOpacity * abs(uInverted - mask);
    finalColor = vec4(color.rgb, color.a * uCover);
  }
`;

/** A mask is its meshes' full shape, whatever their opacity. */
const SHAPE = `
  in vec2 vUV;
  in vec2 vMask;
  in float vOpacity;
  out vec4 finalColor;
  uniform sampler2D uTexture;
  void main() {
    finalColor = vec4(texture(uTexture, vUV).a);
  }
`;

/** @param {string} name @param {string} fragment @param {object} resources */
function shader(name, fragment, resources) {
  const glProgram = GlProgram.from({ name, vertex: VERTEX, fragment });
  return new Shader({ glProgram, resources });
}

function uniforms({ cover = 1, inverted = 0, hideFaded = 1 }) {
  return {
    uMask: { value: new Float32Array([0, 0, 0, 0]), type: 'vec4<f32>' },
    uHideFaded: { value: hideFaded, type: 'f32' },
    uCover: { value: cover, type: 'f32' },
    uInverted: { value: inverted, type: 'f32' },
  };
}

/**
 * @param {import('pixi.js').TextureSource} texture
 * @param {{additive: boolean, inverted: boolean, mask?: import('pixi.js').TextureSource}} style
 */
export function paintShader(texture, { additive, inverted, mask }) {
  const run = uniforms({ cover: additive ? 0 : 1, inverted: inverted ? 1 : 0 });
  const resources = { uTexture: texture, uSampler: texture.style, run };
  if (!mask) return shader('stage-plain', PLAIN, resources);
  return shader('stage-masked', MASKED, { ...resources, uMaskTexture: mask });
}

/** @param {import('pixi.js').TextureSource} texture */
export function maskShader(texture) {
  const run = uniforms({ hideFaded: 0 });
  return shader('stage-shape', SHAPE, { uTexture: texture, uSampler: texture.style, run });
}
