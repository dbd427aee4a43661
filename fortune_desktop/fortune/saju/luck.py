"""The ten-year luck pillars (대운): direction, starting age and day, and sequence."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import floor
from typing import Literal

from fortune_desktop.core.birth import Gender
from fortune_desktop.fortune.almanac import month_bounds, month_number
from fortune_desktop.fortune.clock import DAY
from fortune_desktop.fortune.cycle import Pillar

Rounding = Literal["round", "floor", "exact"]
CYCLES = 10
YEARS_A_CYCLE = 10
_YEAR = 3 * DAY
_MONTH = _YEAR / 12
_DAY = _MONTH / 30


@dataclass(frozen=True)
class Luck:
    """`start_age` in years by the chosen rounding, `exact_start` in years without it, `parts` the same.

    `distance` is the way to the 절 in seconds, `parts` the years, months and days it stands for, `start` the day on
    which they are over. `cycles` are age, first day and pillar of each ten years.
    """

    forward: bool
    start_age: float
    exact_start: float
    distance: float
    parts: tuple[int, int, int]
    start: date
    cycles: tuple[tuple[float, date, Pillar], ...]


def luck(year: Pillar, month: Pillar, civil: datetime, gender: Gender, rounding: Rounding) -> Luck:
    """The luck of a birth at an aware wall time with these pillars of year and month.

    Forward for a man of a yang year and a woman of a yin year. The way to the 절 in that direction gives the age at
    which the first pillar begins: three days are a year, a day four months, an hour five days.
    """
    forward = (year.stem % 2 == 0) == (gender == "male")
    unix = civil.timestamp()
    begun, ends = month_bounds(month_number(unix))
    distance = ends - unix if forward else unix - begun
    years = distance / _YEAR
    age = _rounded(years, rounding)
    parts = _parts(distance)
    start = _after(civil.date(), *parts)
    step = 1 if forward else -1
    cycles = tuple(
        (
            age + YEARS_A_CYCLE * n,
            _years_after(start, YEARS_A_CYCLE * n),
            month.next(step * (n + 1)),
        )
        for n in range(CYCLES)
    )
    return Luck(forward, age, round(years, 4), distance, parts, start, cycles)


def _parts(distance: float) -> tuple[int, int, int]:
    years, rest = divmod(distance, _YEAR)
    months, rest = divmod(rest, _MONTH)
    return int(years), int(months), int(rest / _DAY)


def _after(birth: date, years: int, months: int, days: int) -> date:
    """A date so much later; in a month too short for the day, its last."""
    extra, month = divmod(birth.month - 1 + months, 12)
    first = date(birth.year + years + extra, month + 1, 1)
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(birth.day, last.day)) + timedelta(days=days)


def _years_after(day: date, years: int) -> date:
    if (day.month, day.day) == (2, 29):
        return _after(day, years, 0, 0)
    return day.replace(year=day.year + years)


def _rounded(years: float, rounding: Rounding) -> float:
    match rounding:
        case "round":
            return floor(years + 0.5)
        case "floor":
            return floor(years)
        case "exact":
            return round(years, 4)
