"""Poses a moc3 without the Core: parameter values in, positions and opacities of all meshes out."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from .drawing.geometry import Points
from .moc3 import LAYOUT, Moc

Weights = list[tuple[int, float]]
"""Key shapes that take part, and how much."""
_STEP = 0.1
"""Length, in units of a warp's grid, of the step by which the real Core measures its lean."""


@dataclass(frozen=True)
class Warp:
    """A posed grid; positions in model units."""

    rows: int
    columns: int
    points: Points

    def apply(self, local: Points) -> Points:
        """Where points of the unit square land; each cell is two triangles."""
        scaled = local * [self.columns, self.rows]
        cell = np.clip(np.floor(scaled), 0, [self.columns - 1, self.rows - 1]).astype(int)
        u, v = (scaled - cell).T[..., None]
        at = cell[:, 1] * (self.columns + 1) + cell[:, 0]
        below = at + self.columns + 1
        a, b, c, e = (self.points[i] for i in (at, at + 1, below, below + 1))
        upper = a + u * (b - a) + v * (c - a)
        lower = e + (1 - u) * (c - e) + (1 - v) * (b - e)
        return np.asarray(np.where(u + v <= 1, upper, lower))


@dataclass(frozen=True)
class Rotation:
    """A posed pivot in model units."""

    degrees: float
    origin: Points
    scale: float

    def apply(self, local: Points) -> Points:
        """Where points given round the pivot land."""
        c, s = math.cos(math.radians(self.degrees)), math.sin(math.radians(self.degrees))
        return np.asarray(self.scale * (local @ np.array([[c, s], [-s, c]])) + self.origin)


@dataclass(frozen=True)
class Drawable:
    """A posed mesh: positions in canvas pixels and its opacity."""

    id: str
    points: Points
    opacity: float


class Model:
    """A read moc3 that can be posed."""

    def __init__(self, moc: Moc) -> None:
        self.moc = moc
        self._ints = {name: moc.ints(name) for name, kind, _ in LAYOUT if kind in "iI"}
        self._positions = np.array(moc.numbers["position.xy"])
        self._owner = [
            p for p, count in enumerate(self._ints["parameter.count"]) for _ in range(count)
        ]

    def pose(self, values: Mapping[str, float]) -> list[Drawable]:
        """All meshes in painting order; parameters not named rest, others are kept in range."""
        n, ids = self.moc.numbers, self.moc.ids
        dials = [
            min(max(values.get(i, rest), low), high)
            for i, rest, low, high in zip(
                ids["parameter.id"],
                n["parameter.default"],
                n["parameter.min"],
                n["parameter.max"],
                strict=True,
            )
        ]
        posed: list[Warp | Rotation] = []
        for index in range(len(ids["deformer.id"])):
            posed.append(self._deformer(index, dials, posed))
        return [self._mesh(i, dials, posed) for i in range(len(ids["mesh.id"]))]

    def _weights(self, form: int, dials: list[float]) -> Weights:
        begin, count = self._ints["key_binding.begin"][form], self._ints["key_binding.count"][form]
        out, stride = [(0, 1.0)], 1
        for binding in self._ints["binding_index.binding"][begin : begin + count]:
            first, size = self._ints["binding.begin"][binding], self._ints["binding.count"][binding]
            keys = self.moc.numbers["key.value"][first : first + size]
            near = _between(keys, dials[self._owner[binding]])
            out = [(i + stride * k, a * b) for i, a in out for k, b in near]
            stride *= size
        return out

    def _shape(self, kind: str, begin: int, size: int, weights: Weights) -> Points:
        total = np.zeros(2 * size)
        for k, w in weights:
            at = self._ints[f"{kind}_key.position"][begin + k]
            total += w * self._positions[at : at + 2 * size]
        return total.reshape(-1, 2)

    def _mix(self, name: str, begin: int, weights: Weights) -> float:
        return sum(w * self.moc.numbers[name][begin + k] for k, w in weights)

    def _deformer(
        self, index: int, dials: list[float], posed: list[Warp | Rotation]
    ) -> Warp | Rotation:
        own, parent = self._ints["deformer.index"][index], self._ints["deformer.parent"][index]
        weights = self._weights(self._ints["deformer.form"][index], dials)
        if self._ints["deformer.type"][index] == 0:
            rows, columns = self._ints["warp.rows"][own], self._ints["warp.columns"][own]
            begin, size = self._ints["warp.begin"][own], self._ints["warp.vertices"][own]
            points = self._shape("warp", begin, size, weights)
            return Warp(rows, columns, posed[parent].apply(points) if parent >= 0 else points)
        return self._rotation(own, weights, posed[parent] if parent >= 0 else None)

    def _rotation(self, own: int, weights: Weights, parent: Warp | Rotation | None) -> Rotation:
        begin = self._ints["rotation.begin"][own]
        angle, x, y, scale = (
            self._mix(f"rotation_key.{name}", begin, weights)
            for name in ("angle", "x", "y", "scale")
        )
        angle += self.moc.numbers["rotation.base"][own]
        origin = np.array([[x, y]])
        if parent is None:
            return Rotation(angle, origin[0], scale)
        if isinstance(parent, Rotation):
            return Rotation(angle + parent.degrees, parent.apply(origin)[0], scale * parent.scale)
        # In a warp the pivot turns with the grid: a step upward shows by how much.
        here, above = parent.apply(np.array([[x, y], [x, y - _STEP]]))
        lean = math.degrees(math.atan2(above[1] - here[1], above[0] - here[0])) + 90
        return Rotation(angle + lean, here, scale)

    def _mesh(self, index: int, dials: list[float], posed: list[Warp | Rotation]) -> Drawable:
        weights = self._weights(self._ints["mesh.form"][index], dials)
        begin, size = self._ints["mesh.begin"][index], self._ints["mesh.vertices"][index]
        points = self._shape("mesh", begin, size, weights)
        parent = self._ints["mesh.parent"][index]
        units = posed[parent].apply(points) if parent >= 0 else points
        canvas = units * self.moc.pixels_per_unit + np.array(self.moc.origin)
        opacity = self._mix("mesh_key.opacity", begin, weights)
        return Drawable(self.moc.ids["mesh.id"][index], canvas, opacity)


def _between(keys: list[float], value: float) -> Weights:
    if value <= keys[0]:
        return [(0, 1.0)]
    if value >= keys[-1]:
        return [(len(keys) - 1, 1.0)]
    k = max(i for i in range(len(keys) - 1) if keys[i] <= value)
    t = (value - keys[k]) / (keys[k + 1] - keys[k])
    return [(k, 1 - t), (k + 1, t)]
