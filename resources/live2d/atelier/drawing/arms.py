"""Arms at rest: the wide sleeve with its cuff, and the paw that reaches out of it."""

import random

from .geometry import Control, Curve, ellipse, side_x, sided, sparkle
from .layer import Layer
from .palette import PAL


def sleeve(side: str) -> Layer:
    """Whole arm with the cuff; it turns at the shoulder."""
    p = Layer(f"sleeve_{side}")
    pts: list[Control] = [
        (926, 1222),
        (1000, 1248),
        (1080, 1350),
        (1150, 1470),
        (1186, 1580),
        (1176, 1670),
        (1116, 1726),
        (1030, 1734),
        (946, 1712),
        (886, 1690, 1),
        (862, 1620),
        (868, 1560, 1),
        (930, 1540),
        (980, 1500),
        (960, 1420),
        (924, 1330),
    ]
    p.fill(
        Curve(sided(pts, side)),
        p.lin(
            side_x(960, side),
            1250,
            side_x(1060, side),
            1740,
            (0, PAL["night_mid"]),
            (0.40, "#25347F"),
            (0.75, PAL["night"]),
            (1, PAL["night_deep"]),
        ),
    )
    if side == "L":
        p.crescent(-44, -18, "#070A28", 0.55, 16)
        p.crescent(-9, -4, PAL["rim"], 0.75, 3.5)
    else:
        p.crescent(-34, -26, "#070A28", 0.5, 16)
        p.crescent(12, 6, "#9DB2FF", 0.75, 4)
    _folds(p, side)
    _stars(p, side)
    p.outline(paint=PAL["night_line"], w=7.5)
    _cuff(p, side)
    return p


def _folds(p: Layer, side: str) -> None:
    """Creases at the elbow, shade below and light above them."""
    for pts_, w in (
        ([(976, 1500), (1040, 1530), (1104, 1520)], 8),
        ([(940, 1542), (1010, 1600), (1090, 1620)], 9),
        ([(972, 1440), (1030, 1470), (1070, 1462)], 7),
        ([(902, 1690), (980, 1690), (1060, 1676)], 6),
    ):
        p.ink([(side_x(a, side), b) for a, b in pts_], PAL["night_line"], w, a=0.15, b=0.8, op=0.85)
    p.inside(
        Curve(
            [
                (side_x(a, side), b)
                for a, b in [
                    (984, 1500),
                    (1060, 1560),
                    (1130, 1580),
                    (1100, 1640),
                    (1010, 1620),
                    (940, 1560),
                ]
            ]
        ),
        "#080B2C",
        op=0.40,
        blur=14,
    )
    p.inside(
        Curve(
            [
                (side_x(a, side), b)
                for a, b in [
                    (980, 1290),
                    (1050, 1360),
                    (1110, 1470),
                    (1130, 1540),
                    (1080, 1500),
                    (1010, 1400),
                ]
            ]
        ),
        PAL["night_light"],
        op=0.36 if side == "R" else 0.24,
        blur=18,
    )


def _stars(p: Layer, side: str) -> None:
    rnd = random.Random(7 if side == "L" else 8)  # noqa: S311 - places stars, keeps no secret
    for _ in range(40):
        x, y = 880 + rnd.random() * 310, 1260 + rnd.random() * 470
        p.inside(
            ellipse(side_x(x, side), y, rnd.choice([2, 2.6, 3.2])),
            "#E9EDFF",
            op=0.35 + 0.55 * rnd.random(),
        )
    for x, y, r in ((1090, 1440, 13), (1130, 1640, 15), (1010, 1660, 11), (1000, 1360, 10)):
        p.inside(ellipse(side_x(x, side), y, r), "#C9D6FF", op=0.4, blur=6)
        p.inside(sparkle(side_x(x, side), y, r), "#FFF6DA")


def _cuff(p: Layer, side: str) -> None:
    cuff: list[Control] = [
        (868, 1558, 1),
        (912, 1548, 1),
        (908, 1620),
        (938, 1710, 1),
        (886, 1692, 1),
        (862, 1622),
    ]
    c = Curve(sided(cuff, side))
    p.fill(
        c,
        p.lin(
            side_x(870, side),
            1550,
            side_x(930, side),
            1710,
            (0, PAL["moon"]),
            (0.6, PAL["moon_mid"]),
            (1, "#E3BF86"),
        ),
    )
    p.crescent(-8, -8, PAL["moon_shade"], 0.55, 4, shape=c)
    p.outline(c, PAL["moon_line"], 5)
    edge = [(side_x(a, side), b) for a, b in [(900, 1552), (896, 1620), (925, 1704)]]
    p.ink(edge, PAL["gold"], 5, a=0, b=0)


def paw(side: str) -> Layer:
    """Paw, complete into the sleeve."""
    p = Layer(f"paw_{side}")
    s = Curve(
        sided(
            [
                (930, 1590),
                (890, 1578),
                (846, 1580),
                (818, 1600),
                (806, 1630),
                (818, 1660),
                (848, 1678),
                (890, 1676),
                (930, 1670),
            ],
            side,
        )
    )
    p.fill(
        s,
        p.rad(
            side_x(835, side),
            1610,
            110,
            (0, PAL["fur_light"]),
            (0.6, PAL["fur"]),
            (1, PAL["fur_deep"]),
        ),
    )
    p.crescent(-8, -12, PAL["fur_deep"], 0.6, 5)
    p.inside(ellipse(side_x(925, side), 1630, 40, 70), PAL["night"], op=0.55, blur=14)
    p.outline(paint=PAL["fur_line_deep"], w=6)
    for y in (1618, 1644):
        p.ink(
            [(side_x(808, side), y), (side_x(822, side), y + 2), (side_x(838, side), y + 1)],
            PAL["fur_line"],
            5,
            a=0.1,
            b=0.6,
        )
    return p
