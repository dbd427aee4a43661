"""Reads what a Live2D model folder offers: its expressions, its motions and which of them mean what."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from fortune_desktop.core.errors import Invalid
from fortune_desktop.core.events import Emotion

# What stands in for an emotion a model has no face for, the nearest first.
_NEAREST: Mapping[Emotion, tuple[Emotion, ...]] = {
    "joy": ("surprise",),
    "sadness": ("fear",),
    "anger": ("sadness", "fear"),
    "surprise": ("fear", "joy"),
    "fear": ("sadness", "surprise"),
    "neutral": (),
}


class _Named(BaseModel):
    name: str = Field(alias="Name")


class _References(BaseModel):
    expressions: list[_Named] = Field(default=[], alias="Expressions")
    motions: dict[str, list[object]] = Field(default={}, alias="Motions")


class _Model3(BaseModel):
    references: _References = Field(alias="FileReferences")


class _Meanings(BaseModel):
    """`<name>.fortune.json`: which expression shows an emotion, which motion is a gesture."""

    model_config = ConfigDict(extra="forbid")

    name: str
    expressions: dict[Emotion, str] = {}
    gestures: dict[str, tuple[str, int]] = {}


@dataclass(frozen=True)
class Face:
    """An expression of the model and its place in the model's list; -1 if it has none at all."""

    name: str
    index: int


@dataclass(frozen=True)
class Motion:
    """A motion of the model: its group and its place in it."""

    group: str
    index: int


@dataclass(frozen=True)
class CharacterModel:
    """A model by what can be done with it; every emotion has a face."""

    name: str
    faces: Mapping[Emotion, Face]
    gestures: Mapping[str, Motion]
    groups: frozenset[str]

    @classmethod
    def load(cls, folder: Path) -> "CharacterModel":
        """Read a model folder; Invalid if its files are missing or do not fit together."""
        try:
            model = _Model3.model_validate_json(_only(folder, "*.model3.json")).references
            meanings = _Meanings.model_validate_json(_only(folder, "*.fortune.json"))
        except (OSError, ValueError, ValidationError) as problem:
            raise Invalid(what="character model", folder=folder.name) from problem
        places = {face.name: place for place, face in enumerate(model.expressions)}
        own = {
            emotion: Face(name, places[name])
            for emotion, name in meanings.expressions.items()
            if name in places
        }
        gestures = {
            gesture: Motion(group, index)
            for gesture, (group, index) in meanings.gestures.items()
            if 0 <= index < len(model.motions.get(group, []))
        }
        faces = {emotion: _face(emotion, own) for emotion in get_args(Emotion)}
        return cls(meanings.name, faces, gestures, frozenset(model.motions))


def _only(folder: Path, pattern: str) -> bytes:
    (found,) = sorted(folder.glob(pattern))
    return found.read_bytes()


def _face(emotion: Emotion, own: Mapping[Emotion, Face]) -> Face:
    candidates = (emotion, *_NEAREST[emotion], "neutral")
    return next((own[name] for name in candidates if name in own), Face("", -1))
