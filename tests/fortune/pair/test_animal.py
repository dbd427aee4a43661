"""The animal of a year."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.errors import OutOfRange
from fortune_desktop.fortune.almanac import KST
from fortune_desktop.fortune.cycle import BRANCHES
from fortune_desktop.fortune.pair.animal import animal_years, read_animal
from fortune_desktop.fortune.pair.models import AnimalResult, YearStart
from tests.fortune.pair.couples import DAY
from tests.fortune.sentences import impolite
from tests.fortune.sky.told import split

HORSE = 6


def test_a_known_day() -> None:
    found = read_animal(HORSE, DAY, "ipchun", "ko")
    assert (found.branch, found.hanja, found.hangul, found.name) == ("horse", "午", "오", "말띠")
    assert (found.day_pillar, found.day_pillar_name) == ("庚子", "경자")
    assert (found.relation, found.relation_name, found.score) == ("clash", "충", 49)
    assert found.text.startswith("경자일은 말띠와 마주 보는 충의 날이라")
    assert [reason.signal for reason in found.reasons] == ["clash", "takes"]


def test_years_begin_at_ipchun_or_at_seollal() -> None:
    by_term = {year.year: year for year in animal_years(HORSE, "ipchun")}
    by_moon = {year.year: year for year in animal_years(HORSE, "seollal")}
    assert by_term[2026].start.strftime("%m-%d %H:%M") == "02-04 05:02"
    assert by_moon[2026].start == datetime(2026, 2, 17, tzinfo=KST)
    assert by_moon[2026].end == datetime(2027, 2, 7, tzinfo=KST)
    assert list(by_moon) == list(range(1906, 2051, 12))
    assert list(by_term) == list(range(1906, 2101, 12))
    assert by_moon[2050].end is None


@pytest.mark.parametrize("start", get_args(YearStart))
def test_the_years_of_all_animals_follow_each_other(start: YearStart) -> None:
    years = sorted(
        (year for branch in range(12) for year in animal_years(branch, start)),
        key=lambda year: year.year,
    )
    assert [year.year for year in years] == list(range(1900, years[-1].year + 1))
    for one, following in pairwise(years):
        assert one.end == following.start
        assert timedelta(days=353) < following.start - one.start < timedelta(days=386)


@pytest.mark.parametrize(
    ("day", "start", "expected"),
    [
        (date(2026, 2, 3), "ipchun", None),
        (date(2026, 2, 4), "ipchun", 2026),
        (date(2026, 2, 16), "seollal", None),
        (date(2026, 2, 17), "seollal", 2026),
        (date(2027, 2, 4), "ipchun", None),
        (date(2027, 2, 5), "seollal", 2026),
        (date(2090, 1, 1), "seollal", 2050),
    ],
)
def test_whether_it_is_the_animals_own_year(
    day: date, start: YearStart, expected: int | None
) -> None:
    found = read_animal(HORSE, day, start, "ko").current_year
    assert (found.year if found else None) == expected


@pytest.mark.parametrize("locale", get_args(Locale))
def test_no_sentence_returns_within_thirty_days(locale: Locale) -> None:
    for branch in (0, 4, 6):
        told: dict[str, int] = {}
        for ahead in range(120):
            text = read_animal(branch, DAY + timedelta(days=ahead), "ipchun", locale).text
            for sentence in split(text):
                assert ahead - told.get(sentence, -99) > 30, sentence
                told[sentence] = ahead


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.sampled_from(range(12)), st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_day_is_the_sum_of_its_reasons(branch: int, day: date) -> None:
    found = read_animal(branch, day, "ipchun", "ko")
    assert found.score == max(20, min(98, 60 + sum(one.effect for one in found.reasons)))
    assert read_animal(branch, day, "ipchun", "ko") == found
    assert AnimalResult.model_validate_json(found.model_dump_json(by_alias=True)) == found
    assert impolite([found.text, *(reason.text for reason in found.reasons)]) == []
    assert BRANCHES[branch] == found.hanja


def test_a_day_outside_the_years_is_refused() -> None:
    with pytest.raises(OutOfRange):
        read_animal(0, date(2101, 1, 1), "ipchun", "ko")
