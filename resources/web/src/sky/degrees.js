/** Degrees as people write them. */

/** 29°23′; cut, not rounded, so that no body seems to stand in the next sign. */
export function inSign(degree) {
  const minutes = Math.floor(degree * 60 + 1e-9);
  return `${Math.floor(minutes / 60)}°${String(minutes % 60).padStart(2, '0')}′`;
}

/** 1.3° of an orb. */
export function orb(degrees) {
  return `${degrees.toFixed(1)}°`;
}

/** 37.57°N 126.98°E */
export function coordinates({ latitude, longitude }) {
  const part = (value, positive, negative) =>
    `${Math.abs(value).toFixed(2)}°${value < 0 ? negative : positive}`;
  return `${part(latitude, 'N', 'S')} ${part(longitude, 'E', 'W')}`;
}
