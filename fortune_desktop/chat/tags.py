"""Takes tags such as `[joy]` and `[gesture:wave]` out of a stream of text, however the stream is cut."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, get_args

from fortune_desktop.core.events import Emotion

HOLD = 40

_OPEN, _CLOSE = "[［【", "]］】"
_BODY = re.compile(r"(?:([^\W\d_]+)\s*[:：]\s*)?([^\W\d_][\w-]*)")
_TAIL = re.compile(r"[\[［【]{1,2}\s*(?:[A-Za-z][\w-]*\s*(?:[:：]\s*[\w-]*\s*)?)?[\]］】]?")
_CANDIDATE = re.compile(r"[\w \t:：\-]")
_CHECKBOX = "x"
_NO_SPACE_BEFORE = ".,!?~…。、！？)]\n"
_KINDS = {"emotion": "emotion", "감정": "emotion", "표정": "emotion"} | dict.fromkeys(
    ("gesture", "motion", "제스처", "동작", "몸짓"), "gesture"
)


@dataclass(frozen=True)
class Text:
    """More of the clean text."""

    text: str


@dataclass(frozen=True)
class EmotionTag:
    """From `offset` characters of clean text on, this is how it feels."""

    emotion: Emotion
    offset: int


@dataclass(frozen=True)
class GestureTag:
    """A gesture of this name at `offset` characters of clean text."""

    name: str
    offset: int


@dataclass(frozen=True)
class UnknownTag:
    """Something that looked like a tag and was taken out, though nobody knows it."""

    name: str
    offset: int


Tag: TypeAlias = EmotionTag | GestureTag | UnknownTag
Piece: TypeAlias = Text | Tag


def _aliases() -> tuple[dict[str, Emotion], dict[str, str]]:
    data = json.loads(Path(__file__).with_name("tag_names.json").read_text("utf-8"))
    emotions: dict[str, Emotion] = {}
    for emotion in get_args(Emotion):
        emotions |= dict.fromkeys(data["emotions"][emotion], emotion)
    gestures = {alias: name for name, names in data["gestures"].items() for alias in names}
    return emotions, gestures


_EMOTIONS, _GESTURES = _aliases()


class TagStream:
    """Reads text chunk by chunk and gives clean text and tags.

    One character at a time decides, so that cutting the stream elsewhere changes nothing. At most `HOLD` characters
    of a possible tag are held back. Nothing is read inside code or after a backslash; `<think>` is hidden;
    the spaces around a tag that is taken out become one.
    """

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._fresh = ""
        self._length = 0
        self._last = "\n"
        self._spaces = ""
        self._removed = False
        self._held = ""
        self._fence = 0
        self._thinking = False
        self._escaped = False

    def feed(self, chunk: str) -> list[Piece]:
        """Read more of the stream; what is sure by now comes back."""
        for char in chunk:
            self._step(char)
        return self._take()

    def close(self) -> list[Piece]:
        """The stream is over: what was held back comes back, but for the head of a tag that never ended."""
        while self._held:
            held, self._held = self._held, ""
            if held[0] == "`":
                self._write(held)
            elif _is_tag(held):
                self._remove(held)
            elif _is_head(held):
                self._removed = True
            else:
                self._give_up(held)
        if not self._removed:
            self._fresh += self._spaces
        self._spaces = ""
        return self._take()

    def _step(self, char: str) -> None:
        if self._held:
            self._extend(char)
        elif self._escaped:
            self._escaped = False
            self._write(char)
        elif self._opens(char):
            self._held = char
        elif not self._thinking:
            self._escaped = char == "\\" and not self._fence
            if char == "\n" and self._fence < 3:
                self._fence = 0
            self._write(char)

    def _opens(self, char: str) -> bool:
        """True if a tag, a thought or code may begin here."""
        if char == "`":
            return not self._thinking
        return not self._fence and (char == "<" or (char in _OPEN and not self._thinking))

    def _extend(self, char: str) -> None:
        held = self._held
        if held[0] == "`":
            self._extend_backticks(held, char)
        elif held[0] == "<":
            self._extend_thinking(held, char)
        else:
            self._extend_tag(held, char)

    def _extend_backticks(self, held: str, char: str) -> None:
        """A run of backticks opens code, and a run as long closes it."""
        if char == "`":
            self._held += char
            return
        self._held = ""
        self._write(held)
        if self._fence in (0, len(held)):
            self._fence = 0 if self._fence else len(held)
        self._step(char)

    def _extend_thinking(self, held: str, char: str) -> None:
        grown = (held + char).lower()
        mark = "</think>" if self._thinking else "<think>"
        if grown == mark:
            self._held = ""
            self._thinking = not self._thinking
            self._removed = True
        elif mark.startswith(grown):
            self._held += char
        else:
            self._give_up(held, char)

    def _extend_tag(self, held: str, char: str) -> None:
        if _is_tag(held):
            if char == "(":
                self._give_up(held, char)
            else:
                self._held = ""
                self._remove(held)
                self._step(char)
        elif _may_go_on(held, char):
            self._held += char
        else:
            self._give_up(held, char)

    def _give_up(self, held: str, char: str = "") -> None:
        """What was held is no tag: its first character is text, the rest is looked at again."""
        self._held = ""
        if not self._thinking:
            self._write(held[0])
        for again in held[1:] + char:
            self._step(again)

    def _remove(self, held: str) -> None:
        self._removed = True
        self._flush()
        self._pieces.append(_read(held, self._length))

    def _write(self, text: str) -> None:
        """Text that is surely text; spaces wait until it is known what follows them."""
        for char in text:
            if char in " \t":
                self._spaces += char
                continue
            if self._removed and not self._length and char == "\n":
                continue
            gap = self._spaces
            if self._removed:
                gap = "" if self._last == "\n" or char in _NO_SPACE_BEFORE else gap[:1]
            self._fresh += gap + char
            self._length += len(gap) + 1
            self._last, self._spaces, self._removed = char, "", False

    def _flush(self) -> None:
        if self._fresh:
            self._pieces.append(Text(self._fresh))
            self._fresh = ""

    def _take(self) -> list[Piece]:
        self._flush()
        pieces, self._pieces = self._pieces, []
        return pieces


def clean(text: str) -> str:
    """The text without its tags."""
    return "".join(piece.text for piece in _all(text) if isinstance(piece, Text))


def _all(text: str) -> Iterator[Piece]:
    stream = TagStream()
    yield from stream.feed(text)
    yield from stream.close()


def _halves(held: str) -> tuple[int, str, int]:
    """How many brackets open, what stands between, how many close."""
    opened = len(held) - len(held.lstrip(_OPEN))
    body = held.strip(_OPEN + _CLOSE)
    return opened, body.strip(), len(held) - len(held.rstrip(_CLOSE))


def _may_go_on(held: str, char: str) -> bool:
    """True if a held text that is no tag yet may still become one with this character."""
    opened, body, closed = _halves(held)
    if char in _CLOSE:
        return (opened - closed == 1 or not closed) and _names_tag(body)
    if char in _OPEN:
        return len(held) == 1
    return not closed and len(held) < HOLD and _CANDIDATE.match(char) is not None


def _is_tag(held: str) -> bool:
    opened, body, closed = _halves(held)
    return opened == closed > 0 and _names_tag(body)


def _names_tag(body: str) -> bool:
    """True for a known name in any language, and for every ASCII identifier but the mark of a checkbox."""
    found = _BODY.fullmatch(body)
    if found is None:
        return False
    kind, name = found.groups()
    if kind is not None:
        return kind.lower() in _KINDS or (kind + name).isascii()
    name = name.lower()
    return name != _CHECKBOX and (name.isascii() or name in _EMOTIONS or name in _GESTURES)


def _is_head(held: str) -> bool:
    """True for the beginning of a tag or a thought that never ended; a single "<" is only text."""
    if held[0] == "<":
        return len(held) > 1
    _, body, _ = _halves(held)
    known = any(name.startswith(body) for name in (*_EMOTIONS, *_GESTURES, *_KINDS))
    return known or _TAIL.fullmatch(held) is not None


def _read(held: str, offset: int) -> Tag:
    """The tag that a held text is."""
    found = _BODY.fullmatch(_halves(held)[1])
    kind, name = found.groups() if found else (None, held)
    name = name.lower()
    wanted = _KINDS.get(kind.lower(), "unknown") if kind else None
    if wanted in (None, "emotion") and name in _EMOTIONS:
        return EmotionTag(_EMOTIONS[name], offset)
    if wanted in (None, "gesture") and name in _GESTURES:
        return GestureTag(_GESTURES[name], offset)
    return UnknownTag(name, offset)
