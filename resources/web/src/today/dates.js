/** Days of the calendar as the API writes them (YYYY-MM-DD, YYYY-MM), and as people read them. */
import { isoDate } from '../home/today.js';

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

const STYLES = {
  long: { month: 'long', day: 'numeric', weekday: 'long' },
  day: { month: 'long', day: 'numeric' },
  short: { month: 'numeric', day: 'numeric' },
  weekday: { weekday: 'short' },
  month: { month: 'long' },
  year: { year: 'numeric', month: 'long' },
  full: { year: 'numeric', month: 'long', day: 'numeric' },
};

/** A day in words. @param {string} date @param {string} language @param {keyof typeof STYLES} style */
export function dayText(date, language, style) {
  return new Intl.DateTimeFormat(language, STYLES[style]).format(noonOf(date));
}

/** A moment to the minute on the clock of a zone. */
export function momentText(at, language, timeZone) {
  const format = { month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZone };
  return new Intl.DateTimeFormat(language, { ...format, hourCycle: 'h23' }).format(new Date(at));
}
