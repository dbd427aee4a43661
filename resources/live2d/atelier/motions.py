"""Idle and the gestures as motion3 files: a few key values a parameter, joined by smooth curves."""

from dataclasses import dataclass
from itertools import pairwise

Key = tuple[float, float]
"""Seconds and value."""


@dataclass(frozen=True)
class Motion:
    """Key values of parameters over `seconds`; a loop ends as it begins."""

    group: str
    seconds: float
    loop: bool
    keys: dict[str, list[Key]]
    fade: float = 0.4


def _wave(seconds: float, cycles: int, low: float, high: float, at: float = 0.0) -> list[Key]:
    """Turning points of a calm wave that starts at `low`, later by `at` of a cycle (0 or 0.5)."""
    first, second = (low, high) if at == 0 else (high, low)
    step = seconds / (2 * cycles)
    return [(round(i * step, 4), first if i % 2 == 0 else second) for i in range(2 * cycles + 1)]


MOTIONS: list[Motion] = [
    Motion(
        "Idle",
        10,
        True,
        {
            "ParamBreath": _wave(10, 3, 0, 1),
            "ParamAngleX": [(0, 0), (2.2, 5), (4.9, -1), (7.4, -6), (10, 0)],
            "ParamAngleY": [(0, 0), (1.6, -2), (4.1, 3), (6.8, -2), (10, 0)],
            "ParamAngleZ": [(0, 0), (2.6, 4), (5.2, 0), (7.8, -4), (10, 0)],
            "ParamBodyAngleX": [(0, 0), (2.4, 2), (5.0, 0), (7.6, -2.4), (10, 0)],
            "ParamBodyAngleZ": [(0, 0), (2.5, 1.4), (5.1, -0.3), (7.7, -1.4), (10, 0)],
            "ParamSkirt": [(0, 0), (2.8, 0.35), (5.4, -0.1), (8.0, -0.4), (10, 0)],
            "ParamHairFront": [(0, 0), (2.7, -0.3), (5.2, 0.1), (7.9, 0.35), (10, 0)],
            "ParamEarL": [(0, 0), (3.0, 0.1), (6.0, -0.1), (8.6, 0), (8.8, -0.4), (9.05, 0.1), (10, 0)],
            "ParamEarR": [(0, 0), (3.4, 0), (3.55, -0.5), (3.7, 0.2), (3.85, -0.3), (4.1, 0), (10, 0)],
            "ParamGlow": _wave(10, 2, 0.4, 0.75),
        },
        0.6,
    ),
    Motion(
        "Greet",
        2.6,
        False,
        {
            "ParamArmL": [(0, 0), (0.4, 1), (0.7, 0.74), (1.0, 1), (1.3, 0.74), (1.6, 1), (1.9, 0.8), (2.6, 0)],
            "ParamAngleZ": [(0, 0), (0.5, -10), (1.0, -7), (1.6, -10), (2.6, 0)],
            "ParamAngleY": [(0, 0), (0.35, -13), (0.8, 5), (1.7, 4), (2.6, 0)],
            "ParamAngleX": [(0, 0), (0.5, 5), (1.7, 4), (2.6, 0)],
            "ParamBodyAngleY": [(0, 0), (0.35, -3), (0.8, 1.5), (2.6, 0)],
            "ParamBodyAngleZ": [(0, 0), (0.5, -3), (1.0, -1.6), (1.6, -2.8), (2.6, 0)],
            "ParamEarR": [(0, 0), (0.4, 0.7), (0.9, 0.2), (1.4, 0.6), (2.6, 0)],
            "ParamEarL": [(0, 0), (0.5, 0.6), (1.1, 0.2), (1.6, 0.5), (2.6, 0)],
            "ParamSkirt": [(0, 0), (0.6, 0.5), (1.1, -0.3), (1.7, 0.2), (2.6, 0)],
        },
    ),
    Motion(
        "Nod",
        1.2,
        False,
        {
            "ParamAngleY": [(0, 0), (0.25, -20), (0.5, 3), (0.75, -14), (1.2, 0)],
            "ParamBodyAngleY": [(0, 0), (0.3, -3), (0.55, 0.5), (0.8, -2), (1.2, 0)],
            "ParamHairFront": [(0, 0), (0.3, 0.4), (0.55, -0.3), (0.8, 0.3), (1.2, 0)],
            "ParamEarL": [(0, 0), (0.3, -0.4), (0.55, 0.2), (0.8, -0.25), (1.2, 0)],
            "ParamEarR": [(0, 0), (0.3, -0.4), (0.55, 0.2), (0.8, -0.25), (1.2, 0)],
        },
        0.2,
    ),
    Motion(
        "Cheer",
        2.1,
        False,
        {
            "ParamHop": [(0, 0), (0.16, -1), (0.42, 1), (0.66, -0.9), (0.92, 1), (1.16, -0.7), (1.45, 0), (2.1, 0)],
            "ParamAngleY": [(0, 0), (0.16, -12), (0.46, 12), (0.7, -5), (0.96, 11), (1.2, -3), (2.1, 0)],
            "ParamAngleZ": [(0, 0), (0.45, -7), (0.95, 7), (1.5, 2), (2.1, 0)],
            "ParamArmL": [(0, 0), (0.16, 0.1), (0.42, 1), (0.66, 0.76), (0.92, 1), (1.2, 0.82), (1.45, 0.9), (2.1, 0)],
            "ParamArmR": [(0, 0), (0.16, 0.1), (0.42, 1), (0.66, 0.76), (0.92, 1), (1.2, 0.82), (1.45, 0.9), (2.1, 0)],
            "ParamEarL": [(0, 0), (0.2, 0.6), (0.48, -0.6), (0.72, 0.8), (0.98, -0.5), (1.25, 0.5), (2.1, 0)],
            "ParamEarR": [(0, 0), (0.2, 0.6), (0.48, -0.6), (0.72, 0.8), (0.98, -0.5), (1.25, 0.5), (2.1, 0)],
            "ParamSkirt": [(0, 0), (0.4, 0.8), (0.75, -0.7), (1.1, 0.6), (1.5, -0.3), (2.1, 0)],
            "ParamHairFront": [(0, 0), (0.45, -0.6), (0.75, 0.5), (1.05, -0.4), (2.1, 0)],
            "ParamGlow": [(0, 0.5), (0.5, 1), (1.4, 1), (2.1, 0.5)],
        },
        0.2,
    ),
    Motion(
        "Think",
        3.2,
        False,
        {
            "ParamAngleZ": [(0, 0), (0.7, -14), (1.5, -11), (2.4, -13), (3.2, 0)],
            "ParamAngleX": [(0, 0), (0.7, 11), (2.4, 14), (3.2, 0)],
            "ParamAngleY": [(0, 0), (0.3, -4), (0.9, 13), (2.4, 11), (3.2, 0)],
            "ParamEyeBallX": [(0, 0), (0.5, 0.7), (1.4, 0.55), (2.5, 0.7), (3.2, 0)],
            "ParamEyeBallY": [(0, 0), (0.5, 0.8), (2.5, 0.7), (3.2, 0)],
            "ParamBrowLY": [(0, 0), (0.5, 0.7), (2.5, 0.6), (3.2, 0)],
            "ParamBrowRY": [(0, 0), (0.5, -0.25), (2.5, -0.2), (3.2, 0)],
            "ParamEarL": [(0, 0), (0.6, -0.4), (1.2, 0.1), (1.5, -0.3), (2.3, 0), (3.2, 0)],
            "ParamEarR": [(0, 0), (0.7, 0.4), (2.4, 0.3), (3.2, 0)],
            "ParamArmR": [(0, 0), (0.7, 0.1), (2.4, 0.1), (3.2, 0)],
            "ParamBodyAngleZ": [(0, 0), (0.8, -2), (2.4, -1.8), (3.2, 0)],
            "ParamThought": [(0, 0), (0.4, 0), (1.3, 1), (2.5, 1), (3.0, 0), (3.2, 0)],
        },
    ),
]  # fmt: skip


