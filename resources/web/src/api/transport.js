/**
 * The one file that knows how the page reaches the app: over the window's bridge, or over a WebSocket in a browser.
 *
 * Both speak the same frames: `{id, op, params, key}` down, `{id, ok | error}` and `{seq, type, data}` up.
 *
 * After a loss nothing is missed, doubled or out of order. What comes over a new wire is held back until the app has
 * told what was missed (`session.resume`); if it remembers, the page goes on where it was, else it begins again with
 * the snapshot. Calls that were under way are asked again with the same `key`, by which the app knows them; after a
 * restart of the app, which knows none, they fail as `disconnected`.
 */

const CALL_TIMEOUT_MS = 30_000;
const GREET_AGAIN_MS = 1000;
const RECONNECT_FIRST_MS = 250;
const RECONNECT_LAST_MS = 10_000;
const RECONNECT_GROWTH = 1.5;
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
  #page = Math.random().toString(36).slice(2); // makes our keys differ from those of other pages
  #waiting = new Map();
  #eventListeners = new Set();
  #stateListeners = new Set();
  #epoch = '';
  #seq = 0;
  #person = '';
  #held = null; // the events of a new wire, until it is known what was missed

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
   * Run one operation, once, however often the wire is lost meanwhile.
   * @param {string} op
   * @param {object} [params]
   * @param {{timeout?: number}} [options] milliseconds to wait for the answer
   * @returns {Promise<object>} rejects with a CallError
   */
  call(op, params = {}, { timeout = CALL_TIMEOUT_MS } = {}) {
    return this.#ask(op, params, timeout, { key: `${this.#page}-${this.#nextId}` });
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

  /** Send a call; one without a key is about this wire and ends with it. */
  #ask(op, params, timeout = CALL_TIMEOUT_MS, key = {}) {
    if (!this.#send) return Promise.reject(new CallError({ code: 'disconnected' }));
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#fail(id, { code: 'timeout' }), timeout);
      const frame = JSON.stringify({ id, op, params, ...key });
      this.#waiting.set(id, {
        resolve,
        reject,
        timer,
        frame,
        wire: this.#send,
        once: 'key' in key,
      });
      this.#send(frame);
    });
  }

  #opened(send) {
    this.#send = send;
    if (this.#epoch) {
      this.#held = []; // the snapshot will say whether this is the app we knew
    } else {
      this.#tell('connected');
      this.#greet();
    }
  }

  /** The app opens its session at the first call. Refused, we ask again. */
  async #greet() {
    try {
      await this.#ask('session.ping', {});
    } catch (error) {
      this.#later(error, () => this.#send && this.#greet());
    }
  }

  /** Go on where the last wire was lost, as the person we were, if the app remembers both. */
  async #resume(snapshot) {
    const held = this.#held;
    const { epoch, user_id: person } = snapshot.data;
    try {
      const same = (await this.#follow(person)) && epoch === this.#epoch;
      this.#release(same && (await this.#replayed()), epoch);
    } catch (error) {
      this.#later(error, () => this.#held === held && this.#resume(snapshot));
    }
  }

  /** Whether the wire follows our person; by now they may be erased. */
  async #follow(person) {
    if (person === this.#person) return true;
    try {
      await this.#ask('session.user', { user_id: this.#person });
      return true;
    } catch (error) {
      if (error.code === 'not_found') return false;
      throw error;
    }
  }

  /** Whether all we missed is held now: a snapshot behind our question says that it was too much. */
  async #replayed() {
    const before = this.#held.filter(isSnapshot).length;
    const asked = { epoch: this.#epoch, seq: this.#seq };
    const { resumed } = await this.#ask('session.resume', asked);
    return resumed && this.#held.filter(isSnapshot).length === before;
  }

  /** Tell what was held back, and ask again, or give up, what the last wire left unanswered. */
  #release(resumed, epoch) {
    const known = epoch === this.#epoch;
    const held = this.#held;
    this.#held = null;
    if (!resumed) this.#event(held.findLast(isSnapshot));
    const ours = ({ data }) => [undefined, null, this.#person].includes(data.user_id);
    held
      .filter((frame) => !isSnapshot(frame) && ours(frame))
      .toSorted((one, other) => one.seq - other.seq)
      .forEach((frame) => this.#event(frame));
    this.#tell('connected');
    for (const [id, call] of [...this.#waiting]) {
      if (call.wire === this.#send) continue;
      call.wire = this.#send;
      if (known) this.#send(call.frame);
      else this.#fail(id, { code: 'disconnected' });
    }
  }

  #later({ code }, again) {
    if (!this.#send) return;
    console.warn(`the connection's greeting failed: ${code}`);
    setTimeout(again, GREET_AGAIN_MS);
  }

  #closed(state) {
    this.#send = null;
    this.#held = null;
    const hopeless = state === 'refused' || !this.#epoch;
    for (const [id, { once }] of [...this.#waiting]) {
      if (hopeless || !once) this.#fail(id, { code: 'disconnected' });
    }
    this.#tell(state);
  }

  #received(text) {
    const frame = JSON.parse(text);
    if (!('type' in frame)) this.#answered(frame);
    else if (!this.#held) this.#event(frame);
    else if (this.#held.push(frame) === 1) this.#resume(frame);
  }

  #answered({ id, ok, error }) {
    if (error) this.#fail(id, error);
    else this.#settle(id)?.resolve(ok);
  }

  #event(frame) {
    if (isSnapshot(frame)) {
      this.#epoch = frame.data.epoch;
      this.#person = frame.data.user_id;
    } else if (frame.seq <= this.#seq) return; // we have it, from the snapshot or from before
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

function isSnapshot({ type }) {
  return type === 'state_snapshot';
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
 * The wire of browser mode: a WebSocket to where the page came from, tried again with growing pauses, each shortened
 * by up to half at random, so that pages that were lost together do not come back together. It goes on when it was
 * refused: a new link opened in another tab lets this one in as well.
 */
export function socketWire(view = window) {
  return ({ opened, received, closed, refused }) => {
    let pause = RECONNECT_FIRST_MS;
    let latest;
    const dial = () => {
      const socket = new view.WebSocket(socketAddress(view.location), ['fortune.v1']);
      let open = false;
      latest = socket;
      socket.onopen = () => {
        open = true;
        pause = RECONNECT_FIRST_MS;
        opened((text) => socket.send(text));
      };
      socket.onmessage = ({ data }) => received(data);
      socket.onclose = () => {
        if (open) closed();
        else knock(view).then((admitted) => latest === socket && (admitted ? closed : refused)());
        setTimeout(dial, pause * (1 - Math.random() / 2));
        pause = Math.min(pause * RECONNECT_GROWTH, RECONNECT_LAST_MS);
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
