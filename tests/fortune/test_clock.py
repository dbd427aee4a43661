"""Wall times, clock changes and the clocks of a chart."""

from datetime import UTC, date, datetime, timedelta

import pytest

from fortune_desktop.core.birth import Birth
from fortune_desktop.core.errors import FortuneError, ImpossibleDate, OutOfRange
from fortune_desktop.fortune.clock import birth_date, birth_moment, chart_time, equation_of_time
from tests.fortune.samples import rows

SEOUL = 126.978


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
    moment = birth_moment(born("1988-07-01 12:00"))
    assert chart_time(moment, "standard", SEOUL) == datetime.fromisoformat("1988-07-01T11:00")
    assert chart_time(moment, "fixed_127_5", SEOUL) == datetime.fromisoformat("1988-07-01T10:30")
    mean = chart_time(moment, "local_mean", SEOUL)
    assert abs(mean - datetime.fromisoformat("1988-07-01T10:27:54.720")) < timedelta(milliseconds=1)
    apparent = chart_time(moment, "apparent", SEOUL)
    assert timedelta(minutes=3.5) < mean - apparent < timedelta(minutes=4)


def test_standard_time_follows_the_law_of_the_era() -> None:
    moment = birth_moment(born("1956-01-10 12:00"))
    assert moment.instant == datetime(1956, 1, 10, 3, 30, tzinfo=UTC)
    assert chart_time(moment, "standard", SEOUL) == datetime.fromisoformat("1956-01-10T12:00")


# Extremes and zeros of the equation of time as almanacs print them, in minutes.
@pytest.mark.parametrize(
    ("day", "minutes"),
    [((2, 11), -14.2), ((5, 14), 3.7), ((7, 26), -6.5), ((11, 3), 16.4), ((4, 15), 0.0)],
)
def test_equation_of_time(day: tuple[int, int], minutes: float) -> None:
    for year in (1920, 2000, 2080):
        found = equation_of_time(datetime(year, *day, 12, tzinfo=UTC)) / timedelta(minutes=1)
        assert abs(found - minutes) < 0.3


def test_a_lunar_birth_is_a_solar_day() -> None:
    assert birth_date(born("1990-04-21", calendar="lunar")) == date(1990, 5, 15)
    leap = Birth(date="2020-04-01", calendar="lunar", leap_month=True)
    assert birth_date(leap) == date(2020, 5, 23)


def test_births_that_cannot_be() -> None:
    with pytest.raises(ImpossibleDate):
        birth_date(born("1990-02-30"))
    with pytest.raises(ImpossibleDate):
        birth_date(Birth(date="1990-04-01", calendar="lunar", leap_month=True))
    with pytest.raises(OutOfRange):
        birth_date(born("2101-01-01"))


@pytest.mark.parametrize(
    ("birth", "error"),
    [
        (Birth(date="1990-02-30"), ImpossibleDate),
        (Birth(date="1850-01-01"), OutOfRange),
        (Birth(date="2051-01-01", calendar="lunar"), OutOfRange),
    ],
)
def test_a_birth_on_no_day_is_refused(birth: Birth, error: type[FortuneError]) -> None:
    with pytest.raises(error):
        birth_date(birth)
