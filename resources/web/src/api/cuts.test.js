/** A line that is cut at random: every page ends with what happened, in order, once, and every call ran once. */
import { describe, expect, it, vi } from 'vitest';
import { Transport } from './transport.js';

const CALLS = 60;
const PERSON = 'u1';

/** Random numbers in 0..1 that are the same in every run. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Whether the line has stopped making trouble. */
const calm = { now: false };

/** The app's side: numbered events of which `memory` are kept, calls known by key. */
class App {
  events = [];
  runs = new Map();
  wires = new Set();
  #last = 0;

  constructor(memory) {
    this.memory = memory;
  }

  publish(data) {
    const event = { seq: ++this.#last, type: 'said', data: { user_id: PERSON, ...data } };
    this.events.push(event);
    for (const wire of this.wires) wire.down(event);
  }

  snapshot() {
    const state = { said: this.events.map(({ data }) => data.text) };
    const data = { epoch: 'e', user_id: PERSON, state };
    return { seq: ++this.#last, type: 'state_snapshot', data };
  }

  hear({ id, op, params, key }, wire) {
    const answer = (ok) => wire.down({ id, ok });
    if (op === 'session.resume') this.#resume(params.seq, wire, answer);
    else if (op === 'say') this.#once(key, params, answer);
    else answer({});
  }

  #resume(seq, wire, answer) {
    const kept = this.events.slice(-this.memory);
    const resumed = !kept.length || seq >= kept[0].seq - 1;
    if (resumed) kept.filter((event) => event.seq > seq).forEach(wire.down);
    answer({ resumed });
  }

  #once(key, { text }, answer) {
    if (!this.runs.has(key)) this.publish({ text });
    this.runs.set(key, (this.runs.get(key) ?? 0) + 1);
    answer({ text });
  }
}

/** A line that loses `share` of its frames, and itself with each of them; a frame takes up to `delay` ms. */
function line(app, random, { share, delay }) {
  return ({ opened, received, closed }) => {
    const dial = () => {
      let open = true;
      const wire = {};
      const cut = () => {
        if (!open) return;
        open = false;
        app.wires.delete(wire);
        closed();
        setTimeout(dial, 100 + random() * 200);
      };
      let arrives = 0; // no frame overtakes another
      const carry = (deliver) => {
        if (!calm.now && random() < share) return cut();
        arrives = Math.max(arrives, Date.now() + random() * delay);
        return setTimeout(() => open && deliver(), arrives - Date.now());
      };
      wire.down = (frame) => carry(() => received(JSON.stringify(frame)));
      app.wires.add(wire);
      opened((text) => carry(() => app.hear(JSON.parse(text), wire)));
      wire.down(app.snapshot());
    };
    dial();
  };
}

/** What a page shows, folded from its events. */
function page(app, random, trouble) {
  const shown = { said: [], order: [] };
  const transport = new Transport(line(app, random, trouble));
  transport.onEvent(({ seq, type, data }) => {
    shown.order.push(seq);
    shown.said = type === 'state_snapshot' ? [...data.state.said] : [...shown.said, data.text];
  });
  return { shown, transport: transport.open() };
}

describe.each([
  ['a short delay', { share: 0.05, delay: 50 }, 1000],
  ['a middle delay', { share: 0.05, delay: 200 }, 1000],
  ['a long delay', { share: 0.05, delay: 500 }, 1000],
  ['many cuts', { share: 0.25, delay: 50 }, 1000],
  ['an app that soon forgets', { share: 0.1, delay: 50 }, 3],
])('with %s', (_, trouble, memory) => {
  it.each([1, 2, 3, 4])('pages agree after calm, seed %i', async (seed) => {
    vi.useFakeTimers();
    calm.now = false;
    const random = randomFrom(seed);
    const app = new App(memory);
    const pages = Array.from({ length: 4 }, () => page(app, random, trouble));
    const outcomes = [];
    for (let number = 0; number < CALLS; number += 1) {
      const { transport } = pages[number % pages.length];
      const text = `${number}`;
      transport
        .call('say', { text })
        .then(() => outcomes.push([text, 'said']))
        .catch(({ code }) => outcomes.push([text, code]));
      await vi.advanceTimersByTimeAsync(random() * 120);
    }
    calm.now = true;
    await vi.advanceTimersByTimeAsync(40_000);
    const said = app.events.map(({ data }) => data.text);
    expect(new Set(said).size).toBe(said.length);
    for (const { shown } of pages) {
      expect(shown.said).toEqual(said);
      expect(shown.order).toEqual(shown.order.toSorted((one, other) => one - other));
      expect(new Set(shown.order).size).toBe(shown.order.length);
    }
    expect(outcomes).toHaveLength(CALLS);
    for (const [text, outcome] of outcomes) {
      expect(['said', 'disconnected']).toContain(outcome);
      expect(said.includes(text)).toBe(outcome === 'said');
    }
    expect([...app.runs.values()].some((asked) => asked > 1)).toBe(true); // there was something to mend
    vi.useRealTimers();
  });
});
