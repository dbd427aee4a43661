"""From a birth as written to instants and to the clocks on which a chart may be read."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import atan2, cos, degrees, radians, sin
from typing import Literal

from fortune_desktop.core.birth import Birth
from fortune_desktop.fortune.almanac import lunar_date, solar_date, solar_of

Clock = Literal["local_mean", "fixed_127_5", "standard", "apparent"]
NOON = time(12)
_J2000 = datetime(2000, 1, 1, 12, tzinfo=UTC)


ClockChange = Literal["clock_gap", "clock_overlap"]


@dataclass(frozen=True)
class Moment:
    """One reading of a birth: `civil` is the aware wall time, `instant` the same in UTC."""

    civil: datetime

    @property
    def instant(self) -> datetime:
        """The instant in UTC."""
        return self.civil.astimezone(UTC)

    @property
    def clock_change(self) -> ClockChange | None:
        """Whether the clocks skipped this wall time (gap) or showed it twice (overlap)."""
        first, second = self.civil.replace(fold=0), self.civil.replace(fold=1)
        if first.utcoffset() == second.utcoffset():
            return None
        shown = first.astimezone(UTC).astimezone(self.civil.tzinfo)
        same = shown.replace(tzinfo=None) == self.civil.replace(tzinfo=None)
        return "clock_overlap" if same else "clock_gap"

    def other(self) -> "Moment":
        """The second reading of an ambiguous wall time: after the clocks were changed."""
        return Moment(self.civil.replace(fold=1))


def birth_date(birth: Birth) -> date:
    """The Gregorian date of a birth; ImpossibleDate, or OutOfRange (1900-2100, lunar to 2050)."""
    if birth.calendar == "lunar":
        return solar_of(lunar_date(birth.date, birth.leap_month))
    return solar_date(birth.date)


def birth_moment(birth: Birth) -> Moment:
    """The first reading of a birth; an unknown hour is read at noon, which callers must not show."""
    return Moment(datetime.combine(birth_date(birth), _wall_time(birth.time), tzinfo=birth.zone))


def _wall_time(text: str | None) -> time:
    if text is None:
        return NOON
    hour, minute = text.split(":")
    return time(int(hour), int(minute))


def chart_time(moment: Moment, clock: Clock, longitude: float) -> datetime:
    """The naive time of a chart's clock at a moment; `longitude` in degrees east."""
    utc = moment.instant.replace(tzinfo=None)
    match clock:
        case "standard":
            summer_time = moment.civil.dst() or timedelta()
            return moment.civil.replace(tzinfo=None) - summer_time
        case "fixed_127_5":
            return utc + timedelta(hours=8, minutes=30)
        case "local_mean":
            return utc + timedelta(minutes=4 * longitude)
        case "apparent":
            return utc + timedelta(minutes=4 * longitude) + equation_of_time(moment.instant)


def equation_of_time(instant: datetime) -> timedelta:
    """Apparent minus mean solar time, within about 3 s from 1900 to 2100.

    Low-precision sun of Meeus, Astronomical Algorithms (2nd ed.), chapters 25 and 28.
    """
    t = (instant - _J2000) / timedelta(days=36525)
    mean_longitude = 280.46646 + 36000.76983 * t
    anomaly = radians(357.52911 + 35999.05029 * t)
    node = radians(125.04 - 1934.136 * t)
    center = (
        (1.914602 - 0.004817 * t) * sin(anomaly)
        + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
        + 0.000289 * sin(3 * anomaly)
    )
    longitude = radians(mean_longitude + center - 0.00569 - 0.00478 * sin(node))
    obliquity = radians(23.439291 - 0.0130042 * t + 0.00256 * cos(node))
    right_ascension = degrees(atan2(cos(obliquity) * sin(longitude), cos(longitude)))
    # Nutation in right ascension keeps the mean sun on the same equinox as the true one.
    nutation = -0.00478 * sin(node) * cos(obliquity)
    difference = mean_longitude - 0.0057183 - right_ascension + nutation
    return timedelta(minutes=4 * ((difference + 180) % 360 - 180))
