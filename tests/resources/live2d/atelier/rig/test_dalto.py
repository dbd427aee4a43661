"""The whole rig: its size, its dials, and that nothing tears at the ends of their ranges."""

import itertools

import numpy as np
import pytest

from resources.live2d.atelier.atlas import pack
from resources.live2d.atelier.cells import cells
from resources.live2d.atelier.evaluate import Drawable, Model
from resources.live2d.atelier.moc3 import Moc
from resources.live2d.atelier.render import Painter
from resources.live2d.atelier.rig.builder import Parameter, combinations
from resources.live2d.atelier.rig.dalto import build
from resources.live2d.atelier.rig.parameters import PARAMETERS

_STANDARD = (
    *(f"{part}Angle{axis}" for part in ("", "Body") for axis in "XYZ"),
    *(f"Eye{side}{what}" for side in "LR" for what in ("Open", "Smile")),
    *(f"Brow{side}{what}" for side in "LR" for what in ("Y", "Angle")),
    *("EyeBallX", "EyeBallY", "MouthForm", "MouthOpenY", "Cheek", "Breath", "HairFront"),
)


def test_the_standard_dials_are_there(moc: Moc) -> None:
    assert {f"Param{i}" for i in _STANDARD} <= set(moc.ids["parameter.id"])


def test_the_model_stays_light(moc: Moc) -> None:
    assert sum(moc.ints("mesh.vertices")) <= 2500
    assert len(moc.ids["mesh.id"]) <= 70


@pytest.mark.parametrize("dial", PARAMETERS, ids=lambda p: p.id)
def test_every_dial_moves_something(model: Model, dial: Parameter) -> None:
    low, high = (model.pose({dial.id: v}) for v in (dial.low, dial.high))
    assert any(
        np.abs(a.points - b.points).max() > 4 or abs(a.opacity - b.opacity) > 0.2
        for a, b in zip(low, high, strict=True)
    )


def test_no_mesh_leaves_the_grid_that_carries_it() -> None:
    rig = build(pack(cells()))
    for mesh in rig.meshes:
        for values in combinations(mesh.bindings):
            if mesh.space.warp:
                local = mesh.space.local(mesh.form(*values))
                assert local.min() >= 0, mesh.id
                assert local.max() <= 1, mesh.id


_FACE = {"EyeWhiteL", "EyeWhiteR", "IrisL", "IrisR", "Nose", "MouthInside", "BrowL", "BrowR"}


@pytest.mark.parametrize("x", [-30, 30])
@pytest.mark.parametrize("y", [-30, 30])
def test_no_background_shows_through_the_face(painting: Painter, x: float, y: float) -> None:
    """At the ends of every turn the face is solid behind eyes, brows, nose and mouth."""
    scale = 0.1
    for z, brow in itertools.product((-30, 30), (-1, 1)):
        values = {
            "ParamAngleX": x, "ParamAngleY": y, "ParamAngleZ": z, "ParamBodyAngleX": x / 3,
            "ParamBodyAngleZ": z / 3, "ParamBrowLY": brow, "ParamBrowRY": brow, "ParamMouthOpenY": 1,
            "ParamMouthForm": brow, "ParamHairFront": brow,
        }  # fmt: skip
        alpha = painting.draw(values, scale=scale, smooth=1)[..., 3]
        parts = [d for d in painting.model.pose(values) if d.id in _FACE]
        nose = next(d.points for d in parts if d.id == "Nose").mean(0)
        for part in parts:
            for way in (0.25, 0.5, 0.75, 1):
                at = ((nose + way * (part.points - nose)) * scale).astype(int)
                assert alpha[at[:, 1], at[:, 0]].min() == 255, (part.id, way)


def test_the_head_covers_the_neck_however_it_turns(model: Model) -> None:
    for x, y, z in itertools.product((-30, 30), repeat=3):
        pose = {
            d.id: d.points
            for d in model.pose({"ParamAngleX": x, "ParamAngleY": y, "ParamAngleZ": z})
        }
        chin = pose["Head"].reshape(10, 11, 2)[-1, 5]
        assert chin[1] > pose["Torso"][:, 1].min() + 40


def test_arms_are_behind_the_head_and_paws_behind_the_cuffs(moc: Moc) -> None:
    order = moc.ids["mesh.id"]
    for side in "LR":
        assert order.index(f"Paw{side}") < order.index(f"Sleeve{side}") < order.index("Head")


def _posed(model: Model, **values: float) -> dict[str, Drawable]:
    return {d.id: d for d in model.pose(values)}


@pytest.mark.parametrize("side", ["L", "R"])
def test_a_raised_arm_takes_the_place_of_the_hanging_one(model: Model, side: str) -> None:
    arms = (f"Sleeve{side}", f"Paw{side}", f"Raised{side}")
    for value, shown in ((0, (1, 1, 0)), (0.4, (1, 1, 0)), (0.5, (0, 0, 1)), (1, (0, 0, 1))):
        posed = _posed(model, **{f"ParamArm{side}": value})
        assert tuple(posed[name].opacity for name in arms) == shown


_PAW_TIP = 5
"""Point of the raised arm's mesh nearest to the paw's end."""


def test_a_waving_paw_swings_beside_the_cheek(model: Model) -> None:
    low, high = (_posed(model, ParamArmL=k)["RaisedL"].points for k in (0.7, 1))
    head = _posed(model)["Head"].points
    assert high[:, 1].min() < head[:, 1].max() - 100
    assert high[_PAW_TIP, 1] < low[_PAW_TIP, 1] - 60
    assert high[:, 0].max() > head[:, 0].max() + 50


def test_a_hop_lifts_everything_off_the_ground(model: Model) -> None:
    calm, high, low = (_posed(model, ParamHop=k) for k in (0, 1, -1))
    for name in ("Feet", "Skirt", "Head", "EarR"):
        assert high[name].points[:, 1].max() < calm[name].points[:, 1].max() - 40
    assert low["Head"].points[:, 1].max() > calm["Head"].points[:, 1].max() + 10
    assert abs(low["Feet"].points[:, 1].max() - calm["Feet"].points[:, 1].max()) < 3
    assert np.allclose(high["Ground"].points, calm["Ground"].points)


def test_thoughts_rise_one_after_another(model: Model) -> None:
    def shown(k: float) -> list[float]:
        posed = _posed(model, ParamThought=k)
        return [round(posed[f"Thought{i}"].opacity, 3) for i in range(3)]

    assert shown(0) == [0, 0, 0]
    assert shown(0.5) == [1, 0.5, 0]
    assert shown(1) == [1, 1, 1]


def test_the_ears_stay_in_a_narrow_window(model: Model) -> None:
    """A host of 2 : 3 that is as high as the figure shows all of it, however the body leans."""
    half_width = 2200 / 3
    for y, z in itertools.product((-10, 10), repeat=2):
        posed = _posed(model, ParamBodyAngleY=y, ParamBodyAngleZ=z)
        for ear in ("EarR", "EarL", "EarLTip"):
            assert np.abs(posed[ear].points[:, 0] - 800).max() < half_width - 30, (ear, y, z)


def test_blends_are_the_concepts(moc: Moc) -> None:
    blends = dict(zip(moc.ids["mesh.id"], (f & 3 for f in moc.ints("mesh.flags")), strict=True))
    assert {n for n, b in blends.items() if b == 1} == {"PendantGlow", "PendantSparkle"}
    assert {n for n, b in blends.items() if b == 2} == {"EyeShadeL", "EyeShadeR", "Gloom"}
