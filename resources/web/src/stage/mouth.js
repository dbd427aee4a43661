/**
 * The one owner of the mouth while a voice sounds: a track of vowels laid on the listener's clock.
 *
 * Tracks and clocks come apart and in any order. The utterance whose clock is newest is the one
 * being heard; an ended one can neither speak again nor close the mouth of its successor.
 */
import { approach, clamp } from './ease.js';

/** How far each vowel opens the mouth, and how it shapes it (−1 round … 1 wide). */
const OPEN_BY_VOWEL = { A: 1, O: 0.7, E: 0.6, I: 0.4, U: 0.35, '-': 0 };
const FORM_BY_VOWEL = { A: 0, O: -0.6, E: 0.5, I: 0.9, U: -0.9, '-': 0 };
/** The picture leads the sound by one tick, in seconds: it is seen a frame after it is drawn. */
const LEAD = 0.016;
/** Time constants in seconds; 95 % after 36 ms (opening) and 72 ms (closing). */
const ATTACK = 0.012;
const RELEASE = 0.024;
const SHAPE = 0.025;
const HAND_OVER = 0.03;
const LOUDNESS = 0.12;
/** Share of the expression's own mouth shape that stays while a voice sounds. */
const EXPRESSION_SHARE = 0.25;
/** Below this a closing mouth is closed. */
const SHUT = 0.01;
/** Seconds that the mouth stays owned after its track's end (more of it may come). */
const PATIENCE = 0.2;
const REMEMBERED = 32;

/**
 * @typedef {{hop_ms: number, t0_ms: number, vowel: string, open: number[]}} Lipsync `t0_ms` is the
 *   time from which the first value shows; `vowel` one of A I U E O or "-" a hop; `open` 0..1
 */

/** A lip-sync track as the two mouth parameters over time. */
class Track {
  /** @param {Lipsync} lipsync */
  constructor({ hop_ms: hop, t0_ms: start, vowel, open }) {
    this.hop = hop / 1000;
    this.start = start / 1000;
    const letter = (k) => (vowel[k] in OPEN_BY_VOWEL ? vowel[k] : '-');
    this.open = Float32Array.from(open, (v, k) => clamp(v, 0, 1) * OPEN_BY_VOWEL[letter(k)]);
    this.form = Float32Array.from(open, (_, k) => FORM_BY_VOWEL[letter(k)]);
  }

  get end() {
    return this.start + this.hop * this.open.length;
  }

  /** @param {Float32Array} values @param {number} time seconds @returns {number} 0 outside */
  at(values, time) {
    const k = Math.floor((time - this.start) / this.hop);
    return k >= 0 && k < values.length ? values[k] : 0;
  }
}

/** Follows the utterance being heard. */
export class Mouth {
  /** @param {import('./parameters.js').Parameters} parameters */
  constructor(parameters) {
    this.parameters = parameters;
    this.openIndex = parameters.index('ParamMouthOpenY');
    this.formIndex = parameters.index('ParamMouthForm');
    /** @type {Map<string, Track>} */
    this.tracks = new Map();
    /** @type {{utterance: string, position: number, at: number}|null} */
    this.heard = null;
    /** @type {Set<string>} the utterances that ended last */
    this.ended = new Set();
    this.open = 0;
    this.form = 0;
    /** How much of the mouth is ours, 0..1. */
    this.hold = 0;
    /** How open the mouth was lately, 0..1; the head nods with it. */
    this.loudness = 0;
  }

  /** Take an utterance's track; a longer one replaces the first. @param {Lipsync} lipsync */
  speak(utterance, lipsync) {
    if (!this.ended.has(utterance)) this.tracks.set(utterance, new Track(lipsync));
  }

  /**
   * @param {string} utterance
   * @param {number} position seconds into the utterance
   * @param {number} at Unix seconds at which the listener hears that position
   */
  clock(utterance, position, at) {
    if (this.ended.has(utterance) || (this.heard && at < this.heard.at)) return;
    this.heard = { utterance, position, at };
  }

  /** The utterance has ended, heard or not. @param {string} utterance */
  end(utterance) {
    this.tracks.delete(utterance);
    this.forget(utterance);
    if (this.heard?.utterance === utterance) this.heard = null;
  }

  /** Stop: whatever was known is over and the mouth is closed now. */
  silence() {
    for (const utterance of this.tracks.keys()) this.forget(utterance);
    if (this.heard) this.forget(this.heard.utterance);
    this.tracks.clear();
    this.heard = null;
    this.open = 0;
    this.hold = 0;
    this.loudness = 0;
  }

  forget(utterance) {
    this.ended.add(utterance);
    if (this.ended.size > REMEMBERED) this.ended.delete(this.ended.values().next().value);
  }

  /** @param {number} now Unix seconds @returns {number} seconds into the utterance being heard */
  position(now) {
    return this.heard ? this.heard.position + (now - this.heard.at) + LEAD : -Infinity;
  }

  /**
   * @param {number} dt seconds since the last frame
   * @param {number} now Unix seconds
   */
  step(dt, now) {
    const track = this.heard ? this.tracks.get(this.heard.utterance) : undefined;
    const time = this.position(now);
    const sounds = track !== undefined && time < track.end + PATIENCE;
    const open = sounds ? track.at(track.open, time) : 0;
    const form = sounds ? track.at(track.form, time) : 0;
    this.open += (open - this.open) * approach(dt, open > this.open ? ATTACK : RELEASE);
    if (open === 0 && this.open < SHUT) this.open = 0;
    this.form += (form - this.form) * approach(dt, SHAPE);
    this.hold += (Number(sounds) - this.hold) * approach(dt, HAND_OVER);
    this.loudness += (this.open - this.loudness) * approach(dt, LOUDNESS);
    this.apply(sounds);
  }

  /** While a voice sounds the opening is ours alone; afterwards the pose gets it back softly. */
  apply(sounds) {
    const { parameters, openIndex, formIndex, hold } = this;
    const pose = parameters.get(openIndex);
    const rest = sounds ? 0 : (1 - hold) * pose;
    parameters.set(openIndex, Math.max(this.open, rest));
    const face = parameters.get(formIndex);
    const spoken = this.form + EXPRESSION_SHARE * face;
    parameters.set(formIndex, face + hold * (spoken - face));
  }
}
