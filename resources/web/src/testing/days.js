/** A made-up week, month and taste for the tests; the day is READING. */
import { READING } from './fixtures.js';

const pad = (number) => String(number).padStart(2, '0');
const scored = (date, score) => ({
  date,
  score,
  level: 'half',
  day_pillar: { name: 'x', hanja: '庚子' },
});

/** A month of moons; 2026-11 begins on a Sunday. */
export function calendarOf(month, length) {
  const days = Array.from({ length }, (_, n) => ({
    ...scored(`${month}-${pad(n + 1)}`, 40 + n),
    lunar: { year: 2026, month: 10, day: n + 1, leap: false },
    term: n === 6 ? 'Start of Winter' : null,
  }));
  return { month, days, best: days.at(-1).date };
}

const areas = READING.categories.map(({ id, name, score }) => ({ id, name, score }));

export const WEEK = {
  first: '2026-11-16',
  last: '2026-11-22',
  score: 61,
  areas,
  days: [16, 17, 18, 19, 20, 21, 22].map((day, n) => ({
    ...scored(`2026-11-${day}`, 50 + n),
    line: `line of ${day}`,
  })),
  best: '2026-11-22',
  careful: '2026-11-16',
  text: 'A week that opens. Rest on Monday.',
  notice: 'For fun.',
};

export const MONTH = {
  month: '2026-11',
  first: '2026-11-01',
  last: '2026-11-30',
  pillars: [
    {
      first: '2026-11-01',
      last: '2026-11-06',
      pillar: { name: 'x', hanja: '戊戌' },
      term: null,
    },
    {
      first: '2026-11-07',
      last: '2026-11-30',
      pillar: { name: 'x', hanja: '己亥' },
      term: 'Start of Winter',
    },
  ],
  score: 56,
  areas,
  weeks: [{ first: '2026-11-02', last: '2026-11-08', score: 52 }],
  best: '2026-11-30',
  careful: '2026-11-01',
  text: 'Half and half.',
  notice: 'For fun.',
};

export const TASTE = {
  enabled: true,
  style: 'auto',
  shown_style: 'warm',
  order: READING.categories.map(({ id }) => id),
  counts: { asked: {}, liked: {}, disliked: {} },
  why: 'Nothing was learned yet.',
};
