"""Curves, simple shapes and brush lines on the canvas of 달토 (1600 x 2200 pixels, y down)."""

import math
from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray

WIDTH, HEIGHT, CENTRE_X = 1600, 2200, 800

Points = NDArray[np.float64]
"""Array of shape (n, 2): x, y in canvas pixels."""
Control = tuple[float, ...]
"""Control point of a curve: (x, y), or (x, y, 1) for a corner."""
Box = tuple[float, float, float, float]
"""Left, top, right, bottom in canvas pixels."""


class Shape(Protocol):
    """Anything that can be filled: an SVG path and points that tell how far it reaches."""

    @property
    def d(self) -> str:
        """SVG path."""
        ...

    def sample(self, n: int = 14) -> Points:
        """Points on or round the shape, `n` to a segment."""
        ...


def mirror(pts: Sequence[Control]) -> list[Control]:
    """Mirror control points on the vertical centre line; the order turns round."""
    return [(2 * CENTRE_X - p[0], *p[1:]) for p in pts][::-1]


def sym(half: Sequence[Control]) -> list[Control]:
    """Closed outline from its right half, given from top centre to bottom centre."""
    return [*half, *mirror(half)[1:-1]]


def move(pts: Sequence[Control], dx: float = 0, dy: float = 0) -> list[Control]:
    """Shift control points."""
    return [(p[0] + dx, p[1] + dy, *p[2:]) for p in pts]


def rot(pts: Sequence[Control], deg: float, cx: float, cy: float) -> list[Control]:
    """Turn control points round (cx, cy), clockwise on the canvas."""
    c, s = math.cos(math.radians(deg)), math.sin(math.radians(deg))
    return [
        (cx + (p[0] - cx) * c - (p[1] - cy) * s, cy + (p[0] - cx) * s + (p[1] - cy) * c, *p[2:])
        for p in pts
    ]


def lerp(a: Sequence[Control], b: Sequence[Control], t: float) -> list[Control]:
    """Blend two lists of control points, t = 0 gives the first."""
    return [(p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t) for p, q in zip(a, b, strict=True)]


def sided(pts: Sequence[Control], side: str) -> list[Control]:
    """Points drawn for the character's left ("L", right half of the picture), or mirrored."""
    return list(pts) if side == "L" else mirror(pts)


def side_x(x: float, side: str) -> float:
    """An x drawn for the character's left, or mirrored."""
    return x if side == "L" else 2 * CENTRE_X - x


def box_of(pts: Points) -> Box:
    """Bounding box of points."""
    (x0, y0), (x1, y1) = pts.min(0), pts.max(0)
    return float(x0), float(y0), float(x1), float(y1)


class Curve:
    """Smooth cubic curve through control points.

    Tangents at a point follow its two neighbours (Catmull-Rom directions) with handles of `k`
    times the chord, so that a handful of points gives a calm outline.
    """

    def __init__(self, pts: Sequence[Control], closed: bool = True, k: float = 0.36) -> None:
        self.closed = closed
        points = np.array([p[:2] for p in pts], float)
        corner = [len(p) > 2 and bool(p[2]) for p in pts]
        if not closed:
            corner[0] = corner[-1] = True
        tangents = _tangents(points, closed)
        count = len(points)
        self.segments = [
            _segment(points, tangents, corner, i, (i + 1) % count, k)
            for i in range(count if closed else count - 1)
        ]

    @property
    def d(self) -> str:
        """The curve as an SVG path."""
        path = _xy("M", self.segments[0][0])
        for _, a, b, end in self.segments:
            path += _xy("C", a) + _xy(" ", b) + _xy(" ", end)
        return path + ("Z" if self.closed else "")

    def sample(self, n: int = 14) -> Points:
        """Points along the curve, `n` to a segment, and the last point."""
        t = np.linspace(0, 1, n, endpoint=False)[:, None]
        u = 1 - t
        out = [
            u**3 * a + 3 * u**2 * t * b + 3 * u * t * t * c + t**3 * e
            for a, b, c, e in self.segments
        ]
        return np.vstack([*out, self.segments[-1][3][None]])


def _tangents(points: Points, closed: bool) -> Points:
    if closed:
        d = np.roll(points, -1, axis=0) - np.roll(points, 1, axis=0)
    else:
        d = np.vstack([points[1:], points[-1:]]) - np.vstack([points[:1], points[:-1]])
    length = np.hypot(d[:, 0], d[:, 1])
    length[length == 0] = 1
    return np.asarray(d / length[:, None])


