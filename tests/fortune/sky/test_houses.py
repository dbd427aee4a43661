"""Ascendant, midheaven and houses: against skyfield (`sky_angles.json`) and by what defines each cusp."""

from datetime import UTC, datetime
from math import asin, atan2, cos, degrees, radians, sin, tan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fortune_desktop.fortune.sky.houses import Turning, house_of, turning
from fortune_desktop.fortune.sky.positions import turn
from tests.fortune.samples import rows
from tests.fortune.sky.times import INSTANTS

LATITUDES = st.floats(-66, 66)
LONGITUDES = st.floats(-180, 180)
SEOUL = turning(datetime(1995, 2, 4, 7, 11, tzinfo=UTC), 37.5665, 126.978)


@pytest.mark.parametrize(
    ("utc", "latitude", "longitude", "ascendant", "midheaven"), rows("sky_angles.json")
)
def test_the_angles_are_those_of_the_sample(
    utc: str, latitude: float, longitude: float, ascendant: float, midheaven: float
) -> None:
    sky = turning(datetime.fromisoformat(utc), latitude, longitude)
    assert abs(turn(sky.ascendant - ascendant)) < 0.02
    assert abs(turn(sky.midheaven - midheaven)) < 0.02


@settings(max_examples=100, deadline=None, derandomize=True)
@given(INSTANTS, LATITUDES, LONGITUDES)
def test_placidus_cusps_go_round_once_through_the_angles(
    instant: datetime, latitude: float, longitude: float
) -> None:
    sky = turning(instant, latitude, longitude)
    cusps = sky.cusps("placidus")
    assert cusps is not None
    assert cusps[0] == sky.ascendant
    assert cusps[9] == sky.midheaven
    for one, opposite in zip(cusps[:6], cusps[6:], strict=True):
        assert abs(turn(opposite - one)) == pytest.approx(180, abs=1e-9)
    steps = [(cusps[(n + 1) % 12] - cusps[n]) % 360 for n in range(12)]
    assert all(step > 0 for step in steps)
    assert sum(steps) == pytest.approx(360)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(INSTANTS, LATITUDES, LONGITUDES)
def test_a_placidus_cusp_has_gone_its_share_of_its_own_arc(
    instant: datetime, latitude: float, longitude: float
) -> None:
    sky = turning(instant, latitude, longitude)
    cusps = sky.cusps("placidus")
    assert cusps is not None
    for house, share in ((10, 1 / 3), (11, 2 / 3), (1, 2 / 3), (2, 1 / 3)):
        ascension, semi_arc = _ascension_and_semi_arc(sky, cusps[house])
        if house in (1, 2):
            ascension, semi_arc = ascension - 180, 180 - semi_arc
        apart = abs(turn(ascension - degrees(sky.meridian)))
        assert apart == pytest.approx(share * semi_arc, abs=1e-6)


def _ascension_and_semi_arc(sky: Turning, longitude: float) -> tuple[float, float]:
    """Right ascension of an ecliptic degree, and its semi-arc above the horizon, in degrees."""
    along = radians(longitude)
    declination = asin(sin(sky.obliquity) * sin(along))
    ascension = degrees(atan2(sin(along) * cos(sky.obliquity), cos(along)))
    return ascension, 90 + degrees(asin(tan(sky.latitude) * tan(declination)))


@pytest.mark.parametrize("latitude", [66.6, 80, 90, -66.6, -90])
def test_inside_the_polar_circles_there_is_no_placidus(latitude: float) -> None:
    sky = turning(datetime(2026, 6, 21, tzinfo=UTC), latitude, 25)
    assert sky.cusps("placidus") is None
    assert sky.cusps("whole") is not None
    assert 0 <= sky.ascendant < 360


def test_whole_signs_begin_with_the_sign_that_rises() -> None:
    assert SEOUL.cusps("whole") == (90, 120, 150, 180, 210, 240, 270, 300, 330, 0, 30, 60)
    assert SEOUL.ascendant == pytest.approx(114.234, abs=0.01)


@settings(max_examples=50, deadline=None, derandomize=True)
@given(st.floats(0, 360, exclude_max=True), LATITUDES)
def test_every_degree_lies_in_one_house(longitude: float, latitude: float) -> None:
    sky = turning(datetime(1990, 5, 15, 5, 30, tzinfo=UTC), latitude, 127)
    for system in ("whole", "placidus"):
        cusps = sky.cusps(system)
        assert cusps is not None
        house = house_of(longitude, cusps)
        within = (longitude - cusps[house - 1]) % 360
        assert within < (cusps[house % 12] - cusps[house - 1]) % 360


def test_a_cusp_belongs_to_the_house_it_opens() -> None:
    cusps = SEOUL.cusps("placidus")
    assert cusps is not None
    assert [house_of(cusp, cusps) for cusp in cusps] == list(range(1, 13))
