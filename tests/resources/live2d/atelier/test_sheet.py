"""Contact sheets."""

from resources.live2d.atelier import sheet as sheets
from resources.live2d.atelier.render import Painter
from resources.live2d.atelier.rig.parameters import PARAMETERS

_IDS = {p.id for p in PARAMETERS}


def test_poses_use_dials_that_exist() -> None:
    for poses in (sheets.feelings(), sheets.mouths(), sheets.eyes(), sheets.turns()):
        assert all(values.keys() <= _IDS for _, values, _ in poses)
        labels = [label for label, _, _ in poses]
        assert len(labels) == len(set(labels))


def test_added_values_become_absolute() -> None:
    assert sheets.with_rest({"ParamEyeLOpen": -0.25, "ParamBreath": 0.5}) == {
        "ParamEyeLOpen": 0.75,
        "ParamBreath": 0.5,
    }


def test_a_sheet_has_a_place_for_each_pose(painting: Painter) -> None:
    box = (500.0, 900.0, 1100.0, 1200.0)
    page = sheets.sheet(painting, [(n, {}, box) for n in "abc"], columns=2, width=60, smooth=1)
    assert page.size == (120, 2 * (30 + 16))
    assert len(page.crop((0, 0, 60, 30)).getcolors(10_000) or []) > 20
    assert page.getpixel((110, 60)) == (236, 229, 250)