def _segment(
    points: Points, tangents: Points, corner: list[bool], i: int, j: int, k: float
) -> tuple[Points, Points, Points, Points]:
    start, end = points[i], points[j]
    reach = np.hypot(*(end - start)) * k
    a, b = start + tangents[i] * reach, end - tangents[j] * reach
    if corner[i] and corner[j]:
        a, b = start + (end - start) / 3, end - (end - start) / 3
    elif corner[i]:
        a = start + (b - start) * 0.45
    elif corner[j]:
        b = end + (a - end) * 0.45
    return start, a, b, end


def _xy(command: str, p: Points) -> str:
    return f"{command}{p[0]:.1f} {p[1]:.1f}"


def polygon(pts: Points) -> str:
    """Closed SVG path through points."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in pts) + "Z"


class Raw:
    """A shape that already is a path string, with the box it lies in."""

    def __init__(self, d: str, box: Box) -> None:
        self.d = d
        x0, y0, x1, y1 = box
        self._corners = np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], float)

    def sample(self, n: int = 14) -> Points:
        """The corners of the box."""
        return self._corners


class Polygon:
    """A shape with straight edges between given points."""

    def __init__(self, pts: Points) -> None:
        self.pts = pts
        self.d = polygon(pts)

    def sample(self, n: int = 14) -> Points:
        """The points themselves."""
        return self.pts


def ellipse(cx: float, cy: float, rx: float, ry: float | None = None, deg: float = 0) -> Curve:
    """Ellipse (a circle without ry), turned by deg."""
    ry = rx if ry is None else ry
    pts: list[Control] = [
        (cx + rx * math.cos(a), cy + ry * math.sin(a))
        for a in np.linspace(0, 2 * math.pi, 12, endpoint=False)
    ]
    return Curve(rot(pts, deg, cx, cy) if deg else pts)


def star(cx: float, cy: float, r: float, n: int = 4, inner: float = 0.34) -> Curve:
    """Star of n sharp points, the first one up."""
    pts: list[Control] = []
    for i in range(2 * n):
        a, q = math.radians(-90) + math.pi * i / n, r if i % 2 == 0 else r * inner
        pts.append((cx + q * math.cos(a), cy + q * math.sin(a), 1))
    return Curve(pts)


def round_star(cx: float, cy: float, r: float, inner: float, deg: float = -90) -> Curve:
    """Five-pointed star with rounded points."""
    pts: list[Control] = []
    for i in range(10):
        a, q = math.radians(deg + 36 * i), r if i % 2 == 0 else inner
        pts.append((cx + q * math.cos(a), cy + q * math.sin(a)))
    return Curve(pts, k=0.25)


def sparkle(cx: float, cy: float, r: float) -> Raw:
    """Four-pointed star with hollow sides."""
    q = r * 0.10
    d = (
        f"M{cx} {cy - r}Q{cx + q} {cy - q} {cx + r * 0.8} {cy}Q{cx + q} {cy + q} {cx} {cy + r}"
        f"Q{cx - q} {cy + q} {cx - r * 0.8} {cy}Q{cx - q} {cy - q} {cx} {cy - r}Z"
    )
    return Raw(d, (cx - r, cy - r, cx + r, cy + r))


def normals(pts: Points) -> Points:
    """Unit normals along a line of points (to the left of its direction on the canvas)."""
    d = np.gradient(pts, axis=0)
    if np.allclose(pts[0], pts[-1]):
        d[0] = d[-1] = pts[1] - pts[-2]
    d /= np.maximum(np.hypot(d[:, 0], d[:, 1]), 1e-6)[:, None]
    return np.stack([d[:, 1], -d[:, 0]], 1)


def ink_path(pts: Points, w: ArrayLike) -> str:
    """Filled outline of a line through points with one width, or a width for each point."""
    n = normals(pts)
    half = np.broadcast_to(np.asarray(w, float), len(pts))[:, None] / 2
    return polygon(np.vstack([pts + n * half, (pts - n * half)[::-1]]))


def taper(n: int, w: float, a: float = 0.25, b: float = 0.25, tip: float = 0.08) -> Points:
    """Brush widths along n points: thin, full, thin; a and b are the parts that swell and thin."""
    t = np.linspace(0, 1, n)
    up = np.clip(t / max(a, 1e-6), 0, 1) ** 0.8 if a else np.ones(n)
    down = np.clip((1 - t) / max(b, 1e-6), 0, 1) ** 0.8 if b else np.ones(n)
    return np.asarray(w * (tip + (1 - tip) * np.minimum(up, down)))
