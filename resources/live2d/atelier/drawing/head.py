"""Head, the fringe's shadow on it, cheeks, nose and brows."""

import numpy as np

from .fringe import FRINGE, lock_shape
from .geometry import Control, Curve, ellipse, polygon, rot, side_x, sym
from .layer import Layer
from .palette import PAL

NOSE_Y = 1060
BROW_X, BROW_Y = 1018, 746

HEAD_HALF: list[Control] = [
    (800, 440),
    (944, 450),
    (1078, 508),
    (1178, 612),
    (1236, 742),
    (1262, 862),
    (1272, 940),
    (1286, 1004),
    (1318, 1078, 1),
    (1286, 1066),
    (1258, 1046, 1),
    (1256, 1080),
    (1262, 1112),
    (1280, 1150, 1),
    (1246, 1138),
    (1214, 1114, 1),
    (1206, 1138),
    (1204, 1162),
    (1214, 1194, 1),
    (1178, 1186),
    (1142, 1166, 1),
    (1058, 1207),
    (974, 1238),
    (888, 1257),
    (800, 1263),
]
"""Right half of the head's outline with its cheek fur, from the crown to the chin."""

_CHEEK_TUFTS = (
    (1262, 1000, 55),
    (1228, 1072, 62),
    (338, 1000, 125),
    (372, 1072, 118),
    (1176, 1126, 66),
    (424, 1126, 114),
)


def head() -> Layer:
    """The head, complete under fringe, eyes and mouth."""
    p = Layer("head")
    p.fill(
        Curve(sym(HEAD_HALF)),
        p.rad(700, 760, 700, (0, PAL["fur_light"]), (0.62, PAL["fur"]), (1, PAL["fur_shade"])),
    )
    # The lower right turns away from the light; the chin takes a warm bounce.
    p.crescent(-64, -40, PAL["fur_shade"], 0.9, 26)
    p.crescent(-22, -17, PAL["fur_deep"], 0.72, 10)
    p.crescent(-6, -3, "#FFFFFF", 0.85, 2.2)
    p.crescent(12, 0, PAL["fur_deep"], 0.18, 8)
    p.inside(ellipse(800, 1252, 300, 44), "#FFE3DC", op=0.8, blur=22)
    p.crescent(10, 13, "#fff", 0.95, 6)
    for x, y, angle in _CHEEK_TUFTS:
        p.fur_tuft(x, y, angle, size=36, w=5, op=0.8)
    p.outline(
        paint=p.lin(0, 430, 0, 1250, (0, PAL["fur_line"]), (1, PAL["fur_line_deep"])),
        w=7.2,
        thick=0.38,
    )
    return p


def face_shade() -> Layer:
    """Soft shadow the fringe throws on the face."""
    p = Layer("face_shade", blend="multiply")
    p.main = Curve(sym(HEAD_HALF))
    locks = [lock_shape(centre, width).poly + np.array([12, 26]) for _, centre, width in FRINGE]
    p.raw(
        "".join(map(polygon, locks)), "#B7A2DA", (480, 420, 1120, 840), op=0.62, blur=7, clip=p.main
    )
    p.inside(ellipse(800, 470, 400, 110), "#CDBCE6", op=0.55, blur=30)
    return p


def cheek(side: str, strength: float = 1) -> Layer:
    """Blush with three short strokes."""
    x, p = side_x(1140, side), Layer(f"cheek_{side}")
    p.fill(
        ellipse(x, 1092, 92, 58),
        p.rad(
            x,
            1092,
            92,
            (0, PAL["blush"], 0.80),
            (0.5, PAL["blush"], 0.50),
            (1, PAL["blush"], 0),
            sy=0.63,
        ),
        op=min(1, 0.82 * strength),
    )
    for i in (-1, 0, 1):
        p.ink(
            [(x + i * 26 + 8, 1072), (x + i * 26 - 8, 1108)], "#F0708A", 5.5, a=0.3, b=0.3, op=0.55
        )
    return p


def nose() -> Layer:
    """Small heart-shaped nose with a light."""
    y, p = NOSE_Y, Layer("nose")
    p.fill(
        Curve(
            [
                (800, y - 13),
                (826, y - 18),
                (839, y - 6),
                (824, y + 12),
                (800, y + 24),
                (776, y + 12),
                (761, y - 6),
                (774, y - 18),
            ]
        ),
        p.lin(800, y - 18, 800, y + 24, (0, "#F7A5B2"), (1, "#DD6F8C")),
    )
    p.outline(paint="#B0527A", w=3.2)
    p.fill(ellipse(787, y - 7, 11, 5.8, -8), "#FFFFFF", op=0.9)
    return p


def brow(side: str) -> Layer:
    """One calm brush stroke above the eye."""
    x, out = side_x(BROW_X, side), 1 if side == "L" else -1
    pts: list[Control] = [(-58, 8), (-20, -9), (22, -11), (60, 8)]
    p = Layer(f"brow_{side}")
    line = rot([(x + out * px, BROW_Y + py) for px, py in pts], 0, x, BROW_Y)
    p.ink(line, PAL["brow"], 18, a=0.35, b=0.75, tip=0.12)
    return p
