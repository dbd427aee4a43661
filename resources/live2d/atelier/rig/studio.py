"""The bench on which a model is put together: rig, texture places and the deformers by name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from resources.live2d.atelier.atlas import Place
from resources.live2d.atelier.drawing.geometry import Points

from .builder import NORMAL, Binding, Level, Mesh, Rig, Space, Triangle, grid, grid_triangles

RestForm = Callable[..., Points]
"""Moves rest positions: `form(rest, *values)`."""


@dataclass
class Studio:
    """Shared by the rooms that add their meshes; `spaces` is filled by the deformers' room."""

    rig: Rig
    places: dict[str, Place]
    spaces: dict[str, Space] = field(default_factory=dict)
    part: int = 0

    def plate(
        self,
        name: str,
        space: str,
        cells: tuple[int, int],
        bindings: Sequence[Binding] = (),
        form: RestForm | None = None,
        opacity: Level | None = None,
        blend: int = NORMAL,
        masks: Sequence[str] = (),
    ) -> None:
        """Add a mesh that covers the texture cell `name` with a regular grid."""
        rest = grid(self.places[name].cell.box, *cells)
        self.cloth(
            name, name, space, rest, grid_triangles(*cells), bindings, form, opacity, blend, masks
        )

    def cloth(
        self,
        name: str,
        cell: str,
        space: str,
        rest: Points,
        triangles: Sequence[Triangle],
        bindings: Sequence[Binding] = (),
        form: RestForm | None = None,
        opacity: Level | None = None,
        blend: int = NORMAL,
        masks: Sequence[str] = (),
    ) -> None:
        """Add a mesh over given canvas points of a texture cell."""
        place = self.places[cell]
        texture = place.uv(rest)

        def shape(*values: float) -> Points:
            return rest if form is None else np.asarray(form(rest, *values))

        self.rig.meshes.append(
            Mesh(
                name, self.part, self.spaces[space], texture, triangles, bindings, shape,
                opacity, blend, masks,
            )
        )  # fmt: skip

    def begin(self, part: str) -> None:
        """Start a new part; the meshes that follow belong to it."""
        self.part = self.rig.part(part)
