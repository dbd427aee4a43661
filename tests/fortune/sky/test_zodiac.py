"""The reading of a sign."""

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.errors import OutOfRange
from fortune_desktop.fortune.daily.phrases import area_names
from fortune_desktop.fortune.daily.weights import AREAS
from fortune_desktop.fortune.sky.models import Period, Sign, ZodiacResult
from fortune_desktop.fortune.sky.signs import SIGNS
from fortune_desktop.fortune.sky.zodiac import read_sign, span
from tests.fortune.sentences import impolite
from tests.fortune.sky.told import split

DAY = date(2026, 11, 22)


def test_a_day_is_the_sum_of_its_reasons() -> None:
    for sign in SIGNS:
        found = read_sign(sign, DAY, "day", "ko")
        assert [area.id for area in found.categories] == list(AREAS)
        assert found.score == found.categories[0].score
        for area in found.categories:
            total = 60 + sum(reason.effect for reason in area.reasons)
            assert area.score == max(20, min(98, total))


def test_a_day_names_where_the_moon_is() -> None:
    found = read_sign("aquarius", DAY, "day", "ko")
    assert "달이 양자리 25도에서 물병자리의 말과 이웃의 자리를 비춰요." in found.text
    assert found.name == "물병자리"
    assert (found.start, found.end, found.days) == (DAY, DAY, [])


@pytest.mark.parametrize("period", get_args(Period))
def test_areas_are_called_as_in_the_days_of_people(period: Period) -> None:
    for locale in get_args(Locale):
        areas = {area.id: area.name for area in read_sign("leo", DAY, period, locale).categories}
        assert areas == area_names(locale)


def test_english_dates_have_the_names_of_months() -> None:
    assert "On Nov 22 the brightest side is" in read_sign("leo", DAY, "day", "en").text
    week, month = (read_sign("leo", DAY, period, "en").text for period in ("week", "month"))
    assert week.startswith("From Nov 16 to Nov 22, ")
    assert month.startswith("In Nov 2026, ")


@settings(max_examples=20, deadline=None, derandomize=True)
@given(st.dates(date(1900, 1, 1), date(2100, 11, 30)), st.sampled_from(SIGNS))
def test_the_same_day_is_the_same_reading(day: date, sign: Sign) -> None:
    found = read_sign(sign, day, "day", "en")
    assert read_sign(sign, day, "day", "en") == found
    assert ZodiacResult.model_validate_json(found.model_dump_json(by_alias=True)) == found
    assert all("{" not in text for text in (found.text, *(one.text for one in found.categories)))


@pytest.mark.parametrize("locale", get_args(Locale))
@pytest.mark.parametrize("sign", ["aries", "libra"])
def test_no_sentence_returns_within_thirty_days(sign: Sign, locale: Locale) -> None:
    told: dict[str, int] = {}
    for ahead in range(150):
        found = read_sign(sign, DAY + timedelta(days=ahead), "day", locale)
        sentences = split(found.text, *(area.text for area in found.categories))
        assert len(set(sentences)) == len(sentences)
        for sentence in sentences:
            assert ahead - told.get(sentence, -99) > 30, sentence
            told[sentence] = ahead


@pytest.mark.parametrize("period", ["week", "month"])
def test_a_span_is_the_mean_of_its_days(period: Period) -> None:
    found = read_sign("leo", DAY, period, "ko")
    for day in found.days:
        assert read_sign("leo", day.date, "day", "ko").score == day.score
    scores = [day.score for day in found.days]
    assert found.score == round(sum(scores) / len(scores))
    assert [found.days[0].date, found.days[-1].date] == [found.start, found.end]
    best = max(found.days, key=lambda day: day.score).date
    assert f"{best.month}월 {best.day}일" in found.text
    assert impolite([found.text, *(area.text for area in found.categories)]) == []


def test_spans_begin_on_monday_and_on_the_first() -> None:
    assert span(DAY, "week") == (date(2026, 11, 16), date(2026, 11, 22))
    assert span(date(2024, 2, 10), "month") == (date(2024, 2, 1), date(2024, 2, 29))
    assert span(DAY, "day") == (DAY, DAY)


def test_weeks_and_months_name_themselves_so_that_no_sentence_returns() -> None:
    told: list[str] = []
    for period, days in (("week", 7), ("month", 30)):
        for turn in range(3):
            found = read_sign("virgo", DAY + timedelta(days=days * turn), period, "ko")
            told += split(found.text, *(area.text for area in found.categories))
    assert len(set(told)) == len(told)


def test_a_span_that_leaves_the_table_is_refused() -> None:
    with pytest.raises(OutOfRange):
        read_sign("leo", date(2100, 12, 31), "week", "ko")
    with pytest.raises(OutOfRange):
        read_sign("leo", date(1899, 12, 31), "day", "ko")
    assert read_sign("leo", date(2100, 12, 31), "month", "ko").end == date(2100, 12, 31)
    assert read_sign("leo", date(1900, 1, 1), "week", "ko").start == date(1900, 1, 1)


def test_the_signs_differ_on_a_day() -> None:
    found = [read_sign(sign, DAY, "day", "ko") for sign in SIGNS]
    assert len({one.text for one in found}) == 12
    assert len({one.score for one in found}) > 5
