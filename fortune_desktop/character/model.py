"""Reads what a Live2D model folder offers: its expressions, its motions and which of them mean what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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


class _File(BaseModel):
    file: str = Field(default="", alias="File")


class _References(BaseModel):
    expressions: list[_Named] = Field(default=[], alias="Expressions")
    motions: dict[str, list[_File]] = Field(default={}, alias="Motions")
    display: str = Field(default="", alias="DisplayInfo")


class _Model3(BaseModel):
    references: _References = Field(alias="FileReferences")


class _Length(BaseModel):
    seconds: float = Field(alias="Duration")


class _Motion3(BaseModel):
    meta: _Length = Field(alias="Meta")


class _Display(BaseModel):
    parameters: list[object] = Field(alias="Parameters")


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
    """A model by what can be done with it; every emotion has a face.

    `id` is its folder, `expressions` every face in the model's order, `lengths` the seconds of each motion by group.
    """

    name: str
    faces: Mapping[Emotion, Face]
    gestures: Mapping[str, Motion]
    groups: frozenset[str]
    id: str = ""
    expressions: Sequence[str] = ()
    lengths: Mapping[str, Sequence[float]] = field(default_factory=dict)
    parameters: int = 0
    licence: str = ""

    @classmethod
    def load(cls, folder: Path) -> "CharacterModel":
        """Read a model folder; Invalid if its files are missing or do not fit together."""
        try:
            model = _Model3.model_validate_json(_only(folder, "*.model3.json")).references
            meanings = _Meanings.model_validate_json(_only(folder, "*.fortune.json"))
            lengths = {
                group: [_seconds(folder, motion.file) for motion in motions]
                for group, motions in model.motions.items()
            }
            parameters = _parameters(folder, model.display)
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
        return cls(
            meanings.name,
            faces,
            gestures,
            frozenset(model.motions),
            folder.name,
            tuple(places),
            lengths,
            parameters,
            _licence(folder),
        )

    def emotion_of(self, expression: str) -> Emotion | None:
        """The emotion a face shows; None if it shows none in particular."""
        found = (emotion for emotion, face in self.faces.items() if face.name == expression)
        return next(found, None)

    @property
    def motion_types(self) -> list[str]:
        """The names by which a motion can be asked for: gestures, and groups in small letters."""
        groups = (group.lower() for group in self.lengths)
        return list(dict.fromkeys((*self.gestures, *groups)))

    def motion_named(self, motion_type: str) -> Motion | None:
        """A gesture by its name, or the first motion of a group by the group's, however it is written."""
        groups = {group.lower(): Motion(group, 0) for group in self.lengths}
        return (groups | dict(self.gestures)).get(motion_type.lower())

    def type_of(self, motion: Motion) -> str:
        """The name by which this motion can be asked for."""
        names = (name for name, gesture in self.gestures.items() if gesture == motion)
        return next(names, motion.group.lower())

    def seconds(self, motion: Motion) -> float:
        """How long a motion plays; 0 if the model does not say."""
        lengths = self.lengths.get(motion.group, ())
        return lengths[motion.index] if motion.index < len(lengths) else 0.0


def _seconds(folder: Path, motion: str) -> float:
    if not motion:
        return 0.0
    return _Motion3.model_validate_json((folder / motion).read_bytes()).meta.seconds


def _parameters(folder: Path, display: str) -> int:
    """How many parameters the model names; 0 if it comes without their names."""
    if not display:
        return 0
    return len(_Display.model_validate_json((folder / display).read_bytes()).parameters)


def _licence(folder: Path) -> str:
    found = sorted(folder.glob("LICEN[CS]E*"))
    return found[0].read_text("utf-8").strip() if found else ""


def _only(folder: Path, pattern: str) -> bytes:
    (found,) = sorted(folder.glob(pattern))
    return found.read_bytes()


def _face(emotion: Emotion, own: Mapping[Emotion, Face]) -> Face:
    candidates = (emotion, *_NEAREST[emotion], "neutral")
    return next((own[name] for name in candidates if name in own), Face("", -1))
