"""An answer while it comes: a responder's stream becomes text to show and sentences to speak with their feelings."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from fortune_desktop.chat.models import AnimationStep
from fortune_desktop.chat.sentences import Sentence, SentenceStream
from fortune_desktop.chat.tags import EmotionTag, GestureTag, Piece, Tag, TagStream, Text
from fortune_desktop.core.events import Emotion


@dataclass
class Saying:
    """A sentence with what is shown while it sounds."""

    sentence: Sentence
    emotion: Emotion
    gestures: list[str] = field(default_factory=list)


class Answer:
    """Reads one responder's stream. `text` is what was said so far, `sayings` the sentences of it that are complete."""

    def __init__(self) -> None:
        self.text = ""
        self.sayings: list[Saying] = []
        self._tag_stream = TagStream()
        self._sentence_stream = SentenceStream()
        self._waiting: list[Tag] = []
        self._emotion: Emotion = "neutral"

    def feed(self, chunk: str) -> tuple[str, list[Saying]]:
        """Read a chunk: the new text, and the sentences that are complete by it."""
        return self._take(self._tag_stream.feed(chunk))

    def close(self) -> tuple[str, list[Saying]]:
        """The stream is over: the rest of the text, and the last sentence."""
        text, sayings = self._take(self._tag_stream.close())
        sayings += self._dress(self._sentence_stream.close())
        self._keep_late_tags()
        return text, sayings

    def cut(self) -> None:
        """The stream broke: only whole sentences count."""
        self.text = self.text[: self.sayings[-1].sentence.end] if self.sayings else ""

    @property
    def emotions(self) -> list[Emotion]:
        """Every emotion felt, once, in order; neutral if none was."""
        return list(dict.fromkeys(saying.emotion for saying in self.sayings)) or ["neutral"]

    @property
    def emotion(self) -> Emotion:
        """The first emotion that is more than neutral."""
        return next((felt for felt in self.emotions if felt != "neutral"), "neutral")

    @property
    def gestures(self) -> list[str]:
        """Every gesture, once, in order."""
        return list(dict.fromkeys(name for saying in self.sayings for name in saying.gestures))

    @property
    def plan(self) -> list[AnimationStep]:
        """What is shown with each sentence."""
        return [
            AnimationStep(
                offset=saying.sentence.start, emotion=saying.emotion, gestures=saying.gestures
            )
            for saying in self.sayings
        ]

    def _take(self, pieces: Iterable[Piece]) -> tuple[str, list[Saying]]:
        text, sayings = "", []
        for piece in pieces:
            if isinstance(piece, Text):
                text += piece.text
                self.text += piece.text
                sayings += self._dress(self._sentence_stream.feed(piece.text))
            else:
                self._waiting.append(piece)
        return text, sayings

    def _dress(self, sentences: Iterable[Sentence]) -> list[Saying]:
        """Give each sentence the tags that stand before its end."""
        dressed = []
        for sentence in sentences:
            due = [tag for tag in self._waiting if tag.offset < sentence.end]
            self._waiting = self._waiting[len(due) :]
            felt = [tag.emotion for tag in due if isinstance(tag, EmotionTag)]
            saying = Saying(sentence, felt[0] if felt else self._emotion, _gestures(due))
            self._emotion = felt[-1] if felt else self._emotion
            dressed.append(saying)
        self.sayings += dressed
        return dressed

    def _keep_late_tags(self) -> None:
        """A gesture behind the last word belongs to the last sentence."""
        if self.sayings:
            self.sayings[-1].gestures += _gestures(self._waiting)


def _gestures(tags: Iterable[Tag]) -> list[str]:
    return [tag.name for tag in tags if isinstance(tag, GestureTag)]
