"""The pillars that pass: years, months and days."""

from datetime import date

import pytest

from fortune_desktop.core.errors import OutOfRange
from fortune_desktop.fortune.saju.years import SPAN, days_of, months_of, year_pillar, years_around


def test_ten_years_around_one() -> None:
    found = years_around(2026)
    assert [span.year for span in found] == list(range(2022, 2032))
    assert [span.pillar.hanja for span in found[3:6]] == ["乙巳", "丙午", "丁未"]
    assert {span.term.name for span in found} == {"입춘"}
    assert all(span.term.year == span.year for span in found)


@pytest.mark.parametrize(
    ("year", "first"), [(1900, 1900), (1903, 1900), (2100, 2091), (1950, 1946)]
)
def test_ten_years_stay_within_what_is_reckoned(year: int, first: int) -> None:
    found = years_around(year)
    assert [span.year for span in found] == list(range(first, first + SPAN))


def test_years_outside_are_refused() -> None:
    for year in (1899, 2101):
        with pytest.raises(OutOfRange):
            years_around(year)
        with pytest.raises(OutOfRange):
            months_of(year)


def test_the_months_of_a_year() -> None:
    found = months_of(2026)
    assert [span.pillar.hanja[1] for span in found] == list("寅卯辰巳午未申酉戌亥子丑")
    assert found[0].pillar.hanja == "庚寅"
    assert [span.term.name for span in found][:2] == ["입춘", "경칩"]
    assert (found[-1].term.name, found[-1].term.year) == ("소한", 2027)
    pillars = [span.pillar.index for span in found]
    assert pillars == [(pillars[0] + step) % 60 for step in range(12)]


def test_months_go_on_from_year_to_year() -> None:
    for year in range(1900, 2100):
        assert months_of(year)[-1].pillar.next() == months_of(year + 1)[0].pillar


def test_the_days_of_a_month() -> None:
    found = days_of(2024, 2)
    assert [day for day, _ in found] == [date(2024, 2, day) for day in range(1, 30)]
    assert found[3][1].hanja == "戊戌"
    pillars = [one.index for _, one in found]
    assert pillars == [(pillars[0] + step) % 60 for step in range(29)]


def test_the_year_of_the_cycle() -> None:
    assert [year_pillar(year).hanja for year in (1984, 1990, 2024)] == ["甲子", "庚午", "甲辰"]
