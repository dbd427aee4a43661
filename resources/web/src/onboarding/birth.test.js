import { describe, expect, it } from 'vitest';
import { BIRTH, USER } from '../testing/fixtures.js';
import { EMPTY, fieldOf, formOf, readForm, readTime } from './birth.js';

const FORM = { ...EMPTY, name: ' Seoyeon ', year: '1995', month: '2', day: '4', time: '16:11' };
const birthOf = (change, saved) => readForm({ ...FORM, ...change }, saved).profile.birth;

it('a saved profile comes back unchanged through the form', () => {
  for (const birth of [
    BIRTH,
    { ...BIRTH, time: null },
    { ...BIRTH, calendar: 'lunar' },
    { ...BIRTH, calendar: 'lunar', leap_month: true },
    { ...BIRTH, timezone: 'Europe/Paris', latitude: 48.85, longitude: 2.35, place: 'Paris' },
  ]) {
    const { profile } = readForm(formOf({ ...USER, birth }), birth);
    expect(profile).toEqual({ name: USER.name, gender: USER.gender, birth });
  }
});

it('a person without a birth has an empty form', () => {
  expect(formOf({ name: '', gender: null, birth: null })).toEqual(EMPTY);
});

describe('reading the form', () => {
  it('writes the date as the contract does', () => {
    expect(birthOf()).toEqual({
      date: '1995-02-04',
      time: '16:11',
      calendar: 'solar',
      leap_month: false,
      timezone: 'Asia/Seoul',
      latitude: 37.5665,
      longitude: 126.978,
      place: 'seoul',
    });
  });

  it('takes the calendar', () => {
    expect(birthOf({ calendar: 'lunar' })).toMatchObject({ calendar: 'lunar', leap_month: false });
    expect(birthOf({ calendar: 'leap' })).toMatchObject({ calendar: 'lunar', leap_month: true });
  });

  it('leaves an unknown time open, whatever is still written', () => {
    expect(birthOf({ timeUnknown: true, time: 'xx' }).time).toBeNull();
  });

  it('without a date saves only who it is', () => {
    const { profile } = readForm({ ...EMPTY, name: ' A ', gender: 'male', time: 'xx' });
    expect(profile).toEqual({ name: 'A', gender: 'male', birth: null });
  });

  it('leaves impossible dates to the calendar that knows them', () => {
    expect(birthOf({ month: '2', day: '30' }).date).toBe('1995-02-30');
  });

  it.each([
    [{ year: '95' }, { date: 'date' }],
    [{ day: '' }, { date: 'date' }],
    [{ month: 'x' }, { date: 'date' }],
    [{ time: '' }, { time: 'time' }],
    [
      { year: '', time: '25:00' },
      { date: 'date', time: 'time' },
    ],
  ])('%j is told at its field', (change, errors) => {
    expect(readForm({ ...FORM, ...change })).toEqual({ errors });
  });
});

it.each([
  ['16:11', '16:11'],
  ['9:05', '09:05'],
  ['1611', '16:11'],
  ['905', '09:05'],
  [' 0:00 ', '00:00'],
  ['24:00', null],
  ['12:60', null],
  ['noon', null],
  ['', null],
])('the time %j is read as %j', (text, time) => {
  expect(readTime(text)).toBe(time);
});

describe('a refusal belongs to', () => {
  it.each(['impossible_date', 'future_birth', 'out_of_range'])('the date: %s', (code) => {
    expect(fieldOf({ code, details: {} })).toBe('date');
  });

  it('the field it names', () => {
    const at = (field) => fieldOf({ code: 'invalid', details: { errors: [{ field }] } });
    expect(at('birth.time')).toBe('time');
    expect(at('birth.date')).toBe('date');
    expect(at('name')).toBe('name');
  });

  it('the form when it names none', () => {
    expect(fieldOf({ code: 'storage_full', details: {} })).toBe('form');
    expect(fieldOf({ code: 'timeout' })).toBe('form');
  });
});
