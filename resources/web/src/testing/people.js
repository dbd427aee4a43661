/** A made-up answer about two people, and the people, for the tests. */
import { BIRTH } from './fixtures.js';

const side = (name, stem, element, more = {}) => ({
  name,
  pillars: {},
  names: {},
  day_master: stem,
  day_master_name: `${name} stem`,
  image: `${name} image`,
  element,
  animal: 'dog',
  animal_name: 'Dog',
  sign: 'aries',
  sign_name: `${name} sign`,
  moon_sign: null,
  moon_sign_name: null,
  venus_sign: null,
  mars_sign: null,
  hour_known: true,
  ...more,
});
const reason = (signal, effect, from, facets = ['talk']) => ({
  signal,
  effect,
  side: from,
  facets,
  text: `fact of ${signal}`,
  advice: `advice of ${signal}`,
});

export const PAIR = {
  relation: 'lover',
  score: 66,
  facets: ['attraction', 'talk', 'life', 'growth'].map((id, n) => ({
    id,
    name: `facet ${id}`,
    score: 60 + 10 * n,
  })),
  reasons: [reason('combine', 9, 'both'), reason('square', -4, 'a'), reason('water', 1, 'b')],
  text: 'Sun and river. Wait a little.',
  good_days: [{ date: '2026-11-29', score: 76, text: 'opening up' }],
  notes: [{ code: 'unknown_hour', side: 'b', text: 'the hour of Jiho is open' }],
  a: side('Seoyeon', '丙', 'fire'),
  b: side('Jiho', '壬', 'water', { hour_known: false }),
  notice: 'just for fun',
};

export const JIHO = {
  id: 'p-1',
  name: 'Jiho',
  relation: 'partner',
  gender: 'male',
  birth: { ...BIRTH, date: '1994-12-22', time: null },
};
export const MINSEO = { ...JIHO, id: 'p-2', name: 'Minseo', relation: 'friend' };
export const DAD = { ...JIHO, id: 'p-3', name: 'Dad', relation: 'family', birth: null };

/** The reading of an animal's day. */
export const animalOf = ({ branch, date, year_start }) => ({
  branch,
  hanja: '戌',
  hangul: 'sul',
  name: `animal ${branch}`,
  year_start,
  date,
  day_pillar: '庚子',
  day_pillar_name: 'Gyeong-Ja',
  relation: 'none',
  relation_name: 'calm',
  score: 58,
  reasons: [
    { signal: 'none', effect: 0, text: 'nothing meets' },
    { signal: 'spends', effect: -2, text: 'earth spends itself' },
  ],
  years: [1982, 1994, 2006, 2018, 2030].map((year) => ({
    year,
    from: `${year}-02-04T12:00:00+09:00`,
    to: `${year + 1}-02-04T12:00:00+09:00`,
  })),
  current_year: null,
  text: `the day of the ${branch}`,
  notice: 'just for fun',
});

/** Answers of every operation the screen asks; `people` is the list at first. */
export function answersFor(people, more = {}) {
  const answers = {
    'people.list': () => people,
    'people.create': (person) => ({ ...person, id: 'p-new' }),
    'people.update': ({ id, ...change }) => ({ ...people.find((it) => it.id === id), ...change }),
    'fortune.compatibility': ({ relation, b }) => ({
      ...PAIR,
      relation,
      b: { ...PAIR.b, name: b.name },
    }),
    'fortune.animal': animalOf,
    'fortune.saju': () => ({ pillars: { year: '甲戌' } }),
    'fortune.lunar': ({ date }) => ({ lunar: { year: Number(date.slice(0, 4)) - 1 } }),
    ...more,
  };
  return async (op, params) => answers[op](params);
}
