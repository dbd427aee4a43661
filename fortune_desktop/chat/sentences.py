"""Cuts a stream of Korean or English text into sentences to be spoken, each as soon as it is surely over."""

import re
from dataclasses import dataclass

# The first sentence is cut early so that the voice starts early; later ones have time.
FIRST_SOFT = 36
SOFT = 90
HARD = 160

_TERMINATED = re.compile(
    r"[.!?…。！？~～]+[\"'”’」』)\]）]*$|(?<=[가-힣])(?:ㅋ{2,}|ㅎ{2,}|[ㅠㅜ]{2,}|\^\^)[ㅋㅎㅠㅜ]*$"
)
_ENDINGS = frozenset(".!?…。！？~～\"'”’」』)]）ㅋㅎㅠㅜ^")
_LAUGH = re.compile(r"[ㅋㅎㅠㅜ^]$")
_MARKS = re.compile(r"[.!?…。！？~～\"'”’」』)\]）ㅋㅎㅠㅜ^]+$")
_FINAL = re.compile(r"(?:[다요죠지네야까어아해음함자래군걸게라니냐데봐돼워여좋]|안녕|그래|좋아)$")
_QUOTING = re.compile(
    r"이?라고|이?라는|이?라며|이?란\s|하고|하며|하는|하더|했|(?:고|며|는|은|이|가|을|를)\s"
)
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'“])(?:mr|mrs|ms|dr|st|prof|sr|jr|vs|no|vol|e\.g|i\.e|cf|approx|[a-z]|u\.s|ph\.d)\.$",
    re.IGNORECASE,
)
_MAYBE_ABBREVIATION = re.compile(r"(?:^|[\s(])(?:etc|a\.m|p\.m|inc|ltd|co)\.$", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:^|\s)(?:\d{4}\.\s?(?:\d{1,2}\.\s?)?\d{0,2}|\d{1,2}\.\s?\d{1,2})\.$|^\(?\d{1,3}[.)]+$"
)
_COMMA = re.compile(r"[,，、;:—]\s")
_CONNECTIVE = re.compile(
    r"(?<=[가-힣]{2})(?:고|지만|는데|니까|면서|해서|어서|아서|으면|려고|거나|은데)\s"
)
_HESITATION = 5


@dataclass(frozen=True)
class Sentence:
    """A sentence of the answer; `start` and `end` are its place in the clean text."""

    text: str
    start: int
    end: int


class SentenceStream:
    """Reads clean text chunk by chunk and gives sentences.

    One character at a time decides, so that cutting the stream elsewhere changes nothing. Nothing is lost: between two
    sentences there is only white space.
    """

    def __init__(self) -> None:
        self._buffer = ""
        self._start = 0
        self._mark = 0
        self._given = 0

    def feed(self, text: str) -> list[Sentence]:
        """Read more text; the sentences that are surely over come back."""
        return [sentence for char in text for sentence in self._step(char)]

    def close(self) -> list[Sentence]:
        """The text is over: what remains is the last sentence."""
        return self._cut(len(self._buffer))

    def _step(self, char: str) -> list[Sentence]:
        if not self._buffer and char.isspace():
            self._start += 1
            return []
        self._buffer += char
        if char == "\n":
            return self._cut(len(self._buffer))
        # Most characters end nothing: only a mark is worth a look at the whole buffer.
        found = char in _ENDINGS and _TERMINATED.search(self._buffer)
        if found and self._mark in (0, len(self._buffer) - 1):
            self._mark = len(self._buffer)
            return []
        return self._decide() if self._mark else self._too_long()

    def _decide(self) -> list[Sentence]:
        over = is_over(self._buffer[: self._mark], self._buffer[self._mark :])
        if over is None:
            return []
        mark, self._mark = self._mark, 0
        return self._cut(mark) if over else self._too_long()

    def _too_long(self) -> list[Sentence]:
        soft = SOFT if self._given else FIRST_SOFT
        if not self._buffer[-1].isspace():
            return self._cut(len(self._buffer)) if len(self._buffer) >= 2 * HARD else []
        if len(self._buffer) < soft:
            return []
        for pattern in (_COMMA, _CONNECTIVE):
            cuts = [found.end() for found in pattern.finditer(self._buffer)]
            if cuts and cuts[-1] >= soft // 3:
                return self._cut(cuts[-1])
        return self._cut(len(self._buffer)) if len(self._buffer) >= HARD else []

    def _cut(self, at: int) -> list[Sentence]:
        """Take the first `at` characters out as a sentence; the rest is read again, from its first character."""
        text, rest = self._buffer[:at].rstrip(), self._buffer[at:]
        start = self._start
        self._start, self._buffer, self._mark = start + at, "", 0
        if not text:
            return self.feed(rest)
        self._given += 1
        return [Sentence(text, start, start + len(text)), *self.feed(rest)]


def is_over(before: str, after: str) -> bool | None:
    """True if a sentence ends with `before`, which ends in a mark; None if `after` is too short to tell."""
    visible = after.lstrip(" \t")
    spaced = len(visible) < len(after)
    if _inside(before):
        return False
    core = _MARKS.sub("", before)
    marks = before[len(core) :]
    if _LAUGH.search(marks):
        return spaced and _FINAL.search(core) is not None
    if marks[-1] in "\"'”’」』)]）":
        return _after_quote(visible, spaced)
    if not spaced:
        return _without_space(core, marks, visible)
    return _after_space(before, core, marks, visible)


def _inside(before: str) -> bool:
    """True if a quotation or a bracket is still open."""
    pairs = (("“", "”"), ("「", "」"), ("『", "』"), ("(", ")"), ("（", "）"))
    return before.count('"') % 2 == 1 or any(before.count(a) > before.count(b) for a, b in pairs)


def _after_quote(visible: str, spaced: bool) -> bool | None:
    if len(visible) < 2:
        return None
    if _QUOTING.match(visible) or not spaced:
        return False
    return not ("a" <= visible[0] <= "z")


def _without_space(core: str, marks: str, visible: str) -> bool | None:
    """`좋아요.내일` ends a sentence, `3.5`, `e.g.` and `"뭐?"라고` do not."""
    if marks[-1] in "。！？":
        return bool(core)
    if not core or not "가" <= visible[0] <= "힣" or not _FINAL.search(core) or marks[-1] in "~～":
        return False
    if len(visible) < 2:
        return None
    return not _QUOTING.match(visible)


def _after_space(before: str, core: str, marks: str, visible: str) -> bool | None:
    if not core.strip():
        return False
    if marks[-1] in "!?！？。":
        return True
    if marks[-1] in "~～":
        return _FINAL.search(core) is not None
    if marks in ("…", "...", "..", "……"):
        return len(core.strip()) > _HESITATION
    if _NUMBERED.search(before) or _ABBREVIATION.search(before):
        return False
    if core[-1].isdigit() or _MAYBE_ABBREVIATION.search(before):
        return None if not visible else not visible[0].isdigit() and not "a" <= visible[0] <= "z"
    return True


def split(text: str) -> list[str]:
    """The sentences of a whole text."""
    stream = SentenceStream()
    return [sentence.text for sentence in (*stream.feed(text), *stream.close())]
