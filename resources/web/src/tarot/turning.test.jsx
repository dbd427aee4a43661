import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { cardOf } from '../testing/cards.js';
import { Turning } from './turning.jsx';

const drawn = { card: cardOf('swords_05'), reversed: true };

it('shows only its back until the card is known', () => {
  const { container, rerender } = render(<Turning drawn={null} />);
  const box = container.querySelector('.turning');
  expect(box.querySelector('.back')).toBeTruthy();
  expect(box.querySelector('.face')).toBeNull();
  expect(box.hasAttribute('data-shown')).toBe(false);
  rerender(<Turning drawn={drawn} />);
  expect(box.hasAttribute('data-shown')).toBe(true);
  expect(box.querySelector('.face > g').getAttribute('transform')).toContain('rotate(180');
});
