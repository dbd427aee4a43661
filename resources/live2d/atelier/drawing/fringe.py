"""Fringe of five fur locks, the crown tuft that hides their roots, and the star hairpin."""

import math
from dataclasses import dataclass

import numpy as np

from .geometry import (
    Control,
    Curve,
    Points,
    Polygon,
    box_of,
    ellipse,
    ink_path,
    normals,
    round_star,
    taper,
)
from .layer import Layer
from .palette import PAL

FRINGE: list[tuple[str, list[Control], float]] = [
    ("fringe_R2", [(740, 450), (640, 490), (566, 584), (540, 735)], 66),
    ("fringe_L2", [(860, 450), (962, 490), (1038, 584), (1066, 728)], 66),
    ("fringe_R1", [(774, 440), (706, 508), (664, 620), (690, 766)], 70),
    ("fringe_L1", [(828, 440), (886, 512), (922, 622), (904, 758)], 66),
    ("fringe_C", [(796, 428), (778, 526), (782, 660), (836, 804)], 70),
]
"""Name, centre line from the crown to the tip, half width."""

CROWN: list[Control] = [
    (640, 500, 1),
    (676, 456),
    (712, 430),
    (730, 404),
    (730, 372, 1),
    (752, 392),
    (782, 400, 1),
    (790, 366),
    (820, 328),
    (868, 304, 1),
    (854, 336),
    (856, 366),
    (866, 396, 1),
    (888, 392),
    (912, 378, 1),
    (906, 404),
    (914, 432),
    (936, 460),
    (962, 500, 1),
    (900, 484),
    (850, 496),
    (800, 482),
    (750, 496),
    (700, 484),
]
_STAR_X, _STAR_Y = 1096, 566


@dataclass(frozen=True)
class Lock:
    """A fur lock: centre line, its normals and half widths, both edges and the closed outline."""

    centre: Points
    normal: Points
    half: Points

    @property
    def edges(self) -> tuple[Points, Points]:
        """The two long sides from root to tip."""
        reach = self.normal * self.half[:, None]
        return self.centre + reach, self.centre - reach

    @property
    def poly(self) -> Points:
        """Outline, open at the root."""
        a, b = self.edges
        return np.vstack([a, b[::-1]])


def lock_shape(centre: list[Control], width: float) -> Lock:
    """Shape of a lock that swells below the root and ends in a point."""
    line = Curve(centre, closed=False).sample(14)
    t = np.linspace(0, 1, len(line))
    half = width * np.sin(math.pi * (0.20 + 0.80 * t**1.15)) * (1 - t**6) ** 0.4
    return Lock(line, normals(line), half)


def fringe() -> list[Layer]:
    """Locks from back to front, then the crown."""
    locks = [
        _lock(name, lock_shape(c, w), 0.22 if name == "fringe_C" else 0.05) for name, c, w in FRINGE
    ]
    return [*locks, _crown()]


def _lock(name: str, lock: Lock, root_line: float) -> Layer:
    """Paint one lock; its edge lines begin at the part `root_line` of their length."""
    p, shape = Layer(name), Polygon(lock.poly)
    (x0, y0), (x1, y1) = lock.centre[0], lock.centre[-1]
    p.fill(
        shape,
        p.lin(
            x0,
            y0,
            x1,
            y1,
            (0, PAL["fur_light"]),
            (0.45, PAL["fur"]),
            (0.78, PAL["fur_shade"]),
            (1, PAL["ombre"]),
        ),
    )
    p.crescent(-13, -9, PAL["fur_deep"], 0.55, 4)
    p.crescent(7, 8, "#fff", 0.9, 3)
    n = len(lock.centre)
    for off, start, end, w in ((0.30, 0.35, 0.86, 4), (-0.25, 0.45, 0.80, 3)):
        flow = (lock.centre + lock.normal * lock.half[:, None] * off)[int(n * start) : int(n * end)]
        p.stroke(flow, taper(len(flow), w, 0.5, 0.4), PAL["fur_deep"], op=0.75)
    for edge in lock.edges:
        line = edge[int(n * root_line) :]
        paint = p.lin(x0, y0, x1, y1, (0, PAL["fur_line"]), (1, PAL["fur_line_deep"]))
        p.stroke(line, taper(len(line), 6.0, 0.55, 0.03, 0.04), paint)
    return p


def _crown() -> Layer:
    p, crown = Layer("fringe_crown"), Curve(CROWN)
    p.fill(
        crown,
        p.lin(
            780,
            310,
            830,
            500,
            (0, PAL["ombre"]),
            (0.34, PAL["fur_light"]),
            (0.7, PAL["fur_light"]),
            (1, "#ffffff", 0),
        ),
    )
    pts = crown.sample(14)
    line = pts[int(len(pts) * 0.045) : int(len(pts) * 0.70)]
    p.raw(ink_path(line, taper(len(line), 6, 0.16, 0.16)), PAL["fur_line"], box_of(line))
    p.fur_tuft(800, 430, 80, size=50, w=5, op=0.7)
    return p


def hairpin_tassel() -> Layer:
    """Coral tassel under the star."""
    x, y, p = _STAR_X, _STAR_Y, Layer("hairpin_tassel")
    p.ink([(x + 4, y + 20), (x + 8, y + 52), (x + 8, y + 78)], PAL["gold_deep"], 5, a=0, b=0)
    p.fill(ellipse(x + 8, y + 80, 10), p.rad(x + 5, y + 76, 14, (0, "#FFD5DA"), (1, PAL["coral"])))
    t = Curve(
        [
            (x - 3, y + 90, 1),
            (x + 19, y + 90, 1),
            (x + 26, y + 150, 1),
            (x + 8, y + 156),
            (x - 10, y + 150, 1),
        ]
    )
    p.fill(t, p.lin(x, y + 90, x, y + 156, (0, PAL["coral"]), (1, "#B94A74")))
    p.outline(t, "#7C2A52", 3.5)
    for i in (-1, 0, 1):
        p.ink([(x + 8 + i * 5, y + 96), (x + 8 + i * 9, y + 150)], "#8E335C", 2.5, op=0.6)
    return p


def hairpin_star() -> Layer:
    """Golden star with a crystal bead on the left side of the fringe."""
    x, y, p = _STAR_X, _STAR_Y, Layer("hairpin_star")
    p.fill(
        round_star(x, y, 52, 29, -100),
        p.lin(
            x - 40,
            y - 45,
            x + 40,
            y + 45,
            (0, PAL["gold_light"]),
            (0.5, PAL["gold"]),
            (1, "#D08F3C"),
        ),
    )
    p.crescent(-8, -9, PAL["gold_deep"], 0.55, 3)
    p.crescent(5, 6, "#FFFBE4", 0.95, 2)
    p.outline(paint="#7A4B22", w=5)
    p.fill(
        ellipse(x, y + 1, 15),
        p.rad(
            x - 4, y - 4, 18, (0, "#FFFFFF"), (0.5, PAL["crystal_mid"]), (1, PAL["crystal_deep"])
        ),
    )
    p.fill(ellipse(x - 5, y - 5, 4), "#fff")
    return p
