/** One tarot card by our own hand: a moonlit back, a plain face with its suit's sign, turned over as it is drawn. */
import { useTranslation } from 'react-i18next';

const SUIT_SIGNS = {
  major: 'M0-16 4-4 16 0 4 4 0 16-4 4-16 0-4-4z',
  wands: 'M-3 18h6L2-14h-4zM0-14c-7-4-5-9 0-12 5 3 7 8 0 12zM2-2c6-1 8-4 8-8-5 0-8 3-8 8z',
  cups: 'M-13-14h26c0 12-4 18-10 20v7h7v4h-20v-4h7V6c-6-2-10-8-10-20z',
  swords: 'M-2-24h4l1 30h-6zM-11 6h22v4h-22zM-2.5 10h5v12h-5z',
  pentacles:
    'M0-17a17 17 0 1 1 0 34a17 17 0 1 1 0-34zm0 5-3.5 8.5-9 .5 7 5.5-2.5 8.5 8-5 8 5-2.5-8.5 7-5.5-9-.5z',
};
const ROMAN = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** @param {{drawn: {card: {name: string, arcana: string, suit: string | null, number: number | null}, reversed: boolean}}} props */
export function TarotCard({ drawn }) {
  const { t } = useTranslation();
  const { card, reversed } = drawn;
  const label = reversed ? t('page.tarot.reversed', { name: card.name }) : card.name;
  return (
    <div className="flip" role="img" aria-label={label}>
      <svg className="tcard back" viewBox="0 0 96 160" aria-hidden="true">
        <Back />
      </svg>
      <svg className="tcard face" viewBox="0 0 96 160" aria-hidden="true">
        <g transform={reversed ? 'rotate(180 48 80)' : undefined}>
          <Face card={card} />
        </g>
      </svg>
    </div>
  );
}

/** The same upside down, so that a reversed card does not show. */
function Back() {
  return (
    <>
      <rect width="96" height="160" rx="10" fill="#101b30" />
      <rect
        x="5"
        y="5"
        width="86"
        height="150"
        rx="7"
        fill="none"
        stroke="#8fb5c9"
        strokeWidth="1.2"
      />
      <circle cx="48" cy="80" r="24" fill="none" stroke="#d9c7e8" strokeWidth="1.2" />
      <path d="M48 56a24 24 0 0 1 0 48 12 12 0 0 1 0-24 12 12 0 0 0 0-24z" fill="#a9cfd6" />
      {[0, 180].map((turn) => (
        <g key={turn} transform={`rotate(${turn} 48 80)`} fill="#e7d6ef">
          <path transform="translate(48 28)" d="M0-9 2-2 9 0 2 2 0 9-2 2-9 0-2-2z" />
          <circle cx="22" cy="24" r="1.6" />
          <circle cx="74" cy="24" r="1.6" />
          <path
            d="M12 46q12-12 24 0t24 0 24 0"
            fill="none"
            stroke="#8fb5c9"
            strokeWidth="1.2"
            strokeLinecap="round"
          />
        </g>
      ))}
    </>
  );
}

function Face({ card }) {
  return (
    <>
      <rect width="96" height="160" rx="10" fill="#fbf3df" />
      <rect
        x="5"
        y="5"
        width="86"
        height="150"
        rx="7"
        fill="#22365a"
        stroke="#c9a860"
        strokeWidth="1.2"
      />
      <circle cx="48" cy="62" r="30" fill="#f2e2b6" />
      <path d="M6 118q21-26 42-2 21-26 42-2v34a6 6 0 0 1-6 6H12a6 6 0 0 1-6-6z" fill="#47618f" />
      <path d="M6 130q28-18 56-2 16-8 28-2v22a6 6 0 0 1-6 6H12a6 6 0 0 1-6-6z" fill="#2f4673" />
      <path
        transform="translate(48 62)"
        d={SUIT_SIGNS[card.suit ?? 'major']}
        fill="#8c3b4a"
        fillRule="evenodd"
      />
      <text x="48" y="24" textAnchor="middle" fontSize="12" fill="#f2e2b6">
        {markOf(card)}
      </text>
    </>
  );
}

/** What stands above the picture: a trump's numeral, a pip's number, a court card's nothing. */
function markOf({ arcana, number }) {
  return arcana === 'major' ? roman(number) : number;
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
