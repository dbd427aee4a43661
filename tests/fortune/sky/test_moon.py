"""The moon's light and its quarters."""

from datetime import UTC, datetime, timedelta
from math import cos, radians

import pytest
from hypothesis import given, settings

from fortune_desktop.fortune.sky.moon import (
    QUARTERS,
    illuminated,
    next_quarters,
    phase_angle,
    phase_name,
)
from fortune_desktop.fortune.sky.positions import turn
from tests.fortune.sky.times import INSTANTS

# Published phases (UTC, to the minute) of the almanacs.
NEW, FULL = datetime(2024, 4, 8, 18, 21, tzinfo=UTC), datetime(2024, 4, 23, 23, 49, tzinfo=UTC)


def test_published_phases() -> None:
    assert abs(turn(phase_angle(NEW))) < 0.02
    assert abs(turn(phase_angle(FULL) - 180)) < 0.02
    assert illuminated(NEW) < 0.001
    assert illuminated(FULL) > 0.998
    quarters = dict(next_quarters(NEW - timedelta(days=1)))
    assert abs(quarters["new"] - NEW) < timedelta(minutes=1)
    assert abs(quarters["full"] - FULL) < timedelta(minutes=1)


@pytest.mark.parametrize(
    ("angle", "name"),
    [
        (0, "new"),
        (11.9, "new"),
        (12.1, "waxing_crescent"),
        (77.9, "waxing_crescent"),
        (78.1, "first_quarter"),
        (101.9, "first_quarter"),
        (135, "waxing_gibbous"),
        (180, "full"),
        (200, "waning_gibbous"),
        (270, "last_quarter"),
        (300, "waning_crescent"),
        (348.1, "new"),
        (359.9, "new"),
    ],
)
def test_a_quarter_is_called_so_a_day_on_either_side(angle: float, name: str) -> None:
    assert phase_name(angle) == name


@settings(max_examples=10, deadline=None, derandomize=True)
@given(INSTANTS)
def test_the_next_quarters_come_in_turn_and_at_their_angles(instant: datetime) -> None:
    found = next_quarters(instant)
    first = QUARTERS.index(found[0][0])
    assert [name for name, _ in found] == [QUARTERS[(first + n) % 4] for n in range(4)]
    assert instant < found[0][1] + timedelta(seconds=1)
    assert found[0][1] < instant + timedelta(days=9)
    for name, at in found:
        if at.year <= 2100:
            assert abs(turn(phase_angle(at) - 90 * QUARTERS.index(name))) < 0.01


@settings(max_examples=30, deadline=None, derandomize=True)
@given(INSTANTS)
def test_the_lit_part_follows_the_angle(instant: datetime) -> None:
    by_angle = (1 - cos(radians(phase_angle(instant)))) / 2
    assert illuminated(instant) == pytest.approx(by_angle, abs=0.006)
