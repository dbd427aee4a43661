"""The whole figure: layers in painting order, and their rasters."""

import io
from collections.abc import Sequence

import numpy as np
import resvg_py
from numpy.typing import NDArray
from PIL import Image

from .arms import paw, sleeve
from .body import torso
from .ears import ears
from .eyes import eye
from .fringe import fringe, hairpin_star, hairpin_tassel
from .geometry import HEIGHT, WIDTH, Box
from .head import brow, cheek, face_shade, head, nose
from .layer import Layer
from .mouth import calm_line, chin_mark, philtrum
from .ornaments import goreum_knot, goreum_loop, goreum_tail_back, goreum_tail_front, norigae
from .pendant import pendant, pendant_glow, pendant_sparkle
from .skirt import foot, ground, skirt, skirt_back, tail

Image8 = NDArray[np.uint8]
"""Height x width x 4, straight alpha."""


def calm_figure() -> list[Layer]:
    """Every layer of the rest pose from back to front."""
    return [
        ground(),
        tail(),
        *ears(),
        foot("R"),
        foot("L"),
        skirt_back(),
        *skirt(),
        *torso(),
        goreum_tail_back(),
        goreum_tail_front(),
        goreum_loop(),
        goreum_knot(),
        norigae(),
        pendant_glow(),
        *pendant(),
        paw("R"),
        sleeve("R"),
        paw("L"),
        sleeve("L"),
        pendant_sparkle(),
        *face(),
    ]


def face() -> list[Layer]:
    """Head, face and hair at rest from back to front; the ears lie behind them."""
    return [
        head(),
        face_shade(),
        cheek("R"),
        cheek("L"),
        nose(),
        philtrum(),
        chin_mark(),
        calm_line(),
        *eye("R"),
        *eye("L"),
        *fringe(),
        hairpin_tassel(),
        hairpin_star(),
        brow("R"),
        brow("L"),
    ]


def svg(layers: Sequence[Layer], box: Box, scale: float) -> str:
    """Layers over each other, with clips and blends, as one SVG picture of `box`."""
    x0, y0, x1, y1 = box
    width, height = round((x1 - x0) * scale), round((y1 - y0) * scale)
    clips = {p.name: p.main.d for p in layers if p.main is not None}
    body = "".join(_group(p, clips) for p in layers)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="{x0} {y0} {x1 - x0} {y1 - y0}" preserveAspectRatio="none">{body}</svg>'
    )


def _group(p: Layer, clips: dict[str, str]) -> str:
    mix = f' style="mix-blend-mode:{p.blend}"' if p.blend != "normal" else ""
    if p.clip_by not in clips:
        return f"<g{mix}>{p.svg()}</g>"
    clip = f'<clipPath id="{p.name}-clip"><path d="{clips[p.clip_by]}"/></clipPath>'
    return f'{clip}<g clip-path="url(#{p.name}-clip)"{mix}>{p.svg()}</g>'


def raster(layers: Sequence[Layer], box: Box, scale: float) -> Image8:
    """Picture of `box` with `scale` texture pixels to a canvas pixel."""
    png = resvg_py.svg_to_bytes(svg_string=svg(layers, box, scale), skip_system_fonts=True)
    with Image.open(io.BytesIO(bytes(png))) as image:
        return np.asarray(image.convert("RGBA"))


def portrait(scale: float = 0.5) -> Image8:
    """The concept's rest pose, drawn straight from the layers."""
    return raster(calm_figure(), (0, 0, WIDTH, HEIGHT), scale)
