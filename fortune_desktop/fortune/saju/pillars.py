"""The four pillars (사주) of a birth, and what the chart warns about."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from fortune_desktop.core.birth import Birth
from fortune_desktop.fortune.almanac import (
    SolarTerm,
    month_number,
    month_term_after,
    month_term_before,
)
from fortune_desktop.fortune.clock import (
    DAY,
    Clock,
    ClockChange,
    Moment,
    birth_moment,
    chart_seconds,
)
from fortune_desktop.fortune.cycle import PILLARS, Pillar, Pillars

DayBoundary = Literal["yaja", "jasi", "midnight"]
WarningCode = ClockChange | Literal["near_solar_term", "before_1908", "unknown_hour"]
NEAR_TERM = timedelta(minutes=2)
LEGAL_TIME_BEGINS = date(1908, 4, 1)
_HOUR = 3_600
_LAST_HOUR = 23
_DAY_OF_EPOCH = 17  # 1970-01-01 was 辛巳: (Julian day number + 49) mod 60
_ORDINAL_OF_EPOCH = date(1970, 1, 1).toordinal()
# The 소한 of 1899 opened 乙丑, the twelfth month of the year 1898.
_FIRST_MONTH, _FIRST_YEAR = 1, 1898


@dataclass(frozen=True)
class Warned:
    """Something a reader must know: a code of the contract, with the term it is about if any."""

    code: WarningCode
    term: SolarTerm | None = None


@dataclass(frozen=True)
class Alternative:
    """The other chart where a warning leaves two, and the moment it is reckoned for."""

    code: WarningCode
    pillars: Pillars
    moment: Moment
    term: SolarTerm | None = None

    @property
    def instant(self) -> datetime | None:
        """Its instant in UTC; None when only a term is in doubt."""
        return None if self.term else self.moment.instant


@dataclass(frozen=True)
class Chart:
    """A cast chart. `moment` of an unknown hour is noon and not to be shown."""

    pillars: Pillars
    moment: Moment
    hour_known: bool
    warnings: tuple[Warned, ...]
    alternatives: tuple[Alternative, ...]


def four_pillars(
    civil: datetime,
    longitude: float,
    clock: Clock = "local_mean",
    boundary: DayBoundary = "yaja",
) -> Pillars:
    """The pillars of an aware wall time at a longitude (degrees east); OutOfRange past 1900-2100."""
    year, month = year_and_month(civil.timestamp())
    day, hour = day_and_hour(chart_seconds(civil, clock, longitude), boundary)
    return Pillars(year, month, day, hour)


def year_and_month(unix: float) -> tuple[Pillar, Pillar]:
    """The pillars of year and month of an instant in Unix seconds; both change at a 절."""
    number = month_number(unix)
    return PILLARS[(year_of(number) - 4) % 60], PILLARS[(number + _FIRST_MONTH) % 60]


def year_of(number: int) -> int:
    """The year of pillars, from 입춘 to 입춘, in which a numbered month lies."""
    return _FIRST_YEAR + (number + 11) // 12


def day_pillar(day: date) -> Pillar:
    """The day pillar (일진) of a calendar day."""
    return PILLARS[(day.toordinal() - _ORDINAL_OF_EPOCH + _DAY_OF_EPOCH) % 60]


def day_and_hour(shown: float, boundary: DayBoundary) -> tuple[Pillar, Pillar]:
    """Day and hour pillar for the time of a chart's clock, in seconds as `chart_seconds` gives it.

    From 23:00 the hour is 子: `jasi` begins the next day there, `yaja` keeps the day but takes the
    hour's stem from the next one, `midnight` keeps both.
    """
    days, seconds = divmod(shown, DAY)
    today = int(days) + _DAY_OF_EPOCH
    hour = int(seconds) // _HOUR
    late = hour == _LAST_HOUR
    day = today + 1 if late and boundary == "jasi" else today
    counted_from = today + 1 if late and boundary != "midnight" else today
    # Each day holds twelve hour pillars, so the cycle of hours begins anew every five days.
    return PILLARS[day % 60], PILLARS[(12 * counted_from + (hour + 1) // 2 % 12) % 60]


def cast(birth: Birth, clock: Clock = "local_mean", boundary: DayBoundary = "yaja") -> Chart:
    """The chart of a birth; ImpossibleDate or OutOfRange when the date cannot be read."""
    moment = birth_moment(birth)
    known = birth.time is not None

    def pillars(of: Moment) -> Pillars:
        found = four_pillars(of.civil, birth.longitude, clock, boundary)
        if known:
            return found
        return Pillars(found.year, found.month, day_pillar(of.civil.date()), None)

    warnings: list[Warned] = []
    others: list[Alternative] = []
    readings = [moment]
    if moment.civil.date() < LEGAL_TIME_BEGINS and moment.civil.tzname() == "LMT":
        warnings.append(Warned("before_1908"))
    if not known:
        warnings.append(Warned("unknown_hour"))
    change = moment.clock_change
    if not known and change == "clock_gap":  # not even the noon was: the whole day was left out
        warnings.append(Warned(change))
    if known and change:
        second = moment.other()
        readings.append(second)
        warnings.append(Warned(change))
        others.append(Alternative(change, pillars(second), second))
    for reading in readings:
        if term := _doubtful_term(reading, known):
            across = _across(reading, term)
            warnings.append(Warned("near_solar_term", term))
            others.append(Alternative("near_solar_term", pillars(across), across, term))
    return Chart(pillars(moment), moment, known, tuple(warnings), tuple(others))


def _doubtful_term(moment: Moment, known: bool) -> SolarTerm | None:
    """The 절 that is too near to a known time, or that falls on the day of an unknown one."""
    instant = moment.instant
    for term in (month_term_before(instant), month_term_after(instant)):
        if known and abs(term.utc - instant) <= NEAR_TERM:
            return term
        if not known and moment.at(term.utc).civil.date() == moment.civil.date():
            return term
    return None


def _across(moment: Moment, term: SolarTerm) -> Moment:
    """The nearest moment on the other side of a term."""
    after = term.utc <= moment.instant
    return moment.at(term.utc - timedelta(seconds=1) if after else term.utc)
