"""Contact sheets of a built model: rest pose, feelings, mouth shapes, eyes and extreme turns."""

from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path

from PIL import Image, ImageDraw

from . import moc3
from .drawing.geometry import Box
from .evaluate import Model
from .expressions import EXPRESSIONS
from .model import NAME, TEXTURE
from .pictures import read_picture
from .render import WHOLE, Painter
from .rig.parameters import PARAMETERS, WIDE

_FACE: Box = (180, 40, 1420, 1330)
_MOUTH: Box = (560, 980, 1040, 1300)
_PAPER, _INK = "#ECE5FA", "#4A3A72"
_LABEL = 16

Pose = tuple[str, Mapping[str, float], Box]
"""Label, parameter values and the part of the canvas to show."""


def painter(built: Path) -> Painter:
    """A painter for the model in a built folder."""
    data = (built / f"{NAME}.moc3").read_bytes()
    return Painter(Model(moc3.read(data)), read_picture(built / TEXTURE))


def with_rest(values: Mapping[str, float]) -> dict[str, float]:
    """An expression's added values as absolute ones."""
    rest = {p.id: p.rest for p in PARAMETERS}
    return {i: rest[i] + v for i, v in values.items()}


def feelings() -> list[Pose]:
    """The six expressions."""
    return [(n, with_rest(v), _FACE) for n, v in EXPRESSIONS.items()]


def mouths() -> list[Pose]:
    """Mouth shapes: every form at rising openings."""
    steps = product((-1, -0.5, 0, 0.5, 1), (0, 0.1, 0.2, 0.35, 0.5, 0.75, 1))
    return [
        (f"form {f} open {o}", {"ParamMouthForm": f, "ParamMouthOpenY": o}, _MOUTH)
        for f, o in steps
    ]


def eyes() -> list[Pose]:
    """Lids from open to shut, into the smile, and gaze."""
    out: list[Pose] = []
    for opened, smile in (
        (WIDE, 0),
        (1, 0),
        (0.75, 0),
        (0.5, 0),
        (0.25, 0),
        (0, 0),
        (1, 0.5),
        (0.5, 0.5),
        (1, 1),
    ):
        values = {f"ParamEye{s}Open": opened for s in "LR"}
        values |= {f"ParamEye{s}Smile": smile for s in "LR"}
        out.append((f"open {opened} smile {smile}", values, _FACE))
    for x, y in ((1, 1), (-1, -1)):
        out.append((f"gaze {x} {y}", {"ParamEyeBallX": x, "ParamEyeBallY": y}, _FACE))
    return out


def turns() -> list[Pose]:
    """Head and body at the ends of their ranges."""
    out: list[Pose] = [
        (f"head {x} {y}", {"ParamAngleX": x, "ParamAngleY": y}, WHOLE)
        for y, x in product((30, 0, -30), (-30, 0, 30))
    ]
    out += [(f"tilt {z}", {"ParamAngleZ": z}, WHOLE) for z in (-30, 30)]
    for axis in "XYZ":
        out += [(f"body {axis} {v}", {f"ParamBodyAngle{axis}": v}, WHOLE) for v in (-10, 10)]
    out += [
        (
            f"body Y and Z {z}",
            {"ParamBodyAngleY": 10, "ParamBodyAngleZ": z, "ParamAngleZ": 3 * z},
            WHOLE,
        )
        for z in (-10, 10)
    ]
    out += [(f"arms {k}", {"ParamArmL": k, "ParamArmR": k}, WHOLE) for k in (0.3, 0.7, 1)]
    out += [(f"hop {k}", {"ParamHop": k}, WHOLE) for k in (-1, 1)]
    out += [
        (
            "droop",
            {"ParamEarL": -1, "ParamEarR": -1, "ParamHairFront": -1, "ParamSkirt": -1},
            WHOLE,
        )
    ]
    out += [("perk", {"ParamEarL": 1, "ParamEarR": 1, "ParamHairFront": 1, "ParamSkirt": 1}, WHOLE)]
    return out


def sheet(
    painting: Painter, poses: Sequence[Pose], columns: int, width: int, smooth: int = 2
) -> Image.Image:
    """Poses side by side, each `width` pixels wide."""
    x0, y0, x1, y1 = poses[0][2]
    height = round(width * (y1 - y0) / (x1 - x0))
    rows = -(-len(poses) // columns)
    page = Image.new("RGB", (columns * width, rows * (height + _LABEL)), _PAPER)
    pen = ImageDraw.Draw(page)
    for i, (label, values, box) in enumerate(poses):
        x, y = i % columns * width, i // columns * (height + _LABEL)
        view = _view(painting, values, box, width, smooth)
        page.paste(view, (x, y), view)
        pen.text((x + 4, y + height + 2), label, fill=_INK)
    return page


def _view(
    painting: Painter, values: Mapping[str, float], box: Box, width: int, smooth: int
) -> Image.Image:
    scale = width / (box[2] - box[0])
    return Image.fromarray(painting.draw(values, box, scale, smooth))


def write_sheets(built: Path, out: Path) -> list[Path]:
    """Write the four sheets beside `out`, named after it; returns their paths."""
    painting, paths = painter(built), []
    for name, poses, columns, width in (
        ("feelings", feelings(), 3, 420),
        ("mouths", mouths(), 7, 220),
        ("eyes", eyes(), 4, 400),
        ("turns", turns(), 6, 300),
    ):
        path = out.with_name(f"{out.stem}-{name}{out.suffix}")
        sheet(painting, poses, columns, width).save(path)
        paths.append(path)
    return paths
