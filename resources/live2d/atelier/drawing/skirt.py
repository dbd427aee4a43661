"""Skirt with its folds and gold hem, the tail, the feet and the shadow on the ground."""

import math
import random

from .geometry import Control, Curve, ellipse, mirror, normals, side_x, sparkle
from .layer import Layer
from .palette import PAL

HEM: list[Control] = [
    (378, 2022),
    (440, 2056),
    (528, 2046),
    (612, 2076),
    (706, 2064),
    (800, 2086),
    (894, 2064),
    (988, 2076),
    (1072, 2046),
    (1160, 2056),
    (1222, 2022),
]
"""Wavy lower edge of the skirt from the right side of the body to the left."""

_FOLD = "#1A1A5C"


def tail() -> Layer:
    """Complete puff, mostly behind the skirt."""
    p = Layer("tail")
    pts: list[Control] = []
    for i in range(11):
        a = 2 * math.pi * i / 11
        for da, r, c in ((0, 100, 1), (0.16, 120, 0), (0.36, 128, 0), (0.52, 118, 0)):
            pts.append((1152 + r * math.cos(a + da), 1752 + r * 0.95 * math.sin(a + da), c))
    p.fill(
        Curve(pts),
        p.rad(1130, 1710, 170, (0, PAL["fur_light"]), (0.55, PAL["fur"]), (1, PAL["ombre"])),
    )
    p.crescent(-24, -20, PAL["fur_deep"], 0.6, 10)
    p.outline(paint=PAL["fur_line"], w=6.5)
    for a in (-50, -10, 30):
        p.fur_tuft(
            1150 + 66 * math.cos(math.radians(a)),
            1752 + 62 * math.sin(math.radians(a)),
            a,
            size=34,
            w=4.5,
        )
    return p


def foot(side: str) -> Layer:
    """Foot, complete up to the ankle under the skirt."""
    x = side_x(908, side)
    p = Layer(f"foot_{side}")
    p.fill(
        Curve(
            [
                (x + (q - 908) * (1 if side == "L" else -1), y)
                for q, y in [
                    (840, 1990),
                    (908, 1960),
                    (976, 1990),
                    (998, 2060),
                    (1000, 2104),
                    (970, 2130),
                    (908, 2136),
                    (846, 2130),
                    (818, 2104),
                    (822, 2060),
                ]
            ]
        ),
        p.lin(
            x,
            1970,
            x,
            2136,
            (0, PAL["fur_core"]),
            (0.45, PAL["fur_shade"]),
            (0.75, PAL["fur_light"]),
            (1, PAL["fur_shade"]),
        ),
    )
    p.crescent(-12, -16, PAL["fur_deep"], 0.7, 7)
    p.inside(ellipse(x, 2040, 110, 34), PAL["night_mid"], op=0.35, blur=14)
    for d in (-28, 28):
        p.ink(
            [(x + d, 2092), (x + d * 1.08, 2112), (x + d, 2128)], PAL["fur_line"], 5, a=0.4, b=0.2
        )
    p.outline(paint=PAL["fur_line_deep"], w=7)
    return p


def skirt_back() -> Layer:
    """Lining seen under the hem."""
    p = Layer("skirt_back")
    s = Curve(
        [
            (600, 1480),
            (800, 1470),
            (1000, 1480),
            (1120, 1720),
            (1206, 2000),
            (1150, 2034),
            (980, 2050),
            (800, 2056),
            (620, 2050),
            (450, 2034),
            (394, 2000),
            (480, 1720),
        ]
    )
    p.fill(s, p.lin(0, 1480, 0, 2056, (0, PAL["skirt_navy"]), (1, "#11153F")))
    p.outline(paint=PAL["night_line"], w=6)
    return p


def skirt() -> list[Layer]:
    """Cloth, folds and hem, from back to front; all cut to the same outline."""
    return [_cloth(), _folds(), _hem()]


def _outline() -> Curve:
    right: list[Control] = [
        (800, 1440),
        (930, 1446),
        (1016, 1476, 1),
        (1062, 1590),
        (1112, 1720),
        (1168, 1870),
        (1222, 2022, 1),
    ]
    hem = HEM[::-1][1:]
    return Curve([*right, *hem[:-1], (378, 2022, 1), *mirror(right)[1:-1]])


def _cloth() -> Layer:
    p = Layer("skirt_front")
    p.fill(
        _outline(),
        p.lin(
            720,
            1450,
            830,
            2090,
            (0, PAL["lav"]),
            (0.30, PAL["lav_mid"]),
            (0.62, PAL["skirt_mid"]),
            (0.86, "#333A8E"),
            (1, PAL["skirt_navy"]),
        ),
    )
    p.crescent(-70, -6, "#20205E", 0.45, 30)
    p.crescent(28, 0, "#E9DDFF", 0.35, 20)
    return p


