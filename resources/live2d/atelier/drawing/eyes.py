"""Eyes as they look when open, and the lid curves between which the rig bends them."""

import math

import numpy as np

from .geometry import (
    CENTRE_X,
    Control,
    Curve,
    Points,
    box_of,
    ellipse,
    ink_path,
    lerp,
    normals,
    polygon,
    side_x,
    sparkle,
    taper,
)
from .layer import Layer
from .palette import PAL

EYE_X, EYE_Y, EYE_SCALE = 1030, 932, 1.10
"""Centre of the left eye on the canvas and the scale of the curves below."""

# Lid curves in eye coordinates: (0, 0) is the centre, +x points outward; inner corner first.
UP_OPEN: list[Control] = [
    (-108, 36),
    (-98, -28),
    (-60, -88),
    (4, -114),
    (68, -99),
    (108, -52),
    (122, 6),
]
UP_SHUT: list[Control] = [
    (-106, 46),
    (-78, 68),
    (-36, 84),
    (16, 88),
    (66, 76),
    (102, 52),
    (120, 32),
]
UP_JOY: list[Control] = [
    (-108, 62),
    (-82, 10),
    (-38, -24),
    (12, -30),
    (62, -8),
    (100, 38),
    (118, 68),
]
LOW_OPEN: list[Control] = [
    (-108, 36),
    (-86, 88),
    (-38, 120),
    (18, 125),
    (70, 107),
    (106, 66),
    (122, 6),
]
UP_HALF: list[Control] = [
    (-108, 44),
    (-95, 18),
    (-56, -8),
    (6, -18),
    (66, -7),
    (106, 18),
    (121, 34),
]
LOW_HALF: list[Control] = [
    (-108, 44),
    (-85, 84),
    (-38, 111),
    (18, 116),
    (70, 101),
    (105, 70),
    (121, 34),
]
LOW_SHUT: list[Control] = [
    (-106, 46),
    (-78, 69),
    (-36, 85),
    (16, 89),
    (66, 77),
    (102, 53),
    (120, 32),
]

NEUTRAL_OPEN = 0.95
"""How far the calm eye is open between the shut (0) and the open (1) curves."""
WIDE_OPEN = 1.12
"""The same for eyes wide with surprise."""
IRIS_RX, IRIS_RY = 104, 132


def neutral_lids() -> tuple[list[Control], list[Control]]:
    """Upper and lower lid of the calm eye; they share both corners."""
    up = lerp(UP_SHUT, UP_OPEN, NEUTRAL_OPEN)
    low = lerp(LOW_SHUT, LOW_OPEN, NEUTRAL_OPEN**0.6)
    up[0] = low[0] = ((up[0][0] + low[0][0]) / 2, (up[0][1] + low[0][1]) / 2)
    low[-1] = up[-1]
    return up, low


def to_canvas(pts: Points, side: str) -> Points:
    """Eye coordinates to canvas pixels."""
    x = EYE_X + pts[:, 0] * EYE_SCALE
    return np.stack([x if side == "L" else 2 * CENTRE_X - x, EYE_Y + pts[:, 1] * EYE_SCALE], 1)


def iris_centre(side: str) -> tuple[float, float]:
    """Centre of the iris when the eye looks straight ahead."""
    return side_x(EYE_X, side) + (3 if side == "L" else -3), EYE_Y + 1


def eye(side: str) -> list[Layer]:
    """Layers of one open eye from back to front."""
    return [
        _white(side),
        _iris(side),
        _pupil(side),
        _shade(side),
        _light(side),
        _lash_low(side),
        _lash_flicks(side),
        _lash_up(side),
        _crease(side),
    ]


def _place(pts: list[Control], side: str) -> list[Control]:
    out = 1 if side == "L" else -1
    return [
        (side_x(EYE_X, side) + out * p[0] * EYE_SCALE, EYE_Y + p[1] * EYE_SCALE, *p[2:])
        for p in pts
    ]


def _white(side: str) -> Layer:
    up, low = neutral_lids()
    p, ex = Layer(f"eye_white_{side}"), side_x(EYE_X, side)
    ring = [(*up[0], 1), *up[1:-1], (*up[-1], 1), *low[1:-1][::-1]]
    p.fill(
        Curve(_place(ring, side)),
        p.lin(ex, EYE_Y - 120, ex, EYE_Y + 120, (0, "#CFC3EA"), (0.45, "#FFFFFF"), (1, "#F6F0FF")),
    )
    return p


