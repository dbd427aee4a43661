"""The term table against two ephemerides, and the Korean lunar calendar."""

from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from korean_lunar_calendar import KoreanLunarCalendar
from skyfield.api import load, load_file

from fortune_desktop.core.errors import ImpossibleDate, OutOfRange
from fortune_desktop.fortune import almanac
from fortune_desktop.fortune.almanac import (
    IPCHUN,
    LunarDate,
    day_asked,
    lunar_date,
    lunar_of,
    month_bounds,
    month_number,
    month_term_after,
    month_term_before,
    month_terms,
    solar_date,
    solar_of,
    term,
    term_after,
    term_before,
    terms,
)
from tests.fortune.samples import rows

DAY = 86_400
SHORT_MONTHS_OF_2023 = (1, 4, 6, 9, 11)


def test_the_table_equals_the_sample_within_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(almanac, "_TABLE", almanac._Table())  # read from its files again
    for year, index, name, jd_tt, utc in rows("terms.json"):
        term = terms(year)[index]
        assert (term.name, term.index, term.year) == (name, index, year)
        assert abs(term.jd_tt - jd_tt) * DAY < 1
        assert abs(term.utc - datetime.fromisoformat(utc)) < timedelta(seconds=1)


def test_the_sun_stands_at_each_terms_longitude_by_another_ephemeris() -> None:
    found = [term for year in range(1900, 2053, 8) for term in terms(year)]
    moments = load.timescale(builtin=True).tt_jd([term.jd_tt for term in found])
    with closing(load_file(str(files("skyfield_data") / "data" / "de421.bsp"))) as kernel:
        seen = kernel["earth"].at(moments).observe(kernel["sun"]).apparent()
    wanted = np.array([term.solar_longitude for term in found])
    error = (seen.ecliptic_latlon("date")[1].degrees - wanted + 180) % 360 - 180
    seconds = np.abs(error) / 360 * 365.2422 * DAY
    assert seconds.max() < 1


def test_the_terms_of_a_year_are_in_order_and_in_that_year_in_korea() -> None:
    for year in (1900, 1999, 2026, 2100):
        found = terms(year)
        assert [term.index for term in found] == list(range(24))
        assert {term.kst.year for term in found} == {year}
        assert sorted(found, key=lambda term: term.utc) == list(found)
        assert found[2].name == "입춘"
        assert found[2].solar_longitude == 315


@pytest.mark.parametrize("year", [1899, 2101, -1, 10**30])
def test_other_years_are_out_of_range(year: int) -> None:
    with pytest.raises(OutOfRange) as refused:
        terms(year)
    assert refused.value.details == {"field": "year", "first": 1900, "last": 2100}


def test_a_term_begins_at_its_own_instant() -> None:
    ipchun = terms(2024)[2]
    before = ipchun.utc - timedelta(milliseconds=1)
    assert term_before(ipchun.utc) == ipchun
    assert term_after(before) == ipchun
    assert term_before(before).name == "대한"
    assert month_term_before(before).name == "소한"
    assert month_term_after(ipchun.utc).name == "경칩"
    assert month_term_before(terms(2024)[3].utc) == ipchun


def test_instants_beyond_the_table_are_out_of_range() -> None:
    for year in (1800, 2200):
        with pytest.raises(OutOfRange) as refused:
            term_before(datetime(year, 6, 1, tzinfo=UTC))
        assert refused.value.details == {"first": 1900, "last": 2100}


def test_the_table_begins_and_ends_with_a_term_on_either_side() -> None:
    first = almanac._TABLE[0]
    assert (first.year, first.name, term_before(first.utc)) == (1899, "소한", first)
    with pytest.raises(OutOfRange):
        term_before(first.utc - timedelta(seconds=1))
    last = len(almanac._TABLE.unix) - 1
    assert month_term_after(almanac._TABLE[last - 2].utc) == almanac._TABLE[last - 1]
    with pytest.raises(OutOfRange):
        month_term_after(almanac._TABLE[last - 1].utc)


def test_months_are_numbered_from_the_first_term() -> None:
    for number, place in ((0, 0), (1, 2), (1200, 2400)):
        term = almanac._TABLE[place]
        assert month_number(term.utc.timestamp()) == number
        assert month_number(term.utc.timestamp() - 0.001) == number - 1 if number else True
        begun, ends = month_bounds(number)
        assert begun == pytest.approx(term.utc.timestamp())
        assert ends == pytest.approx(almanac._TABLE[place + 2].utc.timestamp())


def test_every_term_opens_its_own_month_to_the_microsecond() -> None:
    for place in range(0, len(almanac._TABLE.unix) - 2, 2):
        assert month_number(almanac._TABLE[place].utc.timestamp()) == place // 2


@pytest.mark.parametrize("year", [1800, 2200])
def test_months_beyond_the_table_are_out_of_range(year: int) -> None:
    with pytest.raises(OutOfRange) as refused:
        month_number(datetime(year, 6, 1, tzinfo=UTC).timestamp())
    assert refused.value.details == {"first": 1900, "last": 2100}


