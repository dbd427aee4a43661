"""The four pillars against a sample on which several independent reckonings agree."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fortune_desktop.core.birth import Birth
from fortune_desktop.core.errors import ImpossibleDate, OutOfRange
from fortune_desktop.fortune.almanac import LAST_LUNAR_YEAR, lunar_of, terms
from fortune_desktop.fortune.clock import Clock
from fortune_desktop.fortune.cycle import Element
from fortune_desktop.fortune.saju.models import SajuOptions
from fortune_desktop.fortune.saju.pillars import (
    Chart,
    DayBoundary,
    cast,
    day_and_hour,
    day_pillar,
    four_pillars,
    year_and_month,
)
from tests.fortune.saju.births import BOUNDARIES, CLOCKS, SEOYEON, births, days, hanja, options
from tests.fortune.samples import ANNA, rows

SEOUL_TO_UTC = timedelta(hours=9)
EPOCH = datetime.fromisoformat("1970-01-01T00:00")


def codes(chart: Chart) -> list[str]:
    return [warned.code for warned in chart.warnings]


def seconds(text: str) -> float:
    return (datetime.fromisoformat(text) - EPOCH).total_seconds()


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("boundary", ["yaja", "jasi"])
def test_every_strict_row(clock: Clock, boundary: DayBoundary) -> None:
    compared = 0
    for row in rows("pillars.json"):
        if clock not in row:
            continue
        day, _, hour = row["wall"].partition(" ")
        given = [Birth(date=day, time=hour)]
        if "lunar" in row:
            lunar, leap = row["lunar"]
            given.append(Birth(date=lunar, time=hour, calendar="lunar", leap_month=leap))
        for birth in given:
            chart = cast(birth, clock, boundary)
            expected = row["year"] + row["month"] + row[clock][boundary]
            assert hanja(chart.pillars) == expected, row["wall"]
            assert chart.moment.instant == datetime.fromisoformat(row["utc"])
            compared += 1
    assert compared > 380


@pytest.mark.parametrize(
    ("boundary", "expected"), [("yaja", "甲子丙子"), ("jasi", "乙丑丙子"), ("midnight", "甲子甲子")]
)
def test_the_last_hour_of_a_day(boundary: DayBoundary, expected: str) -> None:
    assert day_pillar(date(1984, 1, 31)).hanja == "甲子"
    day, hour = day_and_hour(seconds("1984-01-31T23:30"), boundary)
    assert day.hanja + hour.hanja == expected


def test_the_first_hour_of_a_day_is_the_same_in_every_school() -> None:
    found = {day_and_hour(seconds("1984-02-01T00:30"), boundary) for boundary in BOUNDARIES}
    assert {day.hanja + hour.hanja for day, hour in found} == {"乙丑丙子"}


def test_hours_change_on_the_odd_hour() -> None:
    def branch(text: str) -> str:
        return day_and_hour(seconds(f"1950-06-15T{text}"), "yaja")[1].hanja[1]

    assert [branch(text) for text in ("00:59", "01:00", "02:59", "03:00")] == list("子丑丑寅")
    assert [branch(text) for text in ("22:59", "23:00")] == list("亥子")


def test_a_birth_beside_ipchun_shows_both_years() -> None:
    ipchun = terms(2024)[2].utc
    wall = (ipchun + SEOUL_TO_UTC + timedelta(minutes=1)).replace(second=0)
    chart = cast(Birth(date=f"{wall:%Y-%m-%d}", time=f"{wall:%H:%M}"))
    (other,) = chart.alternatives
    assert codes(chart) == ["near_solar_term"]
    assert {chart.pillars.year.hanja, other.pillars.year.hanja} == {"癸卯", "甲辰"}
    assert {chart.pillars.month.hanja, other.pillars.month.hanja} == {"乙丑", "丙寅"}
    assert chart.pillars.day == other.pillars.day
    later = wall + timedelta(minutes=3)
    assert codes(cast(Birth(date=f"{later:%Y-%m-%d}", time=f"{later:%H:%M}"))) == []


def test_the_other_chart_lies_just_across_the_term() -> None:
    chart = cast(SEOYEON)
    (other,) = chart.alternatives
    ipchun = terms(1995)[2]
    assert (hanja(chart.pillars), hanja(other.pillars)) == ("甲戌丁丑丙寅丙申", "乙亥戊寅丙寅丙申")
    assert (other.term, other.moment.instant, other.instant) == (ipchun, ipchun.utc, None)
    after = cast(SEOYEON.model_copy(update={"time": "16:14"}))
    assert hanja(after.alternatives[0].pillars) == hanja(chart.pillars)
    assert after.alternatives[0].moment.instant == ipchun.utc - timedelta(seconds=1)


def test_an_hour_that_happened_twice_shows_the_second_reading() -> None:
    chart = cast(Birth(date="1988-10-09", time="02:10"))
    (other,) = chart.alternatives
    assert codes(chart) == ["clock_overlap"]
    assert other.instant == chart.moment.instant + timedelta(hours=1)
    assert chart.pillars.hour is not None
    assert other.pillars.hour == chart.pillars.hour.next()


def test_an_hour_that_never_was() -> None:
    chart = cast(Birth(date="1988-05-08", time="02:30"))
    (other,) = chart.alternatives
    assert codes(chart) == ["clock_gap"]
    assert chart.moment.instant - (other.instant or chart.moment.instant) == timedelta(hours=1)


@pytest.mark.parametrize(
    ("day", "time", "pillars"),
    [
        # 경칩 came at 02:44 on the clock that had been put back: the second reading is beside it.
        ("1977-03-06", "02:43", ["壬寅", "壬寅", "癸卯"]),
        # 청명 came at 02:33 before the clock was put back: the second reading is past it.
        ("2009-04-05", "02:33", ["丁卯", "戊辰", "戊辰"]),
    ],
)
def test_a_term_beside_either_reading_of_an_hour_is_told(
    day: str, time: str, pillars: list[str]
) -> None:
    sydney = {"timezone": "Australia/Sydney", "latitude": -33.87, "longitude": 151.21}
    chart = cast(Birth.model_validate({"date": day, "time": time, **sydney}))
    assert codes(chart) == ["clock_overlap", "near_solar_term"]
    told = [chart.pillars, *(other.pillars for other in chart.alternatives)]
    assert [one.month.hanja for one in told] == pillars


def test_a_day_that_was_left_out_is_told_without_an_hour_too() -> None:
    skipped = cast(Birth(date="2011-12-30", timezone="Pacific/Apia"))
    assert {one.code for one in skipped.warnings} == {"unknown_hour", "clock_gap"}
    assert skipped.alternatives == ()
    usual = cast(Birth(date="1988-05-08"))
    assert [one.code for one in usual.warnings] == ["unknown_hour"]


def test_a_birth_before_civil_time() -> None:
    assert codes(cast(Birth(date="1905-06-01", time="10:00"))) == ["before_1908"]
    assert codes(cast(Birth(date="1908-04-02", time="10:00"))) == []
    abroad = {"timezone": "Europe/London", "longitude": 0.0}
    assert codes(cast(Birth.model_validate({"date": "1905-06-01", "time": "10:00"} | abroad))) == []


def test_an_unknown_hour_leaves_three_pillars() -> None:
    chart = cast(ANNA.model_copy(update={"time": None}))
    assert chart.pillars.hour is None
    assert codes(chart) == ["unknown_hour"]
    assert sum(chart.pillars.elements().values()) == 6


def test_an_unknown_hour_on_the_day_of_a_term_shows_both_months() -> None:
    chart = cast(Birth(date="2024-02-04"))
    (other,) = chart.alternatives
    assert codes(chart) == ["unknown_hour", "near_solar_term"]
    assert {chart.pillars.month.hanja, other.pillars.month.hanja} == {"乙丑", "丙寅"}
    assert other.pillars.hour is None
    assert other.pillars.day == chart.pillars.day


def test_a_known_chart() -> None:
    pillars = cast(ANNA).pillars
    assert hanja(pillars) == "庚午辛巳庚辰癸未"
    assert sum(pillars.elements().values()) == 8
    assert pillars.elements()[Element.WOOD] == 0


def test_a_birth_abroad_uses_its_own_zone_and_place() -> None:
    new_york = Birth(
        date="1990-05-15", time="14:30", timezone="America/New_York", latitude=40.7, longitude=-74.0
    )
    chart = cast(new_york)
    assert chart.moment.instant.hour == 18
    assert chart.pillars.hour is not None
    assert chart.pillars.hour.hangul[1] == "미"  # 13:34 by local mean time


@pytest.mark.parametrize(
    ("birth", "error"),
    [
        (Birth(date="2023-02-29", time="10:00"), ImpossibleDate),
        (Birth(date="2023-01-30", calendar="lunar"), ImpossibleDate),
        (Birth(date="2022-02-01", calendar="lunar", leap_month=True), ImpossibleDate),
        (Birth(date="1899-12-31"), OutOfRange),
        (Birth(date="2101-01-01"), OutOfRange),
        (Birth(date="2051-01-01", calendar="lunar"), OutOfRange),
    ],
)
def test_births_that_cannot_be(birth: Birth, error: type[Exception]) -> None:
    with pytest.raises(error):
        cast(birth)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(births(), options)
def test_stems_follow_from_the_rules_of_five(birth: Birth, chosen: SajuOptions) -> None:
    pillars = cast(birth, chosen.clock, chosen.day_boundary).pillars
    assert pillars.month.stem == (2 * pillars.year.stem + 2 + (pillars.month.branch - 2) % 12) % 10
    if pillars.hour is not None:
        own = (2 * pillars.day.stem + pillars.hour.branch) % 10
        next_day = (2 * (pillars.day.stem + 1) + pillars.hour.branch) % 10
        late_rat = chosen.day_boundary == "yaja" and pillars.hour.branch == 0
        assert pillars.hour.stem in ({own, next_day} if late_rat else {own})


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.dates(date(1900, 1, 31), date(LAST_LUNAR_YEAR, 12, 31)), options)
def test_a_lunar_birth_has_the_chart_of_its_solar_day(day: date, chosen: SajuOptions) -> None:
    lunar = lunar_of(day)
    as_lunar = Birth(
        date=f"{lunar.year:04}-{lunar.month:02}-{lunar.day:02}",
        time="08:20",
        calendar="lunar",
        leap_month=lunar.leap,
    )
    as_solar = Birth(date=day.isoformat(), time="08:20")
    how = (chosen.clock, chosen.day_boundary)
    assert cast(as_lunar, *how) == cast(as_solar, *how)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(days, options)
def test_pillars_go_on_by_one(day: date, chosen: SajuOptions) -> None:
    assert day_pillar(day).next() == day_pillar(day + timedelta(days=1))
    noon = datetime.combine(day, datetime.min.time(), tzinfo=ANNA.zone) + timedelta(hours=12)
    today = four_pillars(noon, 126.978, chosen.clock, chosen.day_boundary)
    sixty_days = four_pillars(noon - timedelta(days=60), 126.978, chosen.clock, chosen.day_boundary)
    assert today.day == sixty_days.day


def test_year_and_month_turn_at_the_instant_of_the_term() -> None:
    for year in (1900, 1984, 2000, 2100):
        for index in range(0, 24, 2):
            term = terms(year)[index].utc.timestamp()
            (year_before, before), (year_after, after) = map(year_and_month, (term - 0.001, term))
            assert before.next() == after
            assert (year_before.next() == year_after) is (index == 2)
            assert (year_before == year_after) is (index != 2)
