"""Raised arms."""

import numpy as np
import pytest

from resources.live2d.atelier.drawing.geometry import Points
from resources.live2d.atelier.drawing.layer import Layer
from resources.live2d.atelier.drawing.raised import raised_paw, raised_sleeve


def _outline(p: Layer) -> Points:
    assert p.main is not None
    return p.main.sample()


@pytest.mark.parametrize("side", ["L", "R"])
def test_the_paw_reaches_up_out_of_a_hanging_sleeve(side: str) -> None:
    paw, sleeve = _outline(raised_paw(side)), _outline(raised_sleeve(side))
    assert paw[:, 1].min() < sleeve[:, 1].min() - 60
    assert paw[:, 1].max() > sleeve[:, 1].min() + 30
    assert sleeve[:, 1].max() > paw[:, 1].max() + 150


def test_the_arms_are_mirrored() -> None:
    left, right = _outline(raised_sleeve("L")), _outline(raised_sleeve("R"))
    assert np.allclose(left.min(0) + right.max(0), [1600, left[:, 1].min() + left[:, 1].max()])
    assert left[:, 0].min() > 800 > right[:, 0].max()
