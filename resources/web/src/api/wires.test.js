/** The two ways to the app: the window's bridge, and a browser's WebSocket that is dialled again after every loss. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridgeWire, socketWire, Transport } from './transport.js';

const settled = () => vi.advanceTimersByTimeAsync(0);

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
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
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const { sockets, view } = browserWindow();
    new Transport(socketWire(view)).open();
    const failAfter = (pause) => {
      sockets.at(-1).onclose();
      const before = sockets.length;
      vi.advanceTimersByTime(Math.floor(pause) - 1);
      expect(sockets).toHaveLength(before);
      vi.advanceTimersByTime(2);
      expect(sockets).toHaveLength(before + 1);
    };
    for (let time = 0; time < 12; time += 1) failAfter(Math.min(250 * 1.5 ** time, 10_000));
    sockets.at(-1).onopen();
    failAfter(250);
  });

  it('shortens each pause by up to half, at random', () => {
    const { sockets, view } = browserWindow();
    vi.spyOn(Math, 'random').mockReturnValue(0.999);
    new Transport(socketWire(view)).open();
    sockets[0].onclose();
    vi.advanceTimersByTime(126);
    expect(sockets).toHaveLength(2);
  });

  it('does not take a late word about an old socket for a loss of the new one', async () => {
    let tell;
    const { sockets, view } = browserWindow('http:', () => new Promise((told) => (tell = told)));
    const transport = new Transport(socketWire(view));
    const states = [];
    transport.onState((told) => states.push(told));
    transport.open();
    sockets[0].onclose();
    await vi.advanceTimersByTimeAsync(250);
    sockets[1].onopen();
    tell({ status: 200 });
    await settled();
    expect(states).toEqual(['connected']);
  });
});
