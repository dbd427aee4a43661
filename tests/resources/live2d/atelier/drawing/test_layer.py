"""A layer's paint as SVG."""

import re

import pytest

from resources.live2d.atelier.drawing.geometry import ellipse
from resources.live2d.atelier.drawing.layer import Layer


def test_the_first_shape_is_the_outline() -> None:
    p, first = Layer("a"), ellipse(0, 0, 5)
    p.fill(first, "#fff")
    p.fill(ellipse(9, 9, 2), "#000")
    assert p.main is first


def test_definitions_have_names_of_their_own() -> None:
    p = Layer("a")
    p.fill(ellipse(0, 0, 9), p.lin(0, 0, 1, 1, (0, "#fff"), (1, "#000", 0.5)), blur=2)
    p.inside(ellipse(0, 0, 5), p.rad(0, 0, 4, (0, "#fff"), sy=0.5))
    p.crescent(2, 2, "#123456")
    ids = re.findall(r' id="([^"]+)"', p.svg())
    assert len(ids) == len(set(ids)) == 5
    assert all(i.startswith("a-") for i in ids)
    used = set(re.findall(r"url\(#([^)]+)\)", p.svg()))
    assert used == set(ids)


def test_paint_is_written_out() -> None:
    p = Layer("a")
    p.fill(ellipse(0, 0, 9), p.lin(0, 0, 1, 1, (0.25, "#abcdef", 0.5)), op=0.4)
    assert 'stop offset="0.25" stop-color="#abcdef" stop-opacity="0.5"' in p.svg()
    assert 'opacity="0.4"' in p.svg()


def test_shading_needs_an_outline() -> None:
    with pytest.raises(ValueError, match="layer a has no outline"):
        Layer("a").crescent(1, 1, "#000")


def test_a_transform_moves_the_whole_layer() -> None:
    p = Layer("a")
    p.transform = "translate(1 2)"
    assert p.svg().startswith('<g transform="translate(1 2)">')


def test_a_tuft_has_as_many_strokes_as_asked() -> None:
    p = Layer("a")
    p.fur_tuft(0, 0, 90, n=4)
    assert len(p.body) == 4
