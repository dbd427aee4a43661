import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createConductor } from './conductor.js';
import { createStore } from './store.js';
import { SETTINGS, snapshotOf } from './testing/fixtures.js';
import { fakeStage, fakeTransport } from './testing/stand-ins.js';

const READY = { utterance: 'a', turn: 1, text: 'Hi.', audio_url: 'audio/a.wav', lipsync: {} };

let transport, store, stage, player, hooks, conductor;

beforeEach(() => {
  transport = fakeTransport();
  store = createStore();
  stage = fakeStage();
  player = { add: vi.fn(), silence: vi.fn(), unlock: vi.fn(), setVolume: vi.fn() };
  const openPlayer = vi.fn((given) => {
    hooks = given;
    return player;
  });
  conductor = createConductor(transport, store, { onBlocked: vi.fn(), openPlayer });
  conductor.start();
});

describe('in the app', () => {
  beforeEach(() => {
    conductor.setStage(stage);
    transport.snapshot(snapshotOf({ sound: 'device' }));
  });

  it('store and stage follow the device', () => {
    transport.emit('tts_ready', READY);
    transport.emit('mouth_clock', { utterance: 'a', position: 0.5, at: 10 });
    expect(stage.speak).toHaveBeenCalledWith('a', READY.lipsync);
    expect(stage.clock).toHaveBeenCalledWith('a', 0.5, 10);
    expect(store.getState().speaking).toBe('a');
    transport.emit('tts_ended', { utterance: 'a', completed: true });
    expect(stage.endSpeech).toHaveBeenCalledWith('a');
    expect(store.getState().speaking).toBeNull();
  });

  it('the page itself plays nothing', () => {
    transport.emit('tts_ready', READY);
    expect(player.add).not.toHaveBeenCalled();
  });
});

describe('in a browser', () => {
  beforeEach(() => {
    conductor.setStage(stage);
    transport.snapshot(snapshotOf({ sound: 'page' }));
  });

  it('the page plays, as loud as the settings say, and its player moves the mouth', () => {
    transport.emit('tts_ready', READY);
    expect(player.add).toHaveBeenCalledWith(READY);
    expect(player.setVolume).toHaveBeenLastCalledWith(SETTINGS.voice.volume);
    hooks.onClock('a', 0.25, 99);
    expect(stage.clock).toHaveBeenCalledWith('a', 0.25, 99);
    expect(store.getState().speaking).toBe('a');
    hooks.onEnd('a');
    expect(stage.endSpeech).toHaveBeenCalledWith('a');
    expect(store.getState().speaking).toBeNull();
  });

  it('the device’s clock and its end do not interfere', () => {
    hooks = null;
    transport.emit('tts_ready', READY);
    hooks.onClock('a', 0.25, 99);
    transport.emit('mouth_clock', { utterance: 'a', position: 9, at: 9 });
    transport.emit('tts_ended', { utterance: 'a', completed: true });
    expect(stage.clock).toHaveBeenCalledTimes(1);
    expect(store.getState().speaking).toBe('a');
  });

  it('a stop or a new turn silences the player', () => {
    transport.emit('tts_ended', { utterance: 'a', completed: false });
    expect(player.silence).toHaveBeenCalledTimes(1);
    transport.emit('chat_turn', { turn: 2, message_id: 'm', text: 'x', at: 'now' });
    expect(player.silence).toHaveBeenCalledTimes(2);
  });

  it('a click reaches the player', () => {
    transport.emit('tts_ready', READY);
    conductor.unlock();
    expect(player.unlock).toHaveBeenCalled();
  });
});

it('a stage that opens late learns what the character does', () => {
  const character = { status: 'thinking', expression: 'joy' };
  transport.snapshot(snapshotOf({ character }));
  conductor.setStage(stage);
  expect(stage.setStatus).toHaveBeenCalledWith('thinking');
  expect(stage.setExpression).toHaveBeenCalledWith('joy');
});

it('works without any stage', () => {
  transport.snapshot(snapshotOf());
  conductor.setStage(null);
  transport.emit('character_status', { status: 'speaking' });
  conductor.silence();
  expect(store.getState().character.status).toBe('speaking');
});

it('silences player and stage without waiting for the app', () => {
  transport.snapshot(snapshotOf({ sound: 'page' }));
  conductor.setStage(stage);
  transport.emit('tts_ready', READY);
  conductor.silence();
  expect(player.silence).toHaveBeenCalled();
  expect(stage.silence).toHaveBeenCalled();
});

it('tells the store when the connection is lost', () => {
  transport.lose();
  expect(store.getState().connection).toBe('lost');
});
