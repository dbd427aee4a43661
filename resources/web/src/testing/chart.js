/** A made-up answer of the engine for the tests: 甲戌 丁丑 丙寅 丙申, two minutes before a year begins. */
import { elementOf } from '../fortune/ganji.js';

export const named = (id, name = id) => ({ id, name });

const sign = (hanja) => ({
  hanja,
  name: `n${hanja}`,
  element: elementOf(hanja),
  element_name: elementOf(hanja),
  yang: true,
});
const hidden = (hanja, n, all) => ({
  ...sign(hanja),
  role: 'main',
  role_name: `role ${n + 1}`,
  god: named('friend', `god of ${hanja}`),
  days: 30 / all.length,
});

/** One pillar with everything under it. */
export function column(place, pillar, hiddenStems, more = {}) {
  const [upper, lower] = pillar;
  return {
    place,
    title: `${place} title`,
    note: `${place} note`,
    pillar,
    pillar_name: `p${pillar}`,
    stem: { ...sign(upper), god: place === 'day' ? null : named('g', `${place} stem god`) },
    branch: {
      ...sign(lower),
      animal: 'x',
      god: named('g', `${place} branch god`),
      void_of: more.void_of ?? [],
    },
    hidden: [...hiddenStems].map(hidden),
    stage: named('s', `${place} stage`),
    own_stage: named('o', `${place} own`),
    nayin: named('n', `${place} nayin`),
    twelve_star: named('t', `${place} twelve`),
    stars: more.stars ?? [],
  };
}

const PILLARS = { year: '甲戌', month: '丁丑', day: '丙寅', hour: '丙申' };
const COLUMNS = [
  column('hour', '丙申', '戊壬庚', { stars: [named('travel'), named('tiger')] }),
  column('day', '丙寅', '戊丙甲'),
  column('month', '丁丑', '癸辛己'),
  column('year', '甲戌', '辛丁戊', { void_of: ['day'] }),
];
const STEMS = '丙乙甲癸壬辛庚己戊丁';
const BRANCHES = '子亥戌酉申未午巳辰卯';

const luckPillar = (pillar, god) => ({
  pillar,
  meets: {
    name: `p${pillar}`,
    stem_god: named('g', god),
    branch_god: named('b', `${god} below`),
    stage: named('s', `${god} stage`),
  },
});

/** Ten cycles from 2004, back through the sixty. */
export const LUCK = {
  forward: false,
  start_age: 10,
  exact_start: 9.83,
  start_years: 9,
  start_months: 10,
  start_days: 2,
  start: '2004-12-06',
  uncertain_years: 0,
  text: 'luck text',
  cycles: [...STEMS].map((stem, n) => ({
    ...luckPillar(stem + BRANCHES[n], `cycle god ${n}`),
    age: 10 + 10 * n,
    start: `${2004 + 10 * n}-12-06`,
    year: 2004 + 10 * n,
  })),
};

const explain = (key) => ({ key, title: `title ${key}`, text: `text ${key}` });

const STRENGTH = {
  score: 42,
  points: 42,
  of: 100,
  level: 'balanced',
  level_name: 'balanced',
  lines: [
    {
      rule: 'season',
      rule_name: 'season',
      place: 'month',
      character: '丑',
      god: named('g', 'voice'),
      points: 0,
      of: 40,
      text: 'winter earth gives nothing',
    },
    {
      rule: 'seat',
      rule_name: 'seat',
      place: 'day',
      character: '寅',
      god: named('g', 'insight'),
      points: 42,
      of: 60,
      text: 'wood feeds fire',
    },
  ],
  text: 'neither weak nor strong',
};

const USEFUL = {
  estimate: true,
  element: 'water',
  element_name: 'water',
  helper: 'metal',
  helper_name: 'metal',
  agree: false,
  candidates: [
    {
      school: 'balance',
      school_name: 'school of balance',
      element: 'water',
      element_name: 'water',
      helper: 'metal',
      helper_name: 'metal',
      text: 'three of eight are fire',
    },
    {
      school: 'climate',
      school_name: 'school of climate',
      element: 'fire',
      element_name: 'fire',
      helper: 'wood',
      helper_name: 'wood',
      text: 'born in winter',
    },
  ],
  reasons: ['no water in the chart'],
  text: 'water would help',
};

