"""Collects parameters, deformers and meshes with their key shapes, and lays them out as a moc3."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from resources.live2d.atelier.drawing.geometry import CENTRE_X, HEIGHT, WIDTH, Box, Points
from resources.live2d.atelier.moc3 import POSITION_ALIGN, Moc

UNIT = float(WIDTH)
"""Canvas pixels to one unit of the model."""
ORIGIN = (float(CENTRE_X), HEIGHT / 2)
NORMAL, ADDITIVE, MULTIPLY, DOUBLE_SIDED = 0, 1, 2, 4
"""Mesh flags: two blend bits, and drawing from both sides."""

Keys = tuple[float, ...]
Binding = tuple[str, Keys]
"""A parameter and the values at which shapes are given."""
Form = Callable[..., Points]
"""Canvas positions for one value of every bound parameter."""
Level = Callable[..., float]
Triangle = tuple[int, int, int]


@dataclass(frozen=True)
class Parameter:
    """A dial of the model with its range, rest value and display names."""

    id: str
    low: float
    high: float
    rest: float
    ko: str
    group: str


@dataclass(frozen=True)
class Turn:
    """A rotation deformer at one key: degrees (clockwise) and pivot in canvas pixels."""

    angle: float
    pivot: tuple[float, float]


@dataclass(frozen=True)
class Space:
    """Where positions live: the root, a warp's grid or a pivot; turns canvas pixels into it."""

    index: int
    warp: Box | None = None
    pivot: tuple[float, float] | None = None

    def local(self, canvas: Points) -> Points:
        """Canvas pixels in the units children of this deformer use."""
        if self.warp is not None:
            x0, y0, x1, y1 = self.warp
            return np.asarray((canvas - [x0, y0]) / [x1 - x0, y1 - y0])
        if self.pivot is not None:
            return np.asarray(canvas - np.array(self.pivot))
        return np.asarray((canvas - np.array(ORIGIN)) / UNIT)


ROOT = Space(-1)


@dataclass(frozen=True)
class Mesh:
    """A drawable: rest positions on the canvas, texture coordinates, triangles and key shapes."""

    id: str
    part: int
    space: Space
    uv: Points
    triangles: Sequence[Triangle]
    bindings: Sequence[Binding]
    form: Form
    opacity: Level | None = None
    blend: int = NORMAL
    masks: Sequence[str] = ()


