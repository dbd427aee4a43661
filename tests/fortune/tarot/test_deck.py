"""The deck: 78 cards with right facts, and words of their own for every topic, way up and language."""

from collections import Counter
from difflib import SequenceMatcher

import pytest

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.tarot.deck import (
    CardFacts,
    deck,
    meaning,
    one_card,
    shown,
    whole_deck,
)
from fortune_desktop.fortune.tarot.models import Meaning
from tests.fortune.sentences import impolite, too_certain

LOCALES: tuple[Locale, ...] = ("ko", "en")
TOPICS = ("general", "love", "work", "money", "advice")


def card(card_id: str) -> CardFacts:
    return next(one for one in deck() if one.id == card_id)


def told(locale: Locale) -> list[str]:
    """Every text of every card."""
    found = [meaning(one.id, way, locale) for one in deck() for way in (False, True)]
    return [getattr(said, topic) for said in found for topic in TOPICS]


def test_the_deck_is_whole() -> None:
    cards = deck()
    assert len({one.id for one in cards}) == len(cards) == 78
    suits = Counter(one.suit for one in cards)
    assert suits == {None: 22, "wands": 14, "cups": 14, "swords": 14, "pentacles": 14}
    assert all((one.suit is None) == (one.arcana == "major") for one in cards)
    assert [one.number for one in cards[:22]] == list(range(22))
    for first in range(22, 78, 14):
        suit = cards[first : first + 14]
        assert [one.number for one in suit] == [*range(1, 11), None, None, None, None]
        assert [one.rank for one in suit[:1] + suit[-4:]] == [
            "ace", "page", "knight", "queen", "king",
        ]  # fmt: skip


def test_suits_have_their_elements() -> None:
    elements = {(one.suit, one.element) for one in deck() if one.suit}
    assert elements == {
        ("wands", "fire"), ("cups", "water"), ("swords", "air"), ("pentacles", "earth"),
    }  # fmt: skip


def test_roman_numerals() -> None:
    found = {one.number: one.roman for one in deck() if one.roman}
    assert found[0] == "0"
    assert (found[4], found[9], found[14], found[19], found[21]) == (
        "IV", "IX", "XIV", "XIX", "XXI",
    )  # fmt: skip
    assert all((one.roman is None) == (one.number is None) for one in deck())


def test_the_decans_cover_the_zodiac_once() -> None:
    decans = sorted(one.sun_degrees for one in deck() if one.sun_degrees)
    assert decans == [(start, start + 10) for start in range(0, 360, 10)]
    for one in deck():
        if one.sun_degrees and one.decan:
            assert one.sun_degrees[0] % 30 == 10 * (one.decan - 1)


def test_trumps_have_every_sign_and_ten_planets() -> None:
    majors = deck()[:22]
    assert len({one.sign for one in majors if one.sign}) == 12
    assert len({one.planet for one in majors if one.planet}) == 10
    assert all((one.sign is None) != (one.planet is None) for one in majors)


@pytest.mark.parametrize("locale", LOCALES)
def test_names_differ(locale: Locale) -> None:
    assert len({one.name(locale) for one in deck()}) == 78
    assert len({one.spoken(locale) for one in deck()}) == 78


def test_a_card_is_spoken_of_without_brackets_and_without_alarm() -> None:
    assert card("wands_13").name("ko") == "완드 여왕(퀸)"
    assert card("wands_13").spoken("ko") == "완드 여왕 카드"
    assert card("wands_13").spoken("en") == "the Queen of Wands"
    assert card("major_17").spoken("en") == "The Star"
    assert "시작" in card("major_13").spoken("ko")
    assert "beginnings" in card("major_13").spoken("en")


@pytest.mark.parametrize("locale", LOCALES)
def test_every_card_says_something_of_its_own(locale: Locale) -> None:
    texts = told(locale)
    assert len(texts) == 780
    assert len(set(texts)) == 780


@pytest.mark.parametrize("locale", LOCALES)
def test_a_card_does_not_say_nearly_the_same_twice(locale: Locale) -> None:
    for one in deck():
        said = [getattr(meaning(one.id, w, locale), t) for w in (False, True) for t in TOPICS]
        pairs = [(a, b) for i, a in enumerate(said) for b in said[:i]]
        assert all(SequenceMatcher(None, a, b).ratio() < 0.85 for a, b in pairs), one.id


@pytest.mark.parametrize("locale", LOCALES)
def test_texts_are_short_and_never_too_certain(locale: Locale) -> None:
    texts = told(locale)
    assert too_certain(texts, locale) == []
    assert [text for text in texts if sum(map(text.count, ".!?")) > 3] == []
    if locale == "ko":
        assert impolite(texts) == []


def test_a_card_lies_with_the_words_of_its_way() -> None:
    upright, turned = (shown(card("major_17"), way, "ko") for way in (False, True))
    assert upright.name == turned.name == "별"
    assert len(upright.keywords) == 3
    assert set(upright.keywords) != set(turned.keywords)


def test_everything_of_a_card() -> None:
    seven = one_card("wands_07", "ko")
    assert (seven.rank, seven.rank_name, seven.roman) == ("seven", "숫자 7", "VII")
    assert seven.astrology is not None
    assert seven.astrology.text == "사자자리 20–30° · 화성"
    assert isinstance(seven.upright, Meaning)
    assert seven.keywords == seven.upright.keywords != seven.reversed.keywords
    star = one_card("major_17", "en")
    assert star.astrology is not None
    assert star.astrology.model_dump() == {
        "sign": "aquarius", "planet": None, "decan": None, "sun_degrees": None, "text": "Aquarius",
    }  # fmt: skip
    assert one_card("cups_01", "ko").astrology is None
    assert one_card("cups_14", "en").rank_name == "king"


def test_light_is_spread_over_the_deck() -> None:
    lights = Counter(one.light for one in deck())
    assert lights[1] > lights[0] > lights[-1] > 10
    assert [card(name).light for name in ("major_19", "major_09", "major_16")] == [1, 0, -1]


def test_the_whole_deck_in_order() -> None:
    assert [one.id for one in whole_deck("ko").root] == [one.id for one in deck()]
    assert whole_deck("ko") is whole_deck("ko")
    assert one_card("cups_09", "en") in whole_deck("en").root
