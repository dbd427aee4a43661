"""Ears: the upright right one, the left one with its folded upper half, and the white fur in them."""

from .geometry import Control, Curve, ellipse, move
from .layer import Layer
from .palette import PAL

_INK_TOP, _INK_BOTTOM = (0, PAL["fur_line"]), (1, PAL["fur_line_deep"])


def ears() -> list[Layer]:
    """Layers from back to front."""
    return [_right_outer(), _right_inner(), _left_outer(), _left_inner(), _left_tip()]


def _right_outer() -> Layer:
    p = Layer("ear_R_outer")
    outer: list[Control] = [
        (742, 560),
        (736, 430),
        (712, 290),
        (668, 160),
        (612, 84),
        (560, 62),
        (515, 88),
        (488, 160),
        (478, 280),
        (494, 410),
        (536, 530),
        (600, 640),
        (690, 640),
    ]
    s = p.fill(Curve(outer), _fur(p, 500, 80, 720, 600))
    p.inside(
        s,
        p.lin(
            560, 55, 590, 300, (0, PAL["ombre"]), (0.55, PAL["ombre"], 0.35), (1, PAL["ombre"], 0)
        ),
    )
    p.crescent(-26, -16, PAL["fur_deep"], 0.55, 9)
    p.crescent(14, 10, "#ffffff", 0.9, 5)
    p.inside(ellipse(650, 610, 150, 90), PAL["fur_core"], op=0.42, blur=26)
    p.outline(paint=p.lin(0, 60, 0, 600, _INK_TOP, _INK_BOTTOM), w=7.5)
    return p


def _right_inner() -> Layer:
    p = Layer("ear_R_inner")
    inner: list[Control] = [
        (700, 560),
        (698, 430),
        (676, 300),
        (640, 195),
        (598, 128),
        (560, 112),
        (530, 140),
        (514, 210),
        (510, 300),
        (528, 410),
        (566, 520),
        (620, 600),
    ]
    p.fill(
        Curve(inner),
        p.lin(560, 110, 640, 600, (0, PAL["pink"]), (0.5, PAL["pink_mid"]), (1, PAL["pink_deep"])),
    )
    p.crescent(22, 26, "#C9607F", 0.35, 14)
    p.crescent(-12, -6, "#FFE6E6", 0.75, 8)
    p.inside(
        Curve([(590, 180), (560, 260), (566, 380), (610, 500), (622, 380), (606, 260)]),
        "#FFE9EA",
        op=0.5,
        blur=14,
    )
    p.ink(
        [(560, 118), (528, 170), (516, 280), (530, 400), (566, 514)], PAL["pink_deep"], 5.5, op=0.85
    )
    p.ink([(590, 128), (642, 210), (676, 300), (696, 430), (700, 540)], PAL["pink_deep"], 4, op=0.6)
    _fluff(
        p,
        [
            (530, 640, 1),
            (540, 470),
            (530, 330, 1),
            (556, 372),
            (572, 424),
            (578, 458, 1),
            (584, 420),
            (598, 388, 1),
            (612, 430),
            (618, 480),
            (622, 500, 1),
            (640, 470),
            (652, 436, 1),
            (656, 460),
            (654, 484, 1),
            (680, 430),
            (694, 330, 1),
            (716, 420),
            (730, 640, 1),
        ],
        330,
        520,
    )
    return p


def _left_outer() -> Layer:
    p = Layer("ear_L_outer")
    base: list[Control] = [
        (862, 560),
        (872, 430),
        (896, 310),
        (940, 210),
        (1000, 150),
        (1066, 140),
        (1130, 170),
        (1166, 240),
        (1150, 330),
        (1112, 430),
        (1082, 530),
        (1010, 640),
        (900, 640),
    ]
    p.fill(Curve(base), _fur(p, 900, 120, 1080, 600))
    p.crescent(-22, -14, PAL["fur_deep"], 0.6, 9)
    p.inside(ellipse(960, 612, 150, 90), PAL["fur_core"], op=0.42, blur=26)
    p.outline(paint=p.lin(0, 60, 0, 600, _INK_TOP, _INK_BOTTOM), w=7.5)
    return p


