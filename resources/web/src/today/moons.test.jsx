import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { show } from '../testing/render.jsx';
import { calendarOf } from '../testing/days.js';
import { MoonMonth } from './moons.jsx';

const NOVEMBER = calendarOf('2026-11', 30);

function month(calendar = NOVEMBER, date = '2026-11-22') {
  const onDay = vi.fn();
  const shown = show(<MoonMonth calendar={calendar} date={date} language="en" onDay={onDay} />);
  const days = screen.getAllByRole('button');
  return { ...shown, onDay, days, stops: () => days.filter(({ tabIndex }) => tabIndex === 0) };
}

const press = (key) => fireEvent.keyDown(document.activeElement, { key });

describe('every day', () => {
  it('is a button that says its number, score, pillar and lunar date', () => {
    const { t, days } = month();
    expect(days).toHaveLength(30);
    const name = `${t('page.today.day', { date: 'Sunday, November 22', score: 61 })}, ${t('page.day', { pillar: 'Gyeong-Ja', month: 10, day: 22 })}`;
    expect(screen.getByRole('button', { name })).toBe(days[21]);
    expect(days[21].getAttribute('aria-current')).toBe('date');
  });

  it('leads to its reading', () => {
    const { days, onDay } = month();
    fireEvent.click(days[3]);
    expect(onDay).toHaveBeenCalledWith('2026-11-04');
  });

  it('stands under its weekday', () => {
    const { container } = month(calendarOf('2026-12', 31), '2026-12-01');
    expect(container.querySelector('[data-date="2026-12-01"]').className).toContain('from-2');
  });

  it('names a solar term, a leap month, and does without a lunar date', () => {
    const { days, container } = month();
    expect(days[6].textContent).toContain('Start of Winter');
    expect(container.textContent).toContain('11/7 Start of Winter');
    const [first, ...rest] = NOVEMBER.days;
    const leap = { ...first, lunar: { ...first.lunar, leap: true } };
    const later = month({ ...NOVEMBER, days: [leap, ...rest] }).days[30];
    expect(later.textContent).toContain('leap');
    const none = month({ ...NOVEMBER, days: [{ ...first, lunar: null }] }).days.at(-1);
    expect(none.textContent).not.toContain('lunar');
  });
});

describe('by keyboard', () => {
  it('is one stop: the day that is shown', () => {
    const { stops, days } = month();
    expect(stops()).toEqual([days[21]]);
  });

  it('arrows go by days and weeks and stay within the month', () => {
    const { days } = month();
    days[21].focus();
    press('ArrowRight');
    expect(document.activeElement).toBe(days[22]);
    press('ArrowUp');
    expect(document.activeElement).toBe(days[15]);
    press('End');
    expect(document.activeElement).toBe(days[29]);
    press('ArrowRight');
    expect(document.activeElement).toBe(days[29]);
    press('Home');
    press('ArrowUp');
    expect(document.activeElement).toBe(days[0]);
    press('x');
    expect(document.activeElement).toBe(days[0]);
  });

  it('the stop goes along with the focus', () => {
    const { days, stops } = month();
    days[21].focus();
    press('ArrowDown');
    expect(stops()).toEqual([days[28]]);
  });

  it('a month without the shown day begins at its first', () => {
    const { days, stops } = month(NOVEMBER, '2026-12-24');
    expect(stops()).toEqual([days[0]]);
  });
});
