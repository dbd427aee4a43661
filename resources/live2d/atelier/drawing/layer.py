"""A named layer of the picture: SVG paint of its own, later one cell of the texture."""

import math
from collections.abc import Sequence
from itertools import count

import numpy as np
from numpy.typing import ArrayLike

from .geometry import Box, Control, Curve, Points, Shape, box_of, ink_path, normals, polygon, taper
from .palette import LIGHT, PAL

Stop = tuple[float, str] | tuple[float, str, float]
"""Gradient stop: offset 0..1, colour, opacity."""

_FUR_LINE_WIDTH = 4.5


class Layer:
    """SVG elements with their definitions; the first filled shape is the layer's outline."""

    def __init__(self, name: str, clip_by: str | None = None, blend: str = "normal") -> None:
        self.name, self.clip_by, self.blend = name, clip_by, blend
        self.defs: list[str] = []
        self.body: list[str] = []
        self.main: Shape | None = None
        self.transform = ""
        self._ids = count(1)

    def _id(self) -> str:
        return f"{self.name}-{next(self._ids)}"

    def lin(self, x1: float, y1: float, x2: float, y2: float, *stops: Stop) -> str:
        """Linear gradient from (x1, y1) to (x2, y2); returns its paint."""
        i = self._id()
        self.defs.append(
            f'<linearGradient id="{i}" gradientUnits="userSpaceOnUse" x1="{x1}" y1="{y1}" '
            f'x2="{x2}" y2="{y2}">{_stops(stops)}</linearGradient>'
        )
        return f"url(#{i})"

    def rad(self, cx: float, cy: float, r: float, *stops: Stop, sy: float = 1.0) -> str:
        """Radial gradient, squeezed vertically by sy; returns its paint."""
        i = self._id()
        squeeze = f' gradientTransform="translate(0 {cy * (1 - sy):.2f}) scale(1 {sy})"'
        self.defs.append(
            f'<radialGradient id="{i}" gradientUnits="userSpaceOnUse" cx="{cx}" cy="{cy}" '
            f'r="{r}"{squeeze if sy != 1 else ""}>{_stops(stops)}</radialGradient>'
        )
        return f"url(#{i})"

    def raw(
        self,
        d: str,
        paint: str,
        box: Box,
        op: float = 1,
        blur: float = 0,
        clip: Shape | None = None,
        rule: str | None = None,
    ) -> None:
        """Add a path: opacity, blur (standard deviation in pixels), clip shape and fill rule."""
        at = f' fill="{paint}"'
        if op != 1:
            at += f' opacity="{op:.3g}"'
        if rule:
            at += f' fill-rule="{rule}"'
        if blur:
            at += f' filter="url(#{self._blur(box, blur)})"'
        element = f'<path d="{d}"{at}/>'
        if clip is not None:
            i = self._id()
            self.defs.append(f'<clipPath id="{i}"><path d="{clip.d}"/></clipPath>')
            element = f'<g clip-path="url(#{i})">{element}</g>'
        self.body.append(element)

    def _blur(self, box: Box, deviation: float) -> str:
        i, margin = self._id(), 3 * deviation + 4
        x0, y0, x1, y1 = box
        self.defs.append(
            f'<filter id="{i}" filterUnits="userSpaceOnUse" x="{x0 - margin:.0f}" '
            f'y="{y0 - margin:.0f}" width="{x1 - x0 + 2 * margin:.0f}" '
            f'height="{y1 - y0 + 2 * margin:.0f}" color-interpolation-filters="sRGB">'
            f'<feGaussianBlur stdDeviation="{deviation}"/></filter>'
        )
        return i

    def fill(
        self,
        shape: Shape,
        paint: str,
        op: float = 1,
        blur: float = 0,
        clip: Shape | None = None,
    ) -> Shape:
        """Paint a shape; the first one becomes the outline of the layer."""
        self.raw(shape.d, paint, box_of(shape.sample(4)), op, blur, clip)
        if self.main is None:
            self.main = shape
        return shape

    def inside(
        self,
        shape: Shape,
        paint: str,
        op: float = 1,
        blur: float = 0,
        clip: Shape | None = None,
    ) -> None:
        """Paint a shape clipped to the outline of the layer."""
        self.fill(shape, paint, op, blur, clip if clip is not None else self.main)

    def crescent(
        self,
        dx: float,
        dy: float,
        paint: str,
        op: float = 1,
        blur: float = 0,
        shape: Shape | None = None,
    ) -> None:
        """Paint what of the shape stays uncovered when a copy of it moves by (dx, dy)."""
        s = shape if shape is not None else self._outline()
        pts = s.sample(6)
        x0, y0, x1, y1 = box_of(pts)
        reach = (x0 - abs(dx), y0 - abs(dy), x1 + abs(dx), y1 + abs(dy))
        frame = f"M{x0 - 300} {y0 - 300}H{x1 + 300}V{y1 + 300}H{x0 - 300}Z"
        hole = polygon(pts + np.array([dx, dy]))
        self.raw(frame + hole, paint, reach, op, blur, s, "evenodd")

    def outline(
        self,
        shape: Shape | None = None,
        paint: str = "#000",
        w: float = 6,
        thick: float = 0.55,
        seed: float = 1,
        op: float = 1,
        clip: Shape | None = None,
    ) -> None:
        """Line art round a closed shape: heavier away from the light, with a calm wobble."""
        pts = (shape if shape is not None else self._outline()).sample(14)
        n = normals(pts)
        if np.sum(pts[:-1, 0] * pts[1:, 1] - pts[1:, 0] * pts[:-1, 1]) < 0:
            n = -n
        away = np.clip(n @ -LIGHT, -0.5, 1)
        t = np.linspace(0, 2 * math.pi, len(pts))
        wobble = 0.10 * np.sin(3 * t + seed) + 0.07 * np.sin(7 * t + 2.1 * seed)
        width = w * (0.80 + thick * away + wobble * np.sin(t / 2))
        self.raw(ink_path(pts, width), paint, box_of(pts), op, clip=clip)

    def ink(
        self,
        pts: Sequence[Control],
        paint: str,
        w: float,
        a: float = 0.25,
        b: float = 0.25,
        tip: float = 0.08,
        op: float = 1,
        blur: float = 0,
        clip: Shape | None = None,
    ) -> None:
        """Brush stroke through control points; a, b and tip shape its ends (see `taper`)."""
        line = Curve(pts, closed=False).sample(12)
        self.stroke(line, taper(len(line), w, a, b, tip), paint, op, blur, clip)

    def stroke(
        self,
        line: Points,
        widths: ArrayLike,
        paint: str,
        op: float = 1,
        blur: float = 0,
        clip: Shape | None = None,
    ) -> None:
        """Brush stroke through sampled points with given widths."""
        self.raw(ink_path(line, widths), paint, box_of(line), op, blur, clip)

    def fur_tuft(
        self,
        x: float,
        y: float,
        angle: float,
        n: int = 3,
        size: float = 34,
        w: float = _FUR_LINE_WIDTH,
        op: float = 0.7,
    ) -> None:
        """A few short fur strokes that fan out round an angle in degrees."""
        for i in range(n):
            off = i - (n - 1) / 2
            a = math.radians(angle + off * 16)
            c, s = math.cos(a), math.sin(a)
            length = size * (1 - 0.22 * abs(off))
            ox, oy = x + off * size * 0.34 * s, y - off * size * 0.34 * c
            ex, ey = ox + length * c, oy + length * s
            mx, my = (ox + ex) / 2 - length * 0.12 * s, (oy + ey) / 2 + length * 0.12 * c
            self.ink([(ox, oy), (mx, my), (ex, ey)], PAL["fur_deep"], w, a=0.3, b=0.7, op=op)

    def _outline(self) -> Shape:
        if self.main is None:
            raise ValueError(f"layer {self.name} has no outline yet")
        return self.main

    def svg(self) -> str:
        """The layer as an SVG group, without its clip and blend."""
        at = f' transform="{self.transform}"' if self.transform else ""
        return f"<g{at}><defs>{''.join(self.defs)}</defs>{''.join(self.body)}</g>"


def _stops(stops: Sequence[Stop]) -> str:
    text = ""
    for offset, colour, *alpha in stops:
        opacity = f' stop-opacity="{alpha[0]}"' if alpha else ""
        text += f'<stop offset="{offset}" stop-color="{colour}"{opacity}/>'
    return text
