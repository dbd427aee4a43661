"""Idle and gestures."""

import json
from itertools import pairwise
from pathlib import Path
from typing import TypedDict

import numpy as np
import pytest

from resources.live2d.atelier.motions import MOTIONS, Motion, motion3
from resources.live2d.atelier.rig.parameters import PARAMETERS

_DIALS = {p.id: p for p in PARAMETERS}
_EACH = pytest.mark.parametrize("motion", MOTIONS, ids=lambda m: m.group)


class _Curve(TypedDict):
    Target: str
    Id: str
    Segments: list[float]


class _File(TypedDict):
    Meta: dict[str, float]
    Curves: list[_Curve]


def _read(built: Path, motion: Motion) -> _File:
    text = (built / f"motions/{motion.group.lower()}.motion3.json").read_text(encoding="utf-8")
    content: _File = json.loads(text)
    return content


def _beziers(segments: list[float]) -> list[np.ndarray[tuple[int, int], np.dtype[np.float64]]]:
    """Each segment's four points."""
    start, out, i = segments[:2], [], 2
    while i < len(segments):
        assert segments[i] == 1
        out.append(np.array([*start, *segments[i + 1 : i + 7]]).reshape(4, 2))
        start, i = segments[i + 5 : i + 7], i + 7
    return out


@_EACH
def test_the_counts_are_the_real_ones(built: Path, motion: Motion) -> None:
    content = _read(built, motion)
    pieces = [_beziers(c["Segments"]) for c in content["Curves"]]
    assert content["Meta"]["CurveCount"] == len(pieces)
    assert content["Meta"]["TotalSegmentCount"] == sum(map(len, pieces))
    assert content["Meta"]["TotalPointCount"] == sum(3 * len(p) + 1 for p in pieces)


@_EACH
def test_curves_run_through_the_whole_time_forward(built: Path, motion: Motion) -> None:
    for curve in _read(built, motion)["Curves"]:
        times = np.concatenate([b[:, 0] for b in _beziers(curve["Segments"])])
        assert times[0] == 0
        assert times[-1] == motion.seconds
        assert (np.diff(times) >= 0).all()


@_EACH
def test_values_stay_in_range(built: Path, motion: Motion) -> None:
    for curve in _read(built, motion)["Curves"]:
        dial = _DIALS[curve["Id"]]
        values = np.concatenate([b[:, 1] for b in _beziers(curve["Segments"])])
        assert dial.low <= values.min()
        assert values.max() <= dial.high


@_EACH
def test_a_motion_ends_as_it_began(motion: Motion) -> None:
    assert all(keys[0][1] == keys[-1][1] for keys in motion.keys.values())


@_EACH
def test_curves_are_smooth_at_their_keys(built: Path, motion: Motion) -> None:
    for curve in _read(built, motion)["Curves"]:
        pieces = _beziers(curve["Segments"])
        for a, b in pairwise(pieces):
            before, after = a[3] - a[2], b[1] - b[0]
            assert abs(before[1] / before[0] - after[1] / after[0]) < 0.02


def test_idle_loops_and_leaves_eyes_and_mouth_alone() -> None:
    (idle,) = [m for m in MOTIONS if m.group == "Idle"]
    assert idle.loop
    assert 8 <= idle.seconds <= 12
    assert not [i for i in idle.keys if "Eye" in i or "Mouth" in i or "Brow" in i]


def test_gestures_do_not_loop_or_touch_the_mouth() -> None:
    for motion in MOTIONS[1:]:
        assert not motion.loop
        assert not [i for i in motion.keys if "Mouth" in i or "Open" in i]


def test_a_curve_stays_between_its_keys() -> None:
    keys = {"ParamAngleX": [(0.0, 0.0), (1.0, 10.0), (2.0, 0.0)]}
    curves = motion3(Motion("X", 2, False, keys))["Curves"]
    assert curves == [
        {
            "Target": "Parameter",
            "Id": "ParamAngleX",
            "Segments": [0, 0, 1, 0.3333, 0, 0.6667, 10, 1, 10, 1, 1.3333, 10, 1.6667, 0, 2, 0],
        }
    ]
