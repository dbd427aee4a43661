import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Transport } from './transport.js';

const PERSON = 'u1';
const SNAPSHOT = {
  seq: 5,
  type: 'state_snapshot',
  data: { epoch: 'e1', user_id: PERSON, state: {} },
};
const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockImplementation(() => {}); // a greeting that nobody answers
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** A wire whose other end the test holds. */
function wired() {
  const sent = [];
  let hooks;
  const transport = new Transport((given) => {
    hooks = given;
  }).open();
  const open = () => hooks.opened((text) => sent.push(JSON.parse(text)));
  const receive = (frame) => hooks.received(JSON.stringify(frame));
  const answer = (ok = {}) => receive({ id: sent.at(-1).id, ok });
  const refuse = (code) => receive({ id: sent.at(-1).id, error: { code } });
  const { closed: close, refused } = new Proxy({}, { get: (_, name) => () => hooks[name]() });
  return { transport, sent, open, receive, answer, refuse, close, refused };
}

describe('calls', () => {
  it('resolve with the answer of their own id, whatever the order', async () => {
    const { transport, sent, open, receive } = wired();
    open();
    const first = transport.call('a.one', { x: 1 });
    const second = transport.call('a.two');
    const [one, two] = sent.slice(-2);
    expect(one).toMatchObject({ op: 'a.one', params: { x: 1 } });
    receive({ id: two.id, ok: { n: 2 } });
    receive({ id: one.id, ok: { n: 1 } });
    expect(await first).toEqual({ n: 1 });
    expect(await second).toEqual({ n: 2 });
  });

  it('reject with the error of the contract', async () => {
    const { transport, sent, open, receive } = wired();
    open();
    const call = transport.call('user.update');
    const error = { code: 'future_birth', message: 'Not yet', details: { date: '2999-01-01' } };
    receive({ id: sent.at(-1).id, error });
    await expect(call).rejects.toMatchObject(error);
  });

  it('reject after 30 seconds without an answer, and a late answer does no harm', async () => {
    const { transport, sent, open, receive } = wired();
    open();
    const call = transport.call('slow');
    const refused = expect(call).rejects.toMatchObject({ code: 'timeout' });
    await vi.advanceTimersByTimeAsync(30_000);
    await refused;
    receive({ id: sent.at(-1).id, ok: {} });
  });

  it('wait as long as they are told to', async () => {
    const { transport, sent, open, receive } = wired();
    open();
    const call = transport.call('chat.send', {}, { timeout: 90_000 });
    const { id } = sent.at(-1);
    await vi.advanceTimersByTimeAsync(60_000);
    receive({ id: id, ok: { text: 'hi' } });
    expect(await call).toEqual({ text: 'hi' });
  });

  it('reject at once while there is no connection', async () => {
    await expect(wired().transport.call('a')).rejects.toMatchObject({ code: 'disconnected' });
  });

  it('reject when the connection is lost before anything was heard, or refused', async () => {
    const { transport, open, receive, close, refused } = wired();
    open();
    const early = transport.call('b');
    close();
    await expect(early).rejects.toMatchObject({ code: 'disconnected' });
    open();
    receive(SNAPSHOT);
    const late = transport.call('c');
    refused();
    await expect(late).rejects.toMatchObject({ code: 'disconnected' });
  });
});

describe('events', () => {
  it('reach every listener until it stops listening', () => {
    const { transport, open, receive } = wired();
    const heard = [];
    const stop = transport.onEvent(({ type }) => heard.push(type));
    open();
    receive(SNAPSHOT);
    receive({ seq: 6, type: 'chat_delta', data: {} });
    stop();
    receive({ seq: 7, type: 'chat_delta', data: {} });
    expect(heard).toEqual(['state_snapshot', 'chat_delta']);
  });

  it('are heard once: what the snapshot already holds is dropped', () => {
    const { transport, open, receive } = wired();
    const heard = [];
    transport.onEvent(({ seq }) => heard.push(seq));
    open();
    receive(SNAPSHOT);
    for (const seq of [4, 5, 6, 6, 7]) receive({ seq, type: 'notice', data: {} });
    expect(heard).toEqual([5, 6, 7]);
  });

  it('begin again when the app was restarted', () => {
    const { transport, open, receive } = wired();
    const heard = [];
    transport.onEvent(({ seq }) => heard.push(seq));
    open();
    receive({ ...SNAPSHOT, seq: 90 });
    receive({ seq: 1, type: 'state_snapshot', data: { epoch: 'e2' } });
    receive({ seq: 2, type: 'notice', data: {} });
    expect(heard).toEqual([90, 1, 2]);
  });
});

