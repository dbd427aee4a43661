import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPlayer } from './player.js';

beforeEach(() => vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => vi.useRealTimers());

/** An audio element that plays when the test says so; `refuse` makes the browser say no. */
class FakeAudio extends EventTarget {
  currentTime = 0;
  played = [];
  refusal = null;

  async play() {
    if (this.refusal) throw Object.assign(new Error('no'), { name: this.refusal });
    this.played.push(this.src);
  }

  pause() {
    this.paused = true;
  }

  say(type) {
    this.dispatchEvent(new Event(type));
  }
}

function player() {
  const audio = new FakeAudio();
  const hooks = { onClock: vi.fn(), onEnd: vi.fn(), onBlocked: vi.fn() };
  return { audio, ...hooks, ...createPlayer({ ...hooks, makeAudio: () => audio }) };
}

const ready = (utterance, turn = 1) => ({ utterance, turn, audio_url: `audio/${utterance}.wav` });

it('plays one after the other, in the order in which they came', () => {
  const { add, audio, onEnd } = player();
  add(ready('a'));
  add(ready('b'));
  expect(audio.played).toEqual(['audio/a.wav']);
  audio.say('ended');
  expect(audio.played).toEqual(['audio/a.wav', 'audio/b.wav']);
  audio.say('ended');
  expect(onEnd.mock.calls).toEqual([['a'], ['b']]);
});

it('tells four times a second which second of the sound is heard', () => {
  const { add, audio, onClock } = player();
  add(ready('a'));
  expect(onClock).not.toHaveBeenCalled();
  audio.say('playing');
  audio.currentTime = 0.25;
  vi.advanceTimersByTime(250);
  expect(onClock.mock.calls).toEqual([
    ['a', 0, 1000],
    ['a', 0.25, 1000.25],
  ]);
  audio.say('ended');
  vi.advanceTimersByTime(1000);
  expect(onClock).toHaveBeenCalledTimes(2);
});

it('falls silent at once and forgets what waited', () => {
  const { add, silence, audio, onEnd, onClock } = player();
  add(ready('a'));
  add(ready('b'));
  audio.say('playing');
  silence();
  expect(audio.paused).toBe(true);
  expect(onEnd.mock.calls).toEqual([['a']]);
  onClock.mockClear();
  vi.advanceTimersByTime(1000);
  expect(onClock).not.toHaveBeenCalled();
  add(ready('c'));
  expect(audio.played.at(-1)).toBe('audio/c.wav');
});

it('a new turn drops the sound of the old one', () => {
  const { add, audio, onEnd } = player();
  add(ready('a', 1));
  add(ready('b', 1));
  add(ready('c', 2));
  expect(onEnd.mock.calls).toEqual([['a']]);
  expect(audio.played.at(-1)).toBe('audio/c.wav');
});

it('asks for a click when the browser refuses, and plays after it', async () => {
  const { add, unlock, audio, onBlocked } = player();
  audio.refusal = 'NotAllowedError';
  add(ready('a'));
  await vi.waitFor(() => expect(onBlocked).toHaveBeenCalledWith(true));
  audio.refusal = null;
  unlock();
  await vi.waitFor(() => expect(onBlocked).toHaveBeenLastCalledWith(false));
  expect(audio.played).toEqual(['audio/a.wav']);
});

it('a click after everything was dropped only takes the question back', () => {
  const { unlock, audio, onBlocked } = player();
  unlock();
  expect(onBlocked).toHaveBeenCalledWith(false);
  expect(audio.played).toEqual([]);
});

it('skips what cannot be played', async () => {
  const { add, audio, onEnd } = player();
  audio.refusal = 'NotSupportedError';
  add(ready('a'));
  await vi.waitFor(() => expect(onEnd).toHaveBeenCalledWith('a'));
  audio.refusal = null;
  add(ready('b'));
  audio.say('error');
  expect(onEnd).toHaveBeenLastCalledWith('b');
});

it('keeps waiting when a pause interrupts the start', async () => {
  const { add, audio, onEnd } = player();
  audio.refusal = 'AbortError';
  add(ready('a'));
  await vi.advanceTimersByTimeAsync(0);
  expect(onEnd).not.toHaveBeenCalled();
});

it('sets the loudness', () => {
  const { setVolume, audio } = player();
  setVolume(0.4);
  expect(audio.volume).toBe(0.4);
});
