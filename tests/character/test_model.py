"""A model folder read: faces by emotion, gestures, what stands in for what is missing, broken folders."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, get_args

import pytest

from fortune_desktop.character.model import CharacterModel, Face, Motion
from fortune_desktop.core.errors import Invalid
from fortune_desktop.core.events import Emotion
from fortune_desktop.core.resources import resource

EXPRESSIONS = ["neutral", "smile", "cry"]


def folder(
    tmp_path: Path,
    meanings: dict[str, Any],
    expressions: Sequence[str] = EXPRESSIONS,
    motions: dict[str, list[object]] | None = None,
) -> Path:
    motions = {"Idle": [{}], "Greet": [{}]} if motions is None else motions
    model = {
        "Version": 3,
        "FileReferences": {
            "Expressions": [{"Name": name, "File": f"{name}.exp3.json"} for name in expressions],
            "Motions": motions,
        },
    }
    (tmp_path / "a.model3.json").write_text(json.dumps(model), "utf-8")
    (tmp_path / "a.fortune.json").write_text(json.dumps(meanings), "utf-8")
    return tmp_path


def test_faces_and_gestures(tmp_path: Path) -> None:
    meanings = {
        "name": "달토",
        "expressions": {"neutral": "neutral", "joy": "smile", "sadness": "cry"},
        "gestures": {"wave": ["Greet", 0]},
    }
    model = CharacterModel.load(folder(tmp_path, meanings))
    assert model.name == "달토"
    assert model.faces["joy"] == Face("smile", 1)
    assert model.faces["sadness"] == Face("cry", 2)
    assert model.gestures == {"wave": Motion("Greet", 0)}
    assert model.groups == {"Idle", "Greet"}


def test_every_emotion_has_a_face_and_the_nearest_stands_in(tmp_path: Path) -> None:
    meanings = {"name": "a", "expressions": {"neutral": "neutral", "sadness": "cry"}}
    faces = CharacterModel.load(folder(tmp_path, meanings)).faces
    assert set(faces) == set(get_args(Emotion))
    assert faces["fear"].name == faces["anger"].name == "cry"
    assert faces["joy"].name == "neutral"


def test_a_model_without_faces_shows_none(tmp_path: Path) -> None:
    model = CharacterModel.load(folder(tmp_path, {"name": "a"}, expressions=[]))
    assert set(model.faces.values()) == {Face("", -1)}


def test_meanings_that_the_model_lacks_are_left_out(tmp_path: Path) -> None:
    meanings = {
        "name": "a",
        "expressions": {"neutral": "neutral", "joy": "nowhere"},
        "gestures": {"wave": ["Greet", 7], "spin": ["Spin", 0], "back": ["Greet", -1]},
    }
    model = CharacterModel.load(folder(tmp_path, meanings))
    assert model.faces["joy"].name == "neutral"
    assert model.gestures == {}


@pytest.mark.parametrize(
    "broken",
    [
        {"a.model3.json": None},
        {"a.fortune.json": None},
        {"a.model3.json": "no json"},
        {"a.model3.json": "{}"},
        {"a.fortune.json": '{"name": "a", "expressions": {"bliss": "smile"}}'},
        {"b.model3.json": "{}"},
    ],
)
def test_a_broken_folder_is_invalid(tmp_path: Path, broken: dict[str, str | None]) -> None:
    path = folder(tmp_path, {"name": "a"})
    for name, text in broken.items():
        if text is None:
            (path / name).unlink()
        else:
            (path / name).write_text(text, "utf-8")
    with pytest.raises(Invalid):
        CharacterModel.load(path)


def test_a_folder_that_is_not_there_is_invalid(tmp_path: Path) -> None:
    with pytest.raises(Invalid):
        CharacterModel.load(tmp_path / "nowhere")


def test_our_own_character_has_a_face_of_its_own_for_every_emotion() -> None:
    model = CharacterModel.load(resource("live2d", "dalto"))
    assert len({face.name for face in model.faces.values()}) == len(get_args(Emotion))
    assert {"wave", "nod", "cheer", "think", "bow"} <= model.gestures.keys()
    assert model.faces["neutral"].index == 0


def test_our_own_character_tells_what_the_stage_must_know() -> None:
    model = CharacterModel.load(resource("live2d", "dalto"))
    assert (model.id, model.name) == ("dalto", "달토")
    assert model.expressions[0] == "neutral"
    assert model.lengths.keys() == {"Idle", "Greet", "Nod", "Cheer", "Think"}
    assert model.seconds(Motion("Greet", 0)) == 2.6
    assert model.parameters > 20
    assert "Apache License" in model.licence


def test_motions_by_their_names(tmp_path: Path) -> None:
    meanings = {"name": "a", "gestures": {"wave": ["Greet", 0]}}
    model = CharacterModel.load(folder(tmp_path, meanings))
    assert model.motion_types == ["wave", "idle", "greet"]
    for name in ("wave", "WAVE", "greet"):
        assert model.motion_named(name) == Motion("Greet", 0)
    assert model.motion_named("spin") is None
    assert model.type_of(Motion("Greet", 0)) == "wave"
    assert model.type_of(Motion("Idle", 0)) == "idle"
    assert model.seconds(Motion("Greet", 0)) == model.seconds(Motion("Spin", 0)) == 0.0


def test_faces_by_their_emotion(tmp_path: Path) -> None:
    meanings = {"name": "a", "expressions": {"neutral": "neutral", "joy": "smile"}}
    model = CharacterModel.load(folder(tmp_path, meanings))
    assert (model.emotion_of("smile"), model.emotion_of("cry")) == ("joy", None)


@pytest.mark.parametrize("broken", ["{}", "no json", None])
def test_a_motion_that_cannot_be_read_is_invalid(tmp_path: Path, broken: str | None) -> None:
    path = folder(tmp_path, {"name": "a"}, motions={"Idle": [{"File": "idle.motion3.json"}]})
    if broken is not None:
        (path / "idle.motion3.json").write_text(broken)
    with pytest.raises(Invalid):
        CharacterModel.load(path)
