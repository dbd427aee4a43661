/** The four suits: their sign, the tints its copies alternate in, and the one landscape they stand in. */
import { crescent, disc, edged, fill, line, rays, star, stars } from './shapes.js';

const SKY = 'M18 38h164v252H18z';
const INK = '#6b5632';

/** A branch that was just cut, in leaf and with a bud. */
const wand = (tint) => [
  edged('#a8784a', INK, 'M-3.4 29-2.6-16h5.2L3.4 29q-3.4 2-6.8 0z', 1.3),
  edged(
    '#7f9c63',
    INK,
    'M-2.5 8c-12 1-15-6-15-12 9 0 14 4 15 12zM2.5-2c12 1 15-6 15-12-9 0-14 4-15 12z',
    1.2,
  ),
  edged(tint, INK, 'M0-14c-8-3-8-11 0-18 8 7 8 15 0 18z', 1.3),
];

/** A wide bowl of white porcelain, filled. */
const cup = (tint) => [
  edged(tint, INK, 'M-4 13h8l3 13H-7zM-22-18c0 23 8 33 22 33s22-10 22-33z', 1.4),
  edged('#a6cdd8', INK, disc(0, -18, 22, 6), 1.2),
  line(INK, 'M-12 27h24', 2.6),
  line('#5d83b5', 'M-15-4c7 6 23 6 30 0', 2),
];

/** A straight blade with a tasselled grip. */
const sword = (tint) => [
  edged('#eef2f1', INK, 'M0-32 5-23V10H-5v-33z', 1.3),
  line('#b4c3c9', 'M0-26V8', 1.4),
  edged(tint, INK, 'M-14 9q14-5 28 0v5q-14-4-28 0zM-3 13h6v11h-6z', 1.3),
  edged(tint, INK, disc(0, 27, 4.2), 1.3),
];

/** A coin with the moon on it. */
const coin = (tint) => [
  edged(tint, INK, disc(0, 0, 22), 1.4),
  line(INK, disc(0, 0, 17.5), 0.9, 0.6),
  fill('#5a4a78', crescent(-1, 0, 11.5, 5)),
  fill('#5a4a78', star(6, -1, 4.6, 5, 0.42)),
];

const WANDS_LAND = [
  fill('#f4cfa0', SKY),
  fill('#f8e3bd', 'M18 38h164v78c-50-22-114-22-164 0z'),
  fill('#e98d5c', disc(100, 112, 34), 0.55),
  fill(
    '#d7926a',
    'M18 214c14-24 26-36 36-36s18 22 30 22 18-38 32-38 20 34 32 34 20-14 34-6v100H18z',
  ),
  fill('#b96f52', 'M18 236c44-24 120-22 164-4v58H18z'),
  fill('#93583f', 'M18 262c50-16 114-14 164 0v28H18z'),
];
const CUPS_LAND = [
  fill('#e9d6bd', SKY),
  fill('#dfe6e2', 'M18 38h164v112c-32 20-132 20-164 0z'),
  fill('#eebf6e', disc(100, 92, 26), 0.75),
  fill('#9fc4c6', 'M18 216c14-8 27-8 41 0s27 8 41 0 27-8 41 0 27 8 41 0v76H18z'),
  fill('#7dabb4', 'M18 244c14-8 27-8 41 0s27 8 41 0 27-8 41 0 27 8 41 0v48H18z'),
  line('#e8f2f0', 'M18 260c14-8 27-8 41 0s27 8 41 0 27-8 41 0 27 8 41 0', 1.4, 0.8),
];
const SWORDS_LAND = [
  fill('#c3d3de', SKY),
  fill('#e3eaec', 'M18 38h164v66c-44 24-120 10-164 34z'),
  fill('#fbf7ea', disc(142, 86, 15), 0.9),
  fill('#9db4c6', 'M18 232 58 166l24 36 34-56 30 50 18-24 18 26v96H18z'),
  fill('#f3f4ef', 'M58 166 68 181 60 188 52 184 48 182zM116 146l12 20-9 8-9-8-6 3z'),
  fill('#7a93ab', 'M18 250c40-26 60-20 84-8s50 4 80-10v60H18z'),
  line('#f4f6f3', 'M30 212c18-6 30-6 46 0M112 222c16-6 34-6 56 0', 4, 0.75),
];
const PENTACLES_LAND = [
  fill('#5c5484', SKY),
  fill('#7c6a97', 'M18 120c50-18 114-18 164 0v172H18z'),
  fill('#f3e3b4', stars([38, 84, 4], [164, 88, 4.5], [62, 60, 3], [140, 60, 3])),
  fill('#c98f86', 'M18 200c50-22 114-22 164 0v92H18z', 0.75),
  fill('#6f8a5e', 'M18 232c40-20 80-24 164-6v66H18z'),
  fill('#587550', 'M18 254c60-14 110-16 164-4v42H18z'),
  line('#a9bd84', 'M18 244c40-14 90-18 164-6M18 268c60-10 110-12 164-2', 1.6, 0.7),
];

/** Suit → how its sign is drawn, the tints it alternates in, and what lies behind it. */
export const SUITS = {
  wands: {
    sign: wand,
    tints: ['#d9603b', '#e59a3c', '#c84b52'],
    land: WANDS_LAND,
    glow: '#fff1cf',
  },
  cups: { sign: cup, tints: ['#f7f2e6', '#dfe9e4', '#f0d9cf'], land: CUPS_LAND, glow: '#fdf8ea' },
  swords: {
    sign: sword,
    tints: ['#5c7fa6', '#7d6a9c', '#4f8088'],
    land: SWORDS_LAND,
    glow: '#ffffff',
  },
  pentacles: {
    sign: coin,
    tints: ['#eccb78', '#f1dca4', '#e0b45f'],
    land: PENTACLES_LAND,
    glow: '#f3e3b4',
  },
};

/** What stands behind the ace: light from its suit's own sky. */
export const aceLight = ({ glow }) => [
  fill(glow, disc(100, 168, 60), 0.5),
  line(glow, rays(100, 168, 64, 76, 24), 2.2, 0.75),
];
