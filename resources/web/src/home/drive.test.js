import { expect, it } from 'vitest';
import { snapshotOf } from '../testing/fixtures.js';
import { fakeStage } from '../testing/stand-ins.js';
import { drive } from './drive.js';

const LIPSYNC = { hop_ms: 10, t0_ms: 0, vowel: 'A', open: [1] };

it.each([
  ['character_status', { status: 'thinking' }, 'setStatus', ['thinking']],
  [
    'expression_change',
    { expression: 'joy', intensity: 0.8, duration: 2 },
    'setExpression',
    ['joy', { intensity: 0.8, duration: 2 }],
  ],
  ['motion_trigger', { group: 'Wave', index: 1, priority: 3 }, 'playMotion', ['Wave', 1, 3]],
  ['tts_ready', { utterance: 'a', lipsync: LIPSYNC }, 'speak', ['a', LIPSYNC]],
  ['mouth_clock', { utterance: 'a', position: 0.5, at: 9 }, 'clock', ['a', 0.5, 9]],
  ['tts_ended', { utterance: 'a', completed: false }, 'endSpeech', ['a']],
])('%s moves the stage', (type, data, method, args) => {
  const stage = fakeStage();
  drive(stage, { type, data });
  expect(stage[method].mock.calls).toEqual([args]);
});

it('a snapshot sets status and face', () => {
  const stage = fakeStage();
  drive(stage, snapshotOf({ character: { status: 'speaking', expression: 'joy' } }));
  expect(stage.setStatus).toHaveBeenCalledWith('speaking');
  expect(stage.setExpression).toHaveBeenCalledWith('joy');
});

it('what does not concern the stage leaves it alone', () => {
  const stage = fakeStage();
  drive(stage, { type: 'chat_delta', data: {} });
  for (const method of Object.values(stage)) expect(method).not.toHaveBeenCalled();
});
