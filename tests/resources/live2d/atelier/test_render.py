"""The software renderer: texture, masks and blends."""

import numpy as np
import pytest

from resources.live2d.atelier.drawing.figure import Image8
from resources.live2d.atelier.evaluate import Model
from resources.live2d.atelier.render import Painter
from resources.live2d.atelier.rig.builder import (
    ADDITIVE,
    MULTIPLY,
    NORMAL,
    ROOT,
    Mesh,
    Rig,
    grid,
    grid_triangles,
)  # fmt: skip

_BOX = (0, 0, 100, 100)
_GREY, _RED = [128, 128, 128, 255], [255, 0, 0, 255]


def _texture() -> Image8:
    """Left half grey, right half red."""
    page = np.zeros((8, 8, 4), np.uint8)
    page[:, :4], page[:, 4:] = _GREY, _RED
    return page


def _painter(*meshes: tuple[str, float, float, int, list[str], float]) -> Painter:
    """Squares from x0 to x1 with the texture's left or right half."""
    rig = Rig([])
    rig.part("P")
    for name, x0, x1, blend, masks, opacity in meshes:
        u = 0.2 if name.startswith("grey") else 0.8
        uv = np.full((4, 2), [u, 0.5])
        at = grid((x0, 20, x1, 80), 1, 1)
        rig.meshes.append(
            Mesh(
                name, 0, ROOT, uv, grid_triangles(1, 1), [], lambda at=at: at,
                lambda opacity=opacity: opacity, blend, masks,
            )
        )  # fmt: skip
    return Painter(Model(rig.moc()), _texture())


def _pixel(painter: Painter, x: int, y: int = 50) -> list[int]:
    return [int(v) for v in painter.draw({}, _BOX, 1, 1)[y, x]]


def test_a_mesh_covers_its_place_only() -> None:
    painter = _painter(("red", 20, 60, NORMAL, [], 1.0))
    assert _pixel(painter, 40) == _RED
    assert _pixel(painter, 70)[3] == 0
    assert _pixel(painter, 40, 10)[3] == 0


def test_shared_edges_are_painted_once() -> None:
    painter = _painter(("red", 20, 60, NORMAL, [], 0.5))
    image = painter.draw({}, _BOX, 1, 1)[21:79, 21:59]
    assert np.unique(image[..., 3]).tolist() == [128]


def test_opacity_lets_what_lies_below_through() -> None:
    painter = _painter(("grey", 20, 60, NORMAL, [], 1.0), ("red", 20, 60, NORMAL, [], 0.5))
    assert _pixel(painter, 40) == [192, 64, 64, 255]


@pytest.mark.parametrize(("mode", "colour"), [(MULTIPLY, [128, 0, 0]), (ADDITIVE, [255, 128, 128])])
def test_blends(mode: int, colour: list[int]) -> None:
    painter = _painter(("grey", 20, 60, NORMAL, [], 1.0), ("red", 20, 60, mode, [], 1.0))
    assert _pixel(painter, 40) == [*colour, 255]


def test_a_masked_mesh_stays_in_its_mask() -> None:
    painter = _painter(("grey", 20, 60, NORMAL, [], 1.0), ("red", 40, 90, NORMAL, ["grey"], 1.0))
    assert _pixel(painter, 50) == _RED
    assert _pixel(painter, 80)[3] == 0


def test_a_hidden_mesh_is_left_out() -> None:
    assert _pixel(_painter(("red", 20, 60, NORMAL, [], 0.0)), 40)[3] == 0
