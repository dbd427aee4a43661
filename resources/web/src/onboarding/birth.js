/** Between the form a person fills in and the birth of the contract. */
import { PLACES, placeOf } from './places.js';

/** An empty form. */
export const EMPTY = {
  name: '',
  gender: '',
  calendar: 'solar',
  year: '',
  month: '',
  day: '',
  time: '',
  timeUnknown: false,
  place: 'seoul',
};

/** The form of a saved profile. */
export function formOf({ name, gender, birth }) {
  const who = { ...EMPTY, name: name ?? '', gender: gender ?? '' };
  if (!birth) return who;
  const [year, month, day] = birth.date.split('-').map((part) => String(Number(part)));
  return {
    ...who,
    year,
    month,
    day,
    calendar: birth.leap_month ? 'leap' : birth.calendar,
    time: birth.time ?? '',
    timeUnknown: birth.time === null,
    place: placeOf(birth),
  };
}

/** `16:11` from 16:11, 1611 or 9:5; null where it is no time of day. */
export function readTime(text) {
  const found =
    /^(\d{1,2})\s*[:：.]?\s*(\d{2})$/.exec(text.trim()) ?? /^(\d{1,2}):(\d)$/.exec(text.trim());
  if (!found) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2])];
  return hour < 24 && minute < 60 ? `${pad(hour)}:${pad(minute)}` : null;
}

function pad(number, width = 2) {
  return String(number).padStart(width, '0');
}

/**
 * What to save, or which fields are wrong.
 * @param {typeof EMPTY} form
 * @param {object | null} saved the birth saved before, whose place is kept while `other` is chosen
 * @returns {{profile: object} | {errors: Record<string, string>}} errors: field → the rest of the catalogue's key
 */
export function readForm(form, saved = null) {
  const who = { name: form.name.trim(), gender: form.gender || null };
  if (!form.year && !form.month && !form.day) return { profile: { ...who, birth: null } };
  const errors = problems(form);
  return Object.keys(errors).length > 0
    ? { errors }
    : { profile: { ...who, birth: birthOf(form, saved) } };
}

function problems({ year, month, day, time, timeUnknown }) {
  const whole = [year, month, day].every((part) => /^\d+$/.test(part.trim()));
  const errors = {};
  if (!whole || year.trim().length !== 4) errors.date = 'date';
  if (!timeUnknown && readTime(time) === null) errors.time = 'time';
  return errors;
}

function birthOf(form, saved) {
  const date = `${pad(Number(form.year), 4)}-${pad(Number(form.month))}-${pad(Number(form.day))}`;
  return {
    ...whereOf(form.place, saved),
    date,
    time: form.timeUnknown ? null : readTime(form.time),
    calendar: form.calendar === 'solar' ? 'solar' : 'lunar',
    leap_month: form.calendar === 'leap',
  };
}

function whereOf(place, saved) {
  if (place === 'other' && saved) {
    const { timezone, latitude, longitude, place: name } = saved;
    return { timezone, latitude, longitude, place: name };
  }
  const [latitude, longitude] = PLACES[place];
  return { timezone: 'Asia/Seoul', latitude, longitude, place };
}

const FIELD_OF_CODE = { impossible_date: 'date', future_birth: 'date', out_of_range: 'date' };
const FIELDS = ['name', 'date', 'time', 'gender', 'place'];

/** At which field of the form a server's refusal belongs; `form` where it belongs to none. */
export function fieldOf({ code, details }) {
  if (FIELD_OF_CODE[code]) return FIELD_OF_CODE[code];
  const named = (details?.errors ?? []).flatMap(({ field = '' }) => field.split('.'));
  return FIELDS.find((field) => named.includes(field)) ?? 'form';
}
