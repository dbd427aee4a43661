/** A made-up table for the tests: the 78 cards, a few spreads, and what is said about them. */

const SUITS = ['wands', 'cups', 'swords', 'pentacles'];
const numbers = (count, from = 0) => Array.from({ length: count }, (_, n) => n + from);
const two = (number) => String(number).padStart(2, '0');

/** Every card, the court without numbers, as the engine tells them. */
export const DECK = [
  ...numbers(22).map((number) => ({
    id: `major_${two(number)}`,
    name: `trump ${number}`,
    arcana: 'major',
    suit: null,
    number,
  })),
  ...SUITS.flatMap((suit) =>
    numbers(14, 1).map((rank) => ({
      id: `${suit}_${two(rank)}`,
      name: `${suit} ${rank}`,
      arcana: 'minor',
      suit,
      number: rank > 10 ? null : rank,
    })),
  ),
];

export const cardOf = (id) => DECK.find((card) => card.id === id);

const spread = (id, count) => ({
  id,
  name: `spread ${id}`,
  about: `about ${id}`,
  positions: numbers(count).map((n) => ({ id: `place${n}`, name: `place ${n}` })),
});

export const SPREADS = [
  spread('one', 1),
  spread('yes_no', 1),
  spread('past_present_future', 3),
  spread('choice', 5),
  spread('celtic_cross', 10),
];

/** A reading of a spread; every second card stands on its head. */
export function readingOf(id, change = {}) {
  const { name, positions } = SPREADS.find((one) => one.id === id);
  return {
    spread: id,
    spread_name: name,
    question: null,
    topic: 'general',
    cards: positions.map((position, n) => ({
      position: position.id,
      position_name: position.name,
      card: DECK[n * 7],
      reversed: n % 2 === 1,
      text: `says ${n}`,
    })),
    lead: 'the headline',
    text: 'All of it together. Go slowly.',
    advice: 'Go slowly.',
    patterns: [{ id: 'majors', text: 'many trumps' }],
    answer: null,
    seed: 7,
    notice: 'for fun',
    ...change,
  };
}
