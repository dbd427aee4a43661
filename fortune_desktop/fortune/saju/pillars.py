"""The four pillars (사주) of a birth, and what the chart warns about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations
from typing import Literal

from fortune_desktop.core.birth import Birth
from fortune_desktop.fortune.almanac import (
    SolarTerm,
    month_term_after,
    month_term_before,
)
from fortune_desktop.fortune.clock import (
    Clock,
    ClockChange,
    Moment,
    birth_moment,
    chart_time,
)
from fortune_desktop.fortune.cycle import (
    BRANCHES,
    THREE_COMBINE,
    Pillar,
    Pillars,
    Place,
    relations,
    stems_clash,
    stems_combine,
)

DayBoundary = Literal["yaja", "jasi", "midnight"]
WarningCode = ClockChange | Literal["near_solar_term", "before_1908", "unknown_hour"]
NEAR_TERM = timedelta(minutes=2)
CIVIL_TIME_BEGINS = date(1908, 4, 1)
_LAST_HOUR = 23


@dataclass(frozen=True)
class Warned:
    """Something a reader must know: a code of the contract, with the term it is about if any."""

    code: WarningCode
    term: SolarTerm | None = None


@dataclass(frozen=True)
class Alternative:
    """The other chart where a warning leaves two; `instant` is None when only a term is in doubt."""

    code: WarningCode
    pillars: Pillars
    instant: datetime | None


@dataclass(frozen=True)
class Chart:
    """A cast chart. `moment` of an unknown hour is noon and not to be shown."""

    pillars: Pillars
    moment: Moment
    hour_known: bool
    warnings: tuple[Warned, ...]
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True)
class Meeting:
    """A relation inside a chart: its kind, the places that meet and their characters in Hanja."""

    kind: str
    places: tuple[Place, ...]
    characters: str


def cast(birth: Birth, clock: Clock = "local_mean", boundary: DayBoundary = "yaja") -> Chart:
    """The chart of a birth; ImpossibleDate or OutOfRange when the date cannot be read."""
    moment = birth_moment(birth)
    known = birth.time is not None
    pillars = _pillars(birth, moment, clock, boundary)
    warnings: list[Warned] = []
    alternatives: list[Alternative] = []
    if moment.civil.date() < CIVIL_TIME_BEGINS:
        warnings.append(Warned("before_1908"))
    if not known:
        warnings.append(Warned("unknown_hour"))
    if known and (change := moment.clock_change):
        other = moment.other()
        second = _pillars(birth, other, clock, boundary)
        warnings.append(Warned(change))
        alternatives.append(Alternative(change, second, other.instant))
    if term := _doubtful_term(moment, known):
        warnings.append(Warned("near_solar_term", term))
        alternatives.append(Alternative("near_solar_term", _across(pillars, moment, term), None))
    return Chart(pillars, moment, known, tuple(warnings), tuple(alternatives))


def day_pillar(day: date) -> Pillar:
    """The day pillar (일진) of a calendar day."""
    julian_day_number = day.toordinal() + 1_721_425
    return Pillar((julian_day_number + 49) % 60)


def meetings(pillars: Pillars) -> tuple[Meeting, ...]:
    """Every relation among the stems and branches of a chart."""
    placed = pillars.placed()
    found: list[Meeting] = []
    for (here, one), (there, other) in combinations(placed.items(), 2):
        kinds: list[tuple[str, str]] = []
        if stems_combine(one.stem, other.stem):
            kinds.append(("stem_combine", one.hanja[0] + other.hanja[0]))
        if stems_clash(one.stem, other.stem):
            kinds.append(("stem_clash", one.hanja[0] + other.hanja[0]))
        branches = one.hanja[1] + other.hanja[1]
        kinds += [(kind.value, branches) for kind in relations(one.branch, other.branch)]
        found += [Meeting(kind, (here, there), signs) for kind, signs in kinds]
    return (*found, *_three_combinations(placed))


def _three_combinations(placed: Mapping[Place, Pillar]) -> list[Meeting]:
    found = []
    for three in THREE_COMBINE:
        wanted = {BRANCHES.index(sign) for sign in three}
        places = tuple(place for place, pillar in placed.items() if pillar.branch in wanted)
        if {placed[place].branch for place in places} == wanted:
            found.append(Meeting("three_combine", places, three))
    return found


def _pillars(birth: Birth, moment: Moment, clock: Clock, boundary: DayBoundary) -> Pillars:
    month, year = _month_and_year(month_term_before(moment.instant))
    if birth.time is None:
        return Pillars(year, month, day_pillar(moment.civil.date()), None)
    day, hour = day_and_hour(chart_time(moment, clock, birth.longitude), boundary)
    return Pillars(year, month, day, hour)


def day_and_hour(shown: datetime, boundary: DayBoundary) -> tuple[Pillar, Pillar]:
    """Day and hour pillar for the naive time of a chart's clock.

    From 23:00 the hour is 子: `jasi` begins the next day there, `yaja` keeps the day but takes the
    hour's stem from the next one, `midnight` keeps both.
    """
    today = day_pillar(shown.date())
    late = shown.hour == _LAST_HOUR
    day = today.next() if late and boundary == "jasi" else today
    counted_from = today.next() if late and boundary != "midnight" else today
    branch = (shown.hour + 1) // 2 % 12
    return day, Pillar.of((2 * counted_from.stem + branch) % 10, branch)


def _month_and_year(term: SolarTerm) -> tuple[Pillar, Pillar]:
    """The pillars of month and year that a 절 opens."""
    month = term.index // 2  # 0 for the ox month of 소한, 1 for the tiger month of 입춘
    year = term.year if month >= 1 else term.year - 1
    return Pillar((12 * (term.year - 1899) + month + 1) % 60), Pillar((year - 4) % 60)


def _doubtful_term(moment: Moment, known: bool) -> SolarTerm | None:
    """The 절 that is too near to a known time, or that falls on the day of an unknown one."""
    before, after = month_term_before(moment.instant), month_term_after(moment.instant)
    for term in (before, after):
        if known and abs(term.utc - moment.instant) <= NEAR_TERM:
            return term
        if not known and term.utc.astimezone(moment.civil.tzinfo).date() == moment.civil.date():
            return term
    return None


def _across(pillars: Pillars, moment: Moment, term: SolarTerm) -> Pillars:
    """The same chart with the year and month of the other side of a 절."""
    step = timedelta(minutes=1)
    side = term.utc - step if term.utc <= moment.instant else term.utc + step
    month, year = _month_and_year(month_term_before(side))
    return Pillars(year, month, pillars.day, pillars.hour)
