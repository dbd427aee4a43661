import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridgeWire, socketWire, Transport } from './transport.js';

const SNAPSHOT = { seq: 5, type: 'state_snapshot', data: { epoch: 'e1', state: {} } };

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockImplementation(() => {}); // a greeting that nobody answers
});
afterEach(() => vi.useRealTimers());

/** A wire whose other end the test holds. */
function wired() {
  const sent = [];
  let hooks;
  const transport = new Transport((given) => {
    hooks = given;
  }).open();
  const open = () => hooks.opened((text) => sent.push(JSON.parse(text)));
  const receive = (frame) => hooks.received(JSON.stringify(frame));
  return { transport, sent, open, receive, close: () => hooks.closed() };
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

  it('reject at once while there is no connection, and when it is lost', async () => {
    const { transport, open, close } = wired();
    await expect(transport.call('a')).rejects.toMatchObject({ code: 'disconnected' });
    open();
    const call = transport.call('b');
    close();
    await expect(call).rejects.toMatchObject({ code: 'disconnected' });
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

it('greets with a ping, and after a loss asks for what it missed', () => {
  const { transport, sent, open, receive, close } = wired();
  const states = [];
  transport.onState((state) => states.push(state));
  open();
  expect(sent.at(-1)).toMatchObject({ op: 'session.ping' });
  receive(SNAPSHOT);
  receive({ seq: 8, type: 'notice', data: {} });
  close();
  open();
  expect(sent.at(-1)).toMatchObject({ op: 'session.resume', params: { epoch: 'e1', seq: 8 } });
  expect(states).toEqual(['connected', 'lost', 'connected']);
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

describe('the bridge', () => {
  /** A window with Qt's channel; `policy` notes which script addresses were trusted. */
  function appWindow() {
    const calls = [];
    let signal;
    const bridge = {
      call: (text) => calls.push(JSON.parse(text)),
      event: { connect: (listener) => (signal = listener) },
    };
    const view = {
      qt: { webChannelTransport: {} },
      location: { href: 'app://ui/index.html' },
      document: { createElement: () => ({}), head: { append: (script) => (view.script = script) } },
      QWebChannel: function QWebChannel(_, ready) {
        ready({ objects: { bridge } });
      },
    };
    return { view, calls, emit: (frame) => signal(JSON.stringify(frame)) };
  }

  it('loads the channel from the app itself and speaks by one slot and one signal', async () => {
    const { view, calls, emit } = appWindow();
    const transport = new Transport(bridgeWire(view)).open();
    expect(view.script.src).toBe('app://ui/qwebchannel.js');
    view.script.onload();
    const call = transport.call('settings.get');
    emit({ id: calls.at(-1).id, ok: { voice: {} } });
    expect(await call).toEqual({ voice: {} });
  });

  it('wraps the address where Trusted Types are enforced', () => {
    const { view } = appWindow();
    const trusted = [];
    view.trustedTypes = {
      createPolicy: (_, rules) => ({
        createScriptURL: (url) => trusted.push(rules.createScriptURL(url)) && { trusted: url },
      }),
    };
    bridgeWire(view)({ opened: () => {}, received: () => {} });
    expect(view.script.src).toEqual({ trusted: 'app://ui/qwebchannel.js' });
    expect(trusted).toEqual(['app://ui/qwebchannel.js']);
  });
});

describe('the WebSocket', () => {
  /** A browser window whose sockets the test opens and closes; `fetch` stands for the server's answer. */
  function browserWindow(protocol = 'http:', fetch = async () => ({ status: 200 })) {
    const sockets = [];
    class FakeSocket {
      constructor(url, protocols) {
        Object.assign(this, { url, protocols, sent: [] });
        sockets.push(this);
      }
      send(text) {
        this.sent.push(JSON.parse(text));
      }
    }
    const location = { protocol, host: 'h:80' };
    return { sockets, view: { WebSocket: FakeSocket, location, fetch } };
  }

  it('dials where the page came from, with our subprotocol', () => {
    const { sockets, view } = browserWindow();
    new Transport(socketWire(view)).open();
    expect(sockets[0]).toMatchObject({ url: 'ws://h:80/ws', protocols: ['fortune.v1'] });
    const secure = browserWindow('https:');
    new Transport(socketWire(secure.view)).open();
    expect(secure.sockets[0].url).toBe('wss://h:80/ws');
  });

  it('answers calls over the socket', async () => {
    const { sockets, view } = browserWindow();
    const transport = new Transport(socketWire(view)).open();
    sockets[0].onopen();
    const call = transport.call('settings.get');
    sockets[0].onmessage({ data: JSON.stringify({ id: sockets[0].sent.at(-1).id, ok: {} }) });
    expect(await call).toEqual({});
  });

  it.each([
    ['refused', 'an unknown browser', async () => ({ status: 401 })],
    ['lost', 'a server that may be busy', async () => ({ status: 503 })],
    ['lost', 'a server that is gone', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('is %s by %s', async (state, _, fetch) => {
    const { sockets, view } = browserWindow('http:', fetch);
    const transport = new Transport(socketWire(view));
    const states = [];
    transport.onState((told) => states.push(told));
    transport.open();
    sockets[0].onclose();
    await vi.advanceTimersByTimeAsync(500);
    expect(states).toEqual([state]);
    expect(sockets).toHaveLength(2); // another tab may let us in
  });

  it('dials again after growing pauses, and quickly again once it was connected', () => {
    const { sockets, view } = browserWindow();
    new Transport(socketWire(view)).open();
    const failAfter = (pause) => {
      sockets.at(-1).onclose();
      const before = sockets.length;
      vi.advanceTimersByTime(pause - 1);
      expect(sockets).toHaveLength(before);
      vi.advanceTimersByTime(1);
      expect(sockets).toHaveLength(before + 1);
    };
    for (const pause of [500, 1000, 2000, 4000, 8000, 10_000, 10_000]) failAfter(pause);
    sockets.at(-1).onopen();
    failAfter(500);
  });
});
