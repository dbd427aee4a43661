/** The 22 trumps: one figureless emblem each, a few flat shapes before a sky. */
import { crescent, disc, edged, fill, leaves, line, petals, rays, star, stars } from './shapes.js';

const SKY = 'M18 38h164v252H18z';
const HILL = 'M18 240c44-22 120-22 164 0v52H18z';
const HILLS = 'M18 238c18-28 34-42 46-42s20 22 36 22 22-34 38-34 26 26 44 50v60H18z';
const WAVES = 'M18 268c14-8 27-8 41 0s27 8 41 0 27-8 41 0 27 8 41 0v24H18z';
const CREAM = '#fbf4e0';
const MOON = '#f6e7b8';
const GOLD = '#e7c777';
const EDGE = '#7b5f2c';
const ROSE = '#c2483c';
const NIGHT = '#1d2f55';
const DUSK = '#31497a';
const LEAF = '#7f9c63';
const WOOD = '#8a5f3c';

/** By number, from the Fool to the World: what lies in the window, from back to front. */
export const MAJORS = [
  // the Fool: a bundle on a stick at the edge, a butterfly ahead
  [
    fill('#f4cfa0', SKY),
    fill('#f8e9c4', disc(122, 116, 44)),
    fill('#8fae9d', HILLS),
    fill('#5f7f68', 'M18 222h66c14 0 10 16 2 22l-10 12 8 36H18z'),
    line(WOOD, 'M52 224 126 134', 5),
    edged(ROSE, EDGE, 'M120 128c-4-10 4-14 8-6 6-8 14-2 8 4 16 6 20 34 0 40-22 4-32-24-16-38z'),
    edged(CREAM, EDGE, 'M150 196c-12-14-20 2-8 8-8 8 4 14 10 2 8 10 18 2 8-6 10-8-2-18-10-4z', 1.2),
  ],
  // the Magician: a wand between the endless loop and a star
  [
    fill('#8d3f48', SKY),
    fill('#a9575a', disc(100, 164, 62)),
    line(GOLD, 'M100 98c-10-16-36-16-36 0s26 16 36 0 36-16 36 0-26 16-36 0z', 5),
    edged(CREAM, EDGE, 'M96 132h8l2 108h-12z'),
    fill(GOLD, 'M92 130h16v10H92zM90 232h20v10H90z'),
    fill(MOON, stars([62, 168, 9], [138, 168, 9], [62, 220, 5], [138, 220, 5])),
    fill('#6f2f3a', HILL),
  ],
  // the High Priestess: a crescent between the dark pillar and the light one
  [
    fill('#2a4273', SKY),
    fill('#3d5a92', disc(100, 150, 58)),
    fill(MOON, crescent(112, 150, 38, 18)),
    edged('#14213d', '#0d172c', 'M36 96h26v150H36zM31 88h36v10H31zM31 244h36v12H31z', 1.2),
    edged(CREAM, '#b7ab92', 'M138 96h26v150h-26zM133 88h36v10h-36zM133 244h36v12h-36z', 1.2),
    fill(MOON, stars([100, 84, 6], [84, 214, 4], [118, 222, 4])),
    fill('#5f83b8', WAVES),
  ],
  // the Empress: ripe ears before the sun
  [
    fill('#dfe6c9', SKY),
    fill('#f0c876', disc(100, 128, 48)),
    fill('#8fae78', HILL),
    line('#8a7232', 'M100 266V150M92 266c-4-40-14-66-34-84M108 266c4-40 14-66 34-84', 3.2),
    edged('#e6b854', EDGE, `${ear(100, 150, 0)}${ear(58, 182, -26)}${ear(142, 182, 26)}`, 1.2),
    edged(ROSE, EDGE, 'M80 240c14-8 26-8 40 0l-4 12c-10-6-22-6-32 0z', 1.2),
  ],
  // the Emperor: a crown above the mountain
  [
    fill('#e7b98d', SKY),
    fill('#b4604a', 'M18 262 60 178l18 24 22-44 22 44 18-24 42 84v30H18z'),
    fill('#8a4438', 'M18 292c20-30 60-44 82-44s62 14 82 44z'),
    edged(GOLD, EDGE, 'M58 146V96l22 24 20-36 20 36 22-24v50z'),
    edged(ROSE, EDGE, [disc(100, 84, 5), disc(58, 96, 5), disc(142, 96, 5)].join('')),
    line(EDGE, 'M60 136h80', 2),
  ],
  // the Hierophant: two keys, crossed
  [
    fill('#6d7f9e', SKY),
    fill('#8797b3', disc(100, 160, 60)),
    line(EDGE, 'M70 214 128 122M130 214 72 122', 9.5),
    line(GOLD, 'M70 214 128 122M130 214 72 122', 6.5),
    line(
      EDGE,
      `${disc(136, 110, 13)}${disc(64, 110, 13)}M76 204l12 8M84 192l10 6M124 204l-12 8M116 192l-10 6`,
      8,
    ),
    line(
      GOLD,
      `${disc(136, 110, 13)}${disc(64, 110, 13)}M76 204l12 8M84 192l10 6M124 204l-12 8M116 192l-10 6`,
      5,
    ),
    fill('#4f607f', HILL),
  ],
  // the Lovers: one heart, two rings
  [
    fill('#f2c9bd', SKY),
    fill('#f9e6d4', disc(100, 140, 60)),
    edged(
      ROSE,
      '#8c3230',
      'M100 188c-50-34-52-62-38-76 12-12 30-8 38 8 8-16 26-20 38-8 14 14 12 42-38 76z',
    ),
    line('#f3b9ac', 'M70 128c2-8 10-12 16-10', 3.5),
    line(GOLD, `${disc(88, 222, 17)}${disc(112, 222, 17)}`, 5),
    fill('#d38b7f', 'M18 262c50-14 114-14 164 0v30H18z'),
  ],
  // the Chariot: a canopy of stars on two wheels
  [
    fill('#39598a', SKY),
    fill('#86a5c6', HILL),
    edged('#24395f', '#14213d', 'M56 146c0-60 88-60 88 0z'),
    fill(MOON, stars([100, 118, 8], [76, 132, 4], [124, 132, 4])),
    line(EDGE, 'M64 146v44M136 146v44', 4.5),
    edged(GOLD, EDGE, 'M54 182h92l-10 44H64z'),
    edged(CREAM, EDGE, 'M86 194h28v10c0 10-14 16-14 16s-14-6-14-16z', 1.2),
    line(
      CREAM,
      `${disc(66, 236, 18)}${disc(134, 236, 18)}${rays(66, 236, 3, 17, 6)}${rays(134, 236, 3, 17, 6)}`,
      3.2,
    ),
  ],
  // Strength: a lion at peace, all mane
  [
    fill('#e8d6a6', SKY),
    fill('#c7ba7c', HILL),
    fill('#b9652f', petals(100, 158, 42, 17, 14)),
    fill('#d98a3f', petals(100, 158, 36, 14, 12)),
    edged('#f3cf8c', '#8a5a2a', disc(100, 158, 36), 1.4),
    line(
      '#6a3f1f',
      'M80 150c4 5 11 5 15 0M105 150c4 5 11 5 15 0M100 172v6c-4 6-12 5-14 1M100 178c4 6 12 5 14 1',
      2.4,
    ),
    fill('#6a3f1f', 'M93 165h14l-7 9z'),
  ],
  // the Hermit: a lantern on the height
  [
    fill('#1b2b4b', SKY),
    fill('#f6e7b8', stars([46, 110, 4], [154, 96, 5], [150, 176, 3], [54, 190, 3])),
    fill('#5b5a63', disc(100, 150, 60), 0.6),
    fill('#a98a5c', disc(100, 150, 48), 0.6),
    fill('#3b4f70', 'M18 292 100 226l82 66z'),
    line(GOLD, 'M100 78v20M86 100h28', 3.5),
    edged('#c2483c', '#7d2c28', 'M80 106h40c10 14 10 26 6 38H74c-4-12-4-24 6-38z'),
    edged('#3f6f9c', '#24405f', 'M74 144h52c4 20 0 34-10 50H84c-10-16-14-30-10-50z'),
    line(MOON, 'M100 108v84M88 108c-4 30-4 56 2 84M112 108c4 30 4 56-2 84', 1.8),
  ],
  // the Wheel of Fortune
  [
    fill('#445a86', SKY),
    fill(
      '#6c80a8',
      'M18 196c20-12 38-8 46 2 16-10 34-6 40 6 18-10 40-6 46 6 10-6 22-4 32 2v80H18z',
    ),
    edged('#e0b45f', EDGE, disc(100, 152, 62)),
    fill('#445a86', disc(100, 152, 49)),
    line(GOLD, rays(100, 152, 10, 50, 8), 5),
    edged(CREAM, EDGE, disc(100, 152, 14)),
    fill(ROSE, star(100, 152, 9, 8, 0.45)),
    fill(EDGE, petals(100, 152, 55.5, 3, 8)),
  ],
  // Justice: scales in balance
  [
    fill('#c9d6cf', SKY),
    fill('#e6ece2', disc(100, 150, 60)),
    fill('#8fa89c', HILL),
    line(EDGE, 'M100 94v142M52 122h96M76 240h48', 4.5),
    line(EDGE, 'M56 122 38 178M56 122l18 56M144 122l-18 56M144 122l18 56', 1.6),
    edged(GOLD, EDGE, 'M32 178h48c-2 22-46 22-48 0zM120 178h48c-2 22-46 22-48 0z'),
    edged(ROSE, EDGE, disc(100, 92, 9)),
  ],
  // the Hanged Man: a swing, quite still
  [
    fill('#bcd6dc', SKY),
    fill('#e2ecea', disc(100, 196, 50)),
    line(WOOD, 'M22 92c40 10 110 12 156-4', 8),
    fill(LEAF, `${leaf(52, 92)}${leaf(84, 100)}${leaf(122, 100)}${leaf(152, 92)}`),
    line('#9a6b45', 'M76 102v116M124 102v116', 2.6),
    edged('#c98a55', EDGE, 'M66 216h68v10H66z'),
    fill('#8fae9d', 'M18 262c50-14 114-14 164 0v30H18z'),
  ],
  // Death: a gate that stands open on the morning
  [
    fill('#3c4a63', SKY),
    fill('#f6dfae', 'M62 262V150a38 38 0 0 1 76 0v112z'),
    fill('#f0a96a', 'M66 262a34 34 0 0 1 68 0z'),
    line('#f9c98a', rays(100, 262, 42, 58, 24), 2.4, 0.8),
    edged(
      '#77533a',
      '#4a3222',
      'M62 262V150c0-14 6-24 14-30v142l-14 8zM138 262V150c0-14-6-24-14-30v142l14 8z',
    ),
    line('#2a3448', 'M57 262V150a43 43 0 0 1 86 0v112', 8),
    fill('#2a3448', 'M18 262h164v30H18z'),
    fill(CREAM, petals(100, 88, 6, 5, 5)),
  ],
  // Temperance: from one jar into the other
  [
    fill('#cfe0dd', SKY),
    fill('#f3dc9c', disc(100, 104, 30)),
    fill('#8fb7b5', HILL),
    line('#7fb3cf', 'M82 152c8 18 14 32 32 54', 6),
    edged(CREAM, '#9a8b6a', jar(64, 138, 40)),
    edged(CREAM, '#9a8b6a', jar(132, 226, 0)),
    line('#5d83b5', 'M118 224c8 6 20 6 28 0', 2.2),
    fill('#5f83b8', WAVES),
  ],
  // the Devil: a fire, and a chain that is open
  [
    fill('#4a3048', SKY),
    fill('#643f56', disc(100, 150, 60)),
    fill(
      '#d9603b',
      'M100 84c30 34 44 58 30 84-10 20-50 20-60 0-12-24 6-34 8-54 10 6 14 12 16 20 6-14 8-30 6-50z',
    ),
    fill(
      '#f0b45a',
      'M100 132c14 18 20 30 13 42-6 10-20 10-26 0-6-12 4-18 6-28 4 4 6 6 7 10 2-8 2-16 0-24z',
    ),
    line('#b9a9b4', `${disc(62, 226, 18, 11)}${disc(138, 226, 18, 11)}M90 218c16-8 26 2 22 12`, 6),
    fill('#352236', 'M18 262c50-14 114-14 164 0v30H18z'),
  ],
  // the Tower: lightning finds it
  [
    fill('#2c3550', SKY),
    fill('#46506e', 'M18 120c20-14 40-10 50 2 18-12 44-10 52 4 16-10 44-8 62 2v36H18z'),
    edged('#c9b894', '#6d6048', 'M76 252V138h48v114zM70 138v-16h12v8h12v-8h12v8h12v-8h12v16z'),
    fill('#4a4132', 'M94 170a6 6 0 0 1 12 0v14H94zM94 212a6 6 0 0 1 12 0v14H94z'),
    edged('#f6d57a', EDGE, 'M132 56 96 100h18l-14 30 40-44h-18z'),
    fill('#39445f', 'M18 252c50-14 114-14 164 0v40H18z'),
  ],
  // the Star
  [
    fill('#29507c', SKY),
    fill('#f6e7b8', disc(100, 128, 54), 0.16),
    fill(MOON, star(100, 128, 44, 8, 0.4)),
    fill('#29507c', disc(100, 128, 8)),
    fill(
      MOON,
      stars(
        [48, 104, 8],
        [152, 104, 8],
        [44, 164, 6],
        [156, 164, 6],
        [72, 72, 5],
        [128, 72, 5],
        [100, 196, 6],
      ),
    ),
    fill('#4d7f7a', HILL),
    fill('#7fb3cf', WAVES),
  ],
  // the Moon
  [
    fill(NIGHT, SKY),
    fill(GOLD, disc(100, 118, 50), 0.22),
    fill('#f3e3b4', disc(100, 118, 39)),
    fill('#dcbf74', 'M100 79a39 39 0 0 1 0 78 31 39 0 0 0 0-78z'),
    fill(GOLD, drops([60, 176], [140, 176], [80, 190], [120, 190], [100, 200])),
    fill(DUSK, HILLS),
    fill('#5f83b8', WAVES),
  ],
  // the Sun
  [
    fill('#f3d9a0', SKY),
    fill('#fbeec6', disc(100, 140, 66)),
    fill('#e8963f', star(100, 140, 60, 16, 0.72)),
    edged('#f6c65a', '#b9722c', disc(100, 140, 35)),
    line('#8a4f1e', 'M84 134c3 4 9 4 12 0M104 134c3 4 9 4 12 0M90 152c6 6 14 6 20 0', 2.4),
    fill(LEAF, HILL),
    fill(
      '#e8b23f',
      `${petals(56, 250, 7, 5, 7)}${petals(144, 250, 7, 5, 7)}${petals(100, 262, 7, 5, 7)}`,
    ),
  ],
  // Judgement: a temple bell
  [
    fill('#e3cdb4', SKY),
    fill('#f5e8d0', disc(100, 156, 62)),
    line(
      GOLD,
      'M46 128c-8 16-8 36 0 52M154 128c8 16 8 36 0 52M34 116c-12 24-12 52 0 76M166 116c12 24 12 52 0 76',
      3,
    ),
    line(EDGE, 'M100 84v14M90 98a10 10 0 0 1 20 0', 5),
    edged('#5f8a7c', '#2f5348', 'M70 214c-4-40 2-96 12-110q18-10 36 0c10 14 16 70 12 110z'),
    line('#cfe0c9', 'M72 196h56M80 122h40', 3),
    fill(GOLD, petals(100, 160, 7, 4.5, 6)),
    fill('#c09a74', HILL),
  ],
  // the World: a wreath, and the morning in it
  [
    fill('#3d5f8c', SKY),
    fill('#f6e7b8', stars([42, 96, 8], [158, 96, 8], [42, 248, 8], [158, 248, 8])),
    edged('#a7cbd6', '#5c87a0', disc(100, 166, 34), 1.4),
    fill(
      '#7fa888',
      'M72 152c14-14 30-4 26 8s-14 8-16 22c-10-6-16-18-10-30zM112 176c10-10 20-4 20 0-2 10-10 18-20 22-6-8-6-16 0-22z',
    ),
    line('#6d8a52', disc(100, 166, 56), 3),
    fill('#8fb06a', leaves(100, 166, 56, 26, 20)),
    edged(ROSE, '#7d2c28', 'M86 104l14 8 14-8v16l-14-8-14 8zM86 220l14 8 14-8v16l-14-8-14 8z', 1.2),
  ],
];

