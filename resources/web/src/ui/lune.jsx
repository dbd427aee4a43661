/** The score moon: as full as the score, always beside its number. */

const LOWEST = 20;
const HIGHEST = 98;

/** The lit share 0..1 of a score: our lowest is new, our highest is full. */
export function litShare(score) {
  return Math.min(1, Math.max(0, (score - LOWEST) / (HIGHEST - LOWEST)));
}

/** @param {{score: number, size: number, label?: string, craters?: boolean}} props label: what a screen reader says */
export function Lune({ score, size, label, craters = false }) {
  const lit = litShare(score);
  const terminator = Math.abs(2 * lit - 1) * 46;
  const named = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true };
  return (
    <svg className="lune" width={size} height={size} viewBox="0 0 100 100" {...named}>
      <circle className="d" cx="50" cy="50" r="46" />
      <path
        className="l"
        d={`M50 4A46 46 0 0 1 50 96A${terminator.toFixed(1)} 46 0 0 ${lit > 0.5 ? 1 : 0} 50 4z`}
      />
      {craters && (
        <g fill="#000" opacity=".06">
          <circle cx="62" cy="36" r="8" />
          <circle cx="70" cy="58" r="6" />
          <circle cx="54" cy="66" r="9" />
          <circle cx="46" cy="30" r="5" />
        </g>
      )}
      <circle className="e" cx="50" cy="50" r="46.5" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
