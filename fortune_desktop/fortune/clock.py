"""From a birth as written to instants and to the clocks on which a chart may be read."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from math import atan2, cos, radians, sin, tau
from typing import Literal

from fortune_desktop.core.birth import Birth
from fortune_desktop.fortune.almanac import lunar_date, solar_date, solar_of

Clock = Literal["local_mean", "fixed_127_5", "standard", "apparent"]
ClockChange = Literal["clock_gap", "clock_overlap"]
NOON = time(12)
DAY = 86_400
SECONDS_A_DEGREE = DAY / 360
FIXED_OFFSET = 127.5 * SECONDS_A_DEGREE
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 (a chart's clock belongs to no zone)
_J2000 = datetime(2000, 1, 1, 12, tzinfo=UTC).timestamp()
_CENTURY = 36525 * DAY


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

    def at(self, instant: datetime) -> "Moment":
        """Another instant on the same clock."""
        return Moment(instant.astimezone(self.civil.tzinfo))


def birth_date(birth: Birth, field: str = "birth.date") -> date:
    """The Gregorian date of a birth; ImpossibleDate, or OutOfRange (1900-2100, lunar to 2050).

    `field` is the one of the request that gave the date.
    """
    if birth.calendar == "lunar":
        return solar_of(lunar_date(birth.date, birth.leap_month, field))
    return solar_date(birth.date, field)


def birth_moment(birth: Birth) -> Moment:
    """The first reading of a birth; an unknown hour is read at noon, which callers must not show."""
    return Moment(datetime.combine(birth_date(birth), _wall_time(birth.time), tzinfo=birth.zone))


def _wall_time(text: str | None) -> time:
    if text is None:
        return NOON
    hour, minute = text.split(":")
    return time(int(hour), int(minute))


def chart_seconds(civil: datetime, clock: Clock, longitude: float) -> float:
    """What a chart's clock shows at an aware wall time, in seconds since it showed 1970-01-01 00:00.

    `longitude` in degrees east. `standard` is the legal clock of the era without summer time.
    """
    unix = civil.timestamp()
    match clock:
        case "local_mean":
            return unix + SECONDS_A_DEGREE * longitude
        case "fixed_127_5":
            return unix + FIXED_OFFSET
        case "standard":
            return unix + legal_offset(civil).total_seconds()
        case "apparent":
            return unix + SECONDS_A_DEGREE * longitude + equation_of_time(unix)


def chart_time(civil: datetime, clock: Clock, longitude: float) -> datetime:
    """The naive time that a chart's clock shows, as `chart_seconds` reckons it."""
    return _EPOCH + timedelta(seconds=chart_seconds(civil, clock, longitude))


def summer_time(civil: datetime) -> timedelta:
    """How far the wall clock ran ahead of the legal one."""
    return civil.dst() or timedelta()


def legal_offset(civil: datetime) -> timedelta:
    """The legal clock minus UTC at an aware wall time, summer time left out."""
    return (civil.utcoffset() or timedelta()) - summer_time(civil)


def equation_of_time(unix: float) -> float:
    """Apparent minus mean solar time in seconds, within about 3 s from 1900 to 2100.

    `unix` in seconds since 1970 UTC. Low-precision sun of Meeus, Astronomical Algorithms (2nd ed.),
    chapters 25 and 28.
    """
    t = (unix - _J2000) / _CENTURY
    mean_longitude = radians(280.46646 + 36000.76983 * t)
    anomaly = radians(357.52911 + 35999.05029 * t)
    sin_node, cos_node = sin(node := radians(125.04 - 1934.136 * t)), cos(node)
    center = (
        (1.914602 - 0.004817 * t) * sin(anomaly)
        + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
        + 0.000289 * sin(3 * anomaly)
    )
    longitude = mean_longitude + radians(center - 0.00569 - 0.00478 * sin_node)
    cos_obliquity = cos(radians(23.439291 - 0.0130042 * t + 0.00256 * cos_node))
    right_ascension = atan2(cos_obliquity * sin(longitude), cos(longitude))
    # Nutation in right ascension keeps the mean sun on the same equinox as the true one.
    correction = radians(-0.0057183 - 0.00478 * sin_node * cos_obliquity)
    turns = (mean_longitude - right_ascension + correction) / tau
    return DAY * ((turns + 0.5) % 1 - 0.5)
