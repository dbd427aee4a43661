"""Pictures as PNG files: written, read, and compared without minding how a rasteriser rounds."""

from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .drawing.figure import Image8, portrait

_TOLERANCE = 2.0
"""Mean difference of 0..255 that rasterisers may have; another drawing has far more."""
_EVEN = 0xFE


def still() -> Image8:
    """The rest pose, 800 x 1100, for pages that cannot draw the model.

    Colours are even numbers: nobody sees it, and the file is a fifth smaller.
    """
    image = portrait(0.5).copy()
    image[..., :3] &= _EVEN
    return image


def png(image: Image8) -> bytes:
    """Content of a PNG file."""
    buffer = BytesIO()
    Image.fromarray(image).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def read_picture(path: Path) -> Image8:
    """A PNG file in straight alpha."""
    with Image.open(path) as image:
        return np.asarray(image.convert("RGBA"))


def same_picture(a: Image8, b: Image8) -> bool:
    """True when two pictures show the same, apart from how a rasteriser rounds."""
    if a.shape != b.shape:
        return False
    return float(np.abs(_premultiplied(a) - _premultiplied(b)).mean()) < _TOLERANCE


def _premultiplied(image: Image8) -> NDArray[np.float32]:
    straight = image.astype(np.float32)
    return np.concatenate([straight[..., :3] * straight[..., 3:] / 255, straight[..., 3:]], 2)