describe('after a loss', () => {
  /** A page that heard up to event 8 and lost its wire; `heard` is what came since. */
  async function lost() {
    const page = wired();
    page.open();
    page.receive(SNAPSHOT);
    page.answer();
    page.receive({ seq: 8, type: 'notice', data: {} });
    const heard = [];
    const states = [];
    page.transport.onEvent(({ seq }) => heard.push(seq));
    page.transport.onState((state) => states.push(state));
    const back = async (...frames) => {
      page.close();
      page.open();
      frames.forEach(page.receive);
      await settled();
    };
    return { ...page, heard, states, back };
  }
  const snapshot = (seq, more = {}) => ({
    ...SNAPSHOT,
    seq,
    data: { ...SNAPSHOT.data, ...more },
  });

  it('greets with a ping first, then asks for what it missed', async () => {
    const { sent, answer, states, back } = await lost();
    expect(sent.at(-1)).toMatchObject({ op: 'session.ping' });
    await back(snapshot(12));
    expect(sent.at(-1)).toMatchObject({ op: 'session.resume', params: { epoch: 'e1', seq: 8 } });
    expect(states).toEqual(['lost']);
    answer({ resumed: true });
    await settled();
    expect(states).toEqual(['lost', 'connected']);
  });

  it('goes on where it was: what was missed in order, once, without the snapshot', async () => {
    const { open, receive, answer, close, heard, back } = await lost();
    close();
    open();
    for (const seq of [13, 14]) receive({ seq, type: 'notice', data: {} }); // alive meanwhile
    await back(snapshot(12));
    for (const seq of [13, 14, 9, 11, 13, 14]) receive({ seq, type: 'notice', data: {} });
    answer({ resumed: true });
    receive({ seq: 15, type: 'notice', data: {} });
    await settled();
    expect(heard).toEqual([9, 11, 13, 14, 15]);
  });

  it('begins again with the snapshot when the app does not remember', async () => {
    const { receive, answer, heard, back } = await lost();
    await back(snapshot(12));
    for (const seq of [11, 13]) receive({ seq, type: 'notice', data: {} });
    answer({ resumed: false });
    await settled();
    expect(heard).toEqual([12, 13]);
  });

  it('takes the snapshot that replaces what was too much to send', async () => {
    const { receive, answer, heard, back } = await lost();
    await back(snapshot(12));
    receive(snapshot(300));
    receive({ seq: 301, type: 'notice', data: {} });
    answer({ resumed: true });
    await settled();
    expect(heard).toEqual([300, 301]);
  });

  it('stays with its person, whoever else was seen last', async () => {
    const { sent, receive, answer, heard, back } = await lost();
    await back(snapshot(12, { user_id: 'u2' }));
    receive({ seq: 13, type: 'chat_turn', data: { user_id: 'u2' } });
    expect(sent.at(-1)).toMatchObject({ op: 'session.user', params: { user_id: PERSON } });
    receive(snapshot(14));
    answer();
    await settled();
    receive({ seq: 9, type: 'chat_turn', data: { user_id: PERSON } });
    answer({ resumed: true });
    await settled();
    expect(heard).toEqual([9]);
  });

  it('goes to whom the app follows when its person was erased', async () => {
    const { receive, refuse, heard, sent, back } = await lost();
    await back(snapshot(12, { user_id: 'u2' }));
    refuse('not_found');
    await settled();
    receive({ seq: 13, type: 'chat_turn', data: { user_id: 'u2' } });
    expect(heard).toEqual([12, 13]);
    expect(sent.at(-1)).toMatchObject({ op: 'session.user' });
  });

  it('asks again a second after it was refused', async () => {
    const { sent, receive, answer, refuse, heard, back } = await lost();
    await back(snapshot(12));
    refuse('too_many_requests');
    await vi.advanceTimersByTimeAsync(1000);
    expect(sent.at(-1)).toMatchObject({ op: 'session.resume' });
    receive({ seq: 9, type: 'notice', data: {} });
    answer({ resumed: true });
    await settled();
    expect(heard).toEqual([9]);
  });

  it('asks what was under way once more, by the same key', async () => {
    const { transport, sent, answer, back } = await lost();
    const call = transport.call('chat.send', { message: '안녕' });
    const asked = sent.at(-1);
    expect(asked.key).toBeTruthy();
    await back(snapshot(12));
    answer({ resumed: true });
    await settled();
    expect(sent.filter(({ op }) => op === 'chat.send')).toEqual([asked, asked]);
    answer({ text: '안녕하세요' });
    expect(await call).toEqual({ text: '안녕하세요' });
  });

  it('does not ask twice on the wire it asked on', async () => {
    const { transport, sent, receive, back } = await lost();
    await back(snapshot(12));
    const resume = sent.at(-1);
    transport.call('chat.stop');
    receive({ id: resume.id, ok: { resumed: true } });
    await settled();
    expect(sent.filter(({ op }) => op === 'chat.stop')).toHaveLength(1);
  });

  it('tells what was under way as failed when the app was restarted', async () => {
    const { transport, heard, back } = await lost();
    const call = expect(transport.call('chat.send')).rejects.toMatchObject({
      code: 'disconnected',
    });
    await back(snapshot(1, { epoch: 'e2' }));
    await call;
    expect(heard).toEqual([1]);
  });

  it('gives a call up in its time, connected or not', async () => {
    const { transport, close } = await lost();
    const call = expect(transport.call('a')).rejects.toMatchObject({ code: 'timeout' });
    close();
    await vi.advanceTimersByTimeAsync(30_000);
    await call;
  });
});

it('greets again a second after it was refused, until it is heard', async () => {
  const { sent, open, receive } = wired();
  open();
  receive({ id: sent.at(-1).id, error: { code: 'storage_busy' } });
  await vi.advanceTimersByTimeAsync(1000);
  expect(sent.map(({ op }) => op)).toEqual(['session.ping', 'session.ping']);
  receive({ id: sent.at(-1).id, ok: {} });
  await vi.advanceTimersByTimeAsync(5000);
  expect(sent).toHaveLength(2);
});
