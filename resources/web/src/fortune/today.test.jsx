import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { READING } from '../testing/fixtures.js';
import { show } from '../testing/render.jsx';
import { areasOf } from './score.js';
import { NoMoonCard, TodayCard, TodaySkeleton } from './today.jsx';

describe('the card', () => {
  it('shows the score, the day and every area with its number', () => {
    const { container, t } = show(<TodayCard reading={READING} onOpen={() => {}} />);
    expect(container.querySelector('.n').textContent).toBe('78');
    expect(container.textContent).toContain(
      t('page.day', { pillar: 'Gyeong-Ja', month: 10, day: 14 }),
    );
    const minis = [...container.querySelectorAll('.mini')].map((line) => line.textContent);
    expect(minis).toEqual(areasOf(READING).map(({ name, score }) => `${name}${score}`));
  });

  it('opens the whole reading', () => {
    const onOpen = vi.fn();
    show(<TodayCard reading={READING} onOpen={onOpen} />);
    fireEvent.click(screen.getByRole('button'));
    expect(onOpen).toHaveBeenCalled();
  });

  it('does without a lunar date where the calendar ends, and names a leap month', () => {
    const { container, t, rerender } = show(
      <TodayCard reading={{ ...READING, lunar: null }} onOpen={() => {}} />,
    );
    const day = () => container.querySelector('.day').textContent;
    expect(day()).toBe(t('page.day.solar', { pillar: 'Gyeong-Ja' }));
    const lunar = { ...READING.lunar, leap: true };
    rerender(<TodayCard reading={{ ...READING, lunar }} onOpen={() => {}} />);
    expect(day()).toBe(t('page.day.leap', { pillar: 'Gyeong-Ja', month: 10, day: 14 }));
  });
});

it('without a birth the moon has not risen, and the card leads to the form', () => {
  const onProfile = vi.fn();
  const { t } = show(<NoMoonCard onProfile={onProfile} />);
  expect(screen.getByText(t('page.nomoon'))).toBeTruthy();
  fireEvent.click(screen.getByRole('button'));
  expect(onProfile).toHaveBeenCalled();
});

it('a reading on its way is busy', () => {
  const { container } = show(<TodaySkeleton />);
  expect(container.querySelector('[aria-busy=true]')).toBeTruthy();
});
