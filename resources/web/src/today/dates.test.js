import { describe, expect, it } from 'vitest';
import { dayText, momentText, monthOf, noonOf, plusDays, plusMonths, weekdayOf } from './dates.js';

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
  const at = '1995-01-20T13:00:00Z';
  expect(momentText(at, 'en', 'Asia/Seoul')).toContain('22:00');
  expect(momentText(at, 'en', 'UTC')).toContain('13:00');
  expect(momentText('2026-01-01T00:05:00Z', 'en', 'UTC')).toContain('00:05');
});
