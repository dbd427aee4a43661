import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PILLARS, READING } from '../testing/fixtures.js';
import { show } from '../testing/render.jsx';
import { ReadingCard } from './readingcard.jsx';

const card = (kind, data) => show(<ReadingCard reading={{ kind, data }} />);

it('a daily answer shows the pillars and why', () => {
  card('daily', READING);
  expect(screen.getByRole('table')).toBeTruthy();
  expect(screen.getByText('reason overall 0')).toBeTruthy();
  expect(screen.getByText('reason overall 1')).toBeTruthy();
  expect(screen.queryByText('reason overall 2')).toBeNull();
});

it('a tarot answer shows the card, its name and how it stands', () => {
  const drawn = {
    card: { id: 'the_moon', name: 'The Moon', arcana: 'major', suit: null, number: 18 },
    reversed: true,
  };
  const { t } = card('tarot', { cards: [drawn] });
  expect(screen.getByText('The Moon', { selector: 'b' })).toBeTruthy();
  expect(screen.getByText(t('page.tarot.down'))).toBeTruthy();
});

it('a chart shows both possibilities where a warning leaves them open', () => {
  const code = 'near_solar_term';
  const { t } = card('saju', {
    pillars: PILLARS,
    warnings: [{ code }],
    alternatives: [{ code, pillars: { ...PILLARS, year: '己巳' } }],
  });
  expect(screen.getAllByRole('table')).toHaveLength(2);
  expect(screen.getByText(t(`page.warning.${code}`))).toBeTruthy();
});

it('a sign shows its name and words', () => {
  card('zodiac', { id: 'taurus', name: 'Taurus', text: 'Steady.', other: null });
  expect(screen.getByText('Taurus')).toBeTruthy();
  expect(screen.getByText('Steady.')).toBeTruthy();
});

it('plain talk has no card, nor has a kind this page does not know', () => {
  const { container, rerender } = show(<ReadingCard reading={null} />);
  expect(container.textContent).toBe('');
  rerender(<ReadingCard reading={{ kind: 'palm', data: {} }} />);
  expect(container.textContent).toBe('');
});
