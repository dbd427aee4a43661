"""Packs the cells into one texture page and draws it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .cells import Cell
from .drawing.figure import Image8, raster
from .drawing.geometry import Points

PAGE = 2048
"""Side of the square texture page in pixels."""
_GAP = 4
_BLEED = 4


@dataclass(frozen=True)
class Place:
    """Where a cell lies on the page (texture pixels)."""

    cell: Cell
    x: int
    y: int
    width: int
    height: int

    def uv(self, canvas: Points) -> Points:
        """Texture coordinates (0..1, v = 0 at the top) of canvas points.

        Raises ValueError for points outside the cell: they would show a neighbour's paint.
        """
        x0, y0, x1, y1 = self.cell.box
        if (canvas < [x0, y0]).any() or (canvas > [x1, y1]).any():
            raise ValueError(f"a mesh reaches beyond the texture cell {self.cell.name}")
        u = self.x + (canvas[:, 0] - x0) / (x1 - x0) * self.width
        v = self.y + (canvas[:, 1] - y0) / (y1 - y0) * self.height
        return np.stack([u, v], 1) / PAGE


def pack(cells: Sequence[Cell]) -> dict[str, Place]:
    """Place every cell, tallest first, at the lowest free spot of the skyline.

    Raises ValueError when the page is too small.
    """
    skyline = np.zeros(PAGE, int)
    places: dict[str, Place] = {}
    for cell in sorted(cells, key=lambda c: (-_size(c)[1], -_size(c)[0], c.name)):
        width, height = _size(cell)
        x, y = _lowest(skyline, width + _GAP)
        if y + height + _GAP > PAGE:
            raise ValueError(f"the texture page is too small for {cell.name}")
        skyline[x : x + width + _GAP] = y + height + _GAP
        places[cell.name] = Place(cell, x + _GAP // 2, y + _GAP // 2, width, height)
    return places


def _size(cell: Cell) -> tuple[int, int]:
    x0, y0, x1, y1 = cell.box
    return round((x1 - x0) * cell.scale), round((y1 - y0) * cell.scale)


def _lowest(skyline: NDArray[np.int_], width: int) -> tuple[int, int]:
    windows = np.lib.stride_tricks.sliding_window_view(skyline, width).max(1)
    x = int(windows.argmin())
    return x, int(windows[x])


def draw(places: dict[str, Place]) -> Image8:
    """The texture page in straight alpha; colour runs on under the transparent border."""
    page = np.zeros((PAGE, PAGE, 4), np.uint8)
    for place in places.values():
        image = raster(place.cell.layers, place.cell.box, place.cell.scale)
        page[place.y : place.y + place.height, place.x : place.x + place.width] = image
    return bleed(page)


def bleed(image: Image8, rounds: int = _BLEED) -> Image8:
    """Give transparent texels the mean colour of coloured neighbours, so that smoothing shows no fringe."""
    colour = image[..., :3].astype(float)
    known = image[..., 3] > 0
    for _ in range(rounds):
        total, count = np.zeros_like(colour), np.zeros(known.shape)
        for dy, dx in ((0, 1), (0, -1), (1, 0), (-1, 0)):
            near = np.roll(known, (dy, dx), (0, 1))
            total += np.roll(colour, (dy, dx), (0, 1)) * near[..., None]
            count += near
        fresh = ~known & (count > 0)
        colour[fresh] = total[fresh] / count[fresh][:, None]
        known |= fresh
    out = image.copy()
    out[..., :3] = np.where(known[..., None], colour.round(), 0).astype(np.uint8)
    return out
