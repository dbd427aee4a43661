import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { show } from '../testing/render.jsx';
import { TarotCard } from './tarot.jsx';

const STAR = { id: 'major_17', name: 'The Star', arcana: 'major', suit: null, number: 17 };

it('a card is called by its name and lies face up', () => {
  const { container } = show(<TarotCard drawn={{ card: STAR, reversed: false }} />);
  expect(screen.getByRole('img', { name: 'The Star' })).toBeTruthy();
  expect(container.querySelector('[data-shown] .face text').textContent).toBe('XVII');
});

it('reversed it says so', () => {
  const { t } = show(<TarotCard drawn={{ card: STAR, reversed: true }} />);
  const name = t('page.tarot.reversed', { name: 'The Star' });
  expect(screen.getByRole('img', { name })).toBeTruthy();
});
