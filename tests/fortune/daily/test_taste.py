"""What is learned of a taste, and how it arranges a reading: order and style, with a reason, never facts."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fortune_desktop.fortune.daily.models import Style, StyleChoice
from fortune_desktop.fortune.daily.taste import (
    STYLES,
    Rating,
    TasteRecord,
    arrange,
)
from fortune_desktop.fortune.daily.weights import AREAS, Area

DAY = date(2026, 11, 22)
YESTERDAY = DAY - timedelta(days=1)


def asked(times: dict[Area, int], on: date = YESTERDAY) -> TasteRecord:
    record = TasteRecord()
    for area, count in times.items():
        for _ in range(count):
            record = record.with_asked(area, on)
    return record


def rated(*ratings: tuple[Style, int], on: date = YESTERDAY) -> TasteRecord:
    record = TasteRecord()
    for style, rating in ratings:
        record = record.with_rating(uuid4(), Rating(on=on, style=style, rating=rating))
    return record


def test_nothing_known_is_the_usual_order_in_the_arm_that_is_tried() -> None:
    for arm in STYLES:
        arrangement = arrange(TasteRecord(), DAY, arm)
        assert arrangement.order == AREAS
        assert (arrangement.style, arrangement.because, arrangement.asked) == (arm, "tried", None)


def test_what_is_often_asked_about_comes_first_after_overall() -> None:
    found = arrange(asked({"people": 3, "money": 5, "love": 2}), DAY, "warm")
    assert found.order == ("overall", "money", "people", "love", "health", "work")
    assert found.asked == "money"


def test_what_is_first_anyway_is_told_as_asked_too() -> None:
    assert arrange(asked({"love": 3}), DAY, "warm").asked == "love"
    assert arrange(asked({"love": 2}), DAY, "warm").asked is None


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.dictionaries(st.sampled_from(AREAS[1:]), st.integers(0, 6)))
def test_every_area_has_its_place_whatever_was_asked(times: dict[Area, int]) -> None:
    found = arrange(asked(times), DAY, "warm")
    assert found.order[0] == "overall"
    assert sorted(found.order) == sorted(AREAS)
    assert (found.asked is None) == (max(times.values(), default=0) < 3)


@pytest.mark.parametrize(
    ("ratings", "style", "because"),
    [
        ([("short", 5)], "warm", "tried"),
        ([("short", 5), ("short", 4)], "short", "learned"),
        ([("short", 5), ("short", 4), ("short", 1)], "warm", "tried"),
        ([("short", 3), ("short", 3)], "warm", "tried"),
        ([("warm", 5), ("warm", 5), ("short", 5), ("short", 5)], "warm", "learned"),
        ([("warm", 1), ("warm", 2)], "short", "learned"),
        ([("warm", 1), ("warm", 2), ("short", 1)], "detailed", "learned"),
    ],
)
def test_a_style_settles_when_it_is_liked_or_the_arm_is_not(
    ratings: list[tuple[Style, int]], style: Style, because: str
) -> None:
    found = arrange(rated(*ratings), DAY, "warm")
    assert (found.style, found.because) == (style, because)


@pytest.mark.parametrize("choice", STYLES)
def test_a_chosen_style_is_kept_whatever_was_liked(choice: StyleChoice) -> None:
    record = rated(("warm", 5), ("warm", 5)).model_copy(update={"style": choice})
    found = arrange(record, DAY, "detailed")
    assert (found.style, found.because, found.choice) == (choice, "chosen", choice)


def test_switched_off_nothing_is_personal() -> None:
    record = asked({"money": 9}).model_copy(update={"enabled": False, "style": "short"})
    found = arrange(record, DAY, "detailed")
    assert (found.order, found.style, found.because) == (AREAS, "warm", "off")
    assert (found.asked, found.choice) == (None, "off")


def test_what_was_learned_is_not_the_persons_choice() -> None:
    assert arrange(TasteRecord(), DAY, "warm").choice == "auto"
    assert arrange(rated(("short", 5), ("short", 5)), DAY, "warm").choice == "auto"


def test_a_day_knows_what_was_before_it() -> None:
    today = asked({"money": 5}, on=DAY)
    assert arrange(today, DAY, "warm").asked is None
    assert arrange(today, DAY + timedelta(days=1), "warm").asked == "money"
    loved = rated(("short", 5), ("short", 5), on=DAY)
    assert arrange(loved, DAY, "warm").because == "tried"
    assert arrange(loved, DAY + timedelta(days=1), "warm").style == "short"


def test_ninety_days_are_remembered() -> None:
    record = asked({"money": 5}, on=DAY)
    assert record.learned(DAY + timedelta(days=90)).asked == {"money": 5}
    assert record.learned(DAY + timedelta(days=91)).asked == {}
    much_later = record.with_asked("love", DAY + timedelta(days=90))
    assert list(much_later.asked) == [DAY + timedelta(days=90)]
    old = rated(("short", 5), on=DAY)
    new = old.with_rating(uuid4(), Rating(on=DAY + timedelta(days=90), style="warm", rating=5))
    assert [one.style for one in new.rated.values()] == ["warm"]


def test_a_second_rating_takes_the_place_of_the_first() -> None:
    reading = UUID(int=7)
    record = TasteRecord()
    for rating in (1, 5):
        record = record.with_rating(reading, Rating(on=DAY, style="warm", rating=rating))
    learned = record.learned(DAY + timedelta(days=1))
    assert (learned.liked, learned.disliked) == ({"warm": 1}, {})


@pytest.mark.parametrize(
    ("rating", "liked", "disliked"),
    [(1, False, True), (2, False, True), (3, False, False), (4, True, False), (5, True, False)],
)
def test_ratings(rating: int, liked: bool, disliked: bool) -> None:
    given_ = Rating(on=DAY, style="warm", rating=rating)
    assert (given_.liked, given_.disliked) == (liked, disliked)


def test_forgetting_leaves_the_persons_own_choice() -> None:
    record = asked({"money": 4}).model_copy(update={"enabled": False, "style": "short"})
    assert record.forgotten() == TasteRecord(enabled=False, style="short")


def test_a_record_survives_being_kept() -> None:
    record = asked({"money": 4}).with_rating(uuid4(), Rating(on=DAY, style="short", rating=2))
    assert TasteRecord.model_validate_json(record.model_dump_json()) == record
