"""The card of the day: one deck a person, one card a day, none again within 52 days."""

from collections import Counter
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.tarot.daily import card_of, daily_card
from tests.fortune.sky.told import split

KEY = bytes(range(32))
ANNA, BORA = UUID(int=1), UUID(int=2)
TODAY = date(2026, 11, 22)


def days(count: int, first: date = TODAY) -> list[date]:
    return [first + timedelta(days=day) for day in range(count)]


@settings(max_examples=12, deadline=None, derandomize=True)
@given(st.uuids(), st.dates(date(1900, 1, 1), date(2099, 1, 1)))
def test_no_card_returns_within_52_days(user: UUID, first: date) -> None:
    seen: dict[int, date] = {}
    for day in days(240, first):
        card = card_of(KEY, user, day).card
        assert (day - seen.get(card, date.min)).days > 52
        seen[card] = day


def test_a_round_deals_every_card() -> None:
    start = date.fromordinal(78 * 9400)
    for first in (start, start + timedelta(days=78)):
        assert {card_of(KEY, ANNA, day).card for day in days(78, first)} == set(range(78))


def test_the_next_round_is_shuffled_anew() -> None:
    first = [card_of(KEY, ANNA, day).card for day in days(78)]
    second = [card_of(KEY, ANNA, day).card for day in days(78, TODAY + timedelta(days=78))]
    assert sum(one == other for one, other in zip(first, second, strict=True)) < 15


def test_people_and_installations_have_decks_of_their_own() -> None:
    decks = [
        [card_of(key, user, day) for day in days(20)]
        for key, user in ((KEY, ANNA), (KEY, BORA), (KEY[::-1], ANNA))
    ]
    assert decks[0] != decks[1]
    assert decks[0] != decks[2]


def test_half_of_the_days_are_reversed_and_cards_come_about_as_often() -> None:
    dealt = [card_of(KEY, UUID(int=n), TODAY) for n in range(2340)]
    assert abs(sum(one.reversed for one in dealt) / 2340 - 0.5) < 2.576 * 0.5 / 2340**0.5
    counts = Counter(one.card for one in dealt)
    assert sum((counts[card] - 30) ** 2 / 30 for card in range(78)) < 108.8  # 99 %, 77 degrees


def test_the_reading_of_a_day_is_always_the_same() -> None:
    reading = daily_card(KEY, ANNA, TODAY, "ko")
    assert daily_card(KEY, ANNA, TODAY, "ko") == reading
    assert (reading.spread, reading.date, reading.seed) == ("one", TODAY, None)
    english = daily_card(KEY, ANNA, TODAY, "en")
    assert english.cards[0].card.id == reading.cards[0].card.id
    assert english.cards[0].reversed == reading.cards[0].reversed


@pytest.mark.parametrize("locale", ["ko", "en"])
def test_no_sentence_returns_within_thirty_days(locale: Locale) -> None:
    told: dict[str, int] = {}
    for at, day in enumerate(days(150)):
        reading = daily_card(KEY, BORA, day, locale)
        for sentence in split(reading.text, *(drawn.text for drawn in reading.cards)):
            assert at - told.get(sentence, -99) > 30, sentence
            told[sentence] = at


@pytest.mark.parametrize("day", days(4))
def test_topics_go_round(day: date) -> None:
    topics = [daily_card(KEY, ANNA, later, "ko").topic for later in days(4, day)]
    assert sorted(topics) == ["general", "love", "money", "work"]
