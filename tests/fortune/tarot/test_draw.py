"""The deck and a fair draw."""

from collections import Counter
from itertools import count, islice

import pytest

from fortune_desktop.fortune.tarot.draw import below, deck, draw_one, numbers, shuffled


def test_the_deck_is_whole() -> None:
    cards = deck()
    assert len({card.id for card in cards}) == 78
    suits = Counter(card.suit for card in cards)
    assert suits == {None: 22, "wands": 14, "cups": 14, "swords": 14, "pentacles": 14}
    assert all((card.suit is None) == (card.arcana == "major") for card in cards)


def test_every_card_says_something_of_its_own_either_way_up() -> None:
    for locale in ("ko", "en"):
        texts = [card.text(locale) for card in deck()]
        said = [text for card in texts for text in (card.upright, card.reversed)]
        assert len(set(said)) == 156
        assert len({card.name for card in texts}) == 78
        assert all(text.endswith("요." if locale == "ko" else ".") for text in said)


def test_a_seed_replays() -> None:
    assert draw_one("moon", True, "ko") == draw_one("moon", True, "ko")
    assert draw_one(7, True, "ko").cards[0].card.id == draw_one("7", True, "en").cards[0].card.id
    assert draw_one(7, True, "ko").seed == 7


def test_seeds_draw_every_card_about_as_often_and_reverse_half() -> None:
    draws = [draw_one(seed, True, "ko").cards[0] for seed in range(3900)]
    counts = Counter(draw.card.id for draw in draws)
    chi_square = sum((counts[card.id] - 50) ** 2 / 50 for card in deck())
    assert chi_square < 112  # 99.5 % of fair decks; 77 degrees of freedom
    assert 0.47 < sum(draw.reversed for draw in draws) / len(draws) < 0.53


def test_without_reversals_every_card_is_upright() -> None:
    assert not any(draw_one(seed, False, "ko").cards[0].reversed for seed in range(40))


def test_reversals_do_not_change_the_card() -> None:
    pairs = [(draw_one(s, True, "ko"), draw_one(s, False, "ko")) for s in range(20)]
    assert all(one.cards[0].card == other.cards[0].card for one, other in pairs)


def test_the_text_tells_name_and_meaning() -> None:
    reading = draw_one(7, True, "ko")
    (drawn,) = reading.cards
    assert drawn.card.name in reading.text
    assert drawn.text in reading.text
    assert drawn.position == "오늘의 카드"


def test_the_uneven_rest_of_the_range_is_rejected() -> None:
    assert below(iter([2**32 - 1, 2**32 - 4, 77]), 78) == 77
    assert below(iter([155]), 78) == 77


@pytest.mark.parametrize("size", [1, 2, 78])
def test_a_shuffle_keeps_every_card(size: int) -> None:
    assert sorted(shuffled(numbers("x"), size)) == list(range(size))


def test_a_shuffle_without_chance_is_known() -> None:
    assert shuffled(count(0), 3) == [2, 1, 0]


def test_the_stream_is_of_32_bits_and_does_not_repeat() -> None:
    found = list(islice(numbers("x"), 100))
    assert len(set(found)) == 100
    assert all(0 <= number < 2**32 for number in found)
