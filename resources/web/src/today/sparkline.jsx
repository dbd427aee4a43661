/** The scores of the last days as a line, today's as a dot. */

const WIDTH = 88;
const HEIGHT = 28;
const EDGE = 4;
const LOWEST = 20;
const HIGHEST = 98;

/** @param {{scores: number[], label: string}} props oldest first */
export function Sparkline({ scores, label }) {
  const step = (WIDTH - 2 * EDGE - 2) / Math.max(1, scores.length - 1);
  const points = scores.map((score, n) => [
    EDGE + n * step,
    HEIGHT - EDGE - ((score - LOWEST) / (HIGHEST - LOWEST)) * (HEIGHT - 2 * EDGE),
  ]);
  const [x, y] = points.at(-1).map((value) => value.toFixed(1));
  const path = points.map((point) => point.map((value) => value.toFixed(1)).join(' ')).join('L');
  return (
    <svg
      className="spark"
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={label}
    >
      <path d={`M${path}`} />
      <circle cx={x} cy={y} r="3" />
    </svg>
  );
}
