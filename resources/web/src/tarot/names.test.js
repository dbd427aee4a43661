import { describe, expect, it } from 'vitest';
import { english } from '../testing/fixtures.js';
import { DECK } from '../testing/cards.js';
import { cardName, placeName } from './names.js';

describe('a place', () => {
  it('is called by its number and name', () => {
    expect(placeName('past_present_future', 2, 'Future')).toBe('3. Future');
  });

  it.each(['one', 'yes_no', 'week', 'year'])('of %s needs no number', (spread) => {
    expect(placeName(spread, 4, 'Friday')).toBe('Friday');
  });
});

it('a card says when it stands on its head', () => {
  const { t } = english();
  expect(cardName({ card: DECK[0], reversed: false }, t)).toBe('trump 0');
  const upsideDown = t('page.tarot.reversed', { name: 'trump 0' });
  expect(cardName({ card: DECK[0], reversed: true }, t)).toBe(upsideDown);
});
