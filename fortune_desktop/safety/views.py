"""The two ways in which rules read a text, and the way back from there to what was typed."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

ViewName = Literal["joined", "spaced"]

_HIDDEN = re.compile(
    "[\u00ad\u115f\u1160\u200b-\u200f\u202a-\u202e\u2060-\u2064\u3164\ufeff\uffa0]"
)
_BREAK = re.compile(r"[\s.,!?~…·\-_'\"*/ㅠㅜㅋㅎ]")
_SPACE = re.compile(r"\s")
_LETTER = re.compile("[\u3131-\u3163]$")
# A character with what composes with it: accents, and the vowels and finals of loose Hangul.
_CLUSTER = re.compile("[^\u0300-\u036f\u1160-\u11ff][\u0300-\u036f\u1160-\u11ff]*|.", re.DOTALL)


class Span(NamedTuple):
    """A place in the text as it was typed, from `start` up to `end`."""

    start: int
    end: int


class View(NamedTuple):
    """A text made plain; `spans` says where each of its characters was typed."""

    text: str
    spans: tuple[Span, ...]

    def typed(self, match: re.Match[str]) -> Span:
        """Where something found here was typed."""
        found = self.spans[match.start() : match.end()]
        return Span(found[0].start, found[-1].end) if found else Span(0, 0)

    def without_breaks(self) -> "View":
        """No spaces, marks or laughter at all: 죽 고..싶 다 is one word again."""
        return _view((sign, span) for sign, span in self._signs() if not _BREAK.match(sign))

    def blanked(self, pattern: re.Pattern[str]) -> "View":
        """With `|` in the place of whatever the pattern finds."""
        text, spans, seen = "", list[Span](), 0
        for match in pattern.finditer(self.text):
            text += self.text[seen : match.start()] + "|"
            spans += [*self.spans[seen : match.start()], self.typed(match)]
            seen = match.end()
        return View(text + self.text[seen:], (*spans, *self.spans[seen:])) if seen else self

    def _signs(self) -> Iterator[tuple[str, Span]]:
        return zip(self.text, self.spans, strict=True)


def spaced(text: str) -> View:
    """Lower case, composed Hangul, ordinary apostrophes and single spaces."""
    return _view(_single_spaces(_plain_signs(text)))


def _plain_signs(text: str) -> Iterator[tuple[str, Span]]:
    for cluster in _CLUSTER.finditer(text):
        span = Span(*cluster.span())
        for sign in _plain(cluster[0]):
            yield sign, span


@lru_cache(maxsize=4096)
def _plain(cluster: str) -> str:
    """NFKC in lower case, but ㅋ and ㅠ stay the letters that a person types and a rule names."""
    composed = cluster if _LETTER.match(cluster) else unicodedata.normalize("NFKC", cluster)
    return _SPACE.sub(" ", _HIDDEN.sub("", composed).lower().replace("’", "'"))


def _single_spaces(signs: Iterable[tuple[str, Span]]) -> Iterator[tuple[str, Span]]:
    """Without spaces at either end, or beside another one."""
    space: tuple[str, Span] | None = None
    begun = False
    for one in signs:
        if one[0] == " ":
            space = one
            continue
        if space and begun:
            yield space
        yield one
        space, begun = None, True


def _view(signs: Iterable[tuple[str, Span]]) -> View:
    pairs = tuple(signs)
    return View("".join(sign for sign, _ in pairs), tuple(span for _, span in pairs))
