/** Days of the calendar as the API writes them (YYYY-MM-DD, YYYY-MM), and as people read them. */

/** YYYY-MM-DD of a moment on this machine's clock. */
export function isoDate(moment) {
  const pad = (number) => String(number).padStart(2, '0');
  return `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`;
}

/** Noon of a day on this machine's clock: no change of the clocks moves it to another day. */
export function noonOf(date) {
  const [year, month, day] = date.split('-').map(Number);
  return new Date(year, month - 1, day, 12);
}

/** The day so many days later. */
export function plusDays(date, days) {
  const moved = noonOf(date);
  moved.setDate(moved.getDate() + days);
  return isoDate(moved);
}

/** The same day so many months later, or the last of that month. */
export function plusMonths(date, months) {
  const [year, month, day] = date.split('-').map(Number);
  const last = new Date(year, month + months, 0, 12);
  last.setDate(Math.min(day, last.getDate()));
  return isoDate(last);
}

/** YYYY-MM of a day. */
export function monthOf(date) {
  return date.slice(0, 7);
}

/** Which weekday a day is, Sunday 0. */
export function weekdayOf(date) {
  return noonOf(date).getDay();
}

/** The names of the weekdays from Sunday. */
export function weekdays(language) {
  return [0, 1, 2, 3, 4, 5, 6].map((n) => dayText(plusDays(A_SUNDAY, n), language, 'weekday'));
}

const A_SUNDAY = '2026-11-22';
const SHORT = { month: 'numeric', day: 'numeric' };
const STYLES = {
  long: { month: 'long', day: 'numeric', weekday: 'long' },
  day: { month: 'long', day: 'numeric' },
  short: SHORT,
  brief: { ...SHORT, weekday: 'short' },
  weekday: { weekday: 'short' },
  month: { month: 'long' },
  year: { year: 'numeric', month: 'long' },
  full: { year: 'numeric', month: 'long', day: 'numeric' },
};

/** A day in words. @param {string} date @param {string} language @param {keyof typeof STYLES} style */
export function dayText(date, language, style) {
  return new Intl.DateTimeFormat(language, STYLES[style]).format(noonOf(date));
}

/** Month and day of a moment on this machine's clock. */
export function shortDay(moment, language) {
  return new Intl.DateTimeFormat(language, SHORT).format(new Date(moment));
}

/** A moment to the minute on the clock of a zone. */
export function momentText(at, language, timeZone) {
  const format = { month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZone };
  return new Intl.DateTimeFormat(language, { ...format, hourCycle: 'h23' }).format(new Date(at));
}
