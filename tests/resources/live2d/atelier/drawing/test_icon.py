"""The app's icon."""

import numpy as np
from PIL import Image

from resources.live2d.atelier.drawing.icon import SIDE, icon


def test_it_is_a_rounded_square() -> None:
    alpha = icon()[..., 3]
    assert alpha.shape == (SIDE, SIDE)
    assert max(alpha[y, x] for y in (0, -1) for x in (0, -1)) == 0
    middle = SIDE // 2
    assert min(alpha[2, middle], alpha[-3, middle], alpha[middle, 2], alpha[middle, -3]) == 255


def test_face_night_and_moon_can_be_told_apart_at_32_pixels() -> None:
    small = np.asarray(Image.fromarray(icon()).resize((32, 32), Image.Resampling.LANCZOS), int)
    night, moon, forehead = small[17, 1, :3], small[16, 29, :3], small[21, 16, :3]
    assert night.sum() < 250
    assert night[2] > night[0]
    assert moon[0] > moon[2] + 60
    assert forehead.min() > 200
    for x in (10, 22):
        assert small[20:23, x - 1 : x + 2, :3].sum(2).min() < 380


def test_the_drawing_is_the_same_every_time() -> None:
    assert (icon() == icon()).all()
