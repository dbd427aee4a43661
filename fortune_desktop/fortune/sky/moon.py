"""The moon's light: its phase at an instant, and when it is next new, half and full."""

from datetime import UTC, datetime, timedelta

from fortune_desktop.fortune.almanac import term_before
from fortune_desktop.fortune.sky.models import PhaseName
from fortune_desktop.fortune.sky.positions import library_time, longitude

QUARTERS: tuple[PhaseName, ...] = ("new", "first_quarter", "full", "last_quarter")
_BETWEEN: tuple[PhaseName, ...] = (
    "waxing_crescent", "waxing_gibbous", "waning_gibbous", "waning_crescent",
)  # fmt: skip
# A quarter is called by its name a day before and after: the moon gains 12 degrees a day on the sun.
_A_DAY = 12.0
_QUARTER = 90
_J2000 = datetime(2000, 1, 1, 12, tzinfo=UTC)


def phase_angle(instant: datetime) -> float:
    """How far the moon is ahead of the sun in ecliptic longitude, 0-360 degrees (180 full)."""
    return (longitude("moon", instant) - longitude("sun", instant)) % 360


def phase_name(angle: float) -> PhaseName:
    """The name of a phase angle in degrees: a quarter's within a day of it, else what lies between."""
    nearest = round(angle / _QUARTER)
    if abs(angle - nearest * _QUARTER) < _A_DAY:
        return QUARTERS[nearest % len(QUARTERS)]
    return _BETWEEN[int(angle // _QUARTER)]


def illuminated(instant: datetime) -> float:
    """The part of the disc that is lit, 0-1."""
    import astronomy

    lit: float = astronomy.Illumination(astronomy.Body.Moon, library_time(instant)).phase_fraction
    return lit


def next_quarters(instant: datetime) -> tuple[tuple[PhaseName, datetime], ...]:
    """The next four quarters of the moon in order, each with its instant in UTC."""
    import astronomy

    quarter = astronomy.SearchMoonQuarter(library_time(instant))
    found = []
    for _ in QUARTERS:
        found.append((QUARTERS[quarter.quarter], _utc(quarter.time.tt, instant)))
        quarter = astronomy.NextMoonQuarter(quarter)
    return tuple(found)


def _utc(days_tt: float, near: datetime) -> datetime:
    """The instant of a Terrestrial Time in days from 2000, to the second."""
    terrestrial = _J2000 + timedelta(days=days_tt)
    utc = terrestrial - timedelta(seconds=term_before(near).tt_minus_utc)
    return utc.replace(microsecond=0)
