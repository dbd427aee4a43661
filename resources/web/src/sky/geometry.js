/** Where things stand on the wheel: longitudes become places on a circle, and close neighbours make room. */

const TURN = 360;
const ROUNDS = 600;
const TOLERANCE = 0.02;
const TIGHTER = 0.9;

/** A longitude within 0–360. */
export function turned(degrees) {
  return ((degrees % TURN) + TURN) % TURN;
}

/** How far `to` lies ahead of `from`, −180 … 180. */
export function ahead(from, to) {
  return turned(to - from + TURN / 2) - TURN / 2;
}

/**
 * The point at a longitude: the ascendant lies on the left, longitudes grow against the clock.
 *
 * @param {number} longitude degrees @param {number} left the longitude that lies on the left
 * @param {number} radius @param {number} centre of a square drawing
 */
export function pointAt(longitude, left, radius, centre) {
  const angle = ((180 + longitude - left) * Math.PI) / 180;
  return [centre + radius * Math.cos(angle), centre - radius * Math.sin(angle)];
}

/** An SVG path through points. */
export function pathOf(...points) {
  return `M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;
}

/** The path of a piece of a ring between two longitudes. */
export function ringPath(from, to, left, outer, inner, centre) {
  const [a, b] = [pointAt(from, left, outer, centre), pointAt(to, left, outer, centre)];
  const [c, d] = [pointAt(to, left, inner, centre), pointAt(from, left, inner, centre)];
  const at = ([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  return `M${at(a)}A${outer} ${outer} 0 0 0 ${at(b)}L${at(c)}A${inner} ${inner} 0 0 1 ${at(d)}z`;
}

/**
 * Longitudes pushed apart for drawing, in the order they were given.
 *
 * Neighbours keep `gap` degrees and stay in order; each keeps `clear` degrees from the `fixed` longitudes on the
 * side where it truly stands. Where a crowd leaves no room for that, all keep a little less.
 *
 * @param {number[]} longitudes @param {{gap?: number, fixed?: number[], clear?: number}} rule
 */
export function spread(longitudes, { gap = 9.5, fixed = [], clear = 8.5 } = {}) {
  let [apart, away] = [gap, clear];
  for (;;) {
    const places = pushed(longitudes, fixed, apart, away);
    if (places) return places.map(turned);
    apart *= TIGHTER;
    away *= TIGHTER;
  }
}

/** Places that obey both distances, or null when pushing to and fro found none. */
function pushed(longitudes, fixed, gap, clear) {
  const order = longitudes.map((_, n) => n).sort((a, b) => longitudes[a] - longitudes[b]);
  const places = [...longitudes];
  const sides = longitudes.map((one) => fixed.map((line) => (ahead(line, one) < 0 ? -1 : 1)));
  for (let round = 0; round < ROUNDS; round += 1) {
    let worst = 0;
    order.forEach((one, n) => {
      const next = order[(n + 1) % order.length];
      const wrapped = n + 1 === order.length ? TURN : 0;
      const lack = gap + TOLERANCE - (places[next] + wrapped - places[one]);
      if (lack <= 0 || next === one) return;
      worst = Math.max(worst, lack);
      places[one] -= lack / 2;
      places[next] += lack / 2;
    });
    longitudes.forEach((truth, one) => {
      fixed.forEach((line, n) => {
        const side = sides[one][n];
        const reached = ahead(line, truth) + (places[one] - truth);
        const lack = clear + TOLERANCE - side * reached;
        if (lack <= 0) return;
        worst = Math.max(worst, lack);
        places[one] += side * lack;
      });
    });
    if (worst <= TOLERANCE) return places;
  }
  return null;
}
