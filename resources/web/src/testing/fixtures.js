/** Made-up people, readings and a page's translator for the tests. */
import { createI18n } from '../ui/i18n.js';

export const BIRTH = {
  date: '1990-05-15',
  time: '14:30',
  calendar: 'solar',
  leap_month: false,
  timezone: 'Asia/Seoul',
  latitude: 37.5665,
  longitude: 126.978,
  place: 'seoul',
};

export const USER = {
  user_id: 'u-1',
  name: 'Seoyeon',
  birth: BIRTH,
  gender: 'female',
  locale: 'en',
  preferences: { onboarded: true },
};

export const SETTINGS = {
  appearance: { theme: 'night', motion: 'full' },
  voice: { enabled: true, online: true, volume: 0.9, rate: 1 },
};

export const PILLARS = { year: '庚午', month: '辛巳', day: '庚辰', hour: '癸未' };

const area = (id, score, effects) => ({
  id,
  name: `area ${id}`,
  score,
  text: `advice ${id}`,
  reasons: effects.map((effect, n) => ({
    signal: `s${n}`,
    effect,
    label: `label ${id} ${n}`,
    text: `reason ${id} ${n}`,
  })),
});
const AREAS = [
  area('overall', 78, [13, 7, -2]),
  area('love', 71, [13, -2]),
  area('money', 98, [30, 12]),
  area('health', 20, [-45]),
  area('work', 60, [0]),
  area('people', 84, [18, 6]),
];
const recent = (score) => [50, 55, 60, 40, 45, 70, score];

/** A day's reading, as the engine gives it. */
export const READING = {
  date: '2026-11-22',
  score: 78,
  previous_score: 70,
  recent: Object.fromEntries(AREAS.map(({ id, score }) => [id, recent(score)])),
  day_pillar: { name: 'x', hanja: '庚子' },
  lunar: { year: 2026, month: 10, day: 14, leap: false },
  pillars: PILLARS,
  names: PILLARS,
  headline: 'A nearly full moon.',
  text: 'A nearly full moon. Go one step further.',
  categories: AREAS,
  wanted_element: { id: 'water', name: 'water', why: 'Your chart is warm.' },
  lucky: {
    color: 'navy',
    color_id: 'navy',
    number: 6,
    numbers: [1, 6],
    direction: 'north',
    hours: '15:32–17:32',
    why: 'Water is cool.',
  },
  style: 'warm',
  how: 'You asked about love, so it comes first.',
  notice: 'For fun.',
};

/** The state of a snapshot; `change` overrides parts of it. */
export function stateOf(change = {}) {
  return {
    user: USER,
    settings: SETTINGS,
    character: { status: 'ready', expression: 'neutral', expressionIndex: 0, emotion: 'neutral' },
    messages: [],
    reading: null,
    turn: null,
    sound: 'device',
    ...change,
  };
}

/** The snapshot event of that state. */
export function snapshotOf(change) {
  return {
    seq: 1,
    type: 'state_snapshot',
    data: { epoch: 'e1', client_uid: 'c', user_id: 'u-1', state: stateOf(change) },
  };
}

/** A message of the conversation. */
export function message(id, role, text, more = {}) {
  return { id, role, text, at: '2026-11-22T10:00:00+09:00', provider: 'builtin', ...more };
}

export const english = () => createI18n('en');