def _iris(side: str) -> Layer:
    ix, iy = iris_centre(side)
    rx, ry = IRIS_RX, IRIS_RY
    p = Layer(f"iris_{side}", clip_by=f"eye_white_{side}")
    iris = ellipse(ix, iy, rx, ry)
    p.fill(
        iris,
        p.lin(
            ix,
            iy - ry,
            ix,
            iy + ry,
            (0, PAL["eye_top"]),
            (0.28, "#44289A"),
            (0.48, PAL["eye_violet"]),
            (0.64, PAL["eye_rose"]),
            (0.80, PAL["eye_amber"]),
            (1, PAL["eye_gold"]),
        ),
    )
    p.inside(
        ellipse(ix, iy + ry * 0.62, rx * 0.80, ry * 0.44),
        p.rad(
            ix,
            iy + ry * 0.66,
            rx * 0.85,
            (0, "#FFE9A0", 0.95),
            (0.5, "#FFC35E", 0.6),
            (1, "#FF9F4A", 0),
            sy=0.62,
        ),
    )
    for i in range(22):  # fine rays in the lower iris
        a = math.radians(8 + 164 * i / 21)
        near, far = 0.52 + 0.05 * (i % 3), 0.86 + 0.06 * ((i * 7) % 3 - 1)
        ray: list[Control] = [
            (ix + rx * r * math.cos(a), iy + ry * r * math.sin(a)) for r in (near, far)
        ]
        p.ink(ray, "#FFF3C4" if i % 2 else "#B2479A", 4.5, a=0.5, b=0.5, op=0.42 if i % 2 else 0.30)
    ring = iris.sample(10)
    rim = p.lin(ix, iy - ry, ix, iy + ry, (0, "#1B0D45"), (0.6, "#4A2487"), (1, "#B5553F"))
    p.raw(ink_path(ring, 15), rim, box_of(ring), op=0.85, blur=2.2, clip=iris)
    p.inside(ellipse(ix, iy - ry * 0.80, rx * 1.25, ry * 0.62), "#160A3A", op=0.72, blur=13)
    return p


def _pupil(side: str) -> Layer:
    ix, iy = iris_centre(side)
    p = Layer(f"pupil_{side}", clip_by=f"eye_white_{side}")
    p.fill(
        ellipse(ix, iy + 2, 45, 60),
        p.lin(ix, iy - 50, ix, iy + 54, (0, PAL["pupil"]), (0.7, PAL["pupil"]), (1, "#5A2A84")),
        blur=1.8,
    )
    return p


def _shade(side: str) -> Layer:
    """Shadow the lid throws on the eye."""
    p = Layer(f"eye_shade_{side}", clip_by=f"eye_white_{side}", blend="multiply")
    lid = Curve(_place(neutral_lids()[0], side), closed=False).sample(12) + np.array([0, 16])
    p.stroke(lid, 46, "#8E7CC4", op=0.55, blur=7)
    return p


def _light(side: str) -> Layer:
    """Highlights: always on the light side, upper left, in both eyes."""
    ix, iy = iris_centre(side)
    p = Layer(f"eye_light_{side}", clip_by=f"eye_white_{side}")
    p.fill(
        ellipse(ix - 34, iy - 50, 33, 41, 18),
        p.lin(ix, iy - 90, ix, iy - 10, (0, "#FFFFFF"), (1, "#F4EBFF")),
    )
    p.fill(ellipse(ix + 38, iy + 46, 15, 18, 18), "#FFFDF2", op=0.95)
    p.fill(sparkle(ix + 44, iy - 30, 21), "#FFFFFF", op=0.95)
    p.fill(ellipse(ix - 42, iy + 26, 8), "#FFFFFF", op=0.85)
    arc: list[Control] = [
        (ix + IRIS_RX * 0.76 * math.cos(a), iy + IRIS_RY * 0.82 * math.sin(a))
        for a in np.radians([150, 125, 100, 75, 50, 30])
    ]
    p.ink(arc, "#FFF6CF", 11, a=0.5, b=0.5, op=0.60, blur=1.6)
    return p


def wet(side: str) -> Layer:
    """Shimmer of tears in the lower eye, and one more light."""
    ix, iy = iris_centre(side)
    p = Layer(f"eye_wet_{side}", clip_by=f"eye_white_{side}")
    p.fill(ellipse(ix, iy + 88, 62, 26), "#FFFFFF", op=0.75, blur=3)
    p.fill(ellipse(ix + 4, iy - 8, 17, 21, 18), "#FFFFFF", op=0.9)
    return p


def lash_tips(side: str) -> Layer:
    """Three flicks that hang from the shut upper lid."""
    p = Layer(f"lash_tips_{side}")
    line = Curve(UP_SHUT, closed=False).sample(16)
    for at, length, angle in ((0.68, 28, 58), (0.81, 34, 42), (0.93, 36, 24)):
        x, y = line[int(at * (len(line) - 1))]
        a, b = math.radians(angle + 10), math.radians(angle - 7)
        half = (x + length * 0.5 * math.cos(a), y + length * 0.5 * math.sin(a))
        end = (x + length * math.cos(b), y + length * math.sin(b))
        p.ink(_place([(x, y), half, end], side), PAL["lash"], 12, a=0, b=1, tip=0.03)
    return p


