/**
 * What the page draws: the last snapshot plus the events since. It holds no truth and decides nothing.
 */
import { create } from 'zustand';

const KEY_IN_FILE = 'key_in_file';

/** Before the first snapshot. */
export const BLANK = {
  connection: 'connecting',
  user: null,
  settings: null,
  character: { status: 'idle' },
  messages: [],
  reading: null,
  turn: null,
  sound: 'silent',
  spoken: [], // the utterances of the latest turn, in the order in which they sound
  speaking: null, // the id of the utterance that sounds now
  keyInFile: false, // whether the key that seals what is kept lies in a file of ours
  toasts: [],
};

const EVENTS = {
  state_snapshot: ({ toasts }, { state: { notices = [], ...state } }) => ({
    ...state,
    spoken: [],
    speaking: null,
    // Where the key lies is no trouble: the profile tells it.
    keyInFile: notices.includes(KEY_IN_FILE),
    toasts: notices
      .filter((code) => code !== KEY_IN_FILE)
      .reduce((told, code) => withNotice({ toasts: told }, 'warn', code).toasts, toasts),
  }),
  chat_turn: (state, { turn, message_id, text, at }) => ({
    messages: withMessage(state.messages, { id: message_id, role: 'user', text, at }),
    turn: { turn, text: '' },
    spoken: [],
    speaking: null,
  }),
  chat_delta: ({ turn }, delta) =>
    turn?.turn === delta.turn
      ? { turn: { ...turn, text: turn.text.slice(0, delta.offset) + delta.text } }
      : {},
  chat_response: (state, data) => ({
    // An answer that was stopped before its first word is nothing to show.
    messages: data.text ? withMessage(state.messages, answerOf(data)) : state.messages,
    turn: state.turn?.turn === data.turn ? null : state.turn,
    reading: data.reading?.kind === 'daily' ? data.reading.data : state.reading,
  }),
  character_status: ({ character }, { status }) => ({ character: { ...character, status } }),
  expression_change: ({ character }, { expression, expressionIndex, emotion }) => ({
    character: { ...character, expression, expressionIndex, emotion },
  }),
  tts_ready: ({ spoken }, { utterance, turn, text }) => ({
    spoken: [
      ...spoken.filter((one) => one.turn === turn && one.utterance !== utterance),
      { utterance, turn, text },
    ],
  }),
  mouth_clock: (_, { utterance }) => ({ speaking: utterance }),
  tts_ended: ({ speaking }, { utterance }) => (speaking === utterance ? { speaking: null } : {}),
  tts_error: (state, { code, error }) => withToast(state, { level: 'warn', code, text: error }),
  settings_changed: (_, { settings }) => ({ settings }),
  profile_changed: ({ reading, user: before }, { user }) => ({
    user,
    reading: sameReader(before, user) ? reading : null,
  }),
  notice: (state, { level, code }) => withNotice(state, level, code),
};

function answerOf({ message_id, text, timestamp, emotion, provider, reading, stopped }) {
  return {
    id: message_id,
    role: 'assistant',
    text,
    at: timestamp,
    emotion,
    provider,
    reading,
    stopped,
  };
}

function withMessage(messages, message) {
  return [...messages.filter(({ id }) => id !== message.id), message];
}

/** A reading is for a birth, in a language. */
function sameReader(before, after) {
  const reader = (user) => JSON.stringify([user?.birth, user?.locale]);
  return reader(before) === reader(after);
}

function withNotice(state, level, code) {
  return withToast(state, { level, code, message: `notice.${code}` });
}

/** A toast replaces the one of the same code: the same trouble is told once. */
function withToast({ toasts }, toast) {
  return { toasts: [...toasts.filter(({ code }) => code !== toast.code), toast] };
}

/** The state after one event; unknown events change nothing. */
export function reduce(state, { type, data }) {
  const change = EVENTS[type]?.(state, data);
  return change ? { ...state, ...change } : state;
}

/** One store for one page. */
export function createStore() {
  return create((set) => ({
    ...BLANK,
    hear: (event) => set((state) => reduce(state, event)),
    connected: (connection) => set({ connection }),
    setReading: (reading) => set({ reading }),
    setSpeaking: (speaking) => set({ speaking }),
    addOlder: (older) =>
      set(({ messages }) => ({
        messages: [...older.filter(({ id }) => messages.every((m) => m.id !== id)), ...messages],
      })),
    forgetMessages: () => set({ messages: [], spoken: [], speaking: null }),
    toast: (toast) => set((state) => withToast(state, toast)),
    dismiss: (code) => set(({ toasts }) => ({ toasts: toasts.filter((t) => t.code !== code) })),
  }));
}
