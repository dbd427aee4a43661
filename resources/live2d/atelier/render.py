"""Draws a posed model in software: masks, blends and opacity as a renderer on the graphics card would."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from .drawing.figure import Image8
from .drawing.geometry import HEIGHT, WIDTH, Box, Points
from .evaluate import Model
from .rig.builder import ADDITIVE, MULTIPLY

Canvas = NDArray[np.float64]
"""Height x width x 4, premultiplied, 0..1."""
Window = tuple[slice, slice]
WHOLE: Box = (0, 0, WIDTH, HEIGHT)

_NUDGE = np.array([1.3e-5, 2.7e-5])
"""Moves samples off triangle edges, so that neighbours never both own a pixel."""


class Painter:
    """A model with its texture, ready to draw poses."""

    def __init__(self, model: Model, texture: Image8) -> None:
        self.model = model
        straight = texture.astype(float) / 255
        self._texture = straight * np.concatenate(
            [straight[..., 3:].repeat(3, 2), np.ones_like(straight[..., 3:])], 2
        )
        moc = model.moc
        begins, sizes = moc.ints("mesh.uv"), moc.ints("mesh.vertices")
        uv = np.array(moc.numbers["uv.uv"])
        self._uv = [uv[b : b + 2 * n].reshape(-1, 2) for b, n in zip(begins, sizes, strict=True)]
        begins, sizes = moc.ints("mesh.index"), moc.ints("mesh.indices")
        index = np.array(moc.ints("index.vertex"))
        self._triangles = [
            index[b : b + n].reshape(-1, 3) for b, n in zip(begins, sizes, strict=True)
        ]

    def draw(
        self, values: Mapping[str, float], box: Box = WHOLE, scale: float = 0.5, smooth: int = 2
    ) -> Image8:
        """A pose inside `box` of the canvas; `smooth` samples a pixel in each direction."""
        x0, y0, x1, y1 = box
        page = np.zeros((round((y1 - y0) * scale) * smooth, round((x1 - x0) * scale) * smooth, 4))
        moc = self.model.moc
        drawables = self.model.pose(values)
        places = [(d.points - np.array([x0, y0])) * scale * smooth for d in drawables]
        flags, masks = moc.ints("mesh.flags"), self._masks()
        for i, drawable in enumerate(drawables):
            window = _window(places[i], page)
            if drawable.opacity <= 0 or window is None:
                continue
            layer = self._layer(i, places[i], window) * drawable.opacity
            for mask in masks[i]:
                layer *= self._layer(mask, places[mask], window)[..., 3:]
            _blend(page[window], layer, flags[i] & 3)
        return _straight(page, smooth)

    def _masks(self) -> list[list[int]]:
        moc = self.model.moc
        meshes, begins = moc.ints("mask.mesh"), moc.ints("mesh.mask")
        return [meshes[b : b + n] for b, n in zip(begins, moc.ints("mesh.masks"), strict=True)]

    def _layer(self, mesh: int, points: Points, window: Window) -> Canvas:
        """One mesh inside a window of the page."""
        rows, columns = window
        out = np.zeros((rows.stop - rows.start, columns.stop - columns.start, 4))
        local = points - np.array([columns.start, rows.start])
        for triangle in self._triangles[mesh]:
            self._fill(out, local[triangle], self._uv[mesh][triangle])
        return out

    def _fill(self, out: Canvas, corners: Points, uv: Points) -> None:
        """Draw one textured triangle over what the mesh has drawn so far."""
        window = _window(corners, out)
        (ax, ay), ab, ac = corners[0], corners[1] - corners[0], corners[2] - corners[0]
        area = ab[0] * ac[1] - ab[1] * ac[0]
        if window is None or abs(area) < 1e-9:
            return
        rows, columns = window
        dx = np.arange(columns.start, columns.stop) + 0.5 + _NUDGE[0] - ax
        dy = (np.arange(rows.start, rows.stop) + 0.5 + _NUDGE[1] - ay)[:, None]
        b, c = (dx * ac[1] - dy * ac[0]) / area, (dy * ab[0] - dx * ab[1]) / area
        inside = (b >= 0) & (c >= 0) & (b + c <= 1)
        if not inside.any():
            return
        at = uv[0] + b[inside][:, None] * (uv[1] - uv[0]) + c[inside][:, None] * (uv[2] - uv[0])
        colour = self._sample(at)
        region = out[window]
        region[inside] = colour + region[inside] * (1 - colour[:, 3:])

    def _sample(self, uv: Points) -> Canvas:
        """Bilinear texture look-up."""
        height, width = self._texture.shape[:2]
        at = np.clip(uv * [width, height] - 0.5, 0, [width - 1.001, height - 1.001])
        x, y = at.astype(int).T
        fx, fy = (at - np.stack([x, y], 1)).T[..., None]
        t = self._texture
        top = t[y, x] * (1 - fx) + t[y, x + 1] * fx
        bottom = t[y + 1, x] * (1 - fx) + t[y + 1, x + 1] * fx
        return np.asarray(top * (1 - fy) + bottom * fy)


def _window(points: Points, page: Canvas) -> Window | None:
    """The rows and columns of the page that points cover; None when they miss it."""
    x0, y0 = np.maximum(np.floor(points.min(0)).astype(int), 0)
    x1, y1 = np.minimum(np.ceil(points.max(0)).astype(int), [page.shape[1], page.shape[0]])
    return (slice(y0, y1), slice(x0, x1)) if x0 < x1 and y0 < y1 else None


def _blend(page: Canvas, layer: Canvas, mode: int) -> None:
    """Put a layer on the page; additive and multiplying layers leave the page's alpha alone."""
    colour, alpha = layer[..., :3], layer[..., 3:]
    if mode == ADDITIVE:
        page[..., :3] = np.minimum(page[..., :3] + colour, 1)
    elif mode == MULTIPLY:
        page[..., :3] *= colour + 1 - alpha
    else:
        page *= 1 - alpha
        page += layer


def _straight(page: Canvas, smooth: int) -> Image8:
    height, width = page.shape[0] // smooth, page.shape[1] // smooth
    mean = page.reshape(height, smooth, width, smooth, 4).mean((1, 3))
    alpha = np.maximum(mean[..., 3:], mean[..., :3].max(2, keepdims=True))
    colour = np.divide(mean[..., :3], alpha, out=np.zeros_like(mean[..., :3]), where=alpha > 0)
    return np.asarray((np.concatenate([colour, alpha], 2) * 255).round(), dtype=np.uint8)
