import { describe, expect, it } from 'vitest';
import { BIRTH, english } from '../testing/fixtures.js';
import { birthDay, birthLine, minutes } from './birthline.js';
import { CHART } from '../testing/chart.js';

const { t } = english();
const words = { t, language: 'en' };

describe('the line of a birth', () => {
  it('leaves out what is not known', () => {
    const line = birthLine({ birth: { ...BIRTH, time: null }, gender: null }, undefined, words);
    expect(line).toBe(`May 15, 1990 ${t('page.birth.notime')} · ${t('page.place.seoul')}`);
  });

  it('calls a place that is none of ours by its own name, if it has one', () => {
    const away = { ...BIRTH, latitude: 40.7, longitude: -74, place: 'New York' };
    expect(birthLine({ birth: away, gender: null }, undefined, words)).toContain('New York');
    const nameless = birthLine({ birth: { ...away, place: null }, gender: null }, undefined, words);
    expect(nameless).toBe('May 15, 1990 14:30');
  });

  it('ends with the clock by which the chart is read', () => {
    const line = birthLine({ birth: BIRTH, gender: null }, CHART.options_shown, words);
    const clock = { clock: 'local mean time', offset: '−32', time: '15:39' };
    expect(line.endsWith(t('page.birth.clockline', clock))).toBe(true);
    const open = { ...CHART.options_shown, time: null, offset_minutes: null };
    expect(birthLine({ birth: BIRTH, gender: null }, open, words)).toMatch(/local mean time$/);
  });
});

it('a lunar day stays lunar, and says when its month is a leap month', () => {
  const lunar = { date: '1990-02-30', calendar: 'lunar', leap_month: false };
  const parts = { year: 1990, month: 2, day: 30 };
  expect(birthDay(lunar, t, 'en')).toBe(t('page.birth.lunar', parts));
  expect(birthDay({ ...lunar, leap_month: true }, t, 'en')).toBe(t('page.birth.leap', parts));
});

it('minutes are whole and signed', () => {
  expect([-32.1, 5.4, 0.2, -0.4].map(minutes)).toEqual(['−32', '+5', '±0', '±0']);
});
