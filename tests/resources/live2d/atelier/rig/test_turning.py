"""Turns of head and body."""

import itertools

import numpy as np
import pytest

from resources.live2d.atelier.drawing.geometry import Points
from resources.live2d.atelier.rig import turning as t
from resources.live2d.atelier.rig.builder import grid


def _areas(points: Points, columns: int, rows: int) -> Points:
    """Twice the signed area of every grid cell's upper triangle."""
    p = points.reshape(rows + 1, columns + 1, 2)
    a, b = p[:-1, 1:] - p[:-1, :-1], p[1:, :-1] - p[:-1, :-1]
    return np.asarray(a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0])


def test_nothing_moves_at_rest() -> None:
    rest = grid((200, 100, 1400, 2100), 6, 6)
    assert np.allclose(t.head_turn(rest, 0, 0, 30), rest)
    assert np.allclose(t.body_turn(rest, 0, 0, 0), rest)
    assert np.allclose(t.breathe(rest, 0), rest)
    assert np.allclose(t.hop_up(rest, 0), rest)
    assert np.allclose(t.swing(rest, (800, 800), 0, 100), rest)


@pytest.mark.parametrize("lift", [-95, 0, 34])
def test_the_head_never_folds(lift: float) -> None:
    rest = grid((240, 400, 1360, 1300), 16, 14)
    for x, y in itertools.product((-30, 0, 30), (-30, 0, 30)):
        assert _areas(t.head_turn(rest, x, y, lift), 16, 14).min() > 0


def test_near_parts_move_further_than_far_ones() -> None:
    nose, cheek, ear = (
        np.array([[800.0, 1060]]),
        np.array([[1270.0, 1000]]),
        np.array([[640.0, 500]]),
    )
    moved = [
        (t.head_turn(p, 30, 0, lift) - p)[0, 0] for p, lift in ((nose, 24), (cheek, 0), (ear, -95))
    ]
    assert moved[0] > 80
    assert moved[0] > moved[1] + 50
    assert moved[0] > moved[2] + 80


def test_directions_are_the_standard_ones() -> None:
    nose = np.array([[800.0, 1060]])
    assert t.head_turn(nose, 10, 0, 0)[0, 0] > 800
    assert t.head_turn(nose, 0, 10, 0)[0, 1] < 1060
    assert t.head_tilt(10) > 0


def test_feet_stay_and_shoulders_turn() -> None:
    feet, shoulder = np.array([[700.0, 2120], [900, 2136]]), np.array([[800.0, 1300]])
    for angles in itertools.product((-10, 10), repeat=3):
        assert np.allclose(t.body_turn(feet, *angles), feet)
        assert np.hypot(*(t.body_turn(shoulder, *angles) - shoulder)[0]) > 10


def test_the_body_never_folds() -> None:
    rest = grid((300, 1200, 1300, 2150), 12, 12)
    for angles in itertools.product((-10, 0, 10), repeat=3):
        assert _areas(t.body_turn(rest, *angles), 12, 12).min() > 0


def test_a_hop_leaps_and_squats() -> None:
    pts = np.array([[800.0, 500], [900, t.GROUND_Y]])
    assert np.allclose(t.hop_up(pts, 1), pts - [0, 52])
    squat = t.hop_up(pts, -1)
    assert squat[0, 1] > 540
    assert squat[1, 1] == t.GROUND_Y
    assert squat[1, 0] > 901


def test_breath_lifts_chest_and_head_but_not_the_skirt() -> None:
    chest, hem = np.array([[800.0, 1250]]), np.array([[800.0, 1900]])
    assert t.breathe(chest, 1)[0, 1] == pytest.approx(1241, abs=0.5)
    assert np.allclose(t.breathe(hem, 1), hem, atol=0.5)


def test_a_swing_keeps_its_pivot_and_its_lengths() -> None:
    pts = np.array([[0.0, 0], [0, 50], [0, 200]])
    out = t.swing(pts, (0, 0), 90, 100)
    assert np.allclose(out[0], 0)
    assert np.allclose(np.hypot(*out.T), [0, 50, 200])
    assert np.allclose(out[2], [-200, 0])
    assert -50 < out[1, 0] < 0
