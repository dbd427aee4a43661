/** When and where somebody was born, in words, and which time their chart is read by. */
import { placeOf } from '../onboarding/places.js';
import { dayText } from '../ui/dates.js';

const MINUS = '−';

/** −32 of -32.1, +5 of 5. */
export function minutes(offset) {
  const whole = Math.round(offset);
  if (whole === 0) return '±0';
  return whole > 0 ? `+${whole}` : `${MINUS}${-whole}`;
}

/**
 * @param {{birth: object, gender: string | null}} user
 * @param {object | undefined} shown the answer's `options_shown`
 * @param {{t: Function, language: string}} words
 */
export function birthLine({ birth, gender }, shown, { t, language }) {
  const parts = [
    birthTime(birth, t, language),
    placeName(birth, t),
    gender && t(`page.gender.${gender}`),
    shown && clockLine(shown, t),
  ];
  return parts.filter(Boolean).join(' · ');
}

/** The day and the hour, or that nobody knows it. */
export function birthTime(birth, t, language) {
  return `${birthDay(birth, t, language)} ${birth.time ?? t('page.birth.notime')}`;
}

/** The day as it was given: a lunar one stays lunar. */
export function birthDay({ date, calendar, leap_month }, t, language) {
  const [year, month, day] = date.split('-').map(Number);
  if (calendar === 'lunar') {
    return t(leap_month ? 'page.birth.leap' : 'page.birth.lunar', { year, month, day });
  }
  return dayText(date, language, 'full');
}

/** A place of ours in the reader's language, another by its own name, if it has one. */
export function placeName(birth, t) {
  const place = placeOf(birth);
  return place === 'other' ? birth.place : t(`page.place.${place}`);
}

function clockLine({ clock, offset_minutes, time }, t) {
  if (time === null) return clock.name;
  return t('page.birth.clockline', { clock: clock.name, offset: minutes(offset_minutes), time });
}
