/** A made-up sky for the tests: the birth of 1995-02-04 16:11 in Seoul, rounded, and a day over it. */
import { SIGNS } from '../sky/glyphs.jsx';
import { READING } from './fixtures.js';

/** A body at a longitude. */
function place(name, longitude, more = {}) {
  const sign = SIGNS[Math.floor(longitude / 30)];
  return {
    name,
    longitude,
    latitude: 0,
    speed: 1,
    sign,
    sign_name: `sign ${sign}`,
    degree: longitude % 30,
    retrograde: false,
    house: null,
    ...more,
  };
}

const BACK = { retrograde: true, speed: -0.4 };
const BODIES = {
  sun: place('Sun', 314.99, { house: 8 }),
  moon: place('Moon', 8.99, { house: 10 }),
  mercury: place('Mercury', 314.24, { house: 8, ...BACK }),
  venus: place('Venus', 269.39, { house: 6 }),
  mars: place('Mars', 145.97, { house: 2, ...BACK }),
  jupiter: place('Jupiter', 250.84, { house: 6 }),
  saturn: place('Saturn', 341.44, { house: 9 }),
  uranus: place('Uranus', 297.47, { house: 7 }),
  neptune: place('Neptune', 293.86, { house: 7 }),
  pluto: place('Pluto', 240.38, { house: 6 }),
};
const angle = (a, b, kind, orb) => ({
  a,
  b,
  kind,
  name: kind,
  orb,
  applying: true,
  text: `${a} ${kind} ${b}`,
});
const PHASE = {
  phase: 'waxing_crescent',
  name: 'Crescent',
  angle: 54,
  illuminated: 0.2,
  text: 'A thin moon.',
  next: [
    { phase: 'first_quarter', name: 'First quarter', at: '1995-02-07T12:54:00Z' },
    { phase: 'full', name: 'Full moon', at: '1995-02-15T12:15:00Z' },
  ],
};

export const CHART = {
  instant_utc: '1995-02-04T07:11:00Z',
  bodies: BODIES,
  ascendant: 115.1,
  midheaven: 10.2,
  house_system: 'whole',
  houses: { system: 'whole', cusps: Array.from({ length: 12 }, (_, n) => (90 + n * 30) % 360) },
  aspects: [
    angle('moon', 'jupiter', 'trine', 1.8),
    angle('jupiter', 'saturn', 'square', 0.6),
    angle('sun', 'mercury', 'conjunction', 0.8),
    angle('uranus', 'pluto', 'sextile', 2.9),
    angle('venus', 'mars', 'trine', 3.4),
    angle('mars', 'pluto', 'square', 4.4),
    angle('moon', 'mars', 'opposition', 5.5),
  ],
  sun: {
    sign: 'aquarius',
    sign_name: 'sign aquarius',
    entered_at: '1995-01-20T13:00:33Z',
    leaves_at: '1995-02-19T03:10:57Z',
    near_cusp: false,
    other: null,
    other_name: null,
  },
  moon_phase: PHASE,
  traits: ['sun', 'moon', 'ascendant'].map((id) => ({
    id,
    name: `name ${id}`,
    sign: 'aries',
    sign_name: `trait ${id}`,
    title: `title ${id}`,
    text: `Line of ${id}.`,
  })),
  retrogrades: ['mercury', 'mars'],
  warnings: [],
  text: 'Line of sun. Line of moon.',
  notice: 'For fun.',
};

const unhoused = (bodies) =>
  Object.fromEntries(Object.entries(bodies).map(([id, body]) => [id, { ...body, house: null }]));

/** The same day with an unknown hour: the sun may be in either of two signs. */
export const UNTIMED = {
  ...CHART,
  instant_utc: null,
  bodies: unhoused(BODIES),
  ascendant: null,
  midheaven: null,
  houses: null,
  traits: CHART.traits.slice(0, 2),
  warnings: [
    { code: 'unknown_hour', text: 'The hour is unknown.', point: null, candidates: [], at: null },
    {
      code: 'sign_changes',
      text: 'The Sun moved that day.',
      point: 'sun',
      candidates: [
        { sign: 'aries', sign_name: 'Aries' },
        { sign: 'taurus', sign_name: 'Taurus' },
      ],
      at: null,
    },
  ],
};

const SKY = unhoused({
  sun: place('Sun', 239.8),
  moon: place('Moon', 25.75),
  mercury: place('Mercury', 220.4),
  venus: place('Venus', 204.1),
  mars: place('Mars', 148.4),
  jupiter: place('Jupiter', 146.3),
  saturn: place('Saturn', 8.2, BACK),
  uranus: place('Uranus', 63.8, BACK),
  neptune: place('Neptune', 1.7, BACK),
  pluto: place('Pluto', 303.4),
});
const RETROGRADES = [{ body: 'saturn', name: 'Saturn', text: 'Old tasks are mended.' }];

export const OVER = {
  date: '2026-11-22',
  transits: [
    {
      body: 'venus',
      natal: 'ascendant',
      kind: 'square',
      name: 'square',
      orb: 0.1,
      applying: true,
      tone: 'careful',
      text: 'Venus meets your ascendant.',
    },
    {
      body: 'moon',
      natal: 'mars',
      kind: 'trine',
      name: 'trine',
      orb: 0.2,
      applying: false,
      tone: 'good',
      text: 'The Moon helps your Mars.',
    },
  ],
  moon_sign: 'aries',
  moon_sign_name: 'Aries',
  moon_phase: PHASE,
  retrogrades: RETROGRADES,
  sky_now: {
    at: '2026-11-22T03:00:00Z',
    bodies: SKY,
    aspects: [angle('uranus', 'pluto', 'trine', 0.4)],
    moon_phase: PHASE,
    retrogrades: RETROGRADES,
  },
  hour_known: true,
  text: 'A mild sky.',
  notice: 'For fun.',
};

/** The reading of a sign over a period. */
export function signReading(sign, period) {
  const days = { day: 0, week: 7, month: 30 }[period];
  return {
    sign,
    name: `name ${sign}`,
    character: 'Opens new paths.',
    period,
    from: period === 'day' ? '2026-11-22' : '2026-11-01',
    to: period === 'day' ? '2026-11-22' : '2026-11-30',
    score: 61,
    categories: READING.categories,
    days: Array.from({ length: days }, (_, n) => ({
      date: `2026-11-${String(n + 1).padStart(2, '0')}`,
      score: 40 + n,
    })),
    text: `Text of ${sign}.`,
    notice: 'For fun.',
  };
}
