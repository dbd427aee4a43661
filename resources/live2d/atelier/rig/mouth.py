"""Mouth: one set of lip points for every shape, from the calm line to the full A."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from resources.live2d.atelier.drawing.geometry import Control, Curve, Points, normals
from resources.live2d.atelier.drawing.mouth import MOUTH_SCALE, MOUTH_X, MOUTH_Y

from .builder import Binding, grid_triangles
from .studio import Studio

_HALF = 11
"""Mesh columns from a corner of the mouth to its middle."""
_ROWS = 3
_LINE, _OPEN_LINE = 8.0, 5.2
_SWATCH = (710.0, 890.0), (1109.0, 1127.0)
"""Part of the lip swatch that is laid along a lip: left and right, top and bottom."""
_SWATCH_REACH = 1.5
"""Height of that part beside the ink in it."""


@dataclass(frozen=True)
class Lips:
    """Right half of a mouth in mouth coordinates, from the corner to the middle."""

    upper: list[Control]
    lower: list[Control]


def _closed(line: list[Control]) -> Lips:
    return Lips(line, line)


_SHAPES: dict[tuple[float, float], Lips] = {  # by ParamMouthForm and ParamMouthOpenY
    (-1, 0): _closed([(40, 22), (24, 8), (0, 3)]),
    (0, 0): _closed([(56, -12), (44, 4), (25, 10), (8, 3), (0, -9)]),
    (1, 0): _closed([(62, -14), (48, 6), (26, 12), (8, 4), (0, -8)]),
    (-1, 0.2): Lips([(25, 15), (18, 1), (0, -5)], [(25, 15), (16, 23), (0, 25)]),
    (0, 0.2): Lips(
        [(54, -11), (42, 4), (25, 8), (8, 1), (0, -9)],
        [(54, -11), (43, 5), (29, 14), (13, 21), (0, 23)],
    ),
    (1, 0.2): Lips(
        [(61, -14), (47, 4), (26, 9), (8, 2), (0, -8)],
        [(61, -14), (48, 6), (31, 15), (14, 20), (0, 22)],
    ),
    (-1, 0.5): Lips([(24, 14), (18, -3), (0, -10)], [(24, 14), (16, 32), (0, 37)]),
    (0, 0.5): Lips(
        [(49, -9), (24, -1), (8, -3), (0, -10)], [(49, -9), (42, 18), (23, 34), (0, 38)]
    ),
    (1, 0.5): Lips(
        [(58, -13), (28, 0), (8, -2), (0, -10)], [(58, -13), (46, 16), (22, 30), (0, 33)]
    ),
    (-1, 1): Lips([(34, 20), (26, -6), (0, -14)], [(34, 20), (25, 46), (0, 55)]),
    (0, 1): Lips(
        [(46, -10), (22, -4), (8, -6), (0, -12)], [(46, -10), (44, 34), (24, 62), (0, 68)]
    ),
    (1, 1): Lips(
        [(66, -16), (32, -2), (10, -5), (0, -12)], [(66, -16), (60, 30), (34, 66), (0, 76)]
    ),
}
_WAVE = _closed([(46, 5), (33, 13), (17, 0), (0, 10)])
"""The shut mouth that trembles."""

BINDINGS: list[Binding] = [
    ("ParamMouthForm", (-1, 0, 1)),
    ("ParamMouthOpenY", (0, 0.2, 0.5, 1)),
    ("ParamMouthWave", (0, 1)),
]
_TEETH_COME: list[Binding] = [
    ("ParamMouthForm", (-1, -0.3, 0, 1)),
    ("ParamMouthOpenY", (0, 0.2, 0.38, 0.5, 1)),
]
"""Teeth come in place, never as a sliver under the lip, and stay out of round mouths."""


def _shape(form: float, opened: float, wave: float) -> Lips:
    return _WAVE if wave and not opened else _SHAPES[form, opened]


def add_mouth(studio: Studio) -> None:
    """Add inside (the mask), tongue, teeth, both lip lines, chin mark and philtrum."""
    count = 2 * _HALF
    rest = _field()
    studio.cloth(
        "MouthInside", "MouthInside", "Mouth", rest, grid_triangles(count, _ROWS), BINDINGS, _inside
    )
    studio.plate("Tongue", "Mouth", (2, 2), BINDINGS, _tongue, masks=["MouthInside"])
    studio.plate("Teeth", "Mouth", (1, 1), _TEETH_COME, _teeth, _teeth_level, masks=["MouthInside"])
    studio.plate("MouthMark", "Mouth", (2, 1), BINDINGS, _mark, _mark_level)
    _lip(studio, "LipLow", _lower_line)
    _lip(studio, "LipUp", _upper_line)
    studio.plate("Philtrum", "Mouth", (1, 2), BINDINGS, _philtrum, _philtrum_level)


def _even(half: list[Control]) -> Points:
    """Points of a whole lip, left to right, at even distances along each half."""
    line = Curve(half, closed=False).sample(24)
    walked = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    at = np.linspace(0, walked[-1], _HALF + 1)
    right = np.stack([np.interp(at, walked, line[:, i]) for i in (0, 1)], 1)
    left = right * [-1, 1]
    return np.vstack([left, right[::-1][1:]])


def _upper(form: float, opened: float, wave: float) -> Points:
    return _even(_shape(form, opened, wave).upper)


def _lower(form: float, opened: float, wave: float) -> Points:
    return _even(_shape(form, opened, wave).lower)


def _canvas(pts: Points) -> Points:
    return np.asarray(pts * MOUTH_SCALE + np.array([MOUTH_X, MOUTH_Y]))


def _field() -> Points:
    """Where the inside takes its colour from: dark above, rose below."""
    x, y = np.meshgrid(np.linspace(740, 860, 2 * _HALF + 1), np.linspace(1100, 1200, _ROWS + 1))
    return np.stack([x.ravel(), y.ravel()], 1)


def _inside(rest: Points, form: float, opened: float, wave: float) -> Points:
    top, bottom = _upper(form, opened, wave), _lower(form, opened, wave)
    return _canvas(np.vstack([top + (bottom - top) * r / _ROWS for r in range(_ROWS + 1)]))


def _tongue(rest: Points, form: float, opened: float, wave: float) -> Points:
    """The tongue fills the floor of the mouth."""
    outline = np.vstack([_upper(form, opened, wave), _lower(form, opened, wave)])
    (x0, y0), (x1, y1) = outline.min(0), outline.max(0)
    size = np.array([(x1 - x0) * 0.36, (y1 - y0) * 0.44]) / (52, 40) * bool(opened)
    return _canvas((rest - [MOUTH_X, 1200]) * size + [0, y1 + 6 * bool(opened)])


def _teeth(rest: Points, form: float, opened: float) -> Points:
    """The teeth hang from the middle of the upper lip."""
    keys = (0, 0.2, 0.5, 1)
    lip = np.interp(opened, keys, [_upper(max(form, 0), k, 0)[_HALF, 1] for k in keys])
    return np.asarray(rest + np.array([0, (lip + 11) * MOUTH_SCALE]))


def _teeth_level(form: float, opened: float) -> float:
    return float(form >= 0 and opened >= 0.5)


def _philtrum(rest: Points, form: float, opened: float, wave: float) -> Points:
    """The line under the nose reaches to the middle of the upper lip, wherever that is."""
    top, bottom = MOUTH_Y - 30 * MOUTH_SCALE, MOUTH_Y - 8 * MOUTH_SCALE
    lip = MOUTH_Y + (_upper(form, opened, wave)[_HALF][1] + 3) * MOUTH_SCALE
    stretch = (lip - top) / (bottom - top)
    return np.stack([rest[:, 0], top + (rest[:, 1] - top) * stretch], 1)


def _mark(rest: Points, form: float, opened: float, wave: float) -> Points:
    """It fades as the mouth opens, drawn down with the lip."""
    return np.asarray(rest + np.array([0.0, 36.0 * opened]))


def _mark_level(form: float, opened: float, wave: float) -> float:
    return 0.0 if opened or form < 0 or wave else 1.0


def _philtrum_level(form: float, opened: float, wave: float) -> float:
    """Only the calm and the smiling mouth hang from the nose."""
    return 0.0 if form < 0 or (wave and not opened) else 1.0


Line = tuple[Points, Points]
"""Points of a lip line in mouth coordinates and its widths."""


def _upper_line(form: float, opened: float, wave: float) -> Line:
    """A brush line that is thin at the corners and the middle when shut, even when open.

    Open mouths with sharp corners get a small hook at each end.
    """
    pts = _upper(form, opened, wave)
    s = np.linspace(0, 1, _HALF + 1)
    swell = np.minimum(np.clip(s / 0.30, 0, 1), np.clip((1 - s) / 0.22, 0, 1)) ** 0.8
    brush = _LINE * (0.35 + 0.65 * swell)
    if form < 0 or wave:
        brush = _LINE * (0.25 + 0.75 * np.clip(s / 0.30, 0, 1) ** 0.8)
    half = np.full(_HALF + 1, _OPEN_LINE) if opened else brush
    hook = np.array([7.0, -5.0]) if opened and form >= 0 else _onward(pts[-2], pts[-1], 1.5)
    left, right = pts[0] + hook * [-1, 1], pts[-1] + hook
    widths = np.concatenate([half[:1] * 0.5, half, half[::-1][1:], half[:1] * 0.5])
    return np.vstack([left, pts, right]), widths


def _onward(before: Points, end: Points, by: float) -> Points:
    """A step of length `by` beyond the end of a line."""
    step = end - before
    return np.asarray(step / np.hypot(*step) * by)


def _lower_line(form: float, opened: float, wave: float) -> Line:
    pts = _lower(form, opened, wave)
    return pts, np.full(len(pts), _OPEN_LINE if opened else 0.0)


def _lip(studio: Studio, name: str, line: Callable[[float, float, float], Line]) -> None:
    """A lip line: the straight swatch laid along its points."""

    def form(rest: Points, mouth_form: float, opened: float, wave: float) -> Points:
        pts, widths = line(mouth_form, opened, wave)
        reach = normals(pts) * widths[:, None] / 2 * _SWATCH_REACH
        return _canvas(np.vstack([pts - reach, pts + reach]))

    columns = len(line(0, 0, 0)[0])
    x, y = np.meshgrid(np.linspace(*_SWATCH[0], columns), _SWATCH[1])
    rest = np.stack([x.ravel(), y.ravel()], 1)
    studio.cloth(name, "Lip", "Mouth", rest, grid_triangles(columns - 1, 1), BINDINGS, form)
