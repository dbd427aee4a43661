/** The plain face of any of the 78 cards: one arched picture, its number above and its name below. */
import { memo } from 'react';
import { RANKS } from './courts.js';
import { MAJORS } from './majors.js';
import { pips } from './pips.js';
import { disc, fill } from './shapes.js';
import { aceLight, SUITS } from './suits.js';

const WINDOW = 'M22 98a78 56 0 0 1 156 0v182a6 6 0 0 1-6 6H28a6 6 0 0 1-6-6z';
const CARD =
  'M15 0h170a15 15 0 0 1 15 15v310a15 15 0 0 1-15 15H15a15 15 0 0 1-15-15V15A15 15 0 0 1 15 0z';
const NAME = { size: 19, width: 158, narrow: 0.56 };
const ROMAN = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/**
 * Pictures say nothing to a screen reader: the card's name belongs into the text beside it.
 * @param {{card: {id: string, name: string, arcana: 'major' | 'minor', suit: string | null, number: number | null},
 *   reversed?: boolean}} props
 */
export const CardFace = memo(function CardFace({ card, reversed = false }) {
  return (
    <svg className="tcard face" viewBox="0 0 200 340" aria-hidden="true">
      <g transform={reversed ? 'rotate(180 100 170)' : undefined}>
        <path d={CARD} fill="#f3e9d2" />
        <Picture card={card} />
        <Frame />
        <Mark card={card} />
        <text
          x="100"
          y="314"
          textAnchor="middle"
          fontFamily="var(--font-display)"
          fontSize={nameSize(card.name)}
          fontWeight="700"
          fill="#33291a"
        >
          {card.name}
        </text>
      </g>
    </svg>
  );
});

/** The paper round the window covers whatever of the picture leaves it. */
function Frame() {
  return (
    <>
      <path d={`${CARD}${WINDOW}`} fill="#f3e9d2" fillRule="evenodd" />
      <path d={WINDOW} fill="none" stroke="#a98d55" strokeWidth="1.5" />
      <rect
        x="8"
        y="8"
        width="184"
        height="324"
        rx="9"
        fill="none"
        stroke="#a98d55"
        strokeWidth="1.2"
      />
      <rect
        x="12"
        y="12"
        width="176"
        height="316"
        rx="6"
        fill="none"
        stroke="#a98d55"
        strokeOpacity=".45"
      />
    </>
  );
}

function Picture({ card }) {
  if (card.arcana === 'major') return <Shapes shapes={MAJORS[card.number]} />;
  const suit = SUITS[card.suit];
  const rank = rankOf(card);
  return (
    <>
      <Shapes shapes={suit.land} />
      {rank > 10 ? <Court suit={suit} rank={rank} /> : <Pips suit={suit} number={rank} />}
    </>
  );
}

function Pips({ suit, number }) {
  return (
    <>
      {number === 1 && <Shapes shapes={aceLight(suit)} />}
      {pips(number).map(({ x, y, scale }, n) => (
        <g key={n} transform={`translate(${x} ${y}) scale(${scale})`}>
          <Shapes shapes={suit.sign(suit.tints[n % suit.tints.length])} />
        </g>
      ))}
    </>
  );
}

function Court({ suit, rank }) {
  return (
    <>
      <Shapes shapes={[fill(suit.glow, disc(100, 186, 58), 0.55)]} />
      <g transform="translate(100 92)">
        <Shapes shapes={RANKS[rank]} />
      </g>
      <g transform="translate(100 190) scale(1.6)">
        <Shapes shapes={suit.sign(suit.tints[rank % suit.tints.length])} />
      </g>
    </>
  );
}

/** What stands above the window: a numeral, or the suit's small sign on a court card. */
function Mark({ card }) {
  const rank = card.arcana === 'major' ? card.number : rankOf(card);
  if (card.arcana === 'minor' && rank > 10) {
    return (
      <g transform="translate(100 28) scale(.32)">
        <Shapes shapes={SUITS[card.suit].sign(SUITS[card.suit].tints[0])} />
      </g>
    );
  }
  return (
    <text
      x="100"
      y="34"
      textAnchor="middle"
      fontFamily="var(--font-hanja)"
      fontSize="14"
      fontWeight="600"
      fill="#5d4a22"
      letterSpacing="1"
    >
      {roman(rank)}
    </text>
  );
}

function Shapes({ shapes }) {
  return shapes.map((shape, n) => <path key={n} {...shape} />);
}

/** 1 to 10 for pips, 11 to 14 for the court, which has no number of its own. */
function rankOf({ id, number }) {
  return number ?? Number(id.slice(-2));
}

/** Roman numerals of 0–21; the Fool keeps its zero. */
export function roman(number) {
  if (number === 0) return '0';
  let left = number;
  let letters = '';
  for (const [value, sign] of ROMAN) {
    while (left >= value) {
      letters += sign;
      left -= value;
    }
  }
  return letters;
}

/** A long name is written smaller, so that it keeps to the frame; Latin letters are narrow. */
function nameSize(name) {
  const ems = [...name].reduce((sum, letter) => sum + (letter < '\u1100' ? NAME.narrow : 1), 0);
  return Math.min(NAME.size, Math.floor((NAME.width / ems) * 10) / 10);
}
