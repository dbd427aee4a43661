/** How a score comes about: every area begins at 60, reasons raise or lower it, and it stays within 20 and 98. */

export const BASE = 60;
const LOWEST = 20;
const HIGHEST = 98;

/** The areas beside the overall one, brightest first. */
export function areasOf(reading) {
  return reading.categories
    .filter(({ id }) => id !== 'overall')
    .toSorted((a, b) => b.score - a.score);
}

/** The overall area. */
export function overallOf(reading) {
  return reading.categories.find(({ id }) => id === 'overall');
}

/** The reasons that moved an area most, strongest first. */
export function strongest(area, count) {
  const weight = ({ effect }) => Math.abs(effect);
  return area.reasons.toSorted((a, b) => weight(b) - weight(a)).slice(0, count);
}

/** Base plus effects, before it is clipped. */
export function reckoned(area) {
  return area.reasons.reduce((sum, { effect }) => sum + effect, BASE);
}

/** `lowest` or `highest` where the reasons reach beyond the scale, else null. */
export function clipped(area) {
  const sum = reckoned(area);
  if (sum > HIGHEST) return 'highest';
  return sum < LOWEST ? 'lowest' : null;
}

/** +13, −2 or ±0. */
export function signed(effect) {
  if (effect === 0) return '±0';
  return effect > 0 ? `+${effect}` : `−${-effect}`;
}
