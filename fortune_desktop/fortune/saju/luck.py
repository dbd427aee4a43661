"""The ten-year luck pillars (대운): direction, starting age and sequence."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import floor
from typing import Literal

from fortune_desktop.core.birth import Gender
from fortune_desktop.fortune.almanac import month_term_after, month_term_before
from fortune_desktop.fortune.cycle import Pillar

Rounding = Literal["round", "floor", "exact"]
CYCLES = 10
_DAYS_A_YEAR_OF_LUCK = 3


@dataclass(frozen=True)
class Luck:
    """`start_age` in years by the chosen rounding, `exact_start` in years without it."""

    forward: bool
    start_age: float
    exact_start: float
    cycles: tuple[tuple[float, Pillar], ...]


def luck(
    year: Pillar, month: Pillar, instant: datetime, gender: Gender, rounding: Rounding
) -> Luck:
    """The luck of a birth at an aware instant.

    Forward for a man of a yang year and a woman of a yin year; the days to the 절 in that direction,
    three to a year of life, give the age at which the first pillar begins.
    """
    forward = (year.stem % 2 == 0) == (gender == "male")
    edge = month_term_after(instant) if forward else month_term_before(instant)
    years = abs(edge.utc - instant) / timedelta(days=_DAYS_A_YEAR_OF_LUCK)
    start = _rounded(years, rounding)
    step = 1 if forward else -1
    cycles = tuple((start + 10 * n, month.next(step * (n + 1))) for n in range(CYCLES))
    return Luck(forward, start, round(years, 4), cycles)


def _rounded(years: float, rounding: Rounding) -> float:
    match rounding:
        case "round":
            return floor(years + 0.5)
        case "floor":
            return floor(years)
        case "exact":
            return round(years, 4)
