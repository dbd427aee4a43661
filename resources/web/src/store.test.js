import { describe, expect, it } from 'vitest';
import { createStore, reduce } from './store.js';
import { BIRTH, message, READING, snapshotOf, stateOf, USER } from './testing/fixtures.js';

/** The state after a snapshot and these `[type, data]` events. */
function after(change, ...events) {
  const store = createStore();
  store.getState().hear(snapshotOf(change));
  for (const [type, data] of events) store.getState().hear({ type, data });
  return store.getState();
}

const TURN = ['chat_turn', { turn: 3, message_id: 'm1', text: 'Hello', at: 'now' }];
const answer = (more = {}) => [
  'chat_response',
  {
    turn: 3,
    message_id: 'm2',
    text: 'Hi.',
    timestamp: 'now',
    emotion: 'joy',
    provider: 'builtin',
    ...more,
  },
];

it('draws what the snapshot says', () => {
  expect(after({ messages: [message('a', 'user', 'Hi')] })).toMatchObject(
    stateOf({ messages: [message('a', 'user', 'Hi')] }),
  );
});

it('what happened before the page was there is told once', () => {
  const store = createStore();
  store.getState().hear(snapshotOf({ notices: ['settings_broken'] }));
  store.getState().hear(snapshotOf({ notices: ['settings_broken'] }));
  expect(store.getState().toasts).toEqual([
    { level: 'warn', code: 'settings_broken', message: 'notice.settings_broken' },
  ]);
});

it('where the key lies is known, and alarms nobody', () => {
  expect(after({ notices: ['key_in_file'] })).toMatchObject({ keyInFile: true, toasts: [] });
  expect(after({ notices: [] }).keyInFile).toBe(false);
});

it('a second snapshot replaces the first', () => {
  const store = createStore();
  store
    .getState()
    .hear(snapshotOf({ messages: [message('a', 'user', 'old')], turn: { turn: 1, text: 'x' } }));
  store.getState().hear(snapshotOf({ messages: [] }));
  expect(store.getState()).toMatchObject({ messages: [], turn: null });
});

describe('a turn', () => {
  it('begins with what the person said and an empty answer', () => {
    const state = after({}, TURN);
    expect(state.messages).toMatchObject([{ id: 'm1', role: 'user', text: 'Hello' }]);
    expect(state.turn).toEqual({ turn: 3, text: '' });
  });

  it('stopped before its first word leaves no empty bubble', () => {
    const state = after({}, TURN, answer({ text: '', stopped: true }));
    expect(state.messages.map(({ id }) => id)).toEqual(['m1']);
    expect(state.turn).toBeNull();
  });

  it('grows by deltas; one that is heard twice does no harm', () => {
    const delta = (offset, text) => ['chat_delta', { turn: 3, offset, text }];
    const state = after(
      {},
      TURN,
      delta(0, 'Good '),
      delta(5, 'day'),
      delta(5, 'day'),
      delta(8, '.'),
    );
    expect(state.turn.text).toBe('Good day.');
  });

  it('a delta can take back what a later one replaces', () => {
    const delta = (offset, text) => ['chat_delta', { turn: 3, offset, text }];
    expect(after({}, TURN, delta(0, 'Good bay'), delta(5, 'day')).turn.text).toBe('Good day');
  });

  it('ignores the words of an older turn', () => {
    const late = ['chat_delta', { turn: 2, offset: 0, text: 'old' }];
    expect(after({}, TURN, late).turn).toEqual({ turn: 3, text: '' });
    expect(after({}, late).turn).toBeNull();
  });

  it('ends with the saved answer, once', () => {
    const state = after({}, TURN, answer(), answer());
    expect(state.turn).toBeNull();
    expect(state.messages).toHaveLength(2);
    expect(state.messages[1]).toMatchObject({ id: 'm2', role: 'assistant', text: 'Hi.' });
  });

  it('an answer of the turn before leaves the new turn alone', () => {
    expect(after({}, TURN, answer({ turn: 2 })).turn).toEqual({ turn: 3, text: '' });
  });

  it('keeps the reading of the day, but not a card, as the day’s reading', () => {
    const daily = answer({ reading: { kind: 'daily', data: READING } });
    expect(after({}, TURN, daily).reading).toEqual(READING);
    const tarot = answer({ reading: { kind: 'tarot', data: {} } });
    expect(after({ reading: READING }, TURN, tarot).reading).toEqual(READING);
  });
});

