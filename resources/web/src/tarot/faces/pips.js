/** Where the signs of an ace to ten stand in the window: row by row, in even numbers as even rows. */

const CENTRE = { x: 100, y: 170 };
const ROWS = {
  1: [1],
  2: [1, 1],
  3: [1, 2],
  4: [2, 2],
  5: [2, 1, 2],
  6: [2, 2, 2],
  7: [2, 3, 2],
  8: [3, 2, 3],
  9: [3, 3, 3],
  10: [3, 4, 3],
};
const SCALE_OF_ROWS = { 1: 2.1, 2: 1.3, 3: 0.98 };
const SCALE_OF_WIDTH = { 3: 0.86, 4: 0.72 };
const PITCH = { x: 52, y: 64 };

/** The places `{x, y, scale}` of `number` signs, 1 to 10, in card units. */
export function pips(number) {
  const rows = ROWS[number];
  const wide = Math.max(...rows);
  const scale = Math.min(SCALE_OF_ROWS[rows.length], SCALE_OF_WIDTH[wide] ?? Infinity);
  const [dx, dy] = [PITCH.x * Math.min(1.2, scale), PITCH.y * Math.max(1, scale)];
  const across = (count, step) => (step - (count - 1) / 2) * dx * (wide === 2 ? 1.15 : 1);
  return rows.flatMap((count, row) =>
    Array.from({ length: count }, (_, step) => ({
      x: CENTRE.x + across(count, step),
      y: CENTRE.y + (row - (rows.length - 1) / 2) * dy,
      scale,
    })),
  );
}
