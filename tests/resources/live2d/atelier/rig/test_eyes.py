"""Eyes: lids, lashes and gaze."""

import itertools

import numpy as np
import pytest

from resources.live2d.atelier.drawing.eyes import neutral_lids
from resources.live2d.atelier.evaluate import Drawable, Model
from resources.live2d.atelier.rig.eyes import lids
from resources.live2d.atelier.rig.parameters import WIDE

_STATES = list(itertools.product((0, 0.5, 1, WIDE), (0, 0.5, 1), (-1, 0, 1)))


def _meshes(model: Model, **values: float) -> dict[str, Drawable]:
    return {d.id: d for d in model.pose(values)}


def _height(mesh: Drawable) -> float:
    """How far the upper and lower edge of a lid mesh lie apart in the middle."""
    row = len(mesh.points) // 5
    return float((mesh.points[-row:] - mesh.points[:row])[row // 2, 1])


@pytest.mark.parametrize("state", _STATES)
def test_lids_meet_at_both_corners_and_never_cross(state: tuple[float, float, float]) -> None:
    shape = lids(*state)
    assert np.allclose(shape.up[[0, -1]], shape.low[[0, -1]])
    assert (shape.low[:, 1] - shape.up[:, 1]).min() > -2.5


def test_the_open_eye_is_the_drawn_one() -> None:
    up, low = neutral_lids()
    shape = lids(1, 0, 0)
    assert np.allclose(shape.up[::3], up)
    assert np.allclose(shape.low[::3], low)


def test_a_full_smile_is_an_arc_however_far_the_eye_is_open() -> None:
    for opened, form in itertools.product((0, 0.5, 1, WIDE), (-1, 0, 1)):
        shape = lids(opened, 1, form)
        assert np.allclose(shape.up, shape.low)
        assert shape.up[len(shape.up) // 2, 1] < shape.up[0, 1] - 60


def test_a_half_open_eye_is_arched_and_rests_on_a_round_lower_lid() -> None:
    half = lids(0.5, 0, 0)
    middle = len(half.up) // 2
    assert half.up[middle, 1] < half.up[[0, -1], 1].min() - 40
    assert half.low[middle, 1] > half.low[[0, -1], 1].max() + 60
    assert abs(half.up[0, 1] - half.up[-1, 1]) < 15


def test_a_half_smile_pushes_the_lower_lid_up_into_an_arc() -> None:
    calm, smiling = lids(1, 0, 0), lids(1, 0.5, 0)
    middle = len(calm.low) // 2
    assert smiling.low[middle, 1] < calm.low[middle, 1] - 80
    assert smiling.low[middle, 1] < smiling.low[[0, -1], 1].min()
    assert smiling.low[middle, 1] > smiling.up[middle, 1] + 60


@pytest.mark.parametrize(
    ("opened", "smile", "flicks", "tips"),
    [(1, 0, 1, 0), (0.5, 0, 1, 0), (0, 0, 0, 1), (1, 0.5, 1, 0), (1, 1, 0, 1), (0, 1, 0, 1)],
)
def test_open_eyes_have_flicks_and_shut_ones_hanging_tips(
    model: Model, opened: float, smile: float, flicks: float, tips: float
) -> None:
    eye = _meshes(model, ParamEyeLOpen=opened, ParamEyeLSmile=smile)
    assert eye["LashFlicksL"].opacity == flicks
    assert eye["LashTipsL"].opacity == tips
    assert eye["LashUpL"].opacity == 1


def test_shut_tips_hang_and_open_flicks_stand(model: Model) -> None:
    shut, calm = _meshes(model, ParamEyeLOpen=0), _meshes(model)
    roots, ends = shut["LashTipsL"].points.reshape(2, -1, 2)
    assert (ends[:, 1] > roots[:, 1] + 10).all()
    roots, ends = calm["LashFlicksL"].points.reshape(2, -1, 2)
    assert (ends[:-3, 1] < roots[:-3, 1]).all()


def test_tears_make_the_eyes_shimmer(model: Model) -> None:
    assert _meshes(model)["EyeWetR"].opacity == 0
    assert _meshes(model, ParamTear=1)["EyeWetR"].opacity == 1


def test_sad_lids_fall_outward_and_angry_ones_inward() -> None:
    sad, calm, angry = (lids(1, 0, f).up for f in (-1, 0, 1))
    outer, inner = -5, 5
    assert sad[outer, 1] > calm[outer, 1] + 5
    assert angry[inner, 1] > calm[inner, 1] + 5


@pytest.mark.parametrize("side", ["L", "R"])
def test_a_blink_closes_the_white_completely(model: Model, side: str) -> None:
    heights = [
        _height(_meshes(model, **{f"ParamEye{side}Open": o})[f"EyeWhite{side}"])
        for o in (WIDE, 1, 0.75, 0.5, 0.25, 0)
    ]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] > 200
    assert abs(heights[-1]) < 4


def test_the_eyes_are_separate(model: Model) -> None:
    open_, wink = _meshes(model), _meshes(model, ParamEyeLOpen=0)
    assert np.allclose(open_["EyeWhiteR"].points, wink["EyeWhiteR"].points)
    assert _height(wink["EyeWhiteL"]) < 4 < _height(wink["EyeWhiteR"])


def test_gaze_moves_the_iris_and_the_light_less(model: Model) -> None:
    ahead, aside = _meshes(model), _meshes(model, ParamEyeBallX=1, ParamEyeBallY=1)
    iris = (aside["IrisL"].points - ahead["IrisL"].points).mean(0)
    light = (aside["EyeLightL"].points - ahead["EyeLightL"].points).mean(0)
    assert iris[0] > 20
    assert iris[1] < -15
    assert np.allclose(light, iris * 0.6, atol=1)


def test_a_small_iris_keeps_its_place(model: Model) -> None:
    calm, small = (
        _meshes(model)["IrisR"].points,
        _meshes(model, ParamEyeBallForm=-1)["IrisR"].points,
    )
    assert np.allclose(calm.mean(0), small.mean(0), atol=2)
    assert np.ptp(small[:, 0]) == pytest.approx(0.7 * np.ptp(calm[:, 0]), rel=0.03)


def test_the_crease_fades_as_the_eye_shuts(model: Model) -> None:
    assert _meshes(model)["LidCreaseL"].opacity == 1
    assert _meshes(model, ParamEyeLOpen=0)["LidCreaseL"].opacity == 0


def test_what_lies_in_the_eye_is_masked_by_its_white(model: Model) -> None:
    ids, masks = model.moc.ids["mesh.id"], model.moc.ints("mask.mesh")
    begins, counts = model.moc.ints("mesh.mask"), model.moc.ints("mesh.masks")
    for side in "LR":
        for name in ("Iris", "EyeShade", "EyeLight", "EyeWet"):
            i = ids.index(name + side)
            assert [ids[m] for m in masks[begins[i] : begins[i] + counts[i]]] == [f"EyeWhite{side}"]
