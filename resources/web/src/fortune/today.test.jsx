import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { READING } from '../testing/fixtures.js';
import { show } from '../testing/render.jsx';
import { areasOf } from './score.js';
import { NoMoonCard, TodayCard, TodayDialog, TodaySkeleton } from './today.jsx';

describe('the card', () => {
  it('shows the score, the day and every area with its number', () => {
    const { container, t } = show(<TodayCard reading={READING} onOpen={() => {}} />);
    expect(container.querySelector('.n').textContent).toBe('78');
    expect(container.textContent).toContain(
      t('page.day', { pillar: 'Gyeongja', month: 10, day: 14 }),
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
    expect(day()).toBe(t('page.day.solar', { pillar: 'Gyeongja' }));
    const lunar = { ...READING.lunar, leap: true };
    rerender(<TodayCard reading={{ ...READING, lunar }} onOpen={() => {}} />);
    expect(day()).toBe(t('page.day.leap', { pillar: 'Gyeongja', month: 10, day: 14 }));
  });
});

describe('the whole reading', () => {
  it('gives every area its advice and the sum of its reasons from 60', () => {
    const { t } = show(<TodayDialog reading={READING} onClose={() => {}} />);
    for (const area of areasOf(READING)) {
      const item = within(screen.getByText(area.name).closest('.area'));
      expect(item.getByText(area.text)).toBeTruthy();
      expect(item.getByText(t('page.reason.base', { base: 60 }))).toBeTruthy();
      for (const { text } of area.reasons) expect(item.getByText(text)).toBeTruthy();
    }
  });

  it('says where the scale cut a sum short', () => {
    const { t } = show(<TodayDialog reading={READING} onClose={() => {}} />);
    const area = (name) => within(screen.getByText(name).closest('.area'));
    expect(area('area money').getByText(t('page.reason.highest'))).toBeTruthy();
    expect(area('area health').getByText(t('page.reason.lowest'))).toBeTruthy();
    expect(area('area love').queryByText(t('page.reason.highest'))).toBeNull();
  });

  it('shows the pillars and the lucky things', () => {
    show(<TodayDialog reading={READING} onClose={() => {}} />);
    expect(document.querySelectorAll('.pcell')).toHaveLength(8);
    const lucky = [...document.querySelectorAll('dd')].map((thing) => thing.textContent);
    expect(lucky).toEqual(['navy', '6', 'north', '15:30–17:30']);
  });

  it('is dated as the reading is, whatever the time zone', () => {
    show(<TodayDialog reading={READING} onClose={() => {}} />);
    expect(document.querySelector('.sub').textContent).toContain('Sunday, November 22');
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
