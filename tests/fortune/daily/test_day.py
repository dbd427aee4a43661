"""Today's reading: scores that add up, sentences that fit, the same answer every time."""

import re
from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fortune_desktop.core.birth import Birth, Locale
from fortune_desktop.fortune.daily.day import BASE_SCORE, level, read_day
from fortune_desktop.fortune.daily.signals import AREAS
from tests.fortune.samples import ANNA

DAY = date(2026, 11, 22)
LOCALES: tuple[Locale, ...] = get_args(Locale)


def test_a_known_day() -> None:
    reading = read_day(ANNA, DAY, "ko")
    assert reading.day_pillar.model_dump() == {"name": "경자", "hanja": "庚子"}
    assert reading.lunar is not None
    assert reading.lunar.model_dump() == {"year": 2026, "month": 10, "day": 14, "leap": False}
    assert list(reading.pillars.model_dump().values()) == ["庚午", "辛巳", "庚辰", "癸未"]
    assert list(reading.names.model_dump().values()) == ["경오", "신사", "경진", "계미"]
    assert [category.id for category in reading.categories] == list(AREAS)
    first = reading.categories[0].reasons[0]
    assert first.signal == "ten_god.friend"
    assert first.text.startswith("오늘 일진 경자의 경금은 나의 경금에게 비견이에요.")


@settings(max_examples=120, deadline=None, derandomize=True)
@given(
    st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    st.none() | st.times(),
    st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    st.sampled_from(LOCALES),
)
def test_any_person_on_any_day(born: date, hour: object, day: date, locale: Locale) -> None:
    time = None if hour is None else f"{hour:%H:%M}"
    reading = read_day(Birth(date=born.isoformat(), time=time), day, locale)
    for category in reading.categories:
        total = BASE_SCORE + sum(reason.effect for reason in category.reasons)
        assert category.score == max(20, min(98, total))
    assert reading.score == reading.categories[0].score
    texts = [reading.text, *(category.text for category in reading.categories)]
    texts += [reason.text for category in reading.categories for reason in category.reasons]
    assert not [text for text in texts if re.search(r"[{}]|  | $|^$", text)]
    assert 2 <= len(re.findall(r"[.!](?= |$)", reading.text)) <= 4
    assert (reading.lunar is None) == (day.year > 2050)


def test_the_same_question_has_the_same_answer() -> None:
    again = ANNA.model_copy()
    assert read_day(ANNA, DAY, "ko") == read_day(again, DAY, "ko")


def test_languages_change_words_but_not_facts() -> None:
    ko, en = (read_day(ANNA, DAY, locale) for locale in LOCALES)
    assert ko.text != en.text
    facts = [
        [(c.id, c.score, [(r.signal, r.effect) for r in c.reasons]) for c in reading.categories]
        for reading in (ko, en)
    ]
    assert facts[0] == facts[1]


def test_the_spoken_text_does_not_return_within_a_month() -> None:
    texts = [read_day(ANNA, DAY + timedelta(days=n), "ko").text for n in range(30)]
    assert len(set(texts)) == 30


def test_openings_of_one_ten_god_take_turns() -> None:
    starts = [read_day(ANNA, DAY + timedelta(days=10 * n), "ko").text[:12] for n in range(3)]
    assert len(set(starts)) == 3


def test_two_people_of_one_chart_hear_different_words() -> None:
    neighbour = ANNA.model_copy(update={"place": "Busan"})
    assert read_day(ANNA, DAY, "ko").text != read_day(neighbour, DAY, "ko").text


def test_lucky_things_fit_the_lacking_element() -> None:
    lucky = read_day(ANNA, DAY, "ko").lucky
    assert (lucky.color, lucky.direction) == ("청록", "동쪽")
    assert lucky.number in (3, 8)
    assert re.fullmatch(r"\d\d:30–\d\d:30", lucky.hours)


@pytest.mark.parametrize(
    ("score", "mood"), [(98, "good"), (66, "good"), (65, "fair"), (54, "fair"), (53, "careful")]
)
def test_moods(score: int, mood: str) -> None:
    assert level(score) == mood
