/** How places and cards are called. */

/** Days and months need no number before their names, nor does a place that is alone. */
const PLAIN = new Set(['one', 'yes_no', 'week', 'year']);

/** A place of a spread by its name, after its number in the order in which cards are drawn. */
export function placeName(spread, n, name) {
  return PLAIN.has(spread) ? name : `${n + 1}. ${name}`;
}

/** A drawn card by its name, and whether it stands on its head. */
export function cardName({ card, reversed }, t) {
  return reversed ? t('page.tarot.reversed', { name: card.name }) : card.name;
}
