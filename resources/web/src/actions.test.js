import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createActions } from './actions.js';
import { CallError } from './api/transport.js';
import { saveJson } from './onboarding/savefile.js';
import { createStore } from './store.js';
import { message, READING, snapshotOf } from './testing/fixtures.js';
import { fakeTransport, refusal } from './testing/stand-ins.js';

vi.mock('./onboarding/savefile.js', () => ({ saveJson: vi.fn() }));

let store;
const silence = vi.fn();

beforeEach(() => {
  silence.mockClear();
  store = createStore();
  store.getState().hear(snapshotOf({ messages: [message('m9', 'user', 'Nine')] }));
});

/** The actions of the person u-1 over a transport with these answers. */
function acting(answers) {
  const transport = fakeTransport(answers);
  const actions = createActions(transport, store, (key) => key, silence);
  return {
    transport,
    actions,
    calls: () => transport.call.mock.calls.map(([op, params]) => [op, params]),
  };
}

it('sends in the name of the person, and waits for a long answer', async () => {
  const { transport, actions } = acting();
  await actions.send('Hello');
  const sent = { user_id: 'u-1', message: 'Hello' };
  expect(transport.call).toHaveBeenCalledWith('chat.send', sent, { timeout: 180_000 });
});

it('silence comes before the app confirms the stop', () => {
  const { actions, calls } = acting();
  actions.stop();
  expect(silence).toHaveBeenCalled();
  expect(calls()).toEqual([['chat.stop', { user_id: 'u-1' }]]);
});

it('asks for today’s reading and keeps it', async () => {
  const { actions } = acting({ 'fortune.daily': READING });
  await actions.loadToday();
  expect(store.getState().reading).toEqual(READING);
});

describe('a failure', () => {
  it('becomes a toast with the server’s reason', async () => {
    const { actions } = acting({ 'chat.send': refusal('storage_full', 'The disk is full.') });
    await actions.send('Hello');
    expect(store.getState().toasts).toMatchObject([
      { level: 'bad', code: 'send', text: 'The disk is full.' },
    ]);
  });

  it('of ours is told in our words', async () => {
    const lost = () => {
      throw new CallError({ code: 'disconnected' });
    };
    const { actions } = acting({ 'chat.send': lost });
    await actions.send('Hello');
    expect(store.getState().toasts[0].text).toBe('page.error.disconnected');
  });

  it('can be tried again with the same words', async () => {
    const { actions, calls } = acting({ 'chat.send': refusal('unavailable', 'Busy.') });
    await actions.send('Hello');
    await store.getState().toasts[0].retry();
    expect(calls()).toEqual(Array(2).fill(['chat.send', { user_id: 'u-1', message: 'Hello' }]));
  });
});

describe('the profile', () => {
  it('is saved with the word that the question was answered', async () => {
    const { actions, calls } = acting();
    await actions.saveProfile({ name: 'A', birth: null, gender: null });
    await actions.skipProfile();
    const preferences = { onboarded: true };
    expect(calls()).toEqual([
      ['user.update', { user_id: 'u-1', name: 'A', birth: null, gender: null, preferences }],
      ['user.update', { user_id: 'u-1', preferences }],
    ]);
  });

  it('a refusal goes back to the form, not into a toast', async () => {
    const { actions } = acting({ 'user.update': refusal('future_birth', 'Not yet.') });
    await expect(actions.saveProfile({})).rejects.toMatchObject({ code: 'future_birth' });
    expect(store.getState().toasts).toEqual([]);
  });
});

it('changes only the settings it names; the language is the person’s', async () => {
  const { actions, calls } = acting();
  await actions.changeSettings({ voice: { enabled: false } });
  await actions.setLanguage('ko');
  expect(calls()).toEqual([
    ['settings.update', { voice: { enabled: false } }],
    ['user.update', { user_id: 'u-1', locale: 'ko' }],
  ]);
});

describe('history', () => {
  it('goes back page by page until there is no more', async () => {
    const pages = {
      first: {
        items: [message('m9', 'user', 'Nine'), message('m8', 'user', 'Eight')],
        next_cursor: '8',
      },
      8: { items: [message('m7', 'user', 'Seven')], next_cursor: null },
    };
    const { actions } = acting({ 'chat.history': ({ cursor = 'first' }) => pages[cursor] });
    expect(await actions.loadOlder()).toBe(true);
    expect(await actions.loadOlder()).toBe(false);
    expect(store.getState().messages.map(({ id }) => id)).toEqual(['m7', 'm8', 'm9']);
  });

  it('after a failure there may still be more', async () => {
    const { actions } = acting({ 'chat.history': refusal('storage_busy', 'Busy.') });
    expect(await actions.loadOlder()).toBe(true);
  });

  it('is gone from the page only when the app has deleted it', async () => {
    await acting({ 'chat.clear': refusal('storage_busy', 'Busy.') }).actions.clearHistory();
    expect(store.getState().messages).toHaveLength(1);
    await acting().actions.clearHistory();
    expect(store.getState().messages).toEqual([]);
  });
});

it('saves everything that is kept as a file of the day', async () => {
  const all = { exported_at: '2026-11-22T18:00:00+09:00', data: {} };
  const { actions, transport } = acting({ 'user.export': all });
  await actions.exportData();
  expect(transport.call).toHaveBeenCalledWith(
    'user.export',
    { user_id: 'u-1' },
    { timeout: 60_000 },
  );
  expect(saveJson).toHaveBeenCalledWith('fortune-2026-11-22.json', all);
});

it('an export that fails is told', async () => {
  await acting({ 'user.export': refusal('storage_busy', 'Busy.') }).actions.exportData();
  expect(store.getState().toasts).toMatchObject([{ code: 'export', text: 'Busy.' }]);
});

it('erases the person and goes on as a new one', async () => {
  const { actions, calls } = acting({ 'user.create': { user_id: 'u-2' } });
  await actions.erase();
  expect(calls()).toEqual([
    ['user.delete', { user_id: 'u-1' }],
    ['user.create', {}],
    ['session.user', { user_id: 'u-2' }],
  ]);
  expect(silence).toHaveBeenCalled();
});
