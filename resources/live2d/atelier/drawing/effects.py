"""Signs that feelings switch on: tears, sweat, an angry mark, sparkles, thoughts, a gloomy forehead."""

import numpy as np

from .fringe import CROWN, FRINGE, lock_shape
from .geometry import Box, Control, Curve, Points, ellipse, polygon, rot, side_x, sparkle, sym
from .head import HEAD_HALF
from .layer import Layer
from .palette import PAL


def tear(side: str) -> Layer:
    """Tear under the eye."""
    x, p = side_x(1062, side), Layer(f"fx_tear_{side}")
    s = Curve(
        [(x, 1030, 1), (x + 17, 1066), (x + 20, 1092), (x, 1112), (x - 20, 1092), (x - 17, 1066)]
    )
    p.fill(
        s,
        p.lin(x, 1030, x, 1112, (0, "#FFFFFF", 0.85), (0.5, "#BFE2FF", 0.9), (1, "#7DB7F5", 0.95)),
    )
    p.crescent(-4, -5, "#5E8FE0", 0.6, 2)
    p.outline(paint="#5C86CC", w=3.4)
    p.fill(ellipse(x - 7, 1080, 5, 9), "#fff")
    return p


def sweat() -> Layer:
    """Drop at the left temple."""
    x, p = 1196, Layer("fx_sweat")
    s = Curve([(x, 690, 1), (x + 22, 736), (x + 24, 766), (x, 790), (x - 24, 766), (x - 22, 736)])
    p.fill(s, p.lin(x, 690, x, 790, (0, "#FFFFFF", 0.9), (0.5, "#C8E6FF", 0.95), (1, "#86BEF7")))
    p.crescent(-5, -6, "#5E8FE0", 0.55, 2)
    p.outline(paint="#4E78BE", w=4)
    p.fill(ellipse(x - 9, 756, 6, 11), "#fff")
    return p


def anger() -> Layer:
    """Four short strokes at the right temple."""
    x, y, p = 452, 596, Layer("fx_anger")
    stroke: list[Control] = [(12, -46), (14, -14), (46, -12)]
    for k in range(4):
        p.ink(
            rot([(x + a, y + b) for a, b in stroke], 90 * k + 8, x, y),
            "#E2405E",
            15,
            a=0.2,
            b=0.2,
            tip=0.4,
        )
    return p


def sparkles(side: str) -> Layer:
    """Two golden sparkles beside the head."""
    p = Layer(f"fx_sparkle_{side}")
    spots = ((1330, 720, 34), (1392, 640, 20)) if side == "L" else ((300, 700, 40), (246, 800, 20))
    for x, y, r in spots:
        p.fill(ellipse(x, y, r * 0.9), "#FFE9A8", op=0.45, blur=10)
        p.fill(sparkle(x, y, r), p.lin(x, y - r, x, y + r, (0, "#FFF6CF"), (1, "#FFC964")))
    return p


def thought(i: int) -> Layer:
    """One of the three moons that rise from a thinking head, the smallest first."""
    x, y, r = ((1270, 760, 13), (1316, 700, 19), (1378, 622, 28))[i]
    p = Layer(f"fx_thought_{i}")
    light = p.rad(x - r * 0.3, y - r * 0.3, r * 1.3, (0, "#FFFBE8"), (1, "#F2D794"))
    p.outline(p.fill(ellipse(x, y, r), light), PAL["moon_line"], 4)
    return p


def gloom() -> Layer:
    """Blue shadow over hair and forehead."""
    p, box = Layer("fx_gloom", blend="multiply"), GLOOM_BOX
    locks = [_clockwise(lock_shape(centre, width).poly) for _, centre, width in FRINGE]
    shape = "".join([Curve(sym(HEAD_HALF)).d, Curve(CROWN[1:-4]).d, *locks])
    p.raw(
        shape,
        p.lin(
            0,
            box[1],
            0,
            box[3],
            (0, "#6F68BC", 0.70),
            (0.35, "#6F68BC", 0.55),
            (0.62, "#7C74C0", 0.34),
            (1, "#7C74C0", 0),
        ),
        box,
    )
    return p


def _clockwise(pts: Points) -> str:
    """Path that turns as the head's outline does, so that overlapping shapes unite."""
    ahead = np.roll(pts, -1, 0)
    turn = np.sum(pts[:, 0] * ahead[:, 1] - ahead[:, 0] * pts[:, 1])
    return polygon(pts if turn > 0 else pts[::-1])


GLOOM_BOX: Box = (330, 296, 1270, 900)
"""Hair and forehead on the canvas."""
