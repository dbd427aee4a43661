/** Days and moments as a reader writes them. */

const DAY = { dateStyle: 'long', timeZone: 'UTC' };
const SHORT = { month: 'numeric', day: 'numeric' };

/** A date YYYY-MM-DD in full. */
export function longDay(date, language) {
  return new Intl.DateTimeFormat(language, DAY).format(new Date(`${date}T00:00:00Z`));
}

/** Month and day of a moment, on this machine's clock. */
export function shortDay(moment, language) {
  return new Intl.DateTimeFormat(language, SHORT).format(new Date(moment));
}

/** The names of the days of the week from Sunday. */
export function weekdays(language) {
  const names = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  return [4, 5, 6, 7, 8, 9, 10].map((day) => names.format(Date.UTC(1970, 0, day))); // 4 January 1970 was a Sunday
}

/** 0 = Sunday of a date YYYY-MM-DD. */
export function weekdayOf(date) {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}
