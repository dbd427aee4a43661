"""Eyes that open, close, smile, tilt and look; lids bend between the concept's curves."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from resources.live2d.atelier.drawing.eyes import (
    LOW_HALF,
    LOW_OPEN,
    LOW_SHUT,
    NEUTRAL_OPEN,
    UP_HALF,
    UP_JOY,
    UP_OPEN,
    UP_SHUT,
    WIDE_OPEN,
    iris_centre,
    to_canvas,
)
from resources.live2d.atelier.drawing.geometry import Control, Curve, Points, lerp, normals, taper

from .builder import MULTIPLY, NORMAL, Binding, Level, grid_triangles
from .parameters import WIDE
from .studio import Studio

_STEPS = 3
"""Mesh columns to a segment of a lid curve."""
_WHITE_ROWS = 4
_SAD_TILT, _ANGRY_TILT = 0.9, -1.1
_LOOK_X, _LOOK_Y, _LIGHT_FOLLOWS = 30.0, 24.0, 0.6
_SMALL_IRIS = 0.70
_CHEEK_PUSH = 0.12
"""How much further than the upper lid the lower one is on its way to the arc of joy."""
_FLICKS_FROM = 10
"""First mesh column of the open flicks."""
_TIP_COLUMNS, _TIPS_FROM = 8, 0.58
"""Mesh columns of the shut eye's flicks, and where along the lid they begin (0..1)."""
_TIPS_HANG, _TIPS_JOY = (70.0, 14.0), (-34.0, 34.0)
"""Directions (degrees, down is 90) of the first and last flick of the shut and the joyful eye."""
RowMaker = Callable[[float, float, float], list[Points]]
"""Rows of points in eye coordinates for opening, smile and tilt."""
_EDGE = 4.0
"""Pixels a lash mesh reaches beyond its ink."""


@dataclass(frozen=True)
class Lids:
    """Sampled upper and lower lid in eye coordinates, inner corner first."""

    up: Points
    low: Points


def lids(opened: float, smile: float, form: float) -> Lids:
    """Lids for ParamEyeOpen (0, 0.5, 1, WIDE), ParamEyeSmile (0, 0.5, 1) and ParamEyeForm (-1, 0, 1).

    A half smile pushes the lower lid up; a full one is the shut arc of joy whatever the opening
    says, so that blinking and smiling never fight.
    """
    up, low = _plain_lids(opened)
    up = lerp(up, UP_JOY, smile)
    low = lerp(low, UP_JOY, smile + _CHEEK_PUSH * min(opened, 1) * (smile == 0.5))
    tilt = (-form * _SAD_TILT if form < 0 else form * _ANGRY_TILT) * _room(opened, smile)
    up = [(x, y + tilt * x * 0.20 * (1 if (tilt > 0) == (x > 0) else 0.25)) for x, y in up]
    up[0] = low[0] = ((up[0][0] + low[0][0]) / 2, (up[0][1] + low[0][1]) / 2)
    low[-1] = up[-1]
    return Lids(_sample(up), _sample(low))


def _plain_lids(opened: float) -> tuple[list[Control], list[Control]]:
    """Upper and lower lid without smile and tilt; half open they keep a soft arch."""
    if opened == 0.5:
        return UP_HALF, LOW_HALF
    o = {0.0: 0.0, 1.0: NEUTRAL_OPEN, WIDE: WIDE_OPEN}[opened]
    return lerp(UP_SHUT, UP_OPEN, o), lerp(LOW_SHUT, LOW_OPEN, o**0.6)


def _room(opened: float, smile: float) -> float:
    """How much of the open eye there is, 0..1."""
    return min(opened, 1) * (1 - smile)


def _sample(pts: list[Control]) -> Points:
    return Curve(pts, closed=False).sample(_STEPS)