def _lash_low(side: str) -> Layer:
    low, ex = neutral_lids()[1], side_x(EYE_X, side)
    p = Layer(f"lash_low_{side}")
    line = Curve(_place(low, side), closed=False).sample(12)
    t = np.linspace(0, 1, len(line))
    w = 8 * np.clip((t - 0.34) / 0.5, 0, 1) * np.clip((1 - t) / 0.14, 0, 1) + 1.6 * np.clip(
        t / 0.3, 0, 1
    )
    p.stroke(
        line, w, p.lin(ex, EYE_Y + 20, ex, EYE_Y + 120, (0, PAL["lash"]), (1, PAL["lash_warm"]))
    )
    c = Curve(low, closed=False).sample(20)
    x, y = c[int(0.80 * (len(c) - 1))]
    p.ink(_place([(x, y), (x + 10, y + 5.6), (x + 20, y + 8)], side), PAL["lash"], 7.5, a=0, b=1)
    return p


def _upper_line() -> tuple[Points, Points, Points]:
    """Upper lid line in eye coordinates with outward normals and brush widths."""
    line = Curve(neutral_lids()[0], closed=False).sample(16)
    t = np.linspace(0, 1, len(line))
    swell = 0.06 + 0.94 * np.sin(math.pi / 2 * np.clip(t / 0.62, 0, 1)) ** 1.7
    thin = 0.26 + 0.74 * np.sin(math.pi / 2 * np.clip((1 - t) / 0.30, 0, 1))
    n = normals(line)
    return line, n if n[len(n) // 2][1] < 0 else -n, (19 + 14 * NEUTRAL_OPEN) * swell * thin


def _lash_up(side: str) -> Layer:
    """Upper lash: swells outward, runs out along the lower lid, with a shine."""
    p = Layer(f"lash_up_{side}")
    line, n, w = _upper_line()
    outer, inner = _edges(line, n, w)
    tail = Curve(neutral_lids()[1], closed=False).sample(16)[::-1][1:20]
    tail_n = normals(np.vstack([line[-2:], tail]))[2:]
    if tail_n[0] @ n[-1] < 0:
        tail_n = -tail_n
    tail_w = np.linspace(w[-1], 0, len(tail))[:, None]
    edge = np.vstack([outer, tail + tail_n * tail_w * 0.80])
    back = np.vstack([inner, tail - tail_n * tail_w * 0.20])
    shape = to_canvas(np.vstack([edge, back[::-1]]), side)
    p.raw(polygon(shape), _lash_paint(p, side), box_of(shape))
    shine = to_canvas(
        (line + n * w[:, None] * 0.42)[int(len(line) * 0.26) : int(len(line) * 0.58)], side
    )
    p.stroke(shine, taper(len(shine), 6, 0.4, 0.4), "#9A78C9", op=0.75)
    return p


def _edges(line: Points, n: Points, w: Points) -> tuple[Points, Points]:
    """Outer and inner edge of the upper lash."""
    return line + n * w[:, None] * 0.80, line - n * w[:, None] * 0.20


def _lash_paint(p: Layer, side: str) -> str:
    return p.lin(
        side_x(EYE_X - 110, side),
        EYE_Y,
        side_x(EYE_X + 130, side),
        EYE_Y,
        (0, PAL["lash_warm"]),
        (0.22, PAL["lash"]),
        (0.8, PAL["lash"]),
        (1, "#4B2860"),
    )


def _lash_flicks(side: str) -> Layer:
    """Three flicks that point outward from the open upper lash."""
    p = Layer(f"lash_flicks_{side}")
    outer, inner = _edges(*_upper_line())
    for at, half, length, angle in (
        (0.765, 0.028, 28, -50),
        (0.855, 0.032, 38, -36),
        (0.935, 0.036, 38, -18),
    ):
        flick = _flick(outer, inner, at, half, length, angle)
        p.fill(Curve(_place(flick, side)), _lash_paint(p, side))
    return p


def _flick(
    outer: Points, inner: Points, at: float, half: float, length: float, angle: float
) -> list[Control]:
    """Curved triangle that grows out of the outer edge of the lash."""
    m = len(outer) - 1

    def root(f: float) -> Points:
        i = int(min(1.0, f) * m)
        return np.asarray(inner[i] * 0.4 + outer[i] * 0.6)

    base, u = (
        outer[int(at * m)],
        np.array([math.cos(math.radians(angle)), math.sin(math.radians(angle))]),
    )
    v = np.array([-u[1], u[0]])
    low, high = (base + u * length * 0.45 + v * (length * 0.20 + d) for d in (-5, 6))
    b1, b2, tip = root(at - half), root(at + half), base + u * length
    return [(*b1, 1), tuple(low), (*tip, 1), tuple(high), (*b2, 1)]


def _crease(side: str) -> Layer:
    p = Layer(f"lid_crease_{side}")
    line, n, w = _upper_line()
    fold = to_canvas(
        (line + n * (w[:, None] * 0.80 + 15))[int(len(line) * 0.24) : int(len(line) * 0.66)], side
    )
    p.stroke(fold, taper(len(fold), 4.6, 0.45, 0.45), "#8A6D9F", op=0.75)
    return p
