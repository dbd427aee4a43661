/** Where the cards of a spread lie: `x` in card widths, `y` in rows, round the middle of the cloth. */

const GAP = 1.2; // from one card's middle to the next one's, in card widths
const row = (count, y = 0) =>
  Array.from({ length: count }, (_, n) => [(n - (count - 1) / 2) * GAP, y]);

/** In the order in which the cards are drawn, `[x, y, turned?]`. */
const SPREADS = {
  choice: [
    [-GAP, 0.5],
    [0, 0],
    [GAP, 0],
    [0, 1],
    [GAP, 1],
  ],
  // You, what joins you, the other; below them strength, advice and challenge; ahead the last.
  relationship: [
    [-GAP, 0],
    [GAP, 0],
    [0, 0],
    [-GAP, 1],
    [GAP, 1],
    [0, 1],
    [2.2 * GAP, 0.5],
  ],
  horseshoe: Array.from({ length: 7 }, (_, n) => [
    (n - 3) * 1.12,
    0.62 - ((n - 3) / 3) ** 2 * 0.62,
  ]),
  celtic_cross: [
    [0, 0],
    [0, 0, true],
    [0, -1],
    [0, 1],
    [-1.55, 0],
    [1.55, 0],
    ...[1.5, 0.5, -0.5, -1.5].map((y) => [3, y]),
  ],
  week: [...row(4), ...row(3, 1)],
  // The months go round like a clock, the year's card lies in the middle.
  year: [...row(5), [2 * GAP, 1], ...row(5, 2).toReversed(), [-2 * GAP, 1], [0, 1]],
};
const LONGEST_ROW = 5;

/** Rows of at most five, for a spread that has no picture of its own. */
function rows(count) {
  const lines = Math.ceil(count / LONGEST_ROW);
  const each = Math.ceil(count / lines);
  return Array.from({ length: lines }, (_, y) => row(Math.min(each, count - y * each), y)).flat();
}

/** How wide a card lies: across, one that is turned by a quarter. */
const halfWidth = (turned) => (turned ? 0.85 : 0.5);

/**
 * @param {string} spread
 * @param {number} count how many cards it takes
 * @returns {{places: {x: number, y: number, turned: boolean}[], width: number, rows: number}}
 * places round (0, 0); width in card widths
 */
export function layout(spread, count) {
  const known = SPREADS[spread];
  const places = known?.length === count ? known : rows(count);
  const left = Math.min(...places.map(([x, , turned]) => x - halfWidth(turned)));
  const right = Math.max(...places.map(([x, , turned]) => x + halfWidth(turned)));
  const top = Math.min(...places.map(([, y]) => y));
  const bottom = Math.max(...places.map(([, y]) => y));
  return {
    places: places.map(([x, y, turned = false]) => ({
      x: x - (left + right) / 2,
      y: y - (top + bottom) / 2,
      turned,
    })),
    width: right - left,
    rows: bottom - top + 1,
  };
}
