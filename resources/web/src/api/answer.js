/** An answer as a screen uses it: asked when the parameters change, and a late answer of older ones never shows. */
import { useCallback, useEffect, useState } from 'react';

const NOTHING = { key: null, answer: null, error: null };

/**
 * @param {(op: string, params: object) => Promise<object>} call
 * @param {string} op
 * @param {object | null} params null: nothing is asked
 * @returns {{answer: object | null, error: Error | null, busy: boolean, again: () => void}}
 */
export function useAnswer(call, op, params) {
  const [asked, setAsked] = useState(0);
  const [got, setGot] = useState(NOTHING);
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
  const now = got.key === key ? got : NOTHING;
  return { answer: now.answer, error: now.error, busy: key !== null && got.key !== key, again };
}
