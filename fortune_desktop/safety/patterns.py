"""Judges whether a pattern that somebody wrote is safe to search with: how many ways it can be tried, at most.

Python's matcher tries one way after another and cannot be stopped, so (a+)+b would hold the whole app for years.
The ways multiply along a sequence, add up over alternatives, and are raised to a power by a repetition; where their
number is small, every search is short. Counted for texts of the longest message.
"""

import re
import warnings

LONGEST_TEXT = 2000
MAX_WAYS = 20_000

_GROUPS = re.compile(r"\((?:\?(?::|=|!|<=|<!))?(?!\?)")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_COUNT = re.compile(r"\{(?:(\d+)|(\d*),(\d*))\}", re.ASCII)
_SIMPLE = {"*": (0, LONGEST_TEXT), "+": (1, LONGEST_TEXT), "?": (0, 1)}


def ways(pattern: str) -> float:
    """An upper bound of the ways to try a pattern at one place; ValueError for what is no pattern we take."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what a later Python will read otherwise
            re.compile(pattern)
        return _Reader(pattern).alternatives()
    except (re.error, OverflowError, RecursionError, Warning) as problem:
        raise ValueError("not a regular expression we can read") from problem


class _Reader:
    """Walks once through a pattern that is known to compile."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def alternatives(self) -> float:
        total = self._sequence()
        while self._take("|"):
            total += self._sequence()
        return total

    def _sequence(self) -> float:
        product = 1.0
        while self._at < len(self._pattern) and self._pattern[self._at] not in "|)":
            product *= self._repeated()
        return product

    def _repeated(self) -> float:
        once = self._item()
        least, most = self._counts()
        if once == 1:
            return most - least + 1
        if once > MAX_WAYS or most > MAX_WAYS.bit_length():
            return float("inf")
        return once**most * (most - least + 1)

    def _item(self) -> float:
        """One sign, class or group; what can look back at what was found, or switches flags, is refused."""
        if self._match(_GROUPS):
            inside = self.alternatives()
            self._at += 1
            return inside
        if self._take("("):
            raise ValueError("only plain groups and looks ahead or behind are taken")
        if self._match(_CLASS):
            return 1
        if self._take("\\") and self._pattern[self._at] in "123456789":
            raise ValueError("references to groups are not taken")
        self._at += 1
        return 1

    def _counts(self) -> tuple[int, int]:
        """How often at least and at most; lazy and greedy are the same here."""
        sign = self._pattern[self._at : self._at + 1]
        if sign in _SIMPLE:
            self._at += 1
            least, most = _SIMPLE[sign]
        elif (count := self._match(_COUNT)) is not None:
            exact, low, high = count.groups()
            least, most = int(exact or low or 0), int(exact or high or LONGEST_TEXT)
        else:
            return 1, 1
        _ = self._take("?") or self._take("+")
        return least, most

    def _take(self, sign: str) -> bool:
        found = self._pattern.startswith(sign, self._at)
        self._at += len(sign) if found else 0
        return found

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        found = pattern.match(self._pattern, self._at)
        self._at = found.end() if found else self._at
        return found
