"""How head and body turn: a flat picture bent over soft domes, so that near parts move further."""

import math

import numpy as np

from resources.live2d.atelier.drawing.geometry import CENTRE_X, Points

HEAD_PIVOT = (800.0, 1210.0)
"""Neck joint the head tilts round."""
_HEAD_CENTRE = np.array([800.0, 900.0])
_HEAD_RADII = np.array([560.0, 500.0])
_HEAD_DEPTH = 245.0
_YAW, _PITCH, _TILT = 24.0 / 30, 16.0 / 30, 0.4
"""Degrees the picture turns for one degree of ParamAngleX, Y and Z."""

GROUND_Y, SHOULDER_Y = 2110.0, 1230.0
_BODY_DEPTH, _BODY_RADIUS = 130.0, 470.0


def head_turn(rest: Points, x: float, y: float, lift: float) -> Points:
    """Head points after a turn of ParamAngleX = x and ParamAngleY = y degrees.

    The face is a dome of `_HEAD_DEPTH` pixels that falls to zero at the outline; `lift` is the
    distance of a layer in front of it (negative: behind).
    """
    yaw, pitch = math.radians(x * _YAW), math.radians(y * _PITCH)
    d = rest - _HEAD_CENTRE
    depth = _HEAD_DEPTH * np.maximum(0, 1 - ((d / _HEAD_RADII) ** 2).sum(1)) + lift
    turned = np.stack(
        [
            d[:, 0] * math.cos(yaw) + depth * math.sin(yaw),
            d[:, 1] * math.cos(pitch) - depth * math.sin(pitch),
        ],
        1,
    )
    return np.asarray(turned + _HEAD_CENTRE + [x * 0.5, -y * 0.1])


def head_tilt(z: float) -> float:
    """Degrees the head tilts for ParamAngleZ = z."""
    return z * _TILT


def body_turn(rest: Points, x: float, y: float, z: float) -> Points:
    """Body points after ParamBodyAngleX, Y, Z; nothing moves at the ground."""
    height = (GROUND_Y - rest[:, 1]) / (GROUND_Y - SHOULDER_Y)
    up = np.clip(height, 0, 1.3)
    d = rest[:, 0] - CENTRE_X
    depth = _BODY_DEPTH * np.maximum(0, 1 - (d / _BODY_RADIUS) ** 2) * np.clip(3 * up, 0, 1)
    yaw = math.radians(x) * np.clip(3 * up, 0, 1)
    hips = x * (1.6 * up + 0.7 * np.sin(math.pi * np.clip(up, 0, 1)))
    px = CENTRE_X + d * np.cos(yaw) + depth * np.sin(yaw) + hips
    py = rest[:, 1] - y * 1.6 * up
    lean = np.radians(z * 0.2) * up
    rx, ry = px - CENTRE_X, py - GROUND_Y
    c, s = np.cos(lean), np.sin(lean)
    return np.stack([CENTRE_X + rx * c - ry * s, GROUND_Y + rx * s + ry * c], 1)


def hop_up(rest: Points, hop: float) -> Points:
    """Everything but the ground leaps a little (1) or squats (-1)."""
    if hop < 0:
        wide, high = 1 - 0.018 * hop, 1 + 0.03 * hop
        return np.asarray((rest - [CENTRE_X, GROUND_Y]) * [wide, high] + [CENTRE_X, GROUND_Y])
    return np.asarray(rest - np.array([0, 52 * hop]))


def breathe(rest: Points, breath: float) -> Points:
    """Chest and head rise, and the chest widens a little."""
    rise = _smooth((1760 - rest[:, 1]) / 480)
    chest = np.exp(-(((rest[:, 1] - 1440) / 200) ** 2))
    x = CENTRE_X + (rest[:, 0] - CENTRE_X) * (1 + 0.012 * breath * chest)
    return np.stack([x, rest[:, 1] - 9 * breath * rise], 1)


def swing(rest: Points, pivot: tuple[float, float], degrees: float, reach: float) -> Points:
    """Turn points round a pivot, little at it and fully at `reach` pixels from it (a soft bend)."""
    d = rest - np.array(pivot)
    a = np.radians(degrees) * _smooth(np.hypot(d[:, 0], d[:, 1]) / reach)
    c, s = np.cos(a), np.sin(a)
    x, y = d[:, 0] * c - d[:, 1] * s, d[:, 0] * s + d[:, 1] * c
    return np.asarray(np.stack([x, y], 1) + np.array(pivot))


def _smooth(t: Points) -> Points:
    t = np.clip(t, 0, 1)
    return np.asarray(t * t * (3 - 2 * t))
