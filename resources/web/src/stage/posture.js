/** What the figure is doing (listening, thinking, speaking …) as a subtle change of bearing. */
import { approach } from './ease.js';

const SETTLE = 0.25;
/** Nod of the head, in degrees, for a fully open mouth while speaking. */
const NOD = 3.5;

/** Offsets by status; `glance` is where the eyes drift, −1..1, x right and y up. */
const POSTURES = {
  idle: { offsets: {} },
  ready: { offsets: { ParamEarL: 0.15, ParamEarR: 0.15 } },
  listening: {
    offsets: { ParamAngleZ: 5, ParamAngleY: 3, ParamEarL: 0.5, ParamEarR: 0.5, ParamBodyAngleY: 2 },
  },
  thinking: {
    offsets: { ParamAngleZ: -6, ParamEarL: -0.3, ParamEarR: 0.2, ParamBrowLY: 0.3 },
    glance: { x: 0.4, y: 0.5 },
  },
  speaking: { offsets: { ParamEarL: 0.2, ParamEarR: 0.2, ParamBodyAngleY: 1 } },
};

/** Eases from one bearing to the next. */
export class Posture {
  /** @param {import('./parameters.js').Parameters} parameters */
  constructor(parameters) {
    this.parameters = parameters;
    this.nodIndex = parameters.index('ParamAngleY');
    const ids = new Set(Object.values(POSTURES).flatMap((p) => Object.keys(p.offsets)));
    this.moved = [...ids].map((id) => ({ id, index: parameters.index(id), offset: 0 }));
    this.status = 'idle';
    /** Where the eyes drift now; read by the gaze. */
    this.glance = { x: 0, y: 0 };
  }

  /** @param {string} status unknown ones stand at ease */
  set(status) {
    this.status = Object.hasOwn(POSTURES, status) ? status : 'idle';
  }

  /**
   * @param {number} dt seconds since the last frame
   * @param {number} loudness how open the mouth is lately, 0..1
   */
  step(dt, loudness) {
    const { offsets, glance } = POSTURES[this.status];
    const share = approach(dt, SETTLE);
    for (const part of this.moved) {
      part.offset += ((offsets[part.id] ?? 0) - part.offset) * share;
      this.parameters.add(part.index, part.offset);
    }
    this.glance.x += ((glance?.x ?? 0) - this.glance.x) * share;
    this.glance.y += ((glance?.y ?? 0) - this.glance.y) * share;
    this.parameters.add(this.nodIndex, -NOD * loudness);
  }
}
