"""Angles between bodies: orbs, exactness, and whether they close."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fortune_desktop.fortune.scores import Tone
from fortune_desktop.fortune.sky.aspects import ANGLES, Angle, angle_between, aspects, tone
from fortune_desktop.fortune.sky.models import AspectKind, Body
from fortune_desktop.fortune.sky.positions import Position


def at(longitude: float, speed: float = 0.0) -> Position:
    return Position(longitude, 0, speed)


@pytest.mark.parametrize(("kind", "degrees"), ANGLES.items())
def test_each_kind_stands_at_its_angle_on_either_side(kind: AspectKind, degrees: int) -> None:
    for other in (350 + degrees, 350 - degrees):
        found = angle_between(at(350), at(other % 360), 1)
        assert found is not None
        assert (found.kind, round(found.orb, 9)) == (kind, 0)


@pytest.mark.parametrize(
    ("a", "b", "applying"),
    [
        (at(10, 1), at(72, 0), True),
        (at(10, 0), at(72, 1), False),
        (at(10, 0), at(68, 1), True),
        (at(72, -1), at(10, 0), True),
        (at(355, 1), at(5, 0), True),
        (at(5, 1), at(355, 0), False),
        (at(0, 1), at(178, 0), False),
        (at(0, 0), at(178, 1), True),
        (at(0, 1), at(182, 0), True),
    ],
)
def test_an_angle_applies_while_it_becomes_more_exact(
    a: Position, b: Position, applying: bool
) -> None:
    found = angle_between(a, b, 14)
    assert found is not None
    assert found.applying is applying
    swapped = angle_between(b, a, 14)
    assert swapped == found


def test_beyond_the_orb_there_is_no_angle() -> None:
    assert angle_between(at(0), at(65.9), 6) == Angle("sextile", pytest.approx(5.9), False)
    assert angle_between(at(0), at(66.1), 6) is None
    assert angle_between(at(0), at(40), 8) is None


@pytest.mark.parametrize(
    ("a", "b", "apart", "found"),
    [
        ("sun", "mars", 97.9, True),
        ("sun", "mars", 98.1, False),
        ("mars", "saturn", 95.9, True),
        ("mars", "saturn", 96.1, False),
        ("sun", "mars", 63.9, True),
        ("sun", "mars", 64.1, False),
    ],
)
def test_luminaries_reach_farther_and_a_sextile_less(
    a: Body, b: Body, apart: float, found: bool
) -> None:
    assert bool(aspects({a: at(0), b: at(apart)})) is found


def test_the_most_exact_comes_first() -> None:
    met = aspects({"sun": at(0), "moon": at(125), "mars": at(91), "saturn": at(180.5)})
    assert [angle.angle.orb for angle in met] == sorted(angle.angle.orb for angle in met)
    assert (met[0].a, met[0].b, met[0].angle.kind) == ("sun", "saturn", "opposition")


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.floats(0, 360, exclude_max=True), st.floats(0, 360, exclude_max=True))
def test_two_bodies_have_at_most_one_angle_and_it_is_within_its_orb(
    one: float, other: float
) -> None:
    met = aspects({"sun": at(one), "moon": at(other)})
    assert len(met) <= 1
    assert all(0 <= angle.angle.orb <= 8 for angle in met)


@pytest.mark.parametrize(
    ("kind", "moving", "expected"),
    [
        ("trine", "saturn", "good"),
        ("sextile", "mars", "good"),
        ("square", "venus", "careful"),
        ("opposition", "jupiter", "careful"),
        ("conjunction", "venus", "good"),
        ("conjunction", "saturn", "careful"),
        ("conjunction", "moon", "fair"),
    ],
)
def test_a_conjunction_is_as_kind_as_who_makes_it(
    kind: AspectKind, moving: Body, expected: Tone
) -> None:
    assert tone(kind, moving) == expected
