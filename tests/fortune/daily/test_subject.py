"""Whose day it is, and the pillars over a date."""

from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fortune_desktop.core.birth import Birth
from fortune_desktop.core.errors import ImpossibleDate
from fortune_desktop.fortune.almanac import terms
from fortune_desktop.fortune.daily.subject import Sky, Subject
from fortune_desktop.fortune.saju.luck import luck
from fortune_desktop.fortune.saju.pillars import cast, day_pillar
from tests.fortune.samples import ANNA

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def test_a_known_date() -> None:
    sky = Sky.over(date(2026, 11, 22))
    assert (sky.year.hanja, sky.month.hanja, sky.day.hanja) == ("丙午", "己亥", "庚子")
    assert sky.term is not None
    assert sky.term.name == "소설"
    assert Sky.over(date(2026, 11, 21)).term is None


def test_the_day_of_a_term_is_the_first_of_its_month_and_year() -> None:
    for year in (1900, 1954, 1988, 2026, 2100):
        for term in terms(year):
            day = term.kst.date()
            before, on = Sky.over(day - timedelta(days=1)), Sky.over(day)
            assert on.term == term
            assert (on.month != before.month) is (term.index % 2 == 0)
            assert (on.year != before.year) is (term.name == "입춘")


@settings(max_examples=100, deadline=None, derandomize=True)
@given(DAYS)
def test_months_follow_each_other_and_years_their_months(day: date) -> None:
    today, tomorrow = Sky.over(day), Sky.over(day + timedelta(days=1))
    assert today.day == day_pillar(day)
    assert tomorrow.month in (today.month, today.month.next())
    assert tomorrow.year in (today.year, today.year.next())
    # The stem of a month hangs on that of its year (오호둔).
    from_tiger = (today.month.branch - 2) % 12
    assert today.month.stem == (2 * today.year.stem + 2 + from_tiger) % 10


def test_without_a_gender_there_is_no_luck() -> None:
    assert Subject(ANNA).luck_on(date(2026, 11, 22)) is None


@pytest.mark.parametrize("gender", ["female", "male"])
def test_the_luck_of_a_day_is_the_cycle_it_lies_in(gender: str) -> None:
    subject = Subject(ANNA, "female" if gender == "female" else "male")
    chart = cast(ANNA)
    assert subject.gender is not None
    cycles = luck(
        chart.pillars.year, chart.pillars.month, chart.moment.civil, subject.gender, "exact"
    ).cycles
    assert subject.luck_on(cycles[0][1] - timedelta(days=1)) is None
    for _, first, pillar in cycles:
        assert subject.luck_on(first) == pillar
    for (_, _, pillar), (_, following, _) in pairwise(cycles):
        assert subject.luck_on(following - timedelta(days=1)) == pillar


def test_keys_tell_people_and_births_apart() -> None:
    other = ANNA.model_copy(update={"time": "14:31"})
    me, you = UUID(int=1), UUID(int=2)
    keys = {
        Subject(birth, gender, user).key
        for birth in (ANNA, other)
        for gender in ("female", None)
        for user in (me, you, None)
    }
    # What words a person hears does not hang on their gender.
    assert len(keys) == 6
    assert {len(key) for key in keys} == {32}
    assert Subject(ANNA, None, me).key == Subject(ANNA.model_copy(), None, UUID(int=1)).key


def test_a_birth_that_never_was_is_refused() -> None:
    with pytest.raises(ImpossibleDate):
        _ = Subject(Birth(date="1990-02-30")).pillars
