"""What drawn cards show together: majors, suits, elements, ranks, numbers, reversals, people, first and last."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from fortune_desktop.fortune.tarot.deck import CardFacts
from fortune_desktop.fortune.tarot.models import Element
from fortune_desktop.fortune.tarot.spreads import Place

Dignity = Literal["friendly", "weak", "same", "neutral"]
Arc = Literal["up", "down", "bright", "mixed", "heavy"]
Leaning = Literal["choice_a", "choice_b", "choice_even"]

ELEMENTS: Final[tuple[Element, ...]] = ("fire", "water", "air", "earth")
COURT: Final = ("page", "knight", "queen", "king")
NOTABLE: Final = 30
"""The weight from which a pattern may speak for the whole spread."""

_SMALL, _SOME, _MANY = 3, 5, 7  # how many cards a spread needs for a pattern to mean something
_LAST_TRUMP: Final = 21
# Reversed, a bright card is delayed, an undecided one turns inward, a heavy one lets go.
_REVERSED_LIGHT: Final = {1: 0, 0: -1, -1: 0}
_ARCS: Final[Mapping[int, Arc]] = {1: "bright", 0: "mixed", -1: "heavy"}


class Laid(NamedTuple):
    """A card at its place."""

    place: Place
    card: CardFacts
    reversed: bool

    @property
    def light(self) -> int:
        """1 bright, 0 undecided, -1 heavy, as it lies."""
        return _REVERSED_LIGHT[self.card.light] if self.reversed else self.card.light


class Found(NamedTuple):
    """A pattern: its sentences are those of the `family`, its `thing` a suit, rank or element, `number` how many."""

    id: str
    family: str
    weight: float
    number: int
    thing: str | None = None


Hand = Sequence[Laid]


def find(hand: Hand, reversals: float) -> list[Found]:
    """The patterns of a hand, the most telling first; `reversals` is the probability a card had to be reversed.

    A hand without any notable one is `balanced`; a single card has no pattern.
    """
    if len(hand) < _SMALL:
        return []
    found = [pattern for rule in _RULES for pattern in rule(hand)]
    if reversals and not any(laid.reversed for laid in hand):
        found.append(Found("upright_all", "upright_all", 45, len(hand)))
    if not any(pattern.weight >= NOTABLE for pattern in found):
        found.append(Found("balanced", "balanced", NOTABLE, len(hand)))
    return sorted(found, key=lambda pattern: -pattern.weight)


def _majors(hand: Hand) -> Iterator[Found]:
    count = sum(laid.card.arcana == "major" for laid in hand)
    if count >= 2 and 2 * count >= len(hand):
        yield Found("majors_many", "majors_many", 60 + 30 * count / len(hand), count)
    elif not count and len(hand) >= _SOME:
        yield Found("majors_none", "majors_none", 35, 0)


def _suits_and_elements(hand: Hand) -> Iterator[Found]:
    suits = Counter(laid.card.suit for laid in hand if laid.card.suit)
    elements = Counter(laid.card.element for laid in hand)
    suit, in_suit = suits.most_common(1)[0] if suits else ("", 0)
    element, of_element = elements.most_common(1)[0]
    if in_suit >= 2 and 2 * in_suit >= len(hand):
        yield Found(f"suit_{suit}", "suit", 40 + 30 * in_suit / len(hand), in_suit, suit)
    elif 5 * of_element >= 3 * len(hand):
        weight = 38 + 30 * of_element / len(hand)
        yield Found(f"element_{element}", "element", weight, of_element, element)
    missing = [one for one in ELEMENTS if not elements[one]]
    if len(hand) >= _SOME and len(missing) == 1:
        yield Found(f"missing_{missing[0]}", "missing", NOTABLE + 1, 0, missing[0])


def _ranks(hand: Hand) -> Iterator[Found]:
    ranks = Counter(laid.card.rank for laid in hand if laid.card.rank)
    enough = 2 if len(hand) <= _SOME else 3
    for rank, count in ranks.items():
        if count >= enough:
            yield Found(f"rank_{rank}", "rank", 25 * count - 3 * len(hand), count, rank)


def _numbers(hand: Hand) -> Iterator[Found]:
    numbers = [laid.card.number for laid in hand if laid.card.number is not None]
    total = sum(numbers)
    while total > _LAST_TRUMP:
        total = sum(map(int, str(total)))
    if numbers:
        yield Found("sum", "sum", 10, total)
    if len(numbers) < len(hand):
        return
    weight = 42 if len(hand) < _SOME else 70
    if all(one < other for one, other in pairwise(numbers)):
        yield Found("rising", "rising", weight, len(hand))
    if all(one > other for one, other in pairwise(numbers)):
        yield Found("falling", "falling", weight, len(hand))


def _reversals(hand: Hand) -> Iterator[Found]:
    count = sum(laid.reversed for laid in hand)
    if 10 * count >= 7 * len(hand):
        yield Found("reversed_many", "reversed_many", 35 + 30 * count / len(hand), count)


def _people(hand: Hand) -> Iterator[Found]:
    count = sum(laid.card.rank in COURT for laid in hand)
    if count >= 2 and 5 * count >= 2 * len(hand):
        yield Found("courts_many", "courts_many", 35 + 30 * count / len(hand), count)


_RULES: Final[tuple[Callable[[Hand], Iterator[Found]], ...]] = (
    _majors, _suits_and_elements, _ranks, _numbers, _reversals, _people,
)  # fmt: skip


def dignity(one: Element, other: Element) -> Dignity:
    """How two elements stand to each other, by the Golden Dawn's elemental dignities."""
    if one == other:
        return "same"
    pair = {one, other}
    if pair in ({"fire", "air"}, {"water", "earth"}):
        return "friendly"
    return "weak" if pair in ({"fire", "water"}, {"air", "earth"}) else "neutral"


def arc(first: Laid, last: Laid) -> Arc:
    """Where a hand goes from its first card to its last."""
    if last.light != first.light:
        return "up" if last.light > first.light else "down"
    return _ARCS[last.light]


def leaning(a: Hand, b: Hand) -> Leaning:
    """Which of two ways has the brighter cards."""
    more = sum(laid.light for laid in a) - sum(laid.light for laid in b)
    return "choice_a" if more > 0 else "choice_b" if more < 0 else "choice_even"


def brightest_and_heaviest(hand: Hand) -> tuple[Laid, Laid] | None:
    """The first card of the brightest and of the heaviest; None when all weigh the same."""
    best, careful = (pick(hand, key=lambda laid: laid.light) for pick in (max, min))
    return None if best.light == careful.light else (best, careful)
