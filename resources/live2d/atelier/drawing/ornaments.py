"""Ribbon bow of the jacket (goreum) and the coral ornament at the waist (norigae)."""

from collections.abc import Sequence

from .geometry import Control, Curve, box_of, ellipse, star
from .layer import Layer
from .palette import PAL

KNOT = 782, 1428
"""Where the bow is tied."""


def _ribbon(name: str, pts: Sequence[Control], seed: int = 1) -> Layer:
    p, s = Layer(name), Curve(pts)
    x0, y0, x1, y1 = box_of(s.sample(4))
    p.fill(s, p.lin(x0, y0, x1, y1, (0, PAL["moon"]), (0.5, PAL["moon_mid"]), (1, "#E9C98E")))
    p.crescent(-9, -7, PAL["moon_shade"], 0.65, 4)
    p.crescent(6, 5, "#FFFDF2", 0.9, 3)
    p.outline(paint=PAL["moon_line"], w=5.5, seed=seed)
    return p


def goreum_tail_back() -> Layer:
    """Longer tail."""
    kx, ky = KNOT
    p = _ribbon(
        "goreum_tail_back",
        [
            (kx - 4, ky),
            (kx + 26, ky + 8),
            (kx + 20, ky + 160),
            (kx + 18, ky + 320),
            (kx + 44, ky + 470, 1),
            (kx + 4, ky + 448, 1),
            (kx - 34, ky + 464, 1),
            (kx - 36, ky + 310),
            (kx - 22, ky + 150),
        ],
    )
    p.ink(
        [(kx + 2, ky + 40), (kx - 6, ky + 220), (kx - 2, ky + 430)],
        PAL["moon_shade"],
        6,
        a=0.4,
        b=0.4,
        op=0.7,
    )
    p.inside(star(kx + 2, ky + 412, 13, 5, 0.45), PAL["gold_deep"], op=0.55)
    return p


def goreum_tail_front() -> Layer:
    """Shorter tail."""
    kx, ky = KNOT
    p = _ribbon(
        "goreum_tail_front",
        [
            (kx - 14, ky - 2),
            (kx + 10, ky + 10),
            (kx - 16, ky + 130),
            (kx - 50, ky + 250),
            (kx - 62, ky + 392, 1),
            (kx - 98, ky + 362, 1),
            (kx - 138, ky + 366, 1),
            (kx - 110, ky + 230),
            (kx - 62, ky + 110),
        ],
        2,
    )
    p.ink(
        [(kx - 12, ky + 40), (kx - 66, ky + 180), (kx - 94, ky + 344)],
        PAL["moon_shade"],
        6,
        a=0.4,
        b=0.4,
        op=0.7,
    )
    p.inside(star(kx - 98, ky + 330, 12, 5, 0.45), PAL["gold_deep"], op=0.55)
    return p


def goreum_loop() -> Layer:
    """Single loop of the bow, on the left."""
    kx, ky = KNOT
    p = _ribbon(
        "goreum_loop",
        [
            (kx, ky - 18),
            (kx + 66, ky - 54),
            (kx + 142, ky - 56),
            (kx + 176, ky - 20),
            (kx + 150, ky + 20),
            (kx + 70, ky + 26),
            (kx, ky + 14),
        ],
        3,
    )
    p.inside(
        Curve(
            [
                (kx + 24, ky - 6, 1),
                (kx + 80, ky - 27),
                (kx + 140, ky - 30),
                (kx + 158, ky - 15),
                (kx + 140, ky),
                (kx + 80, ky + 4),
            ]
        ),
        "#B98A5A",
        op=0.55,
        blur=3,
    )
    p.ink(
        [(kx + 30, ky - 12), (kx + 80, ky - 31), (kx + 128, ky - 36)],
        PAL["moon_shade"],
        5,
        a=0.2,
        b=0.7,
        op=0.8,
    )
    return p


def goreum_knot() -> Layer:
    """Knot of the bow."""
    kx, ky = KNOT
    p = _ribbon(
        "goreum_knot",
        [
            (kx - 26, ky - 30),
            (kx + 4, ky - 36),
            (kx + 30, ky - 22),
            (kx + 34, ky + 8),
            (kx + 18, ky + 32),
            (kx - 12, ky + 36),
            (kx - 34, ky + 16),
            (kx - 36, ky - 12),
        ],
        4,
    )
    p.ink([(kx - 14, ky - 26), (kx + 6, ky), (kx - 4, ky + 28)], PAL["moon_shade"], 5, op=0.8)
    return p


def norigae() -> Layer:
    """Coral tassel ornament at the waist; it echoes the hairpin tassel."""
    x, y = 946, 1700
    p = Layer("norigae")
    p.ink([(x - 6, 1560), (x - 2, 1640), (x, y)], PAL["gold_deep"], 7, a=0, b=0)
    p.ink([(x - 6, 1560), (x - 2, 1640), (x, y)], PAL["gold"], 4, a=0, b=0)
    g = p.lin(x - 30, y, x + 30, y + 60, (0, "#FFB0B4"), (0.5, PAL["coral"]), (1, "#B8456F"))
    for dx, dy in ((-21, 34), (21, 34), (0, 13), (0, 55)):
        c = ellipse(x + dx, y + dy, 17, 17)
        p.fill(c, g)
        p.outline(c, "#7C2A52", 3.6)
    p.fill(
        ellipse(x, y + 34, 15),
        p.rad(x - 4, y + 29, 19, (0, "#F3FFFA"), (0.5, "#9FE3CF"), (1, "#3F9F93")),
    )
    p.outline(ellipse(x, y + 34, 15), "#24665F", 3.2)
    p.fill(ellipse(x - 5, y + 29, 4), "#FFFFFF", op=0.95)
    t = Curve(
        [
            (x - 15, y + 74, 1),
            (x + 15, y + 74, 1),
            (x + 21, y + 130),
            (x + 30, y + 196, 1),
            (x, y + 204),
            (x - 30, y + 196, 1),
            (x - 21, y + 130),
        ]
    )
    p.main = None
    p.fill(t, p.lin(x, y + 74, x, y + 204, (0, PAL["coral"]), (0.6, "#D95C80"), (1, "#A63F70")))
    p.crescent(-9, -3, "#8A2E60", 0.55, 3)
    for i in (-2, -1, 0, 1, 2):
        p.ink(
            [(x + i * 5, y + 82), (x + i * 7.5, y + 140), (x + i * 10.5, y + 198)],
            "#8E335C",
            2.8,
            op=0.65,
        )
    p.ink([(x - 9, y + 88), (x - 14, y + 140)], "#FFC2C8", 5, op=0.8)
    p.outline(t, "#7C2A52", 4.2)
    b = Curve([(x - 16, y + 70, 1), (x + 16, y + 70, 1), (x + 18, y + 88, 1), (x - 18, y + 88, 1)])
    p.fill(
        b,
        p.lin(
            x - 18, 0, x + 18, 0, (0, PAL["gold"]), (0.4, PAL["gold_light"]), (1, PAL["gold_deep"])
        ),
    )
    p.outline(b, "#7A4B22", 3.2)
    return p