@dataclass
class Rig:
    """Everything of a model in the order it is added; meshes are added back to front."""

    parameters: Sequence[Parameter]
    parts: list[str] = field(default_factory=list)
    meshes: list[Mesh] = field(default_factory=list)
    _deformers: list[tuple[str, int, Space]] = field(default_factory=list)
    _warps: list[tuple[int, int, int, list[Points]]] = field(default_factory=list)
    _turns: list[tuple[int, list[tuple[float, Points, float]]]] = field(default_factory=list)
    _kinds: list[tuple[int, int]] = field(default_factory=list)
    _bindings: list[tuple[Binding, ...]] = field(default_factory=lambda: [()])

    def part(self, name: str) -> int:
        """Add a named group of meshes."""
        self.parts.append(name)
        return len(self.parts) - 1

    def warp(
        self,
        name: str,
        part: int,
        parent: Space,
        box: Box,
        cells: tuple[int, int],
        bindings: Sequence[Binding],
        form: Callable[..., Points],
    ) -> Space:
        """Add a grid deformer over `box`; `form(rest, *values)` moves its grid points."""
        rest = grid(box, *cells)
        shapes = [parent.local(form(rest, *v)) for v in combinations(bindings)]
        self._kinds.append((0, len(self._warps)))
        self._warps.append((self._bind(bindings), cells[1], cells[0], shapes))
        self._deformers.append((name, part, parent))
        return Space(len(self._deformers) - 1, warp=box)

    def rotation(
        self,
        name: str,
        part: int,
        parent: Space,
        pivot: tuple[float, float],
        bindings: Sequence[Binding],
        form: Callable[..., Turn],
    ) -> Space:
        """Add a rotation deformer whose children are given round `pivot`."""
        scale = 1.0 if parent.pivot is not None else 1 / UNIT
        turns = [form(*v) for v in combinations(bindings)]
        keys = [(t.angle, parent.local(np.array([t.pivot]))[0], scale) for t in turns]
        self._kinds.append((1, len(self._turns)))
        self._turns.append((self._bind(bindings), keys))
        self._deformers.append((name, part, parent))
        return Space(len(self._deformers) - 1, pivot=pivot)

    def _bind(self, bindings: Sequence[Binding]) -> int:
        key = tuple(bindings)
        if key not in self._bindings:
            self._bindings.append(key)
        return self._bindings.index(key)

    def moc(self) -> Moc:
        """The finished arrays."""
        for mesh in self.meshes:
            self._bind(mesh.bindings)
        moc = Moc(UNIT, ORIGIN, (WIDTH, HEIGHT))
        self._write_bindings(moc)
        self._write_parts(moc)
        self._write_deformers(moc)
        for order, mesh in enumerate(self.meshes):
            self._write_mesh(moc, mesh, order)
        count = len(self.meshes)
        _row(moc, "group", begin=0, count=count, total=count, max=count - 1, min=0)
        for i in range(count):
            _row(moc, "object", type=0, index=i, group=-1)
        return moc

    def _write_bindings(self, moc: Moc) -> None:
        used = dict.fromkeys(b for bindings in self._bindings for b in bindings)
        place: dict[Binding, int] = {}
        for p in self.parameters:
            mine = [b for b in used if b[0] == p.id]
            moc.ids["parameter.id"].append(p.id)
            begin = len(place) if mine else 0
            _row(moc, "parameter", max=p.high, min=p.low, default=p.rest, repeat=0, decimals=3)
            _row(moc, "parameter", begin=begin, count=len(mine))
            for b in mine:
                place[b] = len(place)
                _row(moc, "binding", begin=len(moc.numbers["key.value"]), count=len(b[1]))
                moc.numbers["key.value"] += b[1]
        for bindings in self._bindings:
            indices = moc.numbers["binding_index.binding"]
            _row(moc, "key_binding", begin=len(indices) if bindings else 0, count=len(bindings))
            indices += [place[b] for b in bindings]

    def _write_parts(self, moc: Moc) -> None:
        for i, name in enumerate(self.parts):
            moc.ids["part.id"].append(name)
            _row(moc, "part", form=0, begin=i, count=1, visible=1, enabled=1, parent=-1)
            _row(moc, "part_key", order=500)

    def _write_deformers(self, moc: Moc) -> None:
        entries = zip(self._deformers, self._kinds, strict=True)
        for (name, part, parent), (kind, index) in entries:
            form = self._turns[index][0] if kind else self._warps[index][0]
            moc.ids["deformer.id"].append(name)
            _row(moc, "deformer", form=form, visible=1, enabled=1, part=part)
            _row(moc, "deformer", parent=parent.index, type=kind, index=index)
        for form, rows, columns, shapes in self._warps:
            begin, size = len(moc.numbers["warp_key.opacity"]), (rows + 1) * (columns + 1)
            _row(moc, "warp", form=form, begin=begin, count=len(shapes))
            _row(moc, "warp", vertices=size, rows=rows, columns=columns)
            for shape in shapes:
                _row(moc, "warp_key", opacity=1, position=_positions(moc, shape))
        for form, keys in self._turns:
            begin = len(moc.numbers["rotation_key.opacity"])
            _row(moc, "rotation", form=form, begin=begin, count=len(keys), base=0)
            for angle, (x, y), scale in keys:
                _row(moc, "rotation_key", opacity=1, angle=angle, x=float(x), y=float(y))
                _row(moc, "rotation_key", scale=scale, flip_x=0, flip_y=0)

    def _write_mesh(self, moc: Moc, mesh: Mesh, order: int) -> None:
        ids, numbers = [m.id for m in self.meshes], moc.numbers
        values = combinations(mesh.bindings)
        moc.ids["mesh.id"].append(mesh.id)
        _row(moc, "mesh", form=self._bindings.index(tuple(mesh.bindings)), count=len(values))
        _row(moc, "mesh", begin=len(numbers["mesh_key.opacity"]), visible=1, enabled=1, texture=0)
        _row(moc, "mesh", part=mesh.part, parent=mesh.space.index, flags=mesh.blend | DOUBLE_SIDED)
        _row(moc, "mesh", vertices=len(mesh.uv), uv=len(numbers["uv.uv"]))
        _row(moc, "mesh", index=len(numbers["index.vertex"]), indices=3 * len(mesh.triangles))
        begin = len(numbers["mask.mesh"]) if mesh.masks else 0
        _row(moc, "mesh", mask=begin, masks=len(mesh.masks))
        numbers["mask.mesh"] += [ids.index(m) for m in mesh.masks]
        numbers["uv.uv"] += _floats(mesh.uv)
        numbers["index.vertex"] += [i for t in mesh.triangles for i in t]
        for v in values:
            level = mesh.opacity(*v) if mesh.opacity else 1.0
            position = _positions(moc, mesh.space.local(mesh.form(*v)))
            _row(moc, "mesh_key", opacity=level, order=order, position=position)


def _row(moc: Moc, kind: str, **values: float) -> None:
    for name, value in values.items():
        moc.numbers[f"{kind}.{name}"].append(value)


def _floats(points: Points) -> list[float]:
    # Rounded, so that the last bit of a sine never changes the file.
    return [float(v) for v in np.round(points, 6).ravel()]


def _positions(moc: Moc, points: Points) -> int:
    store = moc.numbers["position.xy"]
    begin, values = len(store), _floats(points)
    store += values + [0.0] * (-len(values) % POSITION_ALIGN)
    return begin


def combinations(bindings: Sequence[Binding]) -> list[tuple[float, ...]]:
    """Every combination of key values; the first parameter changes fastest."""
    keys = [keys for _, keys in reversed(bindings)]
    return [tuple(reversed(c)) for c in itertools.product(*keys)]


def grid(box: Box, columns: int, rows: int) -> Points:
    """Points of a regular grid, row by row."""
    x0, y0, x1, y1 = box
    x, y = np.meshgrid(np.linspace(x0, x1, columns + 1), np.linspace(y0, y1, rows + 1))
    return np.stack([x.ravel(), y.ravel()], 1)


def grid_triangles(columns: int, rows: int) -> list[Triangle]:
    """Two triangles for each cell of a grid of points, row by row."""
    out: list[Triangle] = []
    for r, c in itertools.product(range(rows), range(columns)):
        a = r * (columns + 1) + c
        out += [(a, a + 1, a + columns + 1), (a + 1, a + columns + 2, a + columns + 1)]
    return out
