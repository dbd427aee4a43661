"""How a text feels that was not written by a responder: by its tags, else by its words."""

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from fortune_desktop.chat.tags import EmotionTag, TagStream, Text
from fortune_desktop.core.events import Emotion
from fortune_desktop.voice.models import Cue


class Face(Protocol):
    """A face of the model."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def index(self) -> int:
        """Its place in the model's list."""


class Feelings:
    """Reads texts; `face` gives the model's face for an emotion."""

    def __init__(self, face: Callable[[Emotion], Face]) -> None:
        self._face = face
        data = json.loads(Path(__file__).with_name("feelings.json").read_text("utf-8"))
        self._words: dict[Emotion, re.Pattern[str]] = {
            emotion: re.compile("|".join(words), re.IGNORECASE) for emotion, words in data.items()
        }

    def read(self, text: str) -> tuple[str, Sequence[Cue]]:
        """The text without its tags, and its feelings in order; one neutral face if it shows none."""
        stream = TagStream()
        pieces = [*stream.feed(text), *stream.close()]
        clean = "".join(piece.text for piece in pieces if isinstance(piece, Text))
        felt = [(tag.offset, tag.emotion) for tag in pieces if isinstance(tag, EmotionTag)]
        felt = felt or self._by_words(clean) or [(0, "neutral")]
        return clean, [self._cue(offset, emotion) for offset, emotion in felt]

    def _by_words(self, text: str) -> list[tuple[int, Emotion]]:
        """Where each emotion first stands in the text."""
        found = ((words.search(text), emotion) for emotion, words in self._words.items())
        return sorted((match.start(), emotion) for match, emotion in found if match)

    def _cue(self, offset: int, emotion: Emotion) -> Cue:
        face = self._face(emotion)
        return Cue(offset, emotion, face.name, face.index)
