"""A day's reading: scores that add up, sentences that fit, the same answer every time."""

import re
from datetime import date, time, timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benches.fortune_daily import sentences
from fortune_desktop.core.birth import Birth, Locale
from fortune_desktop.core.errors import OutOfRange
from fortune_desktop.fortune.daily.day import read_day
from fortune_desktop.fortune.daily.models import DailyReading
from fortune_desktop.fortune.daily.taste import STYLES, USUAL, Arrangement
from fortune_desktop.fortune.daily.weights import AREAS
from tests.fortune.samples import ANNA

DAY = date(2026, 11, 22)
LOCALES: tuple[Locale, ...] = get_args(Locale)
LOVE_LAST = Arrangement(("overall", "people", "work", "health", "money", "love"), "warm", "usual")


def test_a_known_day() -> None:
    reading = read_day(ANNA, DAY, "ko")
    assert reading.day_pillar.model_dump() == {"name": "경자", "hanja": "庚子"}
    assert reading.lunar is not None
    assert reading.lunar.model_dump() == {"year": 2026, "month": 10, "day": 14, "leap": False}
    assert list(reading.pillars.model_dump().values()) == ["庚午", "辛巳", "庚辰", "癸未"]
    assert list(reading.names.model_dump().values()) == ["경오", "신사", "경진", "계미"]
    assert [category.id for category in reading.categories] == list(AREAS)
    assert reading.wanted_element.model_dump(include={"id", "name"}) == {
        "id": "wood",
        "name": "목(木)",
    }
    told = {reason.label: reason.text for c in reading.categories for reason in c.reasons}
    assert told["경금은 비견"].startswith("오늘 일진 경자의 경금은 나의 경금에게 비견이에요.")
    assert told["자오 충"].startswith("오늘의 자(子)와 태어난 해의 오(午)가")


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    st.none() | st.times(),
    st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    st.sampled_from(LOCALES),
    st.sampled_from(STYLES),
)
def test_any_person_on_any_day(
    born: date, hour: time | None, day: date, locale: Locale, style: str
) -> None:
    birth = Birth(date=born.isoformat(), time=hour and f"{hour:%H:%M}")
    arrangement = Arrangement(AREAS, next(one for one in STYLES if one == style), "chosen")
    reading = read_day(birth, day, locale, gender="female", arrangement=arrangement)
    for category in reading.categories:
        total = 60 + sum(reason.effect for reason in category.reasons)
        assert category.score == max(20, min(98, total))
    assert reading.score == reading.categories[0].score
    texts = [reading.text, *(category.text for category in reading.categories)]
    texts += [text for c in reading.categories for r in c.reasons for text in (r.label, r.text)]
    texts += [reading.how, reading.lucky.why, reading.wanted_element.why, reading.notice]
    assert not [text for text in texts if re.search(r"[{}]|  | $|^$", text)]
    assert reading.text.startswith(reading.headline)
    assert (reading.lunar is None) == (day.year > 2050)
    assert DailyReading.model_validate_json(reading.model_dump_json()) == reading


def test_reasons_lead_with_what_weighs_most_and_always_name_the_ten_god() -> None:
    for number in range(60):
        for category in read_day(ANNA, DAY + timedelta(days=number), "ko").categories:
            weights = [abs(reason.effect) for reason in category.reasons]
            assert weights == sorted(weights, reverse=True)
            gods = [one for one in category.reasons if one.signal.startswith("ten_god.")]
            assert len(gods) == 1
            idle = [one for one in category.reasons if one.effect == 0]
            assert idle in ([], gods)


def test_the_last_seven_days_are_those_of_their_own_readings() -> None:
    reading = read_day(ANNA, DAY, "ko", gender="male")
    days = [read_day(ANNA, DAY - timedelta(days=back), "en", gender="male") for back in range(7)]
    for area in AREAS:
        own = [next(c.score for c in day.categories if c.id == area) for day in reversed(days)]
        assert reading.recent[area] == own
    assert reading.previous_score == days[1].score


@pytest.mark.parametrize(("back", "known"), [(0, 1), (1, 2), (5, 6), (6, 7), (40, 7)])
def test_days_before_1900_are_not_told(back: int, known: int) -> None:
    reading = read_day(ANNA, date(1900, 1, 1) + timedelta(days=back), "ko")
    assert {len(scores) for scores in reading.recent.values()} == {known}
    assert (reading.previous_score is None) is (known == 1)


@pytest.mark.parametrize("day", [date(1899, 12, 31), date(2101, 1, 1)])
def test_days_beyond_the_tables_are_out_of_range(day: date) -> None:
    with pytest.raises(OutOfRange):
        read_day(ANNA, day, "ko")


def test_the_same_question_has_the_same_answer() -> None:
    assert read_day(ANNA, DAY, "ko") == read_day(ANNA.model_copy(), DAY, "ko")


def test_languages_and_arrangements_change_words_but_not_facts() -> None:
    def facts(reading: DailyReading) -> object:
        areas = sorted(
            (c.id, c.score, tuple((r.signal, r.effect) for r in c.reasons))
            for c in reading.categories
        )
        lucky = reading.lucky.model_dump(exclude={"color", "direction", "why"})
        return areas, lucky, reading.recent, reading.wanted_element.id

    usual = read_day(ANNA, DAY, "ko")
    for other in (
        read_day(ANNA, DAY, "en"),
        read_day(ANNA, DAY, "ko", arrangement=LOVE_LAST),
        read_day(ANNA, DAY, "ko", arrangement=Arrangement(AREAS, "detailed", "chosen")),
    ):
        assert facts(other) == facts(usual)
        assert other != usual


def test_areas_stand_in_the_persons_order_and_say_the_same() -> None:
    usual = {c.id: c for c in read_day(ANNA, DAY, "ko", arrangement=USUAL).categories}
    other = read_day(ANNA, DAY, "ko", arrangement=LOVE_LAST).categories
    assert tuple(category.id for category in other) == LOVE_LAST.order
    assert {category.id: category for category in other} == usual


def test_styles_differ_in_length_and_begin_and_end_alike() -> None:
    told = [
        sentences(read_day(ANNA, DAY, "ko", arrangement=Arrangement(AREAS, style, "tried")).text)
        for style in STYLES
    ]
    # 2026-11-22 is 소설, which the two longer ones name.
    assert [len(one) for one in told] == [3, 5, 7]
    assert len({one[0] for one in told}) == len({one[-1] for one in told}) == 1
    assert set(told[0]) < set(told[1]) < set(told[2])


def test_two_people_of_one_chart_hear_different_words() -> None:
    neighbour = ANNA.model_copy(update={"place": "Busan"})
    assert read_day(ANNA, DAY, "ko").text != read_day(neighbour, DAY, "ko").text
