"""The model as the code makes it now, made once for all tests of the atelier."""

from pathlib import Path

import pytest

from resources.live2d.atelier import moc3
from resources.live2d.atelier.evaluate import Model
from resources.live2d.atelier.model import NAME, Folder, make
from resources.live2d.atelier.render import Painter
from resources.live2d.atelier.sheet import painter

BUILT = Path(__file__).parents[4] / "resources" / "live2d" / NAME


@pytest.fixture(scope="session")
def remade() -> Folder:
    """Everything of the model folder, drawn and rigged anew."""
    return make()


@pytest.fixture(scope="session")
def built() -> Path:
    """The committed model folder."""
    return BUILT


@pytest.fixture(scope="session")
def icon_file() -> Path:
    """The committed icon of the app."""
    return BUILT.parents[1] / "icons" / f"{NAME}.png"


@pytest.fixture(scope="session")
def moc() -> moc3.Moc:
    """The committed rig."""
    return moc3.read((BUILT / f"{NAME}.moc3").read_bytes())


@pytest.fixture(scope="session")
def model(moc: moc3.Moc) -> Model:
    """The committed rig, ready to be posed."""
    return Model(moc)


@pytest.fixture(scope="session")
def painting() -> Painter:
    """The committed model, ready to be drawn."""
    return painter(BUILT)