def add_eye(studio: Studio, side: str) -> None:
    """Add one eye from back to front: white (the mask), iris, shade, lights, lashes, crease."""
    bindings: list[Binding] = [
        (f"ParamEye{side}Open", (0, 0.5, 1, WIDE)),
        (f"ParamEye{side}Smile", (0, 0.5, 1)),
        (f"ParamEye{side}Form", (-1, 0, 1)),
    ]
    mask = [f"EyeWhite{side}"]
    _lid_mesh(studio, "EyeWhite", side, bindings, _white)
    _eyeball(studio, f"Iris{side}", side, 1.0, mask)
    _lid_mesh(studio, "EyeShade", side, bindings, _white, MULTIPLY, mask)
    _eyeball(studio, f"EyeLight{side}", side, _LIGHT_FOLLOWS, mask)
    _wet(studio, f"EyeWet{side}", mask)
    _lid_mesh(studio, "LashLow", side, bindings, _lash_low)
    _lid_mesh(studio, "LashTips", side, bindings, _lash_tips, calm=0, shown=_tips_level)
    _lid_mesh(studio, "LashFlicks", side, bindings, _lash_flicks, shown=_flicks_level)
    _lid_mesh(studio, "LashUp", side, bindings, _lash_up)
    _lid_mesh(studio, "LidCrease", side, bindings, _crease, shown=_crease_level)


def _lid_mesh(
    studio: Studio,
    kind: str,
    side: str,
    bindings: list[Binding],
    rows: RowMaker,
    blend: int = NORMAL,
    masks: Sequence[str] = (),
    calm: float = 1,
    shown: Level | None = None,
) -> None:
    """A mesh whose rows of points follow the lids; it is drawn for the opening `calm`."""
    drawn = rows(calm, 0, 0)
    columns = len(drawn[0]) - 1

    def form(rest: Points, opened: float, smile: float, tilt: float) -> Points:
        return to_canvas(np.concatenate(rows(opened, smile, tilt)), side)

    studio.cloth(
        kind + side,
        kind + side,
        "Eyes",
        to_canvas(np.concatenate(drawn), side),
        grid_triangles(columns, len(drawn) - 1),
        bindings,
        form,
        shown,
        blend,
        masks,
    )


def _crease_level(opened: float, smile: float, tilt: float) -> float:
    return _room(opened, smile)


def _flicks_level(opened: float, smile: float, tilt: float) -> float:
    return float(_room(opened, smile) > 0)


def _tips_level(opened: float, smile: float, tilt: float) -> float:
    return float(opened == 0 or smile == 1)


def _eyeball(studio: Studio, name: str, side: str, follows: float, masks: Sequence[str]) -> None:
    """Iris or highlights: they look around and may shrink."""
    centre = np.array(iris_centre(side))

    def form(rest: Points, x: float, y: float, small: float) -> Points:
        scale = 1 + small * (1 - _SMALL_IRIS)
        gaze = np.array([x * _LOOK_X, -y * _LOOK_Y]) * follows
        return np.asarray(centre + (rest - centre) * scale + gaze)

    bindings: list[Binding] = [
        ("ParamEyeBallX", (-1, 1)),
        ("ParamEyeBallY", (-1, 1)),
        ("ParamEyeBallForm", (-1, 0)),
    ]
    studio.plate(name, "Eyes", (3, 3), bindings, form, masks=masks)


def _wet(studio: Studio, name: str, masks: Sequence[str]) -> None:
    """The shimmer of tears on the lower iris; it follows the gaze and comes with the tears."""

    def form(rest: Points, x: float, y: float, tear: float) -> Points:
        return np.asarray(rest + np.array([x * _LOOK_X, -y * _LOOK_Y]) * _LIGHT_FOLLOWS)

    bindings: list[Binding] = [
        ("ParamEyeBallX", (-1, 1)),
        ("ParamEyeBallY", (-1, 1)),
        ("ParamTear", (0, 1)),
    ]
    studio.plate(name, "Eyes", (2, 2), bindings, form, lambda x, y, tear: tear, masks=masks)


def _white(opened: float, smile: float, tilt: float) -> list[Points]:
    """Rows from the upper to the lower lid, a little beyond them when open."""
    shape = lids(opened, smile, tilt)
    beyond = np.array([0.0, _EDGE]) * _room(opened, smile)
    top, bottom = shape.up - beyond, shape.low + beyond
    for line in (top, bottom):
        line[0, 0] -= beyond[1]
        line[-1, 0] += beyond[1]
    return [top + (bottom - top) * r / _WHITE_ROWS for r in range(_WHITE_ROWS + 1)]


