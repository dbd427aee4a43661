"""Signs of feelings."""

import numpy as np

from resources.live2d.atelier.drawing.effects import GLOOM_BOX, gloom, thought
from resources.live2d.atelier.drawing.figure import raster


def test_thoughts_grow_as_they_rise() -> None:
    shapes = [shape.sample() for i in range(3) if (shape := thought(i).main)]
    tops = [float(pts[:, 1].min()) for pts in shapes]
    widths = [float(np.ptp(pts[:, 0])) for pts in shapes]
    assert tops == sorted(tops, reverse=True)
    assert widths == sorted(widths)


def test_gloom_covers_hair_and_forehead_in_one_piece_and_fades_downward() -> None:
    alpha = raster([gloom()], GLOOM_BOX, 0.1)[..., 3].astype(int)
    middle = alpha[:, alpha.shape[1] // 2]
    assert (np.diff(middle[15:]) <= 1).all()
    assert middle[20] > 120
    assert middle[-1] < 8
    assert alpha[0, 0] == 0
