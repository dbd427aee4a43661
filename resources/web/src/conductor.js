/** Takes every event where it belongs: to the store, to the stage and, in browser mode, to the page's own player. */
import { drive } from './home/drive.js';
import { createPlayer } from './voice/player.js';

// Where the page plays the sound, its own player knows the time and the end better than the app.
const OF_THE_DEVICE = new Set(['mouth_clock', 'tts_ended']);

/**
 * @param {object} transport
 * @param {object} store
 * @param {{onBlocked: (blocked: boolean) => void, openPlayer?: typeof createPlayer}} options
 * onBlocked: the browser wants a click before it sounds
 */
export function createConductor(transport, store, { onBlocked, openPlayer = createPlayer }) {
  let stage = null;
  let player = null;

  const makePlayer = () =>
    openPlayer({
      onClock: (utterance, position, at) => {
        store.getState().setSpeaking(utterance);
        stage?.clock(utterance, position, at);
      },
      onEnd: (utterance) => {
        if (store.getState().speaking === utterance) store.getState().setSpeaking(null);
        stage?.endSpeech(utterance);
      },
      onBlocked,
    });
  const play = ({ type, data }) => {
    player ??= makePlayer();
    player.setVolume(store.getState().settings.voice.volume);
    if (type === 'tts_ready') player.add(data);
    if (type === 'chat_turn' || (type === 'tts_ended' && !data.completed)) player.silence();
  };
  const hear = (event) => {
    const pagePlays = store.getState().sound === 'page';
    if (!(pagePlays && OF_THE_DEVICE.has(event.type))) {
      store.getState().hear(event);
      if (stage) drive(stage, event);
    }
    if (pagePlays) play(event);
  };

  return {
    /** Begin to hear; returns a function that stops it. */
    start() {
      const stops = [transport.onEvent(hear), transport.onState(store.getState().connected)];
      return () => stops.forEach((stop) => stop());
    },
    /** The stage that is open now, or null; a new one learns what the old one knew. */
    setStage(opened) {
      stage = opened;
      const { connection, character } = store.getState();
      if (stage && connection === 'connected') {
        drive(stage, { type: 'state_snapshot', data: { state: { character } } });
      }
    },
    /** A person wants silence: at once, without waiting for the app's word. */
    silence() {
      player?.silence();
      stage?.silence();
    },
    /** A click that lets the browser sound. */
    unlock() {
      player?.unlock();
    },
  };
}
