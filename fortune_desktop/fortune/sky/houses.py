"""Ascendant, midheaven and the twelve houses of a place at an instant, whole sign or Placidus."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import acos, asin, atan2, cos, degrees, radians, sin, tan

from fortune_desktop.fortune.sky.models import HouseSystem
from fortune_desktop.fortune.sky.positions import DEGREES_A_SIGN, library_time

HOUSES = 12
_DEGREES_AN_HOUR = 15
_ENOUGH = 1e-10
# Each round shrinks the error to two thirds or less (see `_semi_arc_share`): 64 give 1e-11.
_ROUNDS = 64


@dataclass(frozen=True, slots=True)
class Turning:
    """How the sky stands over a place: `meridian` is the right ascension of the midheaven (RAMC).

    With `obliquity` (true, of date) and `latitude`, all in radians.
    """

    meridian: float
    obliquity: float
    latitude: float

    @property
    def ascendant(self) -> float:
        """The ecliptic degree that rises, 0-360."""
        tilt, height = self.obliquity, tan(self.latitude)
        east = -(sin(self.meridian) * cos(tilt) + height * sin(tilt))
        return degrees(atan2(cos(self.meridian), east)) % 360

    @property
    def midheaven(self) -> float:
        """The ecliptic degree on the southern meridian, 0-360."""
        return self._degree_at(self.meridian)

    def cusps(self, system: HouseSystem) -> tuple[float, ...] | None:
        """The twelve cusps in degrees, the first house's first; None for Placidus inside the polar circles."""
        if system == "whole":
            first = self.ascendant // DEGREES_A_SIGN
            return tuple((first + house) % HOUSES * DEGREES_A_SIGN for house in range(HOUSES))
        return self._placidus()

    def _placidus(self) -> tuple[float, ...] | None:
        """Cusps 11, 12, 2 and 3 at thirds of their own semi-arcs; the others stand opposite."""
        if abs(tan(self.latitude) * tan(self.obliquity)) >= 1:
            return None
        eleventh, twelfth = (self._above(share / 3) for share in (1, 2))
        second, third = (self._below(share / 3) for share in (2, 1))
        half = (self.midheaven, eleventh, twelfth, self.ascendant, second, third)
        tenth_to_third = (*half, *((cusp + 180) % 360 for cusp in half))
        return (*tenth_to_third[3:], *tenth_to_third[:3])

    def _above(self, share: float) -> float:
        return self._degree_at(self.meridian + self._semi_arc_share(share, 1))

    def _below(self, share: float) -> float:
        return self._degree_at(self.meridian - self._semi_arc_share(share, -1) + radians(180))

    def _semi_arc_share(self, share: float, side: int) -> float:
        """How far a cusp is from the meridian: that share of its own semi-arc, in radians.

        `side` is 1 for the semi-arc above the horizon, -1 for the one below. A fixed point: outside the
        polar circles the semi-arc changes by less than the right ascension does, so it is always found.
        """
        opening = -tan(self.latitude) * tan(self.obliquity)
        found = share * radians(90)
        for _ in range(_ROUNDS):
            # tan(declination) of an ecliptic point is tan(obliquity) * sin(right ascension).
            following = share * acos(opening * sin(self.meridian + side * found))
            if abs(following - found) < _ENOUGH:
                break
            found = following
        return found

    def _degree_at(self, right_ascension: float) -> float:
        """The ecliptic degree of a right ascension in radians."""
        east = cos(right_ascension) * cos(self.obliquity)
        return degrees(atan2(sin(right_ascension), east)) % 360


def turning(instant: datetime, latitude: float, longitude: float) -> Turning:
    """The sky over a place (degrees, north and east positive) at an aware instant of 1900-2100."""
    import astronomy

    moment = library_time(instant)
    sidereal = astronomy.SiderealTime(moment) * _DEGREES_AN_HOUR
    # The rotation from the equator to the ecliptic of date turns by the true obliquity.
    obliquity = asin(abs(astronomy.Rotation_EQD_ECT(moment).rot[1][2]))
    return Turning(radians(sidereal + longitude), obliquity, radians(latitude))


def house_of(longitude: float, cusps: Sequence[float]) -> int:
    """The house (1-12) of a longitude among twelve cusps in degrees."""
    from_first = [(cusp - cusps[0]) % 360 for cusp in cusps]
    return bisect_right(from_first, (longitude - cusps[0]) % 360)
