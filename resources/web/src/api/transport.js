/**
 * The one file that knows how the page reaches the app: over the window's bridge, or over a WebSocket in a browser.
 *
 * Both speak the same frames: `{id, op, params}` down, `{id, ok | error}` and `{seq, type, data}` up.
 */

const CALL_TIMEOUT_MS = 30_000;
const GREET_AGAIN_MS = 1000;
const RECONNECT_FIRST_MS = 500;
const RECONNECT_LAST_MS = 10_000;
const UNAUTHORIZED = 401;

/** Why a call failed: the contract's error, or `timeout` / `disconnected` of our own (without a message). */
export class CallError extends Error {
  /** @param {{code: string, message?: string, details?: object}} error */
  constructor({ code, message = '', details = {} }) {
    super(message);
    this.name = 'CallError';
    this.code = code;
    this.details = details;
  }
}

/**
 * Calls and events over one wire. A wire is opened by `connect(hooks)`, calls `hooks.opened(send)`,
 * `hooks.received(text)` and `hooks.closed()` (or `hooks.refused()`: the other side is there, but does not let us in),
 * and may do so again after every loss. The first frame from the
 * other side is always a snapshot.
 */
export class Transport {
  #connect;
  #send = null;
  #nextId = 1;
  #waiting = new Map();
  #eventListeners = new Set();
  #stateListeners = new Set();
  #epoch = '';
  #seq = 0;

  constructor(connect) {
    this.#connect = connect;
  }

  /** Open the wire. Listeners should be there first, so that the first snapshot finds them. */
  open() {
    this.#connect({
      opened: (send) => this.#opened(send),
      received: (text) => this.#received(text),
      closed: () => this.#closed('lost'),
      refused: () => this.#closed('refused'),
    });
    return this;
  }

  /**
   * Run one operation.
   * @param {string} op
   * @param {object} [params]
   * @param {{timeout?: number}} [options] milliseconds to wait for the answer
   * @returns {Promise<object>} rejects with a CallError
   */
  call(op, params = {}, { timeout = CALL_TIMEOUT_MS } = {}) {
    if (!this.#send) return Promise.reject(new CallError({ code: 'disconnected' }));
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#fail(id, { code: 'timeout' }), timeout);
      this.#waiting.set(id, { resolve, reject, timer });
      this.#send(JSON.stringify({ id, op, params }));
    });
  }

  /** Hear every event `{seq, type, data}`; returns a function that stops it. */
  onEvent(listener) {
    this.#eventListeners.add(listener);
    return () => this.#eventListeners.delete(listener);
  }

  /** Hear `connected`, `lost` and `refused`; returns a function that stops it. */
  onState(listener) {
    this.#stateListeners.add(listener);
    return () => this.#stateListeners.delete(listener);
  }

  #opened(send) {
    this.#send = send;
    this.#tell('connected');
    this.#greet();
  }

  /** The app opens its session at the first call; after a loss we ask for what we missed. Refused, we ask again. */
  async #greet() {
    try {
      if (!this.#epoch) await this.call('session.ping');
      else await this.call('session.resume', { epoch: this.#epoch, seq: this.#seq });
    } catch ({ code }) {
      console.warn(`the connection's greeting failed: ${code}`);
      if (this.#send) setTimeout(() => this.#send && this.#greet(), GREET_AGAIN_MS);
    }
  }

  #closed(state) {
    this.#send = null;
    for (const id of [...this.#waiting.keys()]) this.#fail(id, { code: 'disconnected' });
    this.#tell(state);
  }

  #received(text) {
    const frame = JSON.parse(text);
    if ('type' in frame) this.#event(frame);
    else if (frame.error) this.#fail(frame.id, frame.error);
    else this.#settle(frame.id)?.resolve(frame.ok);
  }

  #event(frame) {
    if (frame.type === 'state_snapshot') this.#epoch = frame.data.epoch;
    else if (frame.seq <= this.#seq) return; // a replay of what the snapshot already held
    this.#seq = frame.seq;
    for (const listener of this.#eventListeners) listener(frame);
  }

  #fail(id, error) {
    this.#settle(id)?.reject(new CallError(error));
  }

  #settle(id) {
    const waiting = this.#waiting.get(id);
    clearTimeout(waiting?.timer);
    this.#waiting.delete(id);
    return waiting;
  }

  #tell(state) {
    for (const listener of this.#stateListeners) listener(state);
  }
}

/** The wire inside the app: one slot and one signal of the object `bridge` on the window's web channel. */
export function bridgeWire(view = window) {
  return ({ opened, received }) => {
    const script = view.document.createElement('script');
    script.src = scriptAddress(view, 'qwebchannel.js');
    script.onload = () => {
      new view.QWebChannel(view.qt.webChannelTransport, ({ objects: { bridge } }) => {
        bridge.event.connect(received);
        opened((text) => bridge.call(text));
      });
    };
    view.document.head.append(script);
  };
}

/** Our own script's address, in the wrapping that Trusted Types ask for where they are enforced. */
function scriptAddress(view, name) {
  const address = new URL(name, view.location.href).href;
  if (!view.trustedTypes) return address;
  const own = view.trustedTypes.createPolicy('fortune', { createScriptURL: (url) => url });
  return own.createScriptURL(address);
}

/**
 * The wire of browser mode: a WebSocket to where the page came from, tried again with growing pauses.
 * It goes on when it was refused: a new link opened in another tab lets this one in as well.
 */
export function socketWire(view = window) {
  return ({ opened, received, closed, refused }) => {
    let pause = RECONNECT_FIRST_MS;
    const dial = () => {
      const socket = new view.WebSocket(socketAddress(view.location), ['fortune.v1']);
      let open = false;
      socket.onopen = () => {
        open = true;
        pause = RECONNECT_FIRST_MS;
        opened((text) => socket.send(text));
      };
      socket.onmessage = ({ data }) => received(data);
      socket.onclose = () => {
        if (open) closed();
        else knock(view).then((admitted) => (admitted ? closed() : refused()));
        setTimeout(dial, pause);
        pause = Math.min(pause * 2, RECONNECT_LAST_MS);
      };
    };
    dial();
  };
}

/** A browser does not tell a page why its WebSocket failed; a plain request does. False: we lack the cookie. */
async function knock(view) {
  try {
    return (await view.fetch('api/v1/operations')).status !== UNAUTHORIZED;
  } catch {
    return true; // nobody is there
  }
}

function socketAddress({ protocol, host }) {
  return `${protocol === 'https:' ? 'wss:' : 'ws:'}//${host}/ws`;
}

/** The transport for where the page runs. */
export function createTransport(view = window) {
  return new Transport(view.qt ? bridgeWire(view) : socketWire(view));
}
