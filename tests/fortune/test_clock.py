"""Wall times, clock changes and the clocks of a chart."""

from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from typing import get_args
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from skyfield.api import load, load_file

from fortune_desktop.core.birth import Birth
from fortune_desktop.core.errors import FortuneError, ImpossibleDate, OutOfRange
from fortune_desktop.fortune.clock import (
    Clock,
    birth_date,
    birth_moment,
    chart_seconds,
    chart_time,
    equation_of_time,
    legal_offset,
    summer_time,
)
from tests.fortune.samples import rows

SEOUL = 126.978
UNIX_EPOCH_JD = 2440587.5


def born(text: str, **more: str) -> Birth:
    day, _, hour = text.partition(" ")
    return Birth.model_validate({"date": day, "time": hour or None, **more})


def test_every_korean_clock_change_is_noticed_and_its_edges_are_not() -> None:
    for kind, first, end in rows("clock_edges.json"):
        start, stop = datetime.fromisoformat(first), datetime.fromisoformat(end)
        inside = start + timedelta(minutes=1)
        after = stop + timedelta(minutes=1)
        assert birth_moment(born(f"{inside:%Y-%m-%d %H:%M}")).clock_change == f"clock_{kind}"
        assert birth_moment(born(f"{after:%Y-%m-%d %H:%M}")).clock_change is None
        before = start - timedelta(minutes=1)
        assert birth_moment(born(f"{before:%Y-%m-%d %H:%M}")).clock_change is None


def test_an_hour_that_happened_twice_is_read_the_first_time() -> None:
    moment = birth_moment(born("1988-10-09 02:30"))
    assert moment.instant == datetime(1988, 10, 8, 16, 30, tzinfo=UTC)
    assert moment.other().instant - moment.instant == timedelta(hours=1)


def test_the_clocks_of_a_summer_time_birth() -> None:
    civil = birth_moment(born("1988-07-01 12:00")).civil
    assert chart_time(civil, "standard", SEOUL) == datetime.fromisoformat("1988-07-01T11:00")
    assert chart_time(civil, "fixed_127_5", SEOUL) == datetime.fromisoformat("1988-07-01T10:30")
    mean = chart_time(civil, "local_mean", SEOUL)
    assert abs(mean - datetime.fromisoformat("1988-07-01T10:27:54.720")) < timedelta(milliseconds=1)
    apparent = chart_time(civil, "apparent", SEOUL)
    assert timedelta(minutes=3.5) < mean - apparent < timedelta(minutes=4)


def test_standard_time_follows_the_law_of_the_era() -> None:
    moment = birth_moment(born("1956-01-10 12:00"))
    assert moment.instant == datetime(1956, 1, 10, 3, 30, tzinfo=UTC)
    assert chart_time(moment.civil, "standard", SEOUL) == datetime.fromisoformat("1956-01-10T12:00")


# Extremes and zeros of the equation of time as almanacs print them, in minutes.
@pytest.mark.parametrize(
    ("day", "minutes"),
    [((2, 11), -14.2), ((5, 14), 3.7), ((7, 26), -6.5), ((11, 3), 16.4), ((4, 15), 0.0)],
)
def test_equation_of_time(day: tuple[int, int], minutes: float) -> None:
    for year in (1920, 2000, 2080):
        found = equation_of_time(datetime(year, *day, 12, tzinfo=UTC).timestamp()) / 60
        assert abs(found - minutes) < 0.3


@pytest.mark.parametrize("clock", get_args(Clock))
def test_seconds_and_time_of_a_clock_are_the_same(clock: Clock) -> None:
    civil = birth_moment(born("1988-07-01 12:34")).civil
    seconds = chart_seconds(civil, clock, SEOUL)
    shown = datetime.fromisoformat("1970-01-01T00:00") + timedelta(seconds=seconds)
    assert chart_time(civil, clock, SEOUL) == shown


