"""The four pillars against a sample on which several independent reckonings agree."""

from datetime import date, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fortune_desktop.core.birth import Birth
from fortune_desktop.fortune.almanac import terms
from fortune_desktop.fortune.clock import Clock
from fortune_desktop.fortune.cycle import Element
from fortune_desktop.fortune.saju.pillars import (
    Chart,
    DayBoundary,
    Pillars,
    cast,
    day_and_hour,
    day_pillar,
    meetings,
)
from tests.fortune.samples import ANNA, rows

CLOCKS: tuple[Clock, ...] = get_args(Clock)
SEOUL_TO_UTC = timedelta(hours=9)


def hanja(pillars: Pillars) -> str:
    return "".join(pillar.hanja for pillar in pillars.placed().values())


def codes(chart: Chart) -> list[str]:
    return [warned.code for warned in chart.warnings]


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("boundary", ["yaja", "jasi"])
def test_every_strict_row(clock: Clock, boundary: DayBoundary) -> None:
    compared = 0
    for row in rows("pillars.json"):
        if clock not in row:
            continue
        day, _, hour = row["wall"].partition(" ")
        births = [Birth(date=day, time=hour)]
        if "lunar" in row:
            lunar, leap = row["lunar"]
            births.append(Birth(date=lunar, time=hour, calendar="lunar", leap_month=leap))
        for birth in births:
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
    first_day_of_the_cycle = datetime.fromisoformat("1984-01-31T23:30")
    assert day_pillar(first_day_of_the_cycle.date()).hanja == "甲子"
    day, hour = day_and_hour(first_day_of_the_cycle, boundary)
    assert day.hanja + hour.hanja == expected


def test_the_first_hour_of_a_day_is_the_same_in_every_school() -> None:
    just_after = datetime.fromisoformat("1984-02-01T00:30")
    boundaries: tuple[DayBoundary, ...] = get_args(DayBoundary)
    found = {day_and_hour(just_after, boundary) for boundary in boundaries}
    assert {day.hanja + hour.hanja for day, hour in found} == {"乙丑丙子"}


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


def test_an_hour_that_happened_twice_shows_the_second_reading() -> None:
    chart = cast(Birth(date="1988-10-09", time="02:10"))
    (other,) = chart.alternatives
    assert codes(chart) == ["clock_overlap"]
    assert other.instant == chart.moment.instant + timedelta(hours=1)
    assert chart.pillars.hour is not None
    assert other.pillars.hour == chart.pillars.hour.next()


def test_an_hour_that_never_was() -> None:
    assert codes(cast(Birth(date="1988-05-08", time="02:30"))) == ["clock_gap"]


def test_a_birth_before_civil_time() -> None:
    assert codes(cast(Birth(date="1905-06-01", time="10:00"))) == ["before_1908"]


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


def test_a_known_chart() -> None:
    pillars = cast(ANNA).pillars
    assert hanja(pillars) == "庚午辛巳庚辰癸未"
    assert sum(pillars.elements().values()) == 8
    assert pillars.elements()[Element.WOOD] == 0
    found = {(met.kind, met.places, met.characters) for met in meetings(pillars)}
    assert ("six_combine", ("year", "hour"), "午未") in found


def test_three_branches_of_a_combination_meet() -> None:
    chart = cast(Birth(date="1992-04-10", time="00:40"))  # 壬申 甲辰 乙卯 丙子
    found = {met.characters for met in meetings(chart.pillars) if met.kind == "three_combine"}
    assert found == {"申子辰"}


def test_a_birth_abroad_uses_its_own_zone_and_place() -> None:
    new_york = Birth(
        date="1990-05-15", time="14:30", timezone="America/New_York", latitude=40.7, longitude=-74.0
    )
    chart = cast(new_york)
    assert chart.moment.instant.hour == 18
    assert chart.pillars.hour is not None
    assert chart.pillars.hour.hangul[1] == "미"  # 13:34 by local mean time


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.times(), st.sampled_from(CLOCKS))
def test_stems_follow_from_the_rules_of_five(day: date, hour: object, clock: Clock) -> None:
    pillars = cast(Birth(date=day.isoformat(), time=f"{hour:%H:%M}"), clock, "jasi").pillars
    assert pillars.hour is not None
    assert pillars.hour.stem == (2 * pillars.day.stem + pillars.hour.branch) % 10
    assert pillars.month.stem == (2 * pillars.year.stem + 2 + (pillars.month.branch - 2) % 12) % 10
