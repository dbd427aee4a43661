"""What passes over a chart, written out: ten-year luck, years, months and days."""

import datetime as dt

from fortune_desktop.core.birth import Gender
from fortune_desktop.fortune.clock import Moment
from fortune_desktop.fortune.cycle import Pillar, Pillars, main_stem, ten_god
from fortune_desktop.fortune.saju.luck import Luck, Rounding, luck
from fortune_desktop.fortune.saju.models import (
    DayLuck,
    LuckCycle,
    LuckResult,
    Meets,
    MonthLuck,
    YearLuck,
)
from fortune_desktop.fortune.saju.naming import Names
from fortune_desktop.fortune.saju.stages import stage
from fortune_desktop.fortune.saju.years import days_of, months_of, years_around

# From the first to the last moment of a day without an hour lies a third of a year of luck.
UNKNOWN_HOUR_YEARS = 0.33


def meets(pillar: Pillar, me: int, names: Names) -> Meets:
    """A passing pillar seen from a day stem."""
    return Meets(
        name=names.pillar(pillar),
        stem_god=names.god(ten_god(me, pillar.stem)),
        branch_god=names.god(ten_god(me, main_stem(pillar.branch))),
        stage=names.stage(stage(me, pillar.branch)),
    )


def luck_of(pillars: Pillars, moment: Moment, gender: Gender, rounding: Rounding) -> Luck:
    """The luck of a chart at its moment."""
    return luck(pillars.year, pillars.month, moment.civil, gender, rounding)


def luck_result(found: Luck, me: int, hour_known: bool, names: Names) -> LuckResult:
    """The ten-year luck as the contract tells it."""
    years, months, days = found.parts
    return LuckResult(
        forward=found.forward,
        start_age=found.start_age,
        exact_start=found.exact_start,
        start_years=years,
        start_months=months,
        start_days=days,
        start=found.start,
        uncertain_years=0 if hour_known else UNKNOWN_HOUR_YEARS,
        cycles=[
            LuckCycle(
                age=age,
                pillar=pillar.hanja,
                start=start,
                year=start.year,
                meets=meets(pillar, me, names),
            )
            for age, start, pillar in found.cycles
        ],
        text=names.phrases.luck["text" if hour_known else "unsure"].format(
            direction=names.phrases.luck["forward" if found.forward else "backward"],
            age=f"{found.start_age:g}",
            # The days are told where there is nothing else.
            span=names.span(years, months, 0 if years or months else days),
        ),
    )


def years(year: int, born: dt.date, me: int, names: Names) -> list[YearLuck]:
    """Ten years around one."""
    return [
        YearLuck(
            year=span.year,
            age=span.year - born.year,
            pillar=span.pillar.hanja,
            starts=span.term.utc,
            chosen=span.year == year,
            meets=meets(span.pillar, me, names),
        )
        for span in years_around(year)
    ]


def months(year: int, me: int, names: Names) -> list[MonthLuck]:
    """The twelve months of a year."""
    return [
        MonthLuck(
            term=span.term.name,
            term_name=names.term(span.term),
            pillar=span.pillar.hanja,
            starts=span.term.utc,
            meets=meets(span.pillar, me, names),
        )
        for span in months_of(year)
    ]


def days(year: int, month: int, me: int, names: Names) -> list[DayLuck]:
    """The days of a calendar month."""
    return [
        DayLuck(date=day, pillar=pillar.hanja, meets=meets(pillar, me, names))
        for day, pillar in days_of(year, month)
    ]
