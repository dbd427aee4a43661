"""Arms that wave: the sleeve hangs from a raised paw."""

import random

from .geometry import Control, Curve, ellipse, side_x, sided, sparkle
from .layer import Layer
from .palette import PAL

_SLEEVE: list[Control] = [
    (928, 1236),
    (1010, 1248),
    (1110, 1262),
    (1196, 1240),
    (1262, 1186, 1),
    (1352, 1262, 1),
    (1364, 1350),
    (1328, 1440),
    (1250, 1500),
    (1150, 1508),
    (1066, 1472),
    (1000, 1412),
    (940, 1352),
]
_CUFF: list[Control] = [
    (1240, 1206, 1),
    (1270, 1176, 1),
    (1322, 1212),
    (1366, 1262, 1),
    (1360, 1304, 1),
    (1302, 1250),
]
_PAW: list[Control] = [
    (1274, 1236),
    (1282, 1180),
    (1300, 1128),
    (1338, 1098),
    (1382, 1106),
    (1402, 1146),
    (1384, 1196),
    (1346, 1258),
]


def raised_sleeve(side: str) -> Layer:
    """Whole raised arm with the cuff; it turns at the shoulder."""
    p = Layer(f"raised_sleeve_{side}")
    p.fill(
        Curve(sided(_SLEEVE, side)),
        p.lin(
            side_x(1150, side),
            1230,
            side_x(1180, side),
            1500,
            (0, PAL["night_mid"]),
            (0.45, "#25347F"),
            (0.8, PAL["night"]),
            (1, PAL["night_deep"]),
        ),
    )
    p.crescent(-30, -26, "#070A28", 0.5, 16)
    p.crescent(10, 7, "#9DB2FF", 0.6, 4)
    _folds(p, side)
    _stars(p, side)
    p.outline(paint=PAL["night_line"], w=7.5)
    _cuff(p, side)
    return p


def _folds(p: Layer, side: str) -> None:
    for line, width in (
        ([(1236, 1250), (1250, 1330), (1214, 1410)], 8.0),
        ([(1296, 1282), (1310, 1360), (1276, 1430)], 7.0),
        ([(1000, 1300), (1070, 1350), (1130, 1360)], 8.0),
    ):
        p.ink(
            [(side_x(x, side), y) for x, y in line],
            PAL["night_line"],
            width,
            a=0.15,
            b=0.8,
            op=0.85,
        )
    light: list[Control] = [(1010, 1264), (1110, 1282), (1200, 1262), (1150, 1330), (1050, 1310)]
    p.inside(Curve(sided(light, side)), PAL["night_light"], op=0.34, blur=16)


def _stars(p: Layer, side: str) -> None:
    rnd = random.Random(11 if side == "L" else 12)  # noqa: S311 - places stars, keeps no secret
    for _ in range(34):
        x, y = 960 + rnd.random() * 390, 1250 + rnd.random() * 240
        spot = ellipse(side_x(x, side), y, rnd.choice([2, 2.6, 3.2]))
        p.inside(spot, "#E9EDFF", op=0.35 + 0.55 * rnd.random())
    for x, y, r in ((1160, 1310, 12), (1270, 1440, 14), (1110, 1430, 11)):
        p.inside(ellipse(side_x(x, side), y, r), "#C9D6FF", op=0.4, blur=6)
        p.inside(sparkle(side_x(x, side), y, r), "#FFF6DA")


def _cuff(p: Layer, side: str) -> None:
    c = Curve(sided(_CUFF, side))
    p.fill(
        c,
        p.lin(
            side_x(1260, side),
            1180,
            side_x(1360, side),
            1300,
            (0, PAL["moon"]),
            (0.6, PAL["moon_mid"]),
            (1, "#E3BF86"),
        ),
    )
    p.crescent(-6, -8, PAL["moon_shade"], 0.55, 4, shape=c)
    p.outline(c, PAL["moon_line"], 5)


def raised_paw(side: str) -> Layer:
    """Open paw, complete into the cuff."""
    p = Layer(f"raised_paw_{side}")
    p.fill(
        Curve(sided(_PAW, side)),
        p.rad(
            side_x(1330, side),
            1140,
            130,
            (0, PAL["fur_light"]),
            (0.6, PAL["fur"]),
            (1, PAL["fur_deep"]),
        ),
    )
    p.crescent(-10, -8, PAL["fur_deep"], 0.55, 5)
    p.outline(paint=PAL["fur_line_deep"], w=6)
    for toe in (
        [(1332, 1098), (1334, 1116), (1330, 1132)],
        [(1364, 1098), (1360, 1116), (1352, 1132)],
    ):
        p.ink([(side_x(x, side), y) for x, y in toe], PAL["fur_line"], 5, a=0.1, b=0.6)
    p.fill(ellipse(side_x(1338, side), 1172, 22, 17), PAL["pink_mid"], op=0.75, blur=2)
    return p
