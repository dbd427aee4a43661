"""The small grammar that fits words into sentences: Korean particles, rotation, and where phrases are read."""

import re
from collections.abc import Sequence
from importlib.resources import files
from typing import TypeVar

from pydantic import BaseModel

M = TypeVar("M", bound=BaseModel)

# The index of the final consonant of each digit's Korean reading (영 일 이 삼 사 오 육 칠 팔 구), 0 for none.
_DIGIT_FINALS = (21, 8, 0, 16, 0, 0, 1, 8, 8, 0)
_CLOCK = re.compile(r"\d\d(:\d\d){1,2}$", re.ASCII)
_UNIT_FINALS = (0, 4, 0)  # 시 분 초
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
    if clock := _CLOCK.search(read):
        return _clock_final(clock[0].split(":"))
    last = read[-1:]
    if last and ord(last) in _SYLLABLES:
        return (ord(last) - _SYLLABLES.start) % _FINALS
    return _DIGIT_FINALS[int(last)] if last.isdecimal() else 0


def _clock_final(parts: Sequence[str]) -> int:
    """The final consonant of a time: 07:27 is read 일곱 시 이십칠 분, 07:00 only 일곱 시."""
    told = [final for part, final in zip(parts, _UNIT_FINALS, strict=False) if int(part)]
    return told[-1] if told else _UNIT_FINALS[0]


def pick(variants: Sequence[str], turn: int) -> str:
    """The variant whose turn it is: rotation, so that none returns before all were heard."""
    return variants[turn % len(variants)]


def read_data(room: str, path: str, shape: type[M]) -> M:
    """A data file of a room of fortune (`daily`, say), checked against its shape."""
    return shape.model_validate_json((files("fortune_desktop.fortune") / room / path).read_bytes())
