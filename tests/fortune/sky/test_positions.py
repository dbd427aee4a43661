"""Positions against JPL's DE421 (`sky_bodies.json`, computed with skyfield) and against their own laws."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings

from fortune_desktop.core.errors import OutOfRange
from fortune_desktop.fortune.almanac import terms
from fortune_desktop.fortune.sky.positions import BODIES, longitude, position, positions, turn
from fortune_desktop.fortune.sky.signs import sign_at, sign_of
from tests.fortune.samples import rows
from tests.fortune.sky.times import INSTANTS

SAMPLE = rows("sky_bodies.json")
SOME = datetime(2026, 11, 22, 3, tzinfo=UTC)


@pytest.mark.parametrize(("utc", "expected"), SAMPLE)
def test_every_body_stands_where_the_ephemeris_says(
    utc: str, expected: dict[str, tuple[float, float, float]]
) -> None:
    found = positions(datetime.fromisoformat(utc))
    for body in BODIES:
        seen_longitude, seen_latitude, speed = expected[body]
        assert abs(turn(found[body].longitude - seen_longitude)) < 0.006, body
        assert abs(found[body].latitude - seen_latitude) < 0.007, body
        assert abs(found[body].speed - speed) < 0.002, body
        assert found[body].retrograde == (speed < 0), body


def test_the_sun_is_never_on_the_wrong_side_of_a_cusp() -> None:
    for term in (term for year in (1900, 1987, 2026, 2099) for term in terms(year)):
        if term.solar_longitude % 30 == 0:
            before, after = term.utc - timedelta(seconds=1), term.utc + timedelta(seconds=1)
            assert sign_of(longitude("sun", before)) == sign_at(before) != sign_at(after)
            assert sign_of(longitude("sun", after)) == sign_at(after)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(INSTANTS)
def test_every_body_moves_as_fast_as_it_can_be_seen_to(instant: datetime) -> None:
    for body, place in positions(instant).items():
        later = longitude(body, instant + timedelta(hours=1))
        assert 0 <= place.longitude < 360
        assert abs(place.latitude) < (18 if body == "pluto" else 9)
        assert turn(later - place.longitude) * 24 == pytest.approx(place.speed, abs=0.2)
    assert not positions(instant)["sun"].retrograde
    assert not positions(instant)["moon"].retrograde
    assert 11.5 < positions(instant)["moon"].speed < 15.5


def test_mercury_and_venus_stay_beside_the_sun() -> None:
    for week in range(0, 600, 5):
        at = SOME + timedelta(weeks=week)
        sun = longitude("sun", at)
        assert abs(turn(longitude("mercury", at) - sun)) < 29
        assert abs(turn(longitude("venus", at) - sun)) < 48


def test_longitude_alone_is_that_of_the_position() -> None:
    assert longitude("mars", SOME) == position("mars", SOME).longitude


def test_the_sky_ends_where_the_table_ends() -> None:
    with pytest.raises(OutOfRange):
        positions(datetime(1890, 1, 1, tzinfo=UTC))
    with pytest.raises(OutOfRange):
        positions(datetime(2110, 1, 1, tzinfo=UTC))


def test_an_angle_is_brought_between_minus_and_plus_half_a_turn() -> None:
    assert [turn(angle) for angle in (0, 190, -190, 360, 540)] == [0, -170, 170, 0, -180]