def _left_inner() -> Layer:
    p = Layer("ear_L_inner")
    inner: list[Control] = [
        (904, 560),
        (910, 440),
        (932, 330),
        (968, 250),
        (1012, 200),
        (1066, 190),
        (1110, 220),
        (1120, 280),
        (1100, 360),
        (1072, 440),
        (1044, 520),
        (985, 600),
    ]
    p.fill(
        Curve(inner),
        p.lin(
            1040, 180, 960, 600, (0, PAL["pink_mid"]), (0.5, PAL["pink_mid"]), (1, PAL["pink_deep"])
        ),
    )
    p.crescent(20, 22, "#C9607F", 0.38, 14)
    p.inside(ellipse(1075, 235, 110, 62, 30), "#B45578", op=0.55, blur=20)
    p.ink(
        [(1010, 200), (962, 262), (930, 340), (910, 440), (904, 545)],
        PAL["pink_deep"],
        5.5,
        op=0.85,
    )
    _fluff(
        p,
        [
            (880, 640, 1),
            (888, 470),
            (904, 356, 1),
            (926, 410),
            (934, 456),
            (936, 484, 1),
            (948, 450),
            (962, 414, 1),
            (974, 450),
            (974, 480),
            (972, 500, 1),
            (994, 470),
            (1012, 428, 1),
            (1014, 460),
            (1006, 492, 1),
            (1050, 450),
            (1086, 376, 1),
            (1076, 450),
            (1064, 640, 1),
        ],
        340,
        530,
    )
    return p


def _left_tip() -> Layer:
    p = Layer("ear_L_tip")
    tip: list[Control] = [
        (942, 214, 1),
        (986, 150),
        (1052, 116),
        (1124, 126),
        (1192, 180),
        (1252, 270),
        (1296, 376),
        (1316, 480),
        (1306, 560),
        (1268, 590),
        (1222, 566),
        (1184, 500),
        (1148, 410),
        (1106, 322),
        (1050, 256),
        (990, 222),
    ]
    s = p.fill(Curve(tip), _fur(p, 1020, 110, 1230, 560, 0.5))
    p.inside(
        s,
        p.lin(
            1285,
            600,
            1180,
            350,
            (0, PAL["ombre"]),
            (0.55, PAL["ombre"], 0.35),
            (1, PAL["ombre"], 0),
        ),
    )
    p.crescent(26, -34, PAL["fur_deep"], 0.6, 12)
    p.crescent(-10, 12, "#fff", 0.9, 5)
    p.inside(
        Curve([(1050, 150), (1110, 180), (1180, 270), (1230, 380), (1180, 330), (1110, 240)]),
        "#fff",
        op=0.75,
        blur=14,
    )
    p.outline(paint=p.lin(0, 110, 0, 600, _INK_TOP, _INK_BOTTOM), w=7.5, seed=3)
    p.ink([(948, 216), (1010, 216), (1070, 250)], PAL["fur_line"], 5, a=0.1, b=0.9, op=0.8)
    return p


def _fur(p: Layer, x0: float, y0: float, x1: float, y1: float, middle: float = 0.55) -> str:
    return p.lin(x0, y0, x1, y1, (0, PAL["fur_light"]), (middle, PAL["fur"]), (1, PAL["fur_shade"]))


def _fluff(p: Layer, pts: list[Control], y0: float, y1: float) -> None:
    """White fur standing in the ear; drawn 58 pixels above the given points."""
    curve, ear = Curve(move(pts, 0, -58)), p.main
    shades = (0, PAL["fur_light"]), (0.6, PAL["fur"]), (1, PAL["fur_shade"])
    p.fill(curve, p.lin(0, y0 - 58, 0, y1 - 58, *shades))
    p.crescent(-9, -6, PAL["fur_deep"], 0.6, 3, shape=curve)
    p.outline(curve, PAL["pink_deep"], 2.6, op=0.45, clip=ear)
