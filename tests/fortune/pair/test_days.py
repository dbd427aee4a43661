"""The days that suit two people."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fortune_desktop.core.birth import Birth
from fortune_desktop.core.errors import OutOfRange
from fortune_desktop.fortune.pair.days import good_days
from fortune_desktop.fortune.pair.meeting import kinds
from fortune_desktop.fortune.saju.pillars import cast, day_pillar
from tests.fortune.pair.couples import BIRTHS, DAY, JIHO, SEOYEON

A, B = cast(SEOYEON).pillars, cast(JIHO).pillars


def test_three_days_within_thirty_in_order() -> None:
    found = good_days(A, B, DAY, "ko")
    dates = [day.date for day in found]
    assert dates == sorted(set(dates))
    assert len(dates) == 3
    assert dates[0] >= DAY
    assert dates[-1] < DAY + timedelta(days=30)
    assert len({day.text for day in found}) == 3


def test_a_day_says_what_it_is_good_for() -> None:
    first = good_days(A, B, DAY, "ko")[0]
    assert (first.date, first.text) == (date(2026, 11, 29), "마음 열기")
    today = day_pillar(first.date).branch
    assert "six_combine" in kinds(today, A.day.branch) + kinds(today, B.day.branch)
    assert good_days(A, B, DAY, "en")[0].text == "opening up"


@settings(max_examples=50, deadline=None, derandomize=True)
@given(BIRTHS, BIRTHS, st.dates(date(1900, 1, 1), date(2100, 12, 1)))
def test_good_days_are_the_same_from_either_side(a: Birth, b: Birth, start: date) -> None:
    here, there = cast(a).pillars, cast(b).pillars
    found = good_days(here, there, start, "ko")
    assert good_days(there, here, start, "ko") == found
    assert all(20 <= day.score <= 98 for day in found)


def test_no_day_is_better_than_the_chosen() -> None:
    chosen = {day.date: day.score for day in good_days(A, B, DAY, "ko")}
    end = DAY + timedelta(days=30)
    for ahead in range(1, 30):
        for day in good_days(A, B, DAY + timedelta(days=ahead), "ko"):
            if day.date < end and day.date not in chosen:
                assert day.score <= min(chosen.values())


def test_days_beyond_the_last_year_are_left_out() -> None:
    assert [day.date for day in good_days(A, B, date(2100, 12, 31), "ko")] == [date(2100, 12, 31)]
    with pytest.raises(OutOfRange):
        good_days(A, B, date(2101, 1, 1), "ko")
