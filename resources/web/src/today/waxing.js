/** A score that waxes to its value once it is shown, as the moon does. */
import { useEffect, useState } from 'react';

const DURATION_MS = 1200;
const NEW_MOON = 20;

/** How far of the way after a share of the time: quick at first, then gently. */
export function eased(share) {
  return 1 - (1 - Math.min(1, share)) ** 3;
}

/** The score to draw now, from new moon to `score`; still at once when motion is reduced. */
export function useWaxing(score, reduced) {
  const [shown, setShown] = useState(NEW_MOON);
  useEffect(() => {
    if (reduced) return undefined;
    let frame;
    let began = null;
    const draw = (now) => {
      began ??= now;
      const share = (now - began) / DURATION_MS;
      setShown(NEW_MOON + (score - NEW_MOON) * eased(share));
      if (share < 1) frame = requestAnimationFrame(draw);
    };
    frame = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(frame);
  }, [score, reduced]);
  return reduced ? score : shown;
}
