import { expect, it } from 'vitest';
import { CallError } from '../api/transport.js';
import { errorText } from './errors.js';

const t = (key) => `<${key}>`;

it.each([
  [{ code: 'future_birth', message: 'Not yet.' }, 'Not yet.'],
  [{ code: 'timeout' }, '<page.error.timeout>'],
  [{ code: 'disconnected' }, '<page.error.disconnected>'],
  [{ code: 'internal' }, '<page.error.unknown>'],
])('%j is told as %s', (error, text) => {
  expect(errorText(new CallError(error), t)).toBe(text);
});
