/** Browser mode's voice: plays the utterances in order and tells where the sound is. */

const CLOCK_MS = 250;

/**
 * @param {object} hooks
 * @param {(utterance: string, position: number, at: number) => void} hooks.onClock at Unix second `at`, second `position` sounds
 * @param {(utterance: string) => void} hooks.onEnd the utterance is over, heard or not
 * @param {(blocked: boolean) => void} hooks.onBlocked the browser wants a click before it sounds
 * @param {() => HTMLAudioElement} [hooks.makeAudio]
 */
export function createPlayer({ onClock, onEnd, onBlocked, makeAudio = () => new Audio() }) {
  const audio = makeAudio();
  let queue = [];
  let current = null;
  let clock = null;

  const tick = () => onClock(current.utterance, audio.currentTime, Date.now() / 1000);
  const start = async () => {
    try {
      await audio.play();
      onBlocked(false);
    } catch (refusal) {
      if (refusal.name === 'NotAllowedError') onBlocked(true);
      else if (refusal.name !== 'AbortError') next();
    }
  };
  const leave = () => {
    clearInterval(clock);
    if (current) onEnd(current.utterance);
    current = null;
  };
  const next = () => {
    leave();
    current = queue.shift() ?? null;
    if (!current) return;
    audio.src = current.audio_url;
    start();
  };
  const silence = () => {
    queue = [];
    audio.pause();
    leave();
  };
  audio.addEventListener('playing', () => {
    if (!current) return;
    tick();
    clearInterval(clock);
    clock = setInterval(tick, CLOCK_MS);
  });
  audio.addEventListener('ended', next);
  audio.addEventListener('error', next);

  return {
    /** Play an utterance `{utterance, turn, audio_url}` after those before it; an older turn falls silent. */
    add(ready) {
      if (current && current.turn !== ready.turn) silence();
      queue.push(ready);
      if (!current) next();
    },
    /** Stop now and forget what waits. */
    silence,
    /** After a click: try again what was refused. */
    unlock() {
      if (current) start();
      else onBlocked(false);
    },
    /** Loudness 0..1. */
    setVolume(volume) {
      audio.volume = volume;
    },
  };
}
