"""The small grammar that fits words into sentences: Korean particles, rotation, and where phrases are read."""

from collections.abc import Sequence
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel

M = TypeVar("M", bound=BaseModel)

# Whether the Korean reading of a digit (영 일 이 삼 …) ends in a consonant.
_DIGITS_WITH_FINAL = "013678"
_SYLLABLES = range(0xAC00, 0xD7A4)
_FINALS = 28
_RIEUL = 8


class Word(str):
    """A word that takes its Korean particle from the format: `{name:은/는}` gives 달은 or 별이는.

    The particle after a final consonant comes first. A remark in brackets at the end is not read.
    """

    __slots__ = ()

    def __format__(self, particles: str) -> str:
        if not particles:
            return str(self)
        after_final, after_vowel = particles.split("/")
        final = _final(self)
        takes_first = final != 0 and not (after_final == "으로" and final == _RIEUL)
        return f"{self!s}{after_final if takes_first else after_vowel}"


def _final(word: str) -> int:
    """The index of the last syllable's final consonant (받침), 0 for none."""
    read = word.rsplit("(", 1)[0].rstrip() if word.endswith(")") else word
    last = read[-1:]
    if last and ord(last) in _SYLLABLES:
        return (ord(last) - _SYLLABLES.start) % _FINALS
    return int(last in _DIGITS_WITH_FINAL) if last else 0


def pick(variants: Sequence[str], turn: int) -> str:
    """The variant whose turn it is: rotation, so that none returns before all were heard."""
    return variants[turn % len(variants)]


def read_data(room: str, path: str, shape: type[M]) -> M:
    """A data file of a room of fortune (`daily`, say), checked against its shape."""
    return shape.model_validate_json((files("fortune_desktop.fortune") / room / path).read_bytes())
