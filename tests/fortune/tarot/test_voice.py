"""Variants go round, holes are filled with the right particles, and cards speak as they lie."""

from itertools import count

import pytest

from fortune_desktop.fortune.tarot.deck import deck
from fortune_desktop.fortune.tarot.patterns import Laid
from fortune_desktop.fortune.tarot.shuffle import seeded
from fortune_desktop.fortune.tarot.spreads import layouts
from fortune_desktop.fortune.tarot.voice import Voice

STAR = next(card for card in deck() if card.id == "major_17")
PLACE = layouts()["one"].positions[0]
UPRIGHT, TURNED = Laid(PLACE, STAR, False), Laid(PLACE, STAR, True)


def test_no_variant_returns_before_all_were_heard() -> None:
    voice, pool = Voice("ko", seeded("x")), ["하나", "둘", "셋", "넷"]
    heard = [voice.say(pool) for _ in range(8)]
    assert set(heard[:4]) == set(pool)
    assert heard[4:] == heard[:4]


def test_the_stream_says_where_a_pool_begins() -> None:
    pool = ["a", "b", "c"]
    assert Voice("en", count(1)).say(pool) == "B"
    assert Voice("en", count(2)).say(pool) == "C"


def test_two_pools_go_round_apart() -> None:
    voice = Voice("en", count(0))
    one, other = ["a", "b"], ["c", "d", "e"]
    assert [voice.say(one), voice.say(other), voice.say(one)] == ["A", "D", "B"]


def test_holes_take_their_particles_and_sentences_a_capital() -> None:
    assert Voice("ko", count(0)).fill("{name:이/가} 왔어요.", name="별") == "별이 왔어요."
    assert Voice("en", count(0)).fill("{name} has come.", name="the Ace") == "The Ace has come."


@pytest.mark.parametrize("laid", [UPRIGHT, TURNED])
def test_a_card_speaks_as_it_lies(laid: Laid) -> None:
    korean, english = Voice("ko", count(0)), Voice("en", count(0))
    meaning = korean.meaning(laid)
    assert korean.keyword(laid) == meaning.keywords[0]
    assert korean.keywords(laid) == ", ".join(meaning.keywords)
    first, second, third = english.meaning(laid).keywords
    assert english.keywords(laid) == f"{first}, {second} and {third}"


def test_reversed_it_says_something_else() -> None:
    voice = Voice("ko", count(0))
    assert voice.meaning(UPRIGHT) != voice.meaning(TURNED)


def test_names() -> None:
    voice = Voice("ko", count(0))
    assert voice.name(UPRIGHT) == "별 카드"
    assert voice.place(UPRIGHT) == "지금의 카드"
    assert voice.element(UPRIGHT) == "바람"