describe('the voice', () => {
  const ready = (utterance, turn = 3) => ['tts_ready', { utterance, turn, text: `t ${utterance}` }];

  it('lists the sentences of the turn in order and knows which one sounds', () => {
    const state = after({}, TURN, ready('a'), ready('b'), ['mouth_clock', { utterance: 'b' }]);
    expect(state.spoken.map(({ utterance }) => utterance)).toEqual(['a', 'b']);
    expect(state.speaking).toBe('b');
  });

  it('forgets the sentences of an older turn', () => {
    const state = after({}, ready('old', 2), ready('new', 3));
    expect(state.spoken.map(({ utterance }) => utterance)).toEqual(['new']);
  });

  it('the late end of one sentence does not end the next', () => {
    const clock = ['mouth_clock', { utterance: 'b' }];
    expect(after({}, clock, ['tts_ended', { utterance: 'a' }]).speaking).toBe('b');
    expect(after({}, clock, ['tts_ended', { utterance: 'b' }]).speaking).toBeNull();
  });
});

it('follows face, status, settings and profile', () => {
  const state = after(
    {},
    ['character_status', { status: 'thinking' }],
    ['expression_change', { expression: 'joy', expressionIndex: 1, emotion: 'joy' }],
    ['settings_changed', { settings: { appearance: { theme: 'day' } } }],
  );
  expect(state.character).toEqual({
    status: 'thinking',
    expression: 'joy',
    expressionIndex: 1,
    emotion: 'joy',
  });
  expect(state.settings.appearance.theme).toBe('day');
});

it('a changed birth or language makes the old reading worthless; a changed name does not', () => {
  const profile = (change) => ['profile_changed', { user: { ...USER, ...change } }];
  expect(after({ reading: READING }, profile({ name: 'New' })).reading).toEqual(READING);
  expect(after({ reading: READING }, profile({ locale: 'ko' })).reading).toBeNull();
  const born = { birth: { ...BIRTH, date: '1991-01-01' } };
  expect(after({ reading: READING }, profile(born)).reading).toBeNull();
});

describe('toasts', () => {
  it('tell the same trouble once, and go when they are put away', () => {
    const store = createStore();
    const { hear, dismiss } = store.getState();
    hear({ type: 'tts_error', data: { code: 'voice_unavailable', error: 'first' } });
    hear({ type: 'tts_error', data: { code: 'voice_unavailable', error: 'second' } });
    expect(store.getState().toasts).toEqual([
      { level: 'warn', code: 'voice_unavailable', text: 'second' },
    ]);
    dismiss('voice_unavailable');
    expect(store.getState().toasts).toEqual([]);
  });

  it('a notice takes its words from the catalogue', () => {
    expect(after({}, ['notice', { level: 'warn', code: 'settings_broken' }]).toasts).toEqual([
      { level: 'warn', code: 'settings_broken', message: 'notice.settings_broken' },
    ]);
  });
});

it('older messages come before the newer ones, each once', () => {
  const store = createStore();
  store.getState().hear(snapshotOf({ messages: [message('b', 'user', 'B')] }));
  store.getState().addOlder([message('a', 'user', 'A'), message('b', 'user', 'B')]);
  expect(store.getState().messages.map(({ id }) => id)).toEqual(['a', 'b']);
});

it('an event that is not known changes nothing', () => {
  const state = stateOf();
  expect(reduce(state, { type: 'weather', data: {} })).toBe(state);
});
