/** An answer as a screen uses it: asked when the parameters change, and a late answer of older ones never shows. */
import { useCallback, useEffect, useState } from 'react';

const NOTHING = { key: null, answer: null, error: null };

/**
 * @param {(op: string, params: object) => Promise<object>} call
 * @param {string} op
 * @param {object | null} params null: nothing is asked
 * @returns {{answer: object | null, latest: object | null, error: Error | null, busy: boolean, again: () => void}}
 * latest: the answer, or the last one there was while the next is on its way, so that a screen does not blink
 */
export function useAnswer(call, op, params) {
  const [asked, setAsked] = useState(0);
  const [got, setGot] = useState(NOTHING);
  const [latest, setLatest] = useState(null);
  const key = params && JSON.stringify([op, params, asked]);
  useEffect(() => {
    if (key === null) return undefined;
    let wanted = true;
    const take = (part) => wanted && setGot({ ...NOTHING, key, ...part });
    const [name, fields] = JSON.parse(key);
    call(name, fields).then(
      (answer) => take({ answer }),
      (error) => take({ error }),
    );
    return () => {
      wanted = false;
    };
  }, [call, key]);
  const again = useCallback(() => setAsked((times) => times + 1), []);
  const { answer, error } = got.key === key ? got : NOTHING;
  if (answer && answer !== latest) setLatest(answer);
  const busy = key !== null && got.key !== key;
  return { answer, latest: answer ?? latest, error, busy, again };
}

/** What to show of an answer: the latest, but nothing of it under a refusal. */
export function kept({ latest, error }) {
  return error ? null : latest;
}
