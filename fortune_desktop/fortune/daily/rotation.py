"""Whose turn a sentence has: every person hears a pool in an order of their own, and all of it before any returns.

Two orders come from SHA-256 of the person's key, so that they are the same on every machine and in every year: a
permutation for pools of which one sentence is told a day, and an offset for those whose turn comes when a stem (every
ten days) or a branch (every twelve) returns.
"""

import datetime as dt
import hashlib
from collections.abc import Sequence

from fortune_desktop.fortune.words import pick

_STEMS, _BRANCHES = 10, 12
_DRAW_BYTES, _DRAWS_A_BLOCK = 4, 8


class Turns:
    """The turns of one person on one day; `slot` names the place a sentence is for."""

    def __init__(self, key: bytes, day: dt.date) -> None:
        self._key = key
        self._day = day.toordinal()

    def daily(self, slot: str, pool: Sequence[str]) -> str:
        """One of a pool that is told from every day; it returns after as many days as the pool has sentences."""
        stream = b"".join(
            self._digest(f"{slot}.{block}") for block in range(-(-len(pool) // _DRAWS_A_BLOCK))
        )
        draws = [stream[at : at + _DRAW_BYTES] for at in range(0, len(stream), _DRAW_BYTES)]
        order = sorted(range(len(pool)), key=draws.__getitem__)
        return pool[order[self._day % len(order)]]

    def by_stem(self, slot: str, pool: Sequence[str]) -> str:
        """One of a pool that is told from when its stem returns: four sentences last forty days."""
        return pick(pool, self._day // _STEMS + self._offset(slot))

    def by_branch(self, slot: str, pool: Sequence[str]) -> str:
        """One of a pool that is told from when its branch returns: four sentences last forty-eight days."""
        return pick(pool, self._day // _BRANCHES + self._offset(slot))

    def _offset(self, slot: str) -> int:
        return int.from_bytes(self._digest(slot)[:4], "big")

    def _digest(self, slot: str) -> bytes:
        return hashlib.sha256(self._key + slot.encode()).digest()