def test_one_term_of_a_year() -> None:
    assert [term(2024, index) for index in range(24)] == list(terms(2024))
    assert term(2024, IPCHUN).name == "입춘"
    with pytest.raises(OutOfRange):
        term(2101, 0)


def test_a_year_of_pillars_has_twelve_months_from_ipchun() -> None:
    for year in (1900, 2024, 2100):
        found = month_terms(year)
        assert [term.index for term in found] == [*range(2, 24, 2), 0]
        assert (found[0].year, found[-1].year) == (year, year + 1)
    with pytest.raises(OutOfRange):
        month_terms(2101)


def test_lunar_months_are_those_of_the_library_they_come_from() -> None:
    for year in range(1900, 2050, 7):
        for month in range(1, 13):
            calendar = KoreanLunarCalendar()
            calendar.setLunarDate(year, month, 29, False)
            told = date(calendar.solarYear, calendar.solarMonth, calendar.solarDay)
            assert solar_of(LunarDate(year, month, 29)) == told


def test_a_month_has_29_or_30_days() -> None:
    long = [month for month in range(1, 13) if month not in SHORT_MONTHS_OF_2023]
    assert [solar_of(LunarDate(2023, month, 30)).year for month in long]
    for month in SHORT_MONTHS_OF_2023:
        assert solar_of(LunarDate(2023, month, 29))
        with pytest.raises(ImpossibleDate) as refused:
            solar_of(LunarDate(2023, month, 30))
        assert refused.value.details == {
            "field": "lunar",
            "date": f"2023-{month:02}-30",
            "calendar": "lunar",
            "leap": False,
            "ends": f"2023-{month:02}-29",
        }
    with pytest.raises(ImpossibleDate):
        solar_of(LunarDate(2023, 1, 0))


def test_the_days_before_the_first_lunar_new_year_belong_to_1899() -> None:
    assert lunar_of(date(1900, 1, 1)) == LunarDate(1899, 12, 1)
    assert lunar_of(date(1900, 1, 30)) == LunarDate(1899, 12, 30)
    with pytest.raises(OutOfRange):
        solar_of(LunarDate(1899, 12, 1))


def test_lunar_dates_equal_the_sample_both_ways() -> None:
    for solar, year, month, day, leap in rows("lunar.json"):
        lunar = LunarDate(year, month, day, leap)
        assert lunar_of(date.fromisoformat(solar)) == lunar
        assert solar_of(lunar) == date.fromisoformat(solar)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.dates(date(1900, 1, 31), date(2050, 12, 31)))
def test_there_and_back_is_the_same_day(day: date) -> None:
    assert solar_of(lunar_of(day)) == day


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("2023-02-29", {"ends": "2023-02-28"}),
        ("1900-02-29", {"ends": "1900-02-28"}),
        ("2000-04-31", {"ends": "2000-04-30"}),
        ("2000-12-00", {"ends": "2000-12-31"}),
        ("1990-13-01", {}),
        ("1990-00-10", {}),
    ],
)
def test_impossible_solar_dates(text: str, ends: dict[str, str]) -> None:
    with pytest.raises(ImpossibleDate) as refused:
        solar_date(text, "day")
    assert refused.value.details == {"field": "day", "date": text, "calendar": "solar", **ends}


def test_the_day_that_is_asked_for_or_today() -> None:
    now = datetime(2026, 11, 22, 0, 5, tzinfo=UTC)
    assert day_asked(None, now) == date(2026, 11, 22)
    assert day_asked("2026-11-23", now) == date(2026, 11, 23)
    with pytest.raises(ImpossibleDate) as refused:
        day_asked("2026-11-31", now)
    assert refused.value.details["field"] == "date"


@pytest.mark.parametrize("text", ["1899-12-31", "2101-01-01", "0000-00-00"])
def test_solar_dates_out_of_range(text: str) -> None:
    with pytest.raises(OutOfRange):
        solar_date(text)


@pytest.mark.parametrize(
    ("text", "leap"),
    [
        *(
            ("2020-04-31", False),
            ("2020-05-01", True),
            ("2020-13-01", False),
            ("2021-00-01", False),
        ),
        # In the last year the table stops before the year does; what never was is told apart from it.
        *(
            ("2050-13-01", False),
            ("2050-12-30", False),
            ("2050-12-01", True),
            ("2050-01-31", False),
        ),
    ],
)
def test_impossible_lunar_dates(text: str, leap: bool) -> None:
    with pytest.raises(ImpossibleDate):
        lunar_date(text, leap)


@pytest.mark.parametrize("text", ["2051-01-01", "1899-01-01", "2050-12-01", "2050-12-29"])
def test_lunar_dates_out_of_range(text: str) -> None:
    with pytest.raises(OutOfRange):
        lunar_date(text, leap=False)


def test_lunar_february_30_exists_where_the_month_is_long() -> None:
    assert solar_of(lunar_date("2017-02-30", leap=False)) == date(2017, 3, 27)


def test_a_solar_day_after_2050_has_no_lunar_date() -> None:
    with pytest.raises(OutOfRange):
        lunar_of(date(2051, 1, 1))
