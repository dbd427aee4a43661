"""The whole figure and its rasters."""

import numpy as np

from resources.live2d.atelier.drawing.figure import calm_figure, raster, svg
from resources.live2d.atelier.drawing.geometry import ellipse
from resources.live2d.atelier.drawing.layer import Layer


def _disc(name: str, x: float, paint: str, clip_by: str | None = None) -> Layer:
    p = Layer(name, clip_by)
    p.fill(ellipse(x, 50, 30), paint)
    return p


def test_every_layer_has_a_name_of_its_own_and_paint() -> None:
    layers = calm_figure()
    names = [p.name for p in layers]
    assert len(names) == len(set(names))
    assert all(p.body for p in layers)


def test_masks_lie_under_what_they_clip() -> None:
    names = [p.name for p in calm_figure()]
    for p in calm_figure():
        if p.clip_by:
            assert names.index(p.clip_by) < names.index(p.name)


def test_the_drawing_is_the_same_every_time() -> None:
    box = (0, 0, 1600, 2200)
    assert svg(calm_figure(), box, 0.5) == svg(calm_figure(), box, 0.5)


def test_the_sides_are_the_characters_own() -> None:
    places = {p.name: p.main.sample()[:, 0].mean() for p in calm_figure() if p.main}
    for name in ("eye_white", "sleeve", "cheek", "iris"):
        assert places[f"{name}_R"] < 800 < places[f"{name}_L"]


def test_a_raster_shows_its_box() -> None:
    image = raster([_disc("a", 50, "#ff0000")], (0, 0, 100, 100), 0.5)
    assert image.shape == (50, 50, 4)
    assert image[25, 25].tolist() == [255, 0, 0, 255]
    assert image[1, 1, 3] == 0


def test_a_clipped_layer_stays_in_its_mask() -> None:
    layers = [_disc("white", 30, "#ffffff"), _disc("iris", 70, "#0000ff", clip_by="white")]
    image = raster(layers, (0, 0, 100, 100), 1)
    assert image[50, 52].tolist() == [0, 0, 255, 255]
    assert image[50, 80, 3] == 0
    alone = raster(layers[1:], (0, 0, 100, 100), 1)
    assert alone[50, 80].tolist() == [0, 0, 255, 255]


def test_multiply_darkens_what_lies_below() -> None:
    shade = Layer("shade", blend="multiply")
    shade.fill(ellipse(50, 50, 30), "#808080")
    image = raster([_disc("a", 50, "#ff8040"), shade], (0, 0, 100, 100), 1)
    assert np.abs(image[50, 50, :3].astype(int) - [128, 64, 32]).max() <= 1