/** An ear of grain, its foot at a place, leaning by some degrees. */
function ear(x, y, lean) {
  return Array.from({ length: 5 }, (_, row) => row)
    .flatMap((row) => [-1, 1].map((side) => [side * 6, -row * 11, side]))
    .map(([dx, dy]) => disc(...turned(x, y, dx, dy, lean), 5.2, 6.6))
    .join('');
}

/** A point `dx, dy` from `x, y`, turned about it. */
function turned(x, y, dx, dy, degrees) {
  const [sin, cos] = [Math.sin, Math.cos].map((of) => of((degrees * Math.PI) / 180));
  return [x + dx * cos - dy * sin, y + dx * sin + dy * cos].map((value) => Math.round(value));
}

/** A pair of leaves that hang from a branch. */
function leaf(x, y) {
  return `M${x} ${y}c-14 2-18 12-16 20 10-2 16-8 16-20zM${x} ${y}c12 4 16 14 12 22-10-4-14-12-12-22z`;
}

/** Round white jars, tilted where they pour; the foot is drawn with them. */
function jar(x, y, lean) {
  const at = (dx, dy) => turned(x, y, dx, dy, lean).join(' ');
  return `M${at(-9, -28)}L${at(9, -28)}L${at(9, -20)}C${at(34, -14)} ${at(34, 22)} ${at(10, 28)}L${at(-10, 28)}C${at(-34, 22)} ${at(-34, -14)} ${at(-9, -20)}z`;
}

/** Falling drops of light. */
function drops(...places) {
  return places.map(([x, y]) => `M${x} ${y - 7}c3 4 4 6 4 8a4 4 0 0 1-8 0c0-2 1-4 4-8z`).join('');
}