def _lash_low(opened: float, smile: float, tilt: float) -> list[Points]:
    """Rows along the lower lid with room for its flick; they close to nothing under the upper lash."""
    line = lids(opened, smile, tilt).low
    n = _outward(line, down=True)
    room = _room(opened, smile)
    t = np.linspace(0, 1, len(line))
    flick = 22 * np.exp(-(((t - 0.86) / 0.10) ** 2))[:, None]
    ends = _run_out(line, 8 * room)
    return [ends - n * 9 * room, ends + n * 9 * room, ends + n * (11 + flick * room) * room]


def _lash_up(opened: float, smile: float, tilt: float) -> list[Points]:
    """Rows along the inner and the outer edge; the line runs on along the lower lid."""
    shape = lids(opened, smile, tilt)
    room = _room(opened, smile)
    line, n = _run_out(shape.up, 6), _outward(shape.up, down=False)
    t = np.linspace(0, 1, len(line))
    width = (_open_brush(t) * room + taper(len(t), 19, 0.35, 0.22, 0.12) * (1 - room))[:, None]
    edge = _EDGE * room + 1 - room
    inner, outer = line - n * (width * 0.20 + edge), line + n * (width * 0.80 + edge)
    tail = _tail(shape, room)
    return [np.vstack([a, b]) for a, b in zip((inner, outer), tail, strict=True)]


def _lash_flicks(opened: float, smile: float, tilt: float) -> list[Points]:
    """Roots and ends of the open eye's flicks, which draw in as it shuts."""
    shape, room = lids(opened, smile, tilt), _room(opened, smile)
    line, n = shape.up[_FLICKS_FROM:], _outward(shape.up, down=False)[_FLICKS_FROM:]
    width = _open_brush(np.linspace(0, 1, len(shape.up)))[_FLICKS_FROM:, None] * room
    return [line + n * width * 0.2, line + n * (width * 0.8 + _EDGE + 42 * math.sqrt(room))]


def _lash_tips(opened: float, smile: float, tilt: float) -> list[Points]:
    """Roots and ends of the shut eye's flicks: they hang, and in joy they run on along the arc."""
    up = lids(opened, smile, tilt).up
    t = np.linspace(_TIPS_FROM, 1, _TIP_COLUMNS + 1)
    at = t * (len(up) - 1)
    root = np.stack([np.interp(at, np.arange(len(up)), up[:, i]) for i in (0, 1)], 1)
    first, last = (a + (b - a) * smile for a, b in zip(_TIPS_HANG, _TIPS_JOY, strict=True))
    angle = np.radians(np.interp(t, (_TIPS_FROM, 1), (first, last)))
    way = np.stack([np.cos(angle), np.sin(angle)], 1)
    length = 50 * (1 - 0.25 * smile) * (1 - 1.7 * min(_room(opened, smile), 0.5))
    return [root - way * 6, root + way * length]


def _tail(shape: Lids, room: float) -> tuple[Points, Points]:
    """The upper lash's end along the lower lid: inner and outer edge."""
    back = shape.low[::-1][1 : 1 + _STEPS]
    n = _outward(shape.low, down=True)[::-1][1 : 1 + _STEPS]
    width = np.linspace(10, 0, len(back))[:, None] + _EDGE
    return back - n * width * room, back + n * width * room


def _crease(opened: float, smile: float, tilt: float) -> list[Points]:
    """Two rows along the fold above the upper lid."""
    line = lids(opened, smile, tilt).up
    n = _outward(line, down=False)
    t = np.linspace(0, 1, len(line))
    fold = (line + n * (_open_brush(t)[:, None] * 0.80 + 15))[3:-4]
    return [fold - n[3:-4] * 8, fold + n[3:-4] * 8]


def _open_brush(t: Points) -> Points:
    """Brush width of the open upper lash along its line (see the drawing)."""
    swell = 0.06 + 0.94 * np.sin(math.pi / 2 * np.clip(t / 0.62, 0, 1)) ** 1.7
    thin = 0.26 + 0.74 * np.sin(math.pi / 2 * np.clip((1 - t) / 0.30, 0, 1))
    return np.asarray((19 + 14 * NEUTRAL_OPEN) * swell * thin)


def _outward(line: Points, down: bool) -> Points:
    n = normals(line)
    return n if (n[len(n) // 2][1] > 0) == down else -n


def _run_out(line: Points, by: float) -> Points:
    """The line with its first point moved on, so that the brush's round start fits."""
    first = line[0] - line[1]
    out = line.copy()
    out[0] += first / max(float(np.hypot(*first)), 1e-6) * by
    return out
