"""Whole readings: the same cards for a seed, words for the topic, and no sentence twice."""

import re
from collections import Counter
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.tarot.deck import meaning
from fortune_desktop.fortune.tarot.models import SpreadId, TarotReading, Topic
from fortune_desktop.fortune.tarot.reading import draw
from fortune_desktop.fortune.tarot.spreads import layouts
from tests.fortune.sentences import impolite, too_certain

SPREADS: tuple[SpreadId, ...] = get_args(SpreadId)
TOPICS: tuple[Topic, ...] = get_args(Topic)


def split(text: str) -> list[str]:
    """The sentences of a text."""
    return re.split(r"(?:(?<=[.!?])|(?<=[.!?][\"”’']))\s+(?![a-z])", text)


def dealt(reading: TarotReading) -> list[tuple[str, str, bool]]:
    return [(drawn.position, drawn.card.id, drawn.reversed) for drawn in reading.cards]


def prose(reading: TarotReading) -> list[str]:
    """Every sentence that is read."""
    texts = [
        reading.lead,
        reading.text,
        *(drawn.text for drawn in reading.cards),
        *(pattern.text for pattern in reading.patterns),
    ]
    return [sentence for text in texts for sentence in split(text)]


draws = st.tuples(
    st.sampled_from(SPREADS),
    st.integers(0, 10**9) | st.text(max_size=64),
    st.sampled_from([0.0, 0.25, 0.5]),
    st.sampled_from(["ko", "en"]),
    st.sampled_from(TOPICS),
)


@settings(max_examples=250, deadline=None, derandomize=True)
@given(draws)
def test_every_reading_is_whole(
    asked: tuple[SpreadId, int | str, float, Locale, Topic],
) -> None:
    spread, seed, reversals, locale, topic = asked
    reading = draw(spread, seed, reversals, locale, topic=topic)
    assert [drawn.position for drawn in reading.cards] == [
        place.id for place in layouts()[spread].positions
    ]
    assert len({drawn.card.id for drawn in reading.cards}) == len(reading.cards)
    sentences = prose(reading)
    repeated = [one for one, times in Counter(sentences).items() if times > 1]
    assert repeated == []
    assert not any("{" in one or "}" in one for one in sentences)
    assert 3 <= len(split(reading.text)) <= 6, reading.text
    assert all(1 <= len(split(drawn.text)) <= 2 for drawn in reading.cards)
    assert reading.text.endswith(reading.advice)
    assert (reading.answer is not None) == (spread == "yes_no")
    assert (reading.patterns == []) == (len(reading.cards) == 1)
    assert len({pattern.id for pattern in reading.patterns}) == len(reading.patterns)
    if locale == "ko":
        assert impolite(sentences) == []
    else:
        assert all(one[0].isupper() or not one[0].isalpha() for one in sentences)
        assert not re.search("[가-힣]", " ".join(sentences))
    assert too_certain([re.sub("죽음 카드", "", one) for one in sentences], locale) == []


@settings(max_examples=60, deadline=None, derandomize=True)
@given(draws)
def test_a_seed_replays(asked: tuple[SpreadId, int | str, float, Locale, Topic]) -> None:
    spread, seed, reversals, locale, topic = asked
    first = draw(spread, seed, reversals, locale, topic=topic)
    assert draw(spread, seed, reversals, locale, topic=topic) == first
    assert first.seed == seed
    other: Locale = "en" if locale == "ko" else "ko"
    assert dealt(draw(spread, seed, reversals, other, question="?")) == dealt(first)


def test_the_cards_of_a_seed_never_change() -> None:
    assert dealt(draw("past_present_future", "moon", 0.5, "ko")) == [
        ("past", "swords_10", False),
        ("present", "swords_13", True),
        ("future", "cups_06", False),
    ]


def test_a_number_and_its_digits_are_the_same_seed() -> None:
    assert dealt(draw("one", 7, 0.5, "ko")) == dealt(draw("one", "7", 0.5, "ko"))


def test_without_reversals_every_card_is_upright() -> None:
    assert not any(
        drawn.reversed for seed in range(9) for drawn in draw("year", seed, 0, "ko").cards
    )


@pytest.mark.parametrize("topic", TOPICS)
def test_cards_speak_of_the_topic(topic: Topic) -> None:
    reading = draw("one", "moon", 0.5, "ko", topic=topic)
    (drawn,) = reading.cards
    assert reading.topic == topic
    assert drawn.text.endswith(getattr(meaning(drawn.card.id, drawn.reversed, "ko"), topic))


def test_the_question_tells_the_topic_unless_it_is_given() -> None:
    assert draw("one", 1, 0.5, "ko", question="이직해도 될까?").topic == "work"
    assert draw("one", 1, 0.5, "ko", question="이직해도 될까?", topic="money").topic == "money"
    assert draw("one", 1, 0.5, "ko").topic == "general"
    assert draw("relationship", 1, 0.5, "ko").topic == "love"


def test_the_place_of_advice_gives_advice_and_the_end_another() -> None:
    reading = draw("situation_action_outcome", "moon", 0.5, "ko")
    _, action, outcome = reading.cards
    assert action.text.endswith(meaning(action.card.id, action.reversed, "ko").advice)
    assert reading.advice == meaning(outcome.card.id, outcome.reversed, "ko").advice


def test_an_obstacle_begins_by_how_its_card_lies() -> None:
    hard = ("발목", "턱", "돌멩이", "더디게", "모서리", "매듭", "조심해서", "망설이게")
    for seed in range(40):
        crosses = draw("celtic_cross", seed, 0.5, "ko").cards[1]
        beginning = crosses.text.split(",")[0]
        if crosses.reversed:
            assert any(word in beginning for word in hard), beginning


def test_english_goes_on_with_a_small_letter_but_for_i() -> None:
    for seed in range(60):
        for drawn in draw("year", seed, 0.5, "en").cards:
            after = drawn.text.split(": ", 1)[1]
            assert after[0].islower() or re.match(r"I\b", after) or not after[0].isalpha(), after


def test_question_names_and_notice_are_told() -> None:
    reading = draw("celtic_cross", 1, 0.5, "ko", question="괜찮을까?")
    assert (reading.question, reading.spread_name) == ("괜찮을까?", "켈틱 크로스")
    assert reading.cards[-1].position_name == "결과"
    assert "참고용" in reading.notice


def test_words_differ_from_seed_to_seed() -> None:
    leads = {draw("past_present_future", seed, 0.5, "ko").lead for seed in range(60)}
    assert len(leads) > 50