def test_summer_time_is_told_apart_from_the_legal_clock() -> None:
    summer = birth_moment(born("1988-07-01 12:00")).civil
    winter = birth_moment(born("1956-01-10 12:00")).civil
    assert (summer_time(summer), legal_offset(summer)) == (timedelta(hours=1), timedelta(hours=9))
    assert (summer_time(winter), legal_offset(winter)) == (timedelta(), timedelta(hours=8.5))


def test_another_instant_on_the_same_clock() -> None:
    moment = birth_moment(born("1988-07-01 12:00"))
    winter = moment.at(datetime(1988, 12, 1, tzinfo=UTC))
    assert f"{winter.civil:%H:%M}" == "09:00"
    assert moment.at(moment.instant) == moment


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.datetimes(datetime.fromisoformat("1900-01-01"), datetime.fromisoformat("2100-12-31")),
    st.sampled_from(["Asia/Seoul", "America/New_York", "Europe/Lisbon", "Asia/Kathmandu"]),
    st.integers(-180, 180),
)
def test_the_clocks_of_any_birth(wall: datetime, zone: str, longitude: int) -> None:
    civil = wall.replace(second=0, microsecond=0, tzinfo=ZoneInfo(zone))
    unix = civil.timestamp()
    assert chart_seconds(civil, "local_mean", longitude) - unix == 240 * longitude
    assert chart_seconds(civil, "fixed_127_5", longitude) - unix == 8.5 * 3600
    sun = chart_seconds(civil, "apparent", longitude)
    assert abs(sun - chart_seconds(civil, "local_mean", longitude)) < 17 * 60
    legal = chart_seconds(civil, "standard", longitude) - unix
    assert legal == (civil.utcoffset() - civil.dst()).total_seconds()


def test_equation_of_time_is_that_of_an_ephemeris_within_three_seconds() -> None:
    unix = datetime(1900, 1, 2, tzinfo=UTC).timestamp() + 61.7 * 86_400 * np.arange(890)
    times = load.timescale(builtin=True).ut1_jd(unix / 86_400 + UNIX_EPOCH_JD)
    with closing(load_file(str(files("skyfield_data") / "data" / "de421.bsp"))) as kernel:
        sun = kernel["earth"].at(times).observe(kernel["sun"]).apparent()
        hour_angle = times.gast - sun.radec("date")[0].hours
    mean = unix / 3_600 - 12
    wanted = 3_600 * ((hour_angle - mean + 12) % 24 - 12)
    found = np.array([equation_of_time(moment) for moment in unix])
    assert np.abs(found - wanted).max() < 3


def test_a_lunar_birth_is_a_solar_day() -> None:
    assert birth_date(born("1990-04-21", calendar="lunar")) == date(1990, 5, 15)
    leap = Birth(date="2020-04-01", calendar="lunar", leap_month=True)
    assert birth_date(leap) == date(2020, 5, 23)


@pytest.mark.parametrize(
    ("birth", "error", "details"),
    [
        (
            Birth(date="2023-02-29"),
            ImpossibleDate,
            {"date": "2023-02-29", "calendar": "solar", "ends": "2023-02-28"},
        ),
        (
            Birth(date="2023-01-30", calendar="lunar"),
            ImpossibleDate,
            {"date": "2023-01-30", "calendar": "lunar", "leap": False, "ends": "2023-01-29"},
        ),
        (
            Birth(date="1990-04-01", calendar="lunar", leap_month=True),
            ImpossibleDate,
            {"date": "1990-04-01", "calendar": "lunar", "leap": True},
        ),
        (Birth(date="1850-01-01"), OutOfRange, {"first": 1900, "last": 2100}),
        (Birth(date="2101-01-01"), OutOfRange, {"first": 1900, "last": 2100}),
        (Birth(date="2051-01-01", calendar="lunar"), OutOfRange, {"first": 1900, "last": 2050}),
    ],
)
def test_a_birth_on_no_day_is_refused_by_name(
    birth: Birth, error: type[FortuneError], details: dict[str, object]
) -> None:
    for field in ("birth.date", "a.birth.date"):
        with pytest.raises(error) as refused:
            birth_date(birth, field)
        assert refused.value.details == {**details, "field": field}
