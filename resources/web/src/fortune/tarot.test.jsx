import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { show } from '../testing/render.jsx';
import { roman, TarotCard } from './tarot.jsx';

const STAR = { id: 'the_star', name: 'The Star', arcana: 'major', suit: null, number: 17 };

it('trumps carry Roman numerals', () => {
  expect([0, 1, 4, 9, 14, 19, 21].map(roman)).toEqual(['0', 'I', 'IV', 'IX', 'XIV', 'XIX', 'XXI']);
});

describe('a card', () => {
  const mark = () => document.querySelector('text').textContent;

  it('upright is called by its name', () => {
    show(<TarotCard drawn={{ card: STAR, reversed: false }} />);
    expect(screen.getByRole('img').getAttribute('aria-label')).toBe('The Star');
    expect(mark()).toBe('XVII');
    expect(document.querySelector('.face > g').getAttribute('transform')).toBeNull();
  });

  it('reversed says so and stands on its head', () => {
    const { t } = show(<TarotCard drawn={{ card: STAR, reversed: true }} />);
    const name = t('page.tarot.reversed', { name: 'The Star' });
    expect(screen.getByRole('img').getAttribute('aria-label')).toBe(name);
    expect(document.querySelector('.face > g').getAttribute('transform')).toContain('rotate(180');
  });

  it.each(['wands', 'cups', 'swords', 'pentacles'])('of %s shows its suit and number', (suit) => {
    show(
      <TarotCard
        drawn={{ card: { ...STAR, arcana: 'minor', suit, number: 5 }, reversed: false }}
      />,
    );
    expect(mark()).toBe('5');
    expect(document.querySelector('.face [fill-rule=evenodd]').getAttribute('d')).toBeTruthy();
  });

  it('of the court has no number', () => {
    const queen = { ...STAR, arcana: 'minor', suit: 'cups', number: null };
    show(<TarotCard drawn={{ card: queen, reversed: false }} />);
    expect(mark()).toBe('');
  });
});
