"""The six feelings."""

import itertools

from resources.live2d.atelier.expressions import EXPRESSIONS, exp3
from resources.live2d.atelier.rig.parameters import PARAMETERS

_DIALS = {p.id: p for p in PARAMETERS}


def test_there_are_six_and_calm_comes_first() -> None:
    assert list(EXPRESSIONS) == ["neutral", "joy", "sadness", "surprise", "anger", "fear"]
    assert EXPRESSIONS["neutral"] == {}


def test_they_only_use_dials_that_exist_and_stay_in_range() -> None:
    for name, values in EXPRESSIONS.items():
        for i, v in values.items():
            dial = _DIALS[i]
            assert dial.low <= dial.rest + v <= dial.high, (name, i)


def test_without_a_voice_only_surprise_opens_the_mouth() -> None:
    opened = {
        name: v["ParamMouthOpenY"] for name, v in EXPRESSIONS.items() if "ParamMouthOpenY" in v
    }
    assert list(opened) == ["surprise"]
    assert 0.3 <= opened["surprise"] <= 0.5


def test_any_two_differ_in_eyes_or_brows_and_in_ears_or_signs() -> None:
    for a, b in itertools.combinations(EXPRESSIONS.values(), 2):
        changed = {i for i in a.keys() | b.keys() if abs(a.get(i, 0) - b.get(i, 0)) >= 0.15}
        assert [i for i in changed if "Eye" in i or "Brow" in i]
        assert [
            i for i in changed if "Ear" in i or i in ("ParamTear", "ParamSweat", "ParamSparkle")
        ]


def test_the_file_adds_and_fades() -> None:
    assert exp3({"ParamCheek": 0.4}) == {
        "Type": "Live2D Expression",
        "FadeInTime": 0.4,
        "FadeOutTime": 0.4,
        "Parameters": [{"Id": "ParamCheek", "Value": 0.4, "Blend": "Add"}],
    }
