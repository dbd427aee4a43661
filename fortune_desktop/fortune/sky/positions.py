"""Where sun, moon and planets stand in the sky: apparent geocentric, true ecliptic and equinox of date."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING, get_args

from fortune_desktop.fortune.almanac import term_before
from fortune_desktop.fortune.sky.models import Body

if TYPE_CHECKING:
    import astronomy

BODIES: tuple[Body, ...] = get_args(Body)
_J2000 = datetime(2000, 1, 1, 12, tzinfo=UTC)
_DAY = 86_400
# Half the span of the difference that gives the speed, in days: short beside the moon's month,
# long beside the noise of the series.
_STEP = 0.02
DEGREES_A_SIGN = 30
_HAIR = 1e-6


@dataclass(frozen=True, slots=True)
class Position:
    """Ecliptic longitude 0-360 and latitude in degrees, `speed` of the longitude in degrees a day."""

    longitude: float
    latitude: float
    speed: float

    @property
    def retrograde(self) -> bool:
        """True while the body seems to run backwards."""
        return self.speed < 0


@lru_cache(maxsize=512)
def positions(instant: datetime) -> Mapping[Body, Position]:
    """The ten bodies at an aware instant of 1900-2100; OutOfRange outside the table of terms.

    Worst error against JPL DE440 is 0.006 degrees (series VSOP87 and a lunar theory of
    astronomy-engine, light time and aberration included).
    """
    return {body: position(body, instant) for body in BODIES}


def position(body: Body, instant: datetime) -> Position:
    """One body at an aware instant of 1900-2100."""
    moment = library_time(instant)
    seen, latitude = _ecliptic(body, moment)
    before, _ = _ecliptic(body, moment.AddDays(-_STEP))
    after, _ = _ecliptic(body, moment.AddDays(_STEP))
    speed = turn(after - before) / (2 * _STEP)
    return Position(_within_its_sign(body, seen, instant), latitude, speed)


def longitude(body: Body, instant: datetime) -> float:
    """The longitude alone, in degrees 0-360: a third of the work."""
    seen, _ = _ecliptic(body, library_time(instant))
    return _within_its_sign(body, seen, instant)


def _within_its_sign(body: Body, seen: float, instant: datetime) -> float:
    """The sun is kept on the side of a cusp that the exact table of terms says (0.002 degrees at most)."""
    if body != "sun":
        return seen
    start = term_before(instant).solar_longitude // DEGREES_A_SIGN * DEGREES_A_SIGN
    return (start + min(max(turn(seen - start), 0), DEGREES_A_SIGN - _HAIR)) % 360


def turn(degrees: float) -> float:
    """An angle brought into -180 to 180 degrees."""
    return (degrees + 180) % 360 - 180


def library_time(instant: datetime) -> "astronomy.Time":
    """The library's time with our own difference of TT and UTC, which knows the leap seconds."""
    import astronomy

    days = (instant - _J2000).total_seconds() / _DAY
    return astronomy.Time(days, days + term_before(instant).tt_minus_utc / _DAY)


def _ecliptic(body: Body, moment: "astronomy.Time") -> tuple[float, float]:
    import astronomy

    seen = astronomy.Ecliptic(astronomy.GeoVector(_library_bodies()[body], moment, aberration=True))
    return seen.elon % 360, seen.elat


@cache
def _library_bodies() -> Mapping[Body, "astronomy.Body"]:
    import astronomy

    return {body: astronomy.Body[body.capitalize()] for body in BODIES}
