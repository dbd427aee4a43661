"""Cells on the texture page."""

import itertools

import numpy as np
import pytest

from resources.live2d.atelier.atlas import PAGE, bleed, pack
from resources.live2d.atelier.cells import Cell, cells
from resources.live2d.atelier.model import TEXTURE, Folder


def test_cells_lie_apart_inside_the_page() -> None:
    places = list(pack(cells()).values())
    for p in places:
        assert p.x > 0
        assert p.y > 0
        assert p.x + p.width < PAGE
        assert p.y + p.height < PAGE
    for a, b in itertools.combinations(places, 2):
        beside = a.x + a.width + 2 <= b.x or b.x + b.width + 2 <= a.x
        over = a.y + a.height + 2 <= b.y or b.y + b.height + 2 <= a.y
        assert beside or over, (a.cell.name, b.cell.name)


def test_cells_have_names_of_their_own() -> None:
    names = [c.name for c in cells()]
    assert len(names) == len(set(names))


def test_a_page_too_small_is_refused() -> None:
    with pytest.raises(ValueError, match="too small for Huge"):
        pack([Cell("Huge", (0, 0, 100, 3000), [], 1)])


def test_texture_points_follow_the_canvas() -> None:
    (place,) = pack([Cell("A", (100, 200, 300, 300), [], 0.5)]).values()
    uv = place.uv(np.array([[100.0, 200.0], [300, 300], [200, 250]])) * PAGE
    assert uv.tolist() == [[2, 2], [102, 52], [52, 27]]


def test_points_outside_a_cell_are_refused() -> None:
    (place,) = pack([Cell("A", (100, 200, 300, 300), [], 0.5)]).values()
    with pytest.raises(ValueError, match="beyond the texture cell A"):
        place.uv(np.array([[99.0, 250.0]]))


def test_no_ink_is_cut_at_the_edge_of_its_cell(remade: Folder) -> None:
    cut_on_purpose = {"EyeShadeR", "EyeShadeL"}  # the eye's white masks it anyway
    for place in pack(cells()).values():
        if place.cell.name in cut_on_purpose:
            continue
        alpha = remade.pictures[TEXTURE][place.y :, place.x :, 3][: place.height, : place.width]
        edges = (alpha[0], alpha[-1], alpha[:, 0], alpha[:, -1])
        assert max(int(e.max()) for e in edges) <= 3, place.cell.name
        assert alpha.max() > 100, place.cell.name


def test_colour_runs_on_under_the_transparent_border() -> None:
    image = np.zeros((9, 9, 4), np.uint8)
    image[4, 4] = [200, 100, 50, 255]
    out = bleed(image, rounds=2)
    assert out[4, 6].tolist() == [200, 100, 50, 0]
    assert out[4, 7].tolist() == [0, 0, 0, 0]
    assert out[4, 4].tolist() == [200, 100, 50, 255]
