import { describe, expect, it } from 'vitest';
import {
  dayText,
  isoDate,
  momentText,
  monthOf,
  noonOf,
  plusDays,
  plusMonths,
  shortDay,
  weekdayOf,
  weekdays,
} from './dates.js';

it('a date is that of this machine’s clock', () => {
  expect(isoDate(new Date(2026, 0, 5, 0, 0, 1))).toBe('2026-01-05');
  expect(isoDate(new Date(2026, 10, 22, 23, 59, 59))).toBe('2026-11-22');
});

describe('walking the calendar', () => {
  it('goes over months, years and leap days', () => {
    expect(plusDays('2026-11-30', 1)).toBe('2026-12-01');
    expect(plusDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(plusDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(plusDays('2026-11-22', 0)).toBe('2026-11-22');
  });

  it('keeps the day of the month, or takes the last one there is', () => {
    expect(plusMonths('2026-11-22', 1)).toBe('2026-12-22');
    expect(plusMonths('2026-12-31', 1)).toBe('2027-01-31');
    expect(plusMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(plusMonths('2024-03-31', -1)).toBe('2024-02-29');
  });

  it('there and back is the same day, all year', () => {
    for (let n = 0; n < 366; n += 1) {
      const day = plusDays('2026-01-01', n);
      expect(plusDays(plusDays(day, 40), -40)).toBe(day);
      expect(noonOf(day).getHours()).toBe(12);
    }
  });

  it('knows month and weekday', () => {
    expect(monthOf('2026-11-22')).toBe('2026-11');
    expect(weekdayOf('2026-11-22')).toBe(0);
    expect(weekdayOf('2026-11-28')).toBe(6);
  });
});

it('days and moments are written in the language, moments on the clock of their zone', () => {
  expect(dayText('2026-11-22', 'en', 'long')).toBe('Sunday, November 22');
  expect(dayText('2026-11-22', 'en', 'month')).toBe('November');
  expect(dayText('2004-12-02', 'en', 'full')).toBe('December 2, 2004');
  expect(dayText('2026-11-29', 'en', 'brief')).toBe('Sun, 11/29');
  expect(shortDay('2026-11-07T12:00:00', 'en')).toBe('11/7');
  expect(weekdays('en')).toEqual(['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']);
  const at = '1995-01-20T13:00:00Z';
  expect(momentText(at, 'en', 'Asia/Seoul')).toContain('22:00');
  expect(momentText(at, 'en', 'UTC')).toContain('13:00');
  expect(momentText('2026-01-01T00:05:00Z', 'en', 'UTC')).toContain('00:05');
});
