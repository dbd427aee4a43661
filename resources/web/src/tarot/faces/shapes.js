/** The drawing hand of the cards: outlines as path data, and shapes of flat colour made of them. */

const fixed = (value) => Number(value.toFixed(1));
const point = (x, y, radius, angle) =>
  `${fixed(x + radius * Math.sin(angle))} ${fixed(y - radius * Math.cos(angle))}`;
const turnsOf = (count) => Array.from({ length: count }, (_, step) => (step / count) * 2 * Math.PI);

/** A filled outline. */
export const fill = (colour, d, opacity) => ({ d, fill: colour, opacity });

/** A drawn line with round ends. */
export const line = (colour, d, width = 2.4, opacity) => ({
  d,
  fill: 'none',
  stroke: colour,
  strokeWidth: width,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
  opacity,
});

/** A filled outline with its edge drawn. */
export const edged = (colour, edge, d, width = 1.6) => ({ ...line(edge, d, width), fill: colour });

/** A circle, or an ellipse of two radii. */
export const disc = (x, y, r, ry = r) =>
  `M${x - r} ${y}a${r} ${ry} 0 1 0 ${2 * r} 0a${r} ${ry} 0 1 0 ${-2 * r} 0z`;

/** A moon that is lit from one side: `r` its radius, `bite` how much is missing. */
export const crescent = (x, y, r, bite = r * 0.72) =>
  `M${x} ${y - r}a${r} ${r} 0 1 0 0 ${2 * r}a${bite} ${r} 0 1 1 0 ${-2 * r}z`;

/** A star with pointed rays; `waist` is how far in it goes between them, a share of the radius. */
export const star = (x, y, radius, points = 8, waist = 0.42) =>
  `M${turnsOf(points * 2)
    .map((angle, n) => point(x, y, n % 2 ? radius * waist : radius, angle))
    .join('L')}z`;

/** Several stars in one outline, each `[x, y, radius]`. */
export const stars = (...places) => places.map(([x, y, r]) => star(x, y, r, 4, 0.3)).join('');

/** Straight rays all round, from one radius to another. */
export const rays = (x, y, from, to, count) =>
  turnsOf(count)
    .map((angle) => `M${point(x, y, from, angle)}L${point(x, y, to, angle)}`)
    .join('');

/** Round petals, or a lion's mane: small circles on a larger one. */
export const petals = (x, y, ring, r, count) =>
  turnsOf(count)
    .map((angle) => disc(...point(x, y, ring, angle).split(' ').map(Number), r))
    .join('');

/** Leaves on both sides of a ring, tip after tip. */
export const leaves = (x, y, ring, length, count) =>
  turnsOf(count)
    .map((angle) => {
      const ahead = angle + 0.26;
      const [inner, outer] = [ring - length / 2, ring + length / 2];
      const tip = [point(x, y, inner, ahead), point(x, y, outer, ahead)];
      const base = point(x, y, ring, angle);
      return tip
        .map((end) => `M${base}Q${point(x, y, ring, ahead)} ${end}Q${base} ${base}z`)
        .join('');
    })
    .join('');
