"""Answers kept in memory: bounded, each good until the local midnight, and dropped when their owner changes."""

from collections.abc import Callable, Hashable
from datetime import datetime
from typing import Generic, TypeVar

from cachetools import LRUCache

V = TypeVar("V")
Watch = Callable[[str, bool], None]


def unwatched(_kind: str, _hit: bool) -> None:
    """Tell nobody."""


class Cache(Generic[V]):
    """Values of one kind by owner (a person's id, say) and question; lives on the core loop.

    `size` bounds it: what was used longest ago goes first. `now` gives the aware local time,
    `watch(kind, hit)` hears of every look-up.
    """

    def __init__(
        self,
        kind: str,
        size: int,
        now: Callable[[], datetime],
        watch: Watch = unwatched,
    ) -> None:
        self._kind = kind
        self._now = now
        self._watch = watch
        self._day = now().date()
        self._changes = 0
        self._kept: LRUCache[tuple[Hashable, Hashable], V] = LRUCache(size)

    def find(self, owner: Hashable, question: Hashable = None) -> V | None:
        """The kept value, or None; `watch` is told which."""
        self._begin_day()
        found = self._kept.get((owner, question))
        self._watch(self._kind, found is not None)
        return found

    def claim(self) -> int:
        """Take this before reading what a value is made of, and give it to `keep`."""
        self._begin_day()
        return self._changes

    def keep(self, claim: int, value: V, owner: Hashable, question: Hashable = None) -> None:
        """Keep a value, unless something was forgotten since the claim: it may be made of what is no more."""
        self._begin_day()
        if claim == self._changes:
            self._kept[owner, question] = value

    def forget(self, owner: Hashable) -> None:
        """Drop everything of an owner."""
        self._changes += 1
        for key in [key for key in self._kept if key[0] == owner]:
            del self._kept[key]

    def clear(self) -> None:
        """Drop everything."""
        self._changes += 1
        self._kept.clear()

    def _begin_day(self) -> None:
        """Drop what is of another day; also when the clock or the zone is set back."""
        today = self._now().date()
        if today != self._day:
            self._day = today
            self.clear()