export const CHART = {
  pillars: PILLARS,
  names: PILLARS,
  options: { clock: 'local_mean', day_boundary: 'yaja', luck_rounding: 'round' },
  options_shown: {
    clock: named('local_mean', 'local mean time'),
    day_boundary: named('yaja'),
    luck_rounding: named('round'),
    offset_minutes: -32.1,
    summer_minutes: 0,
    time: '15:39',
    date: '1995-02-04',
    text: 'read by local mean time',
    changes: [
      {
        option: 'clock',
        value: 'standard',
        name: 'standard',
        time: '16:11',
        differs: ['hour'],
        pillars: PILLARS,
        text: 'the hour would differ',
      },
      {
        option: 'clock',
        value: 'apparent',
        name: 'apparent',
        time: '15:25',
        differs: [],
        pillars: PILLARS,
        text: 'nothing would change',
      },
    ],
  },
  warnings: [
    {
      code: 'near_solar_term',
      text: 'born two minutes before the term',
      term: 'x',
      at: '1995-02-04T07:12:50Z',
      at_local: '1995-02-04T16:12:50+09:00',
    },
  ],
  alternatives: [
    {
      code: 'near_solar_term',
      label: 'after',
      here: 'before',
      pillars: { ...PILLARS, year: '乙亥', month: '戊寅' },
      names: PILLARS,
      instant_utc: null,
      columns: [
        COLUMNS[0],
        COLUMNS[1],
        column('month', '戊寅', '戊丙甲'),
        column('year', '乙亥', '戊甲壬'),
      ],
      elements: { wood: 3, fire: 2, earth: 1, metal: 1, water: 1 },
      strength: { ...STRENGTH, level: 'strong', level_name: 'strong', score: 66 },
      useful_element: { ...USEFUL, element: 'metal', element_name: 'metal', candidates: [] },
      luck: { ...LUCK, forward: true },
    },
  ],
  columns: COLUMNS,
  relations: [
    {
      kind: 'clash',
      between: ['day', 'hour'],
      characters: '寅申',
      name: 'tiger and monkey clash',
      element: null,
      text: 'they move each other',
    },
  ],
  elements: { wood: 2, fire: 3, earth: 2, metal: 1, water: 0 },
  elements_weighted: { wood: 60, fire: 110, earth: 70, metal: 40, water: 20 },
  strength: STRENGTH,
  useful_element: USEFUL,
  pattern: {
    estimate: true,
    id: 'p',
    name: 'pattern of voice',
    shown: false,
    text: 'by the month',
  },
  luck: LUCK,
  years: [],
  months: [],
  days: [],
  explain: [
    explain('pillar.year'),
    explain('pillar.hour'),
    explain('stage.day'),
    explain('luck.start'),
  ],
  text: 'I am the sun. I shine on all.',
  notice: 'for fun',
};

const pad = (number) => String(number).padStart(2, '0');

/** What the engine answers when a span is asked for: ten years around, the months, and the days of a month. */
export function chartFor({ year = 2026, month }) {
  const years = Array.from({ length: 10 }, (_, n) => year - 4 + n);
  const days = month === undefined ? 0 : 28;
  return {
    ...CHART,
    years: years.map((one) => ({
      ...luckPillar('丙午', `year god ${one}`),
      year: one,
      age: one - 1995,
      starts: `${one}-02-04T07:00:00Z`,
      chosen: one === year,
    })),
    months: Array.from({ length: 12 }, (_, n) => ({
      ...luckPillar('庚寅', `month god ${n}`),
      term: `t${n}`,
      term_name: `term ${n}`,
      starts: `${n === 11 ? year + 1 : year}-${pad(((n + 1) % 12) + 1)}-05T07:00:00Z`,
    })),
    days: Array.from({ length: days }, (_, n) => ({
      ...luckPillar('甲子', `day god ${n + 1}`),
      date: `${year}-${pad(month)}-${pad(n + 1)}`,
    })),
  };
}
