/** Small curves of time that several movers share. */

/** @param {number} x @returns {number} a soft step from 0 to 1 over 0..1, flat outside */
export function easeSine(x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  return 0.5 - 0.5 * Math.cos(Math.PI * x);
}

/**
 * The share of a distance covered in one frame by exponential smoothing.
 *
 * @param {number} dt seconds since the last frame
 * @param {number} tau time constant in seconds; 95 % is covered after three of them
 */
export function approach(dt, tau) {
  return 1 - Math.exp(-dt / tau);
}

/** @param {number} value @param {number} low @param {number} high */
export function clamp(value, low, high) {
  return Math.min(high, Math.max(low, value));
}
