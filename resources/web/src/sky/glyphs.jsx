/** The signs of zodiac and planets as drawings: no font of ours has them, and as characters they would turn into emoji. */

/** Element class of each sign of the zodiac, in order from Aries; the air signs take the metal colour. */
export const ELEMENT_OF_SIGN = {
  aries: 'fire',
  taurus: 'earth',
  gemini: 'metal',
  cancer: 'water',
  leo: 'fire',
  virgo: 'earth',
  libra: 'metal',
  scorpio: 'water',
  sagittarius: 'fire',
  capricorn: 'earth',
  aquarius: 'metal',
  pisces: 'water',
};
export const SIGNS = Object.keys(ELEMENT_OF_SIGN);

/** Paths within 24 × 24 units, to be stroked. */
export const GLYPHS = {
  aries:
    'M12 21V9M12 9c0-4-2.5-5.5-4.5-5.5S4 5 4 7s1.2 3 2.5 3M12 9c0-4 2.5-5.5 4.5-5.5S20 5 20 7s-1.2 3-2.5 3',
  taurus: 'M6.5 15a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0M5 3.5c1 4 3.5 6 7 6s6-2 7-6',
  gemini: 'M5 4c4.5 2 9.5 2 14 0M5 20c4.5-2 9.5-2 14 0M9 5v14M15 5v14',
  cancer:
    'M5 9.5a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0M14 14.5a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0M5 9.5C6 5.5 14 3.5 20 7.5M19 14.5c-1 4-9 6-15 2',
  leo: 'M4.5 13.5a3 3 0 1 0 6 0 3 3 0 1 0-6 0M10 12C8 8 7.5 3.5 12.5 3.5S17.5 8 15.5 12s-2.5 8 1.5 8c1.5 0 2.5-1 2.5-2',
  virgo:
    'M4 5c1.5 0 2 1 2 3v10M6 8c0-2 1-3 2.5-3S11 6 11 8v10M11 8c0-2 1-3 2.5-3S16 6 16 8v9c0 2 1.5 3.5 3.5 3.5M16 10c3-2 5 0 4 3s-4 5-6.5 6.5',
  libra: 'M4 20h16M4 15.5h5.5c-2-1.2-3-3-3-5a5.5 5.5 0 0 1 11 0c0 2-1 3.8-3 5H20',
  scorpio:
    'M4 5c1.5 0 2 1 2 3v10M6 8c0-2 1-3 2.5-3S11 6 11 8v10M11 8c0-2 1-3 2.5-3S16 6 16 8v9c0 2 1 3 2.5 3H21M19 17.5l2.2 2.5L19 22',
  sagittarius: 'M4 20 20 4M11 4h9v9M6.5 11.5l6 6',
  capricorn:
    'M4 5c2 0 3 1.5 3 4v7M7 9c0-2.5 1.5-4 3.5-4S14 6.5 14 9v7c0 3-1.5 5-4 5M14 16a3 3 0 1 1 3 3c-1.8 0-3-1.3-3-3',
  aquarius: 'M3.5 10 7 7l3 3 3.5-3 3 3L20 7M3.5 17 7 14l3 3 3.5-3 3 3 3.5-3',
  pisces: 'M6 3.5c4 5 4 12 0 17M18 3.5c-4 5-4 12 0 17M4 12h16',
  sun: 'M4 12a8 8 0 1 0 16 0 8 8 0 1 0-16 0M11.5 12a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0',
  moon: 'M15.5 4a8.3 8.3 0 1 0 0 16 8.3 8.3 0 0 1 0-16z',
  mercury: 'M8 10a4 4 0 1 0 8 0 4 4 0 1 0-8 0M12 14v7M9 18h6M8 3c0 2 2 3 4 3s4-1 4-3',
  venus: 'M7 8.5a5 5 0 1 0 10 0 5 5 0 1 0-10 0M12 13.5V21M8.5 17.5h7',
  mars: 'M4.5 14a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0M14 10l6-6M15 4h5v5',
  jupiter: 'M5 6c2-3.5 8-2.5 8 2 0 4-4 6-8 8h15M16.5 4v17',
  saturn: 'M9 3v14M6 6h7M9 11c2-3 7-2 7 2 0 3-2 4-2 6 0 1.5 1.5 2 3 1.5',
  uranus: 'M9.5 18a2.5 2.5 0 1 0 5 0 2.5 2.5 0 1 0-5 0M12 15.5V4M6 4v9M18 4v9M6 8.5h12',
  neptune: 'M12 21V4M5 5v3c0 4 3 6 7 6s7-2 7-6V5M8.5 18h7',
  pluto:
    'M9 6.5a3 3 0 1 0 6 0 3 3 0 1 0-6 0M6.5 6.5c0 4 2.5 6 5.5 6s5.5-2 5.5-6M12 12.5V21M8.5 17.5h7',
  // an eastern horizon with the arrow that rises from it, and the line of the meridian with its top
  ascendant: 'M3.5 17h17M12 17V6M8 10l4-4 4 4',
  midheaven: 'M3.5 5h17M12 5v15M8.5 8.5 12 5l3.5 3.5',
};

/** A sign beside a word, which it never replaces. @param {{name: keyof typeof GLYPHS, size?: number}} props */
export function Glyph({ name, size = 18 }) {
  return (
    <svg className="glyph" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={GLYPHS[name]} />
    </svg>
  );
}

/** The name of a sign of the zodiac with its drawing, in the colour of its element. */
export function SignName({ sign, children }) {
  return (
    <span className={`sign-name ${ELEMENT_OF_SIGN[sign]}`}>
      <Glyph name={sign} size={16} />
      {children}
    </span>
  );
}
