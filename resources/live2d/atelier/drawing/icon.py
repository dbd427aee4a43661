"""The app's icon: the face before the moon on a rounded square of night."""

import numpy as np

from .arms import sleeve
from .body import torso
from .ears import ears
from .figure import Image8, face, raster
from .geometry import Box, Polygon, ellipse, sparkle
from .layer import Layer
from .palette import PAL

SIDE = 256
"""Pixels of the icon's width and height."""
_BOX: Box = (150, 16, 1450, 1316)
_MOON = (930, 560, 480)
_ROUNDNESS = 0.4
"""1 is an ellipse, 0 a square with sharp corners."""


def icon() -> Image8:
    """The icon in straight alpha."""
    layers = [_night(), *ears(), *torso(), sleeve("R"), sleeve("L"), *face()]
    return raster(layers, _BOX, SIDE / (_BOX[2] - _BOX[0]))


def _night() -> Layer:
    """Night sky with the full moon and three stars."""
    p, (x0, y0, _, y1), (x, y, r) = Layer("icon_night"), _BOX, _MOON
    sky = p.lin(x0, y0, x0, y1, (0, PAL["night_deep"]), (0.6, PAL["night"]), (1, PAL["night_mid"]))
    square = p.fill(_square(), sky)
    p.fill(ellipse(x, y, r * 1.16), "#8FA2F0", op=0.35, blur=60, clip=square)
    shine = (0, PAL["moon"]), (0.6, "#F9DE93"), (1, "#E8B765")
    p.fill(ellipse(x, y, r), p.rad(x - r * 0.3, y - r * 0.3, r * 1.5, *shine), clip=square)
    for cx, cy, size in ((300, 330, 66), (390, 150, 40), (1345, 1000, 46)):
        p.fill(sparkle(cx, cy, size), "#FFF6DA", clip=square)
    return p


def _square() -> Polygon:
    """A superellipse: a square whose corners are round."""
    x0, y0, x1, y1 = _BOX
    turn = np.linspace(0, 2 * np.pi, 240, endpoint=False)
    ring = np.stack([np.cos(turn), np.sin(turn)], 1)
    ring = np.sign(ring) * np.abs(ring) ** _ROUNDNESS
    return Polygon((ring + 1) / 2 * [x1 - x0, y1 - y0] + [x0, y0])
