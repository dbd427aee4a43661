/** What is shown while the next answer is on its way: the last one, so that a screen does not blink. */
import { useState } from 'react';

/** @param {{answer: object | null, error: Error | null}} asked of `useAnswer` */
export function useKept({ answer, error }) {
  const [kept, setKept] = useState(null);
  if (answer && answer !== kept) setKept(answer);
  return error ? null : (answer ?? kept);
}
