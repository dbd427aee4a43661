"""The pillars that pass: years (세운), the months of a year (월운) and the days of a month (일진)."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from fortune_desktop.fortune.almanac import (
    FIRST_YEAR,
    IPCHUN,
    LAST_YEAR,
    SolarTerm,
    check_year,
    month_terms,
    term,
)
from fortune_desktop.fortune.cycle import PILLARS, Pillar
from fortune_desktop.fortune.saju.pillars import day_pillar, year_and_month

SPAN = 10
_BEFORE = 4


@dataclass(frozen=True)
class Span:
    """A pillar from the instant of the term that opens it; `year` is the year of pillars it lies in."""

    year: int
    term: SolarTerm
    pillar: Pillar


def year_pillar(year: int) -> Pillar:
    """The pillar of a year, which begins at its 입춘."""
    return PILLARS[(year - 4) % 60]


def years_around(year: int) -> tuple[Span, ...]:
    """Ten years, the asked one fifth, as far as 1900-2100 allows; OutOfRange outside."""
    check_year(year, field="year")
    first = max(FIRST_YEAR, min(year - _BEFORE, LAST_YEAR - SPAN + 1))
    return tuple(
        Span(one, term(one, IPCHUN), year_pillar(one)) for one in range(first, first + SPAN)
    )


def months_of(year: int) -> tuple[Span, ...]:
    """The twelve months of a year of pillars, from 寅 at its 입춘 to 丑; OutOfRange outside 1900-2100."""
    return tuple(
        Span(year, opening, year_and_month(opening.utc.timestamp())[1])
        for opening in month_terms(year)
    )


def days_of(year: int, month: int) -> tuple[tuple[date, Pillar], ...]:
    """Every day of a calendar month with its pillar."""
    days = (date(year, month, day + 1) for day in range(monthrange(year, month)[1]))
    return tuple((day, day_pillar(day)) for day in days)
