"""Pictures as files."""

from pathlib import Path

import numpy as np

from resources.live2d.atelier.drawing.figure import portrait
from resources.live2d.atelier.pictures import png, read_picture, same_picture, still


def test_the_still_is_the_rest_pose_in_even_colours() -> None:
    image, drawn = still(), portrait(0.5)
    assert image.shape == (1100, 800, 4)
    assert (image[..., 3] == drawn[..., 3]).all()
    assert not (image[..., :3] % 2).any()
    assert np.abs(image.astype(int) - drawn).max() <= 1
    assert image[0, 0, 3] == 0


def test_a_written_picture_is_read_back(tmp_path: Path) -> None:
    image = np.arange(64, dtype=np.uint8).reshape(4, 4, 4)
    path = tmp_path / "a.png"
    path.write_bytes(png(image))
    assert (read_picture(path) == image).all()


def test_rounding_is_forgiven_and_another_drawing_is_not() -> None:
    image = np.full((10, 10, 4), 200, np.uint8)
    assert same_picture(image, image + np.uint8(1))
    assert not same_picture(image, image - np.uint8(40))
    assert not same_picture(image, image[:5])


def test_colour_under_transparent_pixels_does_not_count() -> None:
    a, b = np.zeros((4, 4, 4), np.uint8), np.zeros((4, 4, 4), np.uint8)
    b[..., :3] = 255
    assert same_picture(a, b)
