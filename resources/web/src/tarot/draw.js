/** What lies on the table: which backs were chosen, and the reading that was asked for them, once. */
import { useState } from 'react';
import { useAnswer } from '../api/answer.js';

/** How many backs of the 78 lie in the fan. */
export const FAN = 25;
export const DECK = 78;
const NOTHING = { taken: [], asked: null, together: 0, round: 0 };

/**
 * @param {(op: string, params: object) => Promise<object>} call
 * @returns the table: `taken` backs in their order, how many of them `together` at the end, the `round` since the
 * last shuffle, the `reading` with its `error` and `busy`, whether it is the card of the day, and what can be done
 */
export function useDraw(call) {
  const [{ taken, asked, together, round }, setDraw] = useState(NOTHING);
  const { answer, error, busy, again } = useAnswer(call, asked?.op, asked?.params ?? null);
  const ask = (op, params, backs) =>
    setDraw((before) => {
      const free = backs.filter((back) => !before.taken.includes(back));
      return {
        ...before,
        taken: [...before.taken, ...free],
        asked: before.asked ?? { op, params },
        together: free.length,
      };
    });
  const gather = () => {
    again();
    setDraw((before) => ({ ...NOTHING, round: before.round + 1 }));
  };
  return {
    taken,
    together,
    round,
    reading: answer,
    error,
    busy,
    daily: asked?.op === 'fortune.tarot.daily',
    /** Choose one back; the first one asks for the reading. */
    take: (back, params) => ask('fortune.tarot', params, [back]),
    /** Choose whatever is still missing. */
    takeRest: (total, params) => ask('fortune.tarot', params, rest(taken, total)),
    /** The card of the day, whatever lay here before. */
    dealToday: (params) => {
      gather();
      ask('fortune.tarot.daily', params, rest([], 1));
    },
    /** Gather all cards; an answer that is still under way will not be shown. */
    shuffle: gather,
    again,
  };
}

/** Backs that are evenly apart in what is left of the fan, until `total` are taken. */
export function rest(taken, total) {
  const free = Array.from({ length: FAN }, (_, back) => back).filter(
    (back) => !taken.includes(back),
  );
  const missing = total - taken.length;
  return Array.from(
    { length: missing },
    (_, n) => free[Math.floor(((n + 0.5) * free.length) / missing)],
  );
}
