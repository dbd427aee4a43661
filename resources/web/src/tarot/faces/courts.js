/** The court: what tells page, knight, queen and king apart above their suit's sign. */
import { disc, edged, fill, line } from './shapes.js';

const GOLD = '#e7c777';
const EDGE = '#7b5f2c';

/** Rank 11 to 14 → its mark, drawn round the origin and about 60 wide. */
export const RANKS = {
  11: [
    edged('#fbf6e6', EDGE, 'M-22-14h40c6 0 6 8 0 8H14V14h-36c-7 0-7-9 0-9z'),
    line(EDGE, 'M-14-6H10M-12 0H8M-14 6H10', 1.4),
    edged('#c2483c', EDGE, disc(12, 14, 5)),
  ],
  12: [
    line(EDGE, 'M-12 19c-18-22-8-37 12-37s30 15 12 37', 10.5),
    line(GOLD, 'M-12 19c-18-22-8-37 12-37s30 15 12 37', 7.5),
    fill(
      EDGE,
      [
        disc(-17, 6, 1.7),
        disc(-15, -6, 1.7),
        disc(0, -18, 1.7),
        disc(15, -6, 1.7),
        disc(17, 6, 1.7),
      ].join(''),
    ),
  ],
  13: [
    edged(
      GOLD,
      EDGE,
      'M-26 16c-4-14-2-22 0-26 6 8 12 10 16 6 2-8 6-14 10-18 4 4 8 10 10 18 4 4 10 2 16-6 2 4 4 12 0 26z',
    ),
    edged('#f0a99c', EDGE, [disc(0, -18, 4.5), disc(-26, -10, 3.5), disc(26, -10, 3.5)].join('')),
    edged('#c2483c', EDGE, disc(0, 6, 4)),
  ],
  14: [
    edged(GOLD, EDGE, 'M-26 16V-14l12 14L0-22 14 0l12-14v30z'),
    edged('#5c7fa6', EDGE, 'M-26 9h52v8h-52z'),
    edged('#c2483c', EDGE, [disc(0, -4, 4), disc(-26, -15, 3.5), disc(26, -15, 3.5)].join('')),
  ],
};
