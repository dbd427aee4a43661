/** Keeps showing the last answer while a new one is reckoned, so that nothing jumps. */
import { useState } from 'react';

/** @template T @param {T | null} answer @returns {T | null} */
export function useLatest(answer) {
  const [latest, setLatest] = useState(answer);
  if (answer && answer !== latest) setLatest(answer);
  return answer ?? latest;
}
