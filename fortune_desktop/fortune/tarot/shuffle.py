"""A fair shuffle: streams of uniform numbers from a seed or a key, and Fisher-Yates over them."""

import hashlib
import hmac
from collections.abc import Callable, Iterator
from typing import NamedTuple

_WORD = 2**32
_QUARTERS = 4


class Dealt(NamedTuple):
    """A card by its place in the deck, and whether it lies reversed."""

    card: int
    reversed: bool


def seeded(seed: int | str) -> Iterator[int]:
    """An endless stream of uniform 32-bit numbers: SHA-256 over the seed's digest and a block counter."""
    prefix = hashlib.sha256(str(seed).encode()).digest()
    return _words(lambda block: hashlib.sha256(prefix + block).digest())


def keyed(key: bytes, *context: object) -> Iterator[int]:
    """The same from a secret key: HMAC-SHA256 over the context and a block counter."""
    prefix = "|".join(map(str, context)).encode()
    return _words(lambda block: hmac.digest(key, prefix + block, "sha256"))


def _words(block_of: Callable[[bytes], bytes]) -> Iterator[int]:
    counter = 0
    while True:
        digest = block_of(counter.to_bytes(8, "big"))
        for i in range(0, len(digest), 4):
            yield int.from_bytes(digest[i : i + 4], "big")
        counter += 1


def below(stream: Iterator[int], limit: int) -> int:
    """A uniform number below `limit`, by rejecting the uneven rest of the range."""
    fair = _WORD - _WORD % limit
    number = next(stream)
    while number >= fair:
        number = next(stream)
    return number % limit


def shuffled(stream: Iterator[int], count: int) -> list[int]:
    """A uniform permutation of 0 … count - 1 (Fisher-Yates)."""
    order = list(range(count))
    for last in range(count - 1, 0, -1):
        other = below(stream, last + 1)
        order[last], order[other] = order[other], order[last]
    return order


def turned(stream: Iterator[int], share: float) -> bool:
    """True with probability `share`, which is a number of quarters."""
    return below(stream, _QUARTERS) < share * _QUARTERS


def deal(stream: Iterator[int], deck: int, count: int, reversals: float) -> list[Dealt]:
    """The top `count` cards of a shuffled deck, each turned by a draw of its own.

    The share of reversals changes no card, and a card reversed at 1/4 is reversed at 1/2 too.
    """
    return [Dealt(card, turned(stream, reversals)) for card in shuffled(stream, deck)[:count]]
