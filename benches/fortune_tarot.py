"""The cards in figures: whether the shuffle is fair, how long a reading takes, whether a sentence comes twice."""

import datetime as dt
import re
import time
from collections import Counter
from collections.abc import Sequence
from statistics import median
from typing import get_args
from uuid import UUID

from fortune_desktop.fortune.tarot.daily import card_of
from fortune_desktop.fortune.tarot.models import SpreadId, TarotReading
from fortune_desktop.fortune.tarot.reading import draw
from fortune_desktop.fortune.tarot.shuffle import Dealt, deal, seeded

CARDS, SHUFFLES, READINGS = 78, 100_000, 1000
_PLACES = 10
# 99 % of fair decks stay below: the quantile of χ² with 77 degrees of freedom.
_CHI_77_AT_99 = 108.77
# The same for 78 cards on ten places, whose rows and columns are fixed: 77 × 10 degrees, by Wilson and Hilferty.
_CHI_770_AT_99 = 864.2
_NORMAL_AT_99 = 2.576
_DAYS, _FIRST_DAY = 20_000, 730_000

# What each figure should be: at most, or (a mark with a sign) at least.
MARKS = {
    "tarot_chi_square_first_card": _CHI_77_AT_99,
    "tarot_chi_square_all_places": _CHI_770_AT_99,
    "tarot_reversed_0_off_percent": 0.0,
    "tarot_reversed_25_off_percent": round(100 * _NORMAL_AT_99 * (0.1875 / SHUFFLES) ** 0.5, 3),
    "tarot_reversed_50_off_percent": round(100 * _NORMAL_AT_99 * (0.25 / SHUFFLES) ** 0.5, 3),
    "tarot_days_until_a_card_returns": -41.0,
    "tarot_celtic_cross_median_us": 2000.0,
    "tarot_repeated_sentences_in_1000_readings": 0.0,
    "tarot_readings_alike_in_1000": 0.0,
}


def figures() -> dict[str, float]:
    """Every figure by its name."""
    hands = [deal(seeded(f"bench {n}"), CARDS, _PLACES, 0.5) for n in range(SHUFFLES)]
    return {
        "tarot_chi_square_first_card": round(_chi_square(hands, 1), 2),
        "tarot_chi_square_all_places": round(_chi_square(hands, _PLACES), 2),
        **_reversals(hands),
        "tarot_days_until_a_card_returns": float(_shortest_return()),
        **_readings(),
    }


def _chi_square(hands: Sequence[Sequence[Dealt]], places: int) -> float:
    """How far the cards of the first places are from coming about equally often."""
    expected = len(hands) / CARDS
    found = Counter((place, hand[place].card) for hand in hands for place in range(places))
    return sum(
        (found[place, card] - expected) ** 2 / expected
        for place in range(places)
        for card in range(CARDS)
    )


def _reversals(hands: Sequence[Sequence[Dealt]]) -> dict[str, float]:
    """How far the share of reversed first cards is from what was asked, in percent points."""
    half = sum(hand[0].reversed for hand in hands)
    shares = {50: half}
    for percent in (0, 25):
        shares[percent] = sum(
            deal(seeded(f"bench {n}"), CARDS, 1, percent / 100)[0].reversed for n in range(SHUFFLES)
        )
    return {
        f"tarot_reversed_{percent}_off_percent": round(abs(100 * count / SHUFFLES - percent), 3)
        for percent, count in sorted(shares.items())
    }


def _shortest_return() -> int:
    """The fewest days after which a card of the day came again."""
    shortest, seen = _DAYS, dict[int, int]()
    for day in range(_FIRST_DAY - _DAYS, _FIRST_DAY):
        card = card_of(bytes(32), UUID(int=7), dt.date.fromordinal(day)).card
        shortest = min(shortest, day - seen.get(card, -_DAYS))
        seen[card] = day
    return shortest


def _readings() -> dict[str, float]:
    """How long a Celtic cross takes, and which sentences come twice in a reading."""
    spreads = get_args(SpreadId)
    took, repeated, texts = [], 0, set[str]()
    for n in range(READINGS):
        begun = time.perf_counter_ns()
        cross = draw("celtic_cross", f"cross {n}", 0.5, "ko")
        took.append((time.perf_counter_ns() - begun) / 1000)
        texts.add(cross.text)
        repeated += _repeated(cross) + _repeated(draw(spreads[n % len(spreads)], n, 0.5, "en"))
    return {
        "tarot_celtic_cross_median_us": round(median(took), 1),
        "tarot_repeated_sentences_in_1000_readings": float(repeated),
        "tarot_readings_alike_in_1000": float(READINGS - len(texts)),
    }


def _repeated(reading: TarotReading) -> int:
    """How many sentences of a reading stand in it already."""
    texts = [reading.lead, reading.text]
    texts += [drawn.text for drawn in reading.cards] + [fact.text for fact in reading.patterns]
    said = [sentence for text in texts for sentence in re.split(r"(?<=[.!?])\s+", text)]
    return len(said) - len(set(said))
