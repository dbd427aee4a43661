"""Crystal moon on its chain, with the light it throws."""

import math

import numpy as np

from .geometry import Control, Curve, ellipse, round_star, sparkle
from .layer import Layer
from .palette import PAL

PX, PY, PR = 800, 1546, 80
"""Centre and radius of the crystal."""


def pendant_glow() -> Layer:
    """Halo; it pulses by opacity."""
    p = Layer("pendant_glow", blend="screen")
    p.fill(
        ellipse(PX, PY, 210),
        p.rad(
            PX,
            PY,
            210,
            (0, "#E4EDFF", 0.97),
            (0.24, "#C4D6FF", 0.94),
            (0.42, "#8FA6FF", 0.66),
            (0.68, "#6F6BF5", 0.28),
            (1, "#5A5AFF", 0),
        ),
    )
    return p


def pendant() -> list[Layer]:
    """Chain and crystal moon."""
    return [_chain(), _moon()]


def _chain() -> Layer:
    p = Layer("pendant_chain")
    for c, w in ((PAL["gold_deep"], 7), (PAL["gold_light"], 3.4)):
        p.ink([(792, 1440), (797, 1456), (PX, PY - PR + 4)], c, w, a=0, b=0)
    return p


def _moon() -> Layer:
    p = Layer("pendant")
    rim = _arc(PX, PY, PR, -40, -316, 15)
    bite = _arc(PX + PR * 0.33, PY - PR * 0.06, PR * 0.655, -303, -57, 13)
    rim[0] += (1,)
    rim[-1] += (1,)
    s = Curve(rim + bite[1:-1])
    p.fill(
        s,
        p.lin(
            PX - 60,
            PY - 66,
            PX + 30,
            PY + 70,
            (0, "#F6FDFF"),
            (0.28, PAL["crystal"]),
            (0.62, "#7DB4FF"),
            (1, "#7A62E6"),
        ),
    )
    _facets(p)
    p.crescent(-8, -8, "#6F5FE0", 0.6, 3)
    p.crescent(6, 6, "#fff", 0.95, 2)
    p.outline(paint="#2E2B86", w=6.5)
    _star(p)
    return p


def _arc(cx: float, cy: float, r: float, start: float, end: float, n: int) -> list[Control]:
    return [
        (cx + r * math.cos(a), cy + r * math.sin(a)) for a in np.radians(np.linspace(start, end, n))
    ]


def _facets(p: Layer) -> None:
    for k, a in enumerate((100, 130, 160, 190, 220, 250)):
        r, r2 = math.radians(a), math.radians(a + 22)
        q: list[Control] = [
            (PX + PR * math.cos(r), PY + PR * math.sin(r), 1),
            (PX + PR * math.cos(r2), PY + PR * math.sin(r2), 1),
            (
                PX + PR * 0.33 + PR * 0.655 * math.cos(r + 0.2),
                PY - PR * 0.06 + PR * 0.655 * math.sin(r + 0.2),
                1,
            ),
        ]
        p.inside(Curve(q), "#FFFFFF" if k % 2 else "#7E8BFF", op=0.5 if k % 2 else 0.30)


def _star(p: Layer) -> None:
    """Golden star in the bow of the moon and the ring above it."""
    st = round_star(PX + 28, PY + 2, 27, 14)
    p.fill(
        st, p.lin(PX, PY - 26, PX + 50, PY + 30, (0, "#FFFFFF"), (0.5, "#FFF0B8"), (1, "#F3BE5F"))
    )
    p.crescent(-4, -4, PAL["gold_deep"], 0.5, 2, shape=st)
    p.outline(st, "#94622A", 3.4)
    p.fill(
        ellipse(PX, PY - PR + 2, 11),
        p.rad(PX - 3, PY - PR - 2, 14, (0, PAL["gold_light"]), (1, PAL["gold_deep"])),
    )
    p.outline(ellipse(PX, PY - PR + 2, 11), "#7A4B22", 3)


def pendant_sparkle() -> Layer:
    """Light thrown on paws and cuffs, with sparkles."""
    p = Layer("pendant_sparkle", blend="screen")
    p.fill(
        ellipse(PX, PY, 170),
        p.rad(PX, PY, 170, (0, "#CFE0FF", 0.30), (0.5, "#9FA8FF", 0.22), (1, "#5A5AFF", 0)),
    )
    for dx, dy, r in (
        (-112, -66, 17),
        (104, -84, 13),
        (128, 14, 16),
        (-128, 22, 11),
        (46, -128, 10),
    ):
        p.fill(sparkle(PX + dx, PY + dy, r), "#FFFFFF", op=0.95)
    return p
