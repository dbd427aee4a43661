"""The mouth that speaks."""

import itertools

import numpy as np
import pytest

from resources.live2d.atelier.drawing.geometry import Points
from resources.live2d.atelier.evaluate import Drawable, Model

_FORMS = (-1, -0.5, 0, 0.5, 1)
_COLUMNS = 23


def _mouth(model: Model, form: float, opened: float) -> dict[str, Drawable]:
    pose = model.pose({"ParamMouthForm": form, "ParamMouthOpenY": opened})
    return {d.id: d for d in pose}


def _rows(mouth: dict[str, Drawable]) -> tuple[Points, Points]:
    points = mouth["MouthInside"].points
    return points[:_COLUMNS], points[-_COLUMNS:]


def _gap(model: Model, form: float, opened: float) -> float:
    top, bottom = _rows(_mouth(model, form, opened))
    return float((bottom - top)[_COLUMNS // 2, 1])


@pytest.mark.parametrize("form", _FORMS)
def test_a_closed_mouth_has_no_inside(model: Model, form: float) -> None:
    top, bottom = _rows(_mouth(model, form, 0))
    assert np.allclose(top, bottom, atol=0.01)


@pytest.mark.parametrize("form", _FORMS)
def test_the_mouth_opens_steadily_and_visibly(model: Model, form: float) -> None:
    gaps = [_gap(model, form, o) for o in np.linspace(0, 1, 11)]
    assert (np.diff(gaps) > 2).all()
    assert gaps[-1] > 60


@pytest.mark.parametrize("form", _FORMS)
def test_nothing_pops(model: Model, form: float) -> None:
    names = ("MouthInside", "Tongue", "Teeth", "LipUp", "LipLow", "Philtrum")
    before = _mouth(model, form, 0)
    for opened in np.linspace(0.02, 1, 50):
        now = _mouth(model, form, float(opened))
        for name in names:
            assert np.abs(now[name].points - before[name].points).max() < 7, name
        before = now


def test_round_smile_and_wide_differ(model: Model) -> None:
    width = {f: np.ptp(_rows(_mouth(model, f, 1))[0][:, 0]) for f in (-1, 0, 1)}
    assert width[-1] < 0.8 * width[0]
    assert width[1] > 1.3 * width[0]


def test_sad_corners_hang_and_smiling_ones_rise(model: Model) -> None:
    def corner_drop(form: float) -> float:
        top, _ = _rows(_mouth(model, form, 0))
        return float(top[0, 1] - top[_COLUMNS // 4, 1])

    assert corner_drop(-1) > 5
    assert corner_drop(0) < -10
    assert corner_drop(1) < corner_drop(0)


def test_teeth_show_in_open_mouths_that_are_not_round(model: Model) -> None:
    for form, opened in itertools.product((0, 0.5, 1), (0.5, 0.75, 1)):
        assert _mouth(model, form, opened)["Teeth"].opacity == 1
    for form, opened in itertools.product((-1, -0.5), (0.5, 1)):
        assert _mouth(model, form, opened)["Teeth"].opacity == 0


def test_no_teeth_peep_out_of_a_mouth_that_is_hardly_open(model: Model) -> None:
    for form, opened in itertools.product(_FORMS, (0, 0.1, 0.2, 0.35)):
        assert _mouth(model, form, opened)["Teeth"].opacity == 0


@pytest.mark.parametrize("form", [0, 0.5, 1])
def test_teeth_come_in_their_place_at_the_lip(model: Model, form: float) -> None:
    for opened in (0.2, 0.3, 0.4, 0.5, 0.8, 1):
        mouth = _mouth(model, form, opened)
        lip = _rows(mouth)[0][_COLUMNS // 2, 1]
        assert mouth["Teeth"].points[:, 1].min() - lip == pytest.approx(-16.8, abs=2)


def test_a_small_opening_lies_in_the_middle_of_the_calm_mouth(model: Model) -> None:
    top, bottom = _rows(_mouth(model, 0, 0.2))
    gap = (bottom - top)[:, 1]
    assert gap[_COLUMNS // 2] > 30
    assert gap[[3, -4]].max() < 12


def test_a_trembling_mouth_is_a_wave_and_only_while_shut(model: Model) -> None:
    def middle(opened: float, wave: float) -> Points:
        dials = {"ParamMouthForm": -0.65, "ParamMouthOpenY": opened, "ParamMouthWave": wave}
        return _rows({d.id: d for d in model.pose(dials)})[0]

    line = middle(0, 1)[:, 1]
    turns = np.diff(np.sign(np.diff(line)))
    assert np.count_nonzero(turns) >= 5
    assert np.allclose(middle(0.5, 0), middle(0.5, 1))


def test_lips_lie_on_the_edge_of_the_inside(model: Model) -> None:
    for form, opened in itertools.product((-1, 0, 1), (0.5, 1)):
        mouth = _mouth(model, form, opened)
        top, bottom = _rows(mouth)
        low = mouth["LipLow"].points.reshape(2, -1, 2).mean(0)
        up = mouth["LipUp"].points.reshape(2, -1, 2).mean(0)[1:-1]
        assert np.abs(low - bottom).max() < 0.2
        assert np.abs(up - top).max() < 0.2


def test_a_shut_lower_lip_is_not_drawn(model: Model) -> None:
    a, b = _mouth(model, 0, 0)["LipLow"].points.reshape(2, -1, 2)
    assert np.allclose(a, b, atol=0.01)


def test_the_philtrum_reaches_the_upper_lip(model: Model) -> None:
    for form, opened in itertools.product((-1, 0, 1), (0, 0.5, 1)):
        mouth = _mouth(model, form, opened)
        lip = _rows(mouth)[0][_COLUMNS // 2, 1]
        assert abs(mouth["Philtrum"].points[:, 1].max() - lip) < 12


def test_tongue_and_teeth_are_masked_by_the_inside(model: Model) -> None:
    ids, masks = model.moc.ids["mesh.id"], model.moc.ints("mask.mesh")
    for name in ("Tongue", "Teeth"):
        i = ids.index(name)
        assert model.moc.ints("mesh.masks")[i] == 1
        assert ids[masks[model.moc.ints("mesh.mask")[i]]] == "MouthInside"
