/** Where the five elements and the arrows between them lie: wood on top, then clockwise as each feeds the next. */

export const ELEMENTS = ['wood', 'fire', 'earth', 'metal', 'water'];
/** The size of the drawing. */
export const WIDTH = 300;
export const HEIGHT = 272;

const CENTRE = [150, 140];
const RADIUS = 98;
const SMALLEST = 25;
const GROWTH = 24;
const GAP = 7; // between a circle and an arrow

const at = (angle) => [CENTRE[0] + RADIUS * Math.sin(angle), CENTRE[1] - RADIUS * Math.cos(angle)];
const angleOf = (n) => (2 * Math.PI * n) / ELEMENTS.length;
const text = ([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`;

/**
 * The circles, each as large as its share of the whole.
 * @param {Record<string, number>} counts
 * @returns {{element: string, count: number, share: number, x: number, y: number, r: number}[]}
 */
export function circles(counts) {
  const whole = ELEMENTS.reduce((sum, element) => sum + counts[element], 0) || 1;
  return ELEMENTS.map((element, n) => {
    const [x, y] = at(angleOf(n));
    const share = counts[element] / whole;
    return { element, count: counts[element], share, x, y, r: SMALLEST + GROWTH * share };
  });
}

/** The outer arrows: each element feeds the next, along the circle on which all lie. */
export function feeding(around) {
  return around.map((from, n) => {
    const to = around[(n + 1) % around.length];
    const start = angleOf(n) + trimmed(from.r);
    const end = angleOf(n + 1) - trimmed(to.r);
    return `M${text(at(start))}A${RADIUS} ${RADIUS} 0 0 1 ${text(at(end))}`;
  });
}

/** The angle a circle of radius r covers on the ring, gap included. */
function trimmed(r) {
  return 2 * Math.asin((r + GAP) / (2 * RADIUS));
}

/** The inner arrows: each element holds the one after the next, straight across. */
export function holding(around) {
  return around.map((from, n) => {
    const to = around[(n + 2) % around.length];
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const along = (way) => [
      from.x + ((to.x - from.x) * way) / length,
      from.y + ((to.y - from.y) * way) / length,
    ];
    return `M${text(along(from.r + GAP / 2))}L${text(along(length - to.r - GAP))}`;
  });
}
