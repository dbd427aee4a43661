/** Stand-ins for what lies outside the page: a transport that a test speaks for, a stage that takes notes. */
import { vi } from 'vitest';
import { CallError } from '../api/transport.js';

/** `answers` maps an operation to its answer, or to a function of the params; missing ones answer `{}`. */
export function fakeTransport(answers = {}) {
  let hear = () => {};
  let tell = () => {};
  return {
    call: vi.fn(async (op, params) => {
      const answer = answers[op] ?? {};
      return typeof answer === 'function' ? answer(params) : answer;
    }),
    onEvent: (listener) => {
      hear = listener;
      return () => {};
    },
    onState: (listener) => {
      tell = listener;
      return () => {};
    },
    open: vi.fn(),
    emit: (type, data) => hear({ seq: 1, type, data }),
    snapshot: (event) => {
      tell('connected');
      hear(event);
    },
    lose: () => tell('lost'),
  };
}

/** A refusal in the server's words. */
export function refusal(code, message, details = {}) {
  return () => {
    throw new CallError({ code, message, details });
  };
}

/** A stage that only remembers what was asked of it. */
export function fakeStage() {
  const names = ['setExpression', 'playMotion', 'setStatus', 'lookAt', 'speak', 'clock'];
  const more = ['endSpeech', 'silence', 'setPace', 'destroy'];
  return Object.fromEntries([...names, ...more].map((name) => [name, vi.fn()]));
}