def _folds() -> Layer:
    p = Layer("skirt_folds")
    p.main = _outline()
    _pleats(p)
    p.inside(ellipse(800, 1500, 330, 150), "#2A2266", op=0.42, blur=34)
    for x in (560, 1040):  # shade the sleeves throw on the skirt
        p.inside(ellipse(x, 1712, 150, 70), "#17174F", op=0.55, blur=22)
    p.inside(ellipse(800, 1690, 90, 40), "#2A2266", op=0.40, blur=20)
    _star_dust(p)
    return p


def _pleats(p: Layer) -> None:
    for i, (x, y) in enumerate(HEM):
        if i % 2 == 1:  # valley shadows: long wedges from the waist to the low points of the hem
            tx = 800 + (x - 800) * 0.42
            w = 46 if 2 < i < 8 else 38
            mid = (tx + x) / 2 + (x - 800) * 0.03
            p.inside(
                Curve(
                    [
                        (tx, 1500, 1),
                        (mid + w * 0.30, 1780),
                        (x + w, y + 20, 1),
                        (x - w * 0.5, y + 20, 1),
                        (mid - w * 0.25, 1780),
                    ]
                ),
                _FOLD,
                op=0.42,
                blur=5,
            )
            p.ink(
                [(tx + 2, 1560), (mid - w * 0.1, 1790), (x - w * 0.42, y - 6)],
                PAL["skirt_line"],
                6,
                a=0.6,
                b=0.15,
                op=0.8,
                clip=p.main,
            )
        elif 0 < i < 10:  # ridges catch the light
            tx = 800 + (x - 800) * 0.45
            mid = (tx + x) / 2 + (x - 800) * 0.03
            p.inside(
                Curve(
                    [
                        (tx, 1540, 1),
                        (mid + 16, 1790),
                        (x + 6, y - 30),
                        (x - 26, y - 40),
                        (mid - 22, 1790),
                    ]
                ),
                "#D9CBFF",
                op=0.30,
                blur=10,
            )


def _star_dust(p: Layer) -> None:
    """Stars that gather toward the hem."""
    rnd = random.Random(11)  # noqa: S311 - places stars, keeps no secret
    for _ in range(46):  # star dust gathers toward the hem
        y = 2030 - 330 * rnd.random() ** 1.7
        x = 800 + (rnd.random() * 2 - 1) * (270 + (y - 1500) * 0.27)
        r = rnd.choice([2.2, 2.6, 3.2, 4.0])
        p.inside(
            ellipse(x, y, r),
            "#FFF3CF" if rnd.random() < 0.6 else "#DDE6FF",
            op=0.55 + 0.4 * rnd.random(),
        )
    for x, y, r in [
        (470, 1950, 15),
        (640, 1975, 12),
        (745, 1905, 16),
        (905, 1960, 14),
        (1045, 1915, 17),
        (1128, 1985, 12),
        (560, 1860, 12),
        (980, 1830, 11),
    ]:
        p.inside(ellipse(x, y, r * 1.1), "#FFF3CF", op=0.35, blur=6)
        p.inside(sparkle(x, y, r), "#FFF6DA", op=0.95)


def _hem() -> Layer:
    p = Layer("skirt_hem")
    main = _outline()
    c = Curve(HEM, closed=False).sample(14)
    n = normals(c)
    if n[len(n) // 2][1] > 0:
        n = -n
    g = p.lin(
        378,
        0,
        1222,
        0,
        (0, PAL["gold_deep"]),
        (0.18, PAL["gold"]),
        (0.32, PAL["gold_light"]),
        (0.5, PAL["gold"]),
        (0.72, PAL["gold_light"]),
        (0.86, PAL["gold"]),
        (1, PAL["gold_deep"]),
    )
    for off, w in ((13, 17), (34, 4)):
        q = c + n * off
        p.stroke(q, w, g, clip=main)
    q = c + n * 22
    p.stroke(q, 2.5, PAL["gold_deep"], clip=main, op=0.9)
    p.outline(main, PAL["skirt_line"], 8)
    return p


def ground() -> Layer:
    """Contact shadow."""
    p = Layer("ground_shadow")
    p.fill(
        ellipse(800, 2128, 400, 34),
        p.rad(
            800,
            2128,
            400,
            (0, "#2A2160", 0.42),
            (0.6, "#2A2160", 0.22),
            (1, "#2A2160", 0),
            sy=0.085,
        ),
    )
    return p