def motion3(motion: Motion) -> dict[str, object]:
    """Content of one motion3 file; every segment is a Bezier of three points."""
    segments = sum(len(keys) - 1 for keys in motion.keys.values())
    return {
        "Version": 3,
        "Meta": {
            "Duration": motion.seconds,
            "Fps": 30.0,
            "Loop": motion.loop,
            "AreBeziersRestricted": True,
            "CurveCount": len(motion.keys),
            "TotalSegmentCount": segments,
            "TotalPointCount": 3 * segments + len(motion.keys),
            "UserDataCount": 0,
            "TotalUserDataSize": 0,
        },
        "Curves": [
            {"Target": "Parameter", "Id": i, "Segments": _segments(keys, motion.loop)}
            for i, keys in motion.keys.items()
        ],
    }


def _segments(keys: list[Key], loop: bool) -> list[float]:
    """First point, then for each segment its type (1: Bezier), two handles and the end."""
    slopes = _slopes(keys, loop)
    out = [keys[0][0], keys[0][1]]
    for i, ((t0, v0), (t1, v1)) in enumerate(pairwise(keys)):
        third = (t1 - t0) / 3
        a, b = v0 + slopes[i] * third, v1 - slopes[i + 1] * third
        out += [1, *(round(x, 4) for x in (t0 + third, a, t1 - third, b, t1, v1))]
    return out


def _slopes(keys: list[Key], loop: bool) -> list[float]:
    """Slope at each key: flat at turning points, so that a curve never leaves its keys' range."""
    steps = [(v1 - v0) / (t1 - t0) for (t0, v0), (t1, v1) in pairwise(keys)]
    ends = (steps[-1], steps[0]) if loop else (0.0, 0.0)
    around = zip([ends[0], *steps], [*steps, ends[1]], strict=True)
    return [_gentler(a, b) for a, b in around]


def _gentler(a: float, b: float) -> float:
    return 0.0 if a * b <= 0 else 2 * a * b / (a + b)
