import { render } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { cardOf, DECK } from '../../testing/cards.js';
import { CardBack } from './back.jsx';
import { CardFace, roman } from './face.jsx';

const svgOf = (card, more) =>
  render(<CardFace card={card} {...more} />).container.querySelector('svg');
const namesake = (card) => ({ ...card, name: 'a card' });
const texts = (svg) => [...svg.querySelectorAll('text')].map((text) => text.textContent);

it('trumps and pips carry Roman numerals', () => {
  expect([0, 1, 4, 9, 14, 19, 21].map(roman)).toEqual(['0', 'I', 'IV', 'IX', 'XIV', 'XIX', 'XXI']);
});

describe('the 78 faces', () => {
  it('are all drawn, with figures that are numbers and no id to clash', () => {
    expect(DECK).toHaveLength(78);
    for (const card of DECK) {
      const svg = svgOf(card);
      expect([card.id, /NaN|undefined|Infinity/.test(svg.outerHTML)]).toEqual([card.id, false]);
      expect([card.id, svg.querySelectorAll('[id]').length]).toEqual([card.id, 0]);
      expect(svg.querySelectorAll('path').length).toBeGreaterThan(6);
    }
  });

  it('are 78 different drawings, even without their names and numerals', () => {
    const drawings = DECK.map((card) => {
      const svg = svgOf(namesake(card));
      svg.querySelectorAll('text').forEach((text) => text.remove());
      return svg.innerHTML;
    });
    expect(new Set(drawings).size).toBe(78);
  });

  it('say nothing to a screen reader: their name stands beside them', () => {
    expect(svgOf(DECK[0]).getAttribute('aria-hidden')).toBe('true');
  });
});

describe('a face', () => {
  it('bears numeral and name', () => {
    expect(texts(svgOf(cardOf('major_17')))).toEqual(['XVII', 'trump 17']);
    expect(texts(svgOf(cardOf('cups_04')))).toEqual(['IV', 'cups 4']);
  });

  it('of the court bears its suit’s sign in place of a numeral', () => {
    const svg = svgOf(cardOf('cups_13'));
    expect(texts(svg)).toEqual(['cups 13']);
    expect(svg.querySelector('[transform^="translate(100 28)"] path')).toBeTruthy();
  });

  it('shows as many signs as its number', () => {
    for (const number of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
      const svg = svgOf(cardOf(`wands_${String(number).padStart(2, '0')}`));
      expect(svg.querySelectorAll('g > g')).toHaveLength(number);
    }
  });

  it('stands on its head when reversed', () => {
    const turn = (more) => svgOf(DECK[3], more).querySelector('g').getAttribute('transform');
    expect(turn()).toBeNull();
    expect(turn({ reversed: true })).toBe('rotate(180 100 170)');
  });

  it('writes a long name smaller, and Latin letters count as narrow', () => {
    const size = (name) =>
      Number(
        [...svgOf({ ...DECK[0], name }).querySelectorAll('text')].at(-1).getAttribute('font-size'),
      );
    expect(size('Star')).toBe(19);
    expect(size('Knight of Pentacles')).toBeLessThan(19);
    expect(size('\uac00'.repeat(12))).toBeLessThan(size('a'.repeat(12)));
    expect(size('\uac00'.repeat(12)) * 12).toBeLessThanOrEqual(160);
  });
});

it('the back is one picture file for all, and nothing to read', () => {
  const { container } = render([<CardBack key="a" />, <CardBack key="b" />]);
  const [first, second] = container.querySelectorAll('img');
  expect(first.getAttribute('src')).toContain('svg');
  expect(first.getAttribute('src')).toBe(second.getAttribute('src'));
  expect(first.getAttribute('alt')).toBe('');
});
