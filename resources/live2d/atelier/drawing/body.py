"""Chest fur, jacket and collar, and the head's shadow on them."""

import random

from .geometry import Control, Curve, ellipse, mirror, side_x, sided
from .layer import Layer
from .palette import PAL


def torso() -> list[Layer]:
    """Layers from back to front; the left panel of the collar lies on top."""
    return [_neck(), _jeogori(), _collar("R"), _collar("L"), _chin_shadow()]


def _neck() -> Layer:
    """Chest fur seen in the collar."""
    p = Layer("neck")
    s = Curve(
        [
            (680, 1180),
            (800, 1160),
            (920, 1180),
            (934, 1270),
            (880, 1350),
            (836, 1400),
            (800, 1440, 1),
            (764, 1400),
            (720, 1350),
            (666, 1270),
        ]
    )
    p.fill(
        s,
        p.lin(800, 1200, 800, 1430, (0, "#C3B1DC"), (0.5, PAL["fur_shade"]), (1, PAL["fur_light"])),
    )
    for x, y in ((770, 1330), (830, 1330), (800, 1370)):
        p.fur_tuft(x, y, 90, size=30, w=5, op=0.9)
    p.outline(paint=PAL["fur_line"], w=5)
    return p


def _jeogori() -> Layer:
    """Jacket body, complete under the sleeves."""
    p = Layer("jeogori")
    half: list[Control] = [
        (800, 1440, 1),
        (868, 1340),
        (912, 1220, 1),
        (980, 1240),
        (1030, 1330),
        (1040, 1430),
        (1034, 1506, 1),
        (940, 1530),
        (800, 1536),
    ]
    s = Curve(half + mirror(half)[1:-1])
    p.fill(
        s,
        p.lin(
            700,
            1220,
            880,
            1540,
            (0, PAL["night_mid"]),
            (0.45, PAL["night"]),
            (1, PAL["night_deep"]),
        ),
    )
    p.crescent(-40, -10, "#080B2A", 0.5, 16)
    p.inside(ellipse(700, 1350, 70, 110, 20), PAL["night_light"], op=0.30, blur=24)
    rnd = random.Random(4)  # noqa: S311 - places stars, keeps no secret
    for _ in range(26):
        x, y = 800 + (rnd.random() * 2 - 1) * 230, 1260 + rnd.random() * 260
        p.inside(ellipse(x, y, rnd.choice([2, 2.6, 3.4])), "#E9EDFF", op=0.4 + 0.5 * rnd.random())
    p.inside(ellipse(800, 1225, 250, 100), "#070A26", op=0.60, blur=26)
    p.outline(paint=PAL["night_line"], w=7)
    return p


def _collar(side: str) -> Layer:
    """Moon-coloured band with the white inner collar."""
    p = Layer(f"collar_{side}")
    if side == "R":  # under panel, ends behind the top panel
        band: list[Control] = [
            (884, 1190, 1),
            (934, 1200, 1),
            (920, 1300),
            (880, 1384),
            (830, 1440, 1),
            (800, 1420, 1),
            (838, 1360),
            (876, 1280),
        ]
    else:
        band = [
            (884, 1190, 1),
            (934, 1200, 1),
            (920, 1300),
            (872, 1392),
            (806, 1472),
            (756, 1514, 1),
            (716, 1482, 1),
            (768, 1432),
            (838, 1360),
            (876, 1280),
        ]
    s = Curve(sided(band, side))
    p.fill(s, p.lin(900, 1210, 760, 1500, (0, "#CDB3E9"), (0.4, PAL["moon_mid"]), (1, PAL["moon"])))
    p.crescent(-7, -7, PAL["moon_shade"], 0.6, 4)
    p.inside(ellipse(side_x(905, side), 1226, 70, 60), "#4A3A7A", op=0.5, blur=18)
    p.outline(paint=PAL["moon_line"], w=4.5)
    inner: list[Control] = [
        (880, 1190, 1),
        (896, 1192, 1),
        (886, 1290),
        (846, 1368),
        (792, 1428, 1),
        (778, 1430, 1),
        (838, 1352),
        (872, 1280),
    ]
    s2 = Curve(sided(inner, side))
    p.fill(s2, p.lin(880, 1206, 790, 1430, (0, "#C9BFE2"), (0.5, "#FFFFFF"), (1, "#FFFFFF")))
    p.outline(s2, "#8E86B4", 3)
    return p


def _chin_shadow() -> Layer:
    p = Layer("chin_shadow", blend="multiply")
    p.main = Curve(
        [
            (640, 1262),
            (690, 1246),
            (800, 1200),
            (910, 1246),
            (960, 1262),
            (1010, 1330),
            (800, 1420),
            (590, 1330),
        ]
    )
    p.inside(
        Curve(
            [
                (560, 1180),
                (800, 1180),
                (1040, 1180),
                (1030, 1290),
                (900, 1326),
                (800, 1334),
                (700, 1326),
                (570, 1290),
            ]
        ),
        "#8A74C0",
        op=0.42,
        blur=12,
    )
    return p
