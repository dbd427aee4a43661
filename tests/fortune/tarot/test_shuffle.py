"""A fair shuffle: uniform, unbiased, replayable, and orientations independent of the cards."""

import hashlib
import hmac
from collections import Counter
from itertools import count, islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fortune_desktop.fortune.tarot.shuffle import (
    Dealt,
    below,
    deal,
    keyed,
    seeded,
    shuffled,
    turned,
)

KEY = bytes(range(32))


def test_the_uneven_rest_of_the_range_is_rejected() -> None:
    assert below(iter([2**32 - 1, 2**32 - 4, 77]), 78) == 77
    assert below(iter([155]), 78) == 77


@pytest.mark.parametrize("size", [1, 2, 78])
def test_a_shuffle_keeps_every_card(size: int) -> None:
    assert sorted(shuffled(seeded("x"), size)) == list(range(size))


def test_a_shuffle_without_chance_is_known() -> None:
    assert shuffled(count(0), 3) == [2, 1, 0]


def test_every_order_of_four_comes_about_as_often() -> None:
    stream = seeded("orders")
    orders = Counter(tuple(shuffled(stream, 4)) for _ in range(4800))
    assert len(orders) == 24
    assert sum((found - 200) ** 2 / 200 for found in orders.values()) < 41.6  # 99 %, 23 degrees


def test_first_cards_come_about_as_often() -> None:
    stream = seeded("cards")
    firsts = Counter(shuffled(stream, 78)[0] for _ in range(3900))
    assert sum((firsts[card] - 50) ** 2 / 50 for card in range(78)) < 108.8  # 99 %, 77 degrees


@pytest.mark.parametrize("share", [0, 0.25, 0.5])
def test_as_many_are_reversed_as_asked(share: float) -> None:
    stream = seeded("turns")
    found = sum(turned(stream, share) for _ in range(4000)) / 4000
    assert abs(found - share) <= 2.576 * (share * (1 - share) / 4000) ** 0.5


def test_the_stream_is_sha_256_of_the_seed_and_a_counter() -> None:
    prefix = hashlib.sha256(b"moon").digest()
    blocks = [hashlib.sha256(prefix + n.to_bytes(8, "big")).digest() for n in range(2)]
    words = [block[i : i + 4] for block in blocks for i in range(0, 32, 4)]
    assert list(islice(seeded("moon"), 16)) == [int.from_bytes(word, "big") for word in words]
    assert list(islice(seeded(7), 4)) == list(islice(seeded("7"), 4))


def test_the_keyed_stream_is_hmac_of_its_context_and_a_counter() -> None:
    first = hmac.digest(KEY, b"me|3|deck" + bytes(8), "sha256")
    assert next(keyed(KEY, "me", 3, "deck")) == int.from_bytes(first[:4], "big")
    assert next(keyed(KEY[::-1], "me", 3, "deck")) != int.from_bytes(first[:4], "big")


def test_streams_do_not_repeat() -> None:
    for stream in (seeded("x"), keyed(KEY, "x")):
        found = list(islice(stream, 100))
        assert len(set(found)) == 100
        assert all(0 <= number < 2**32 for number in found)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=20), st.integers(1, 78))
def test_reversals_change_no_card_and_grow_with_their_share(seed: str, count: int) -> None:
    never, seldom, half = (deal(seeded(seed), 78, count, share) for share in (0, 0.25, 0.5))
    cards = [dealt.card for dealt in half]
    assert len(set(cards)) == count
    assert cards == [dealt.card for dealt in never] == [dealt.card for dealt in seldom]
    assert not any(dealt.reversed for dealt in never)
    assert all(more.reversed for less, more in zip(seldom, half, strict=True) if less.reversed)


def test_a_seed_replays() -> None:
    assert deal(seeded("moon"), 78, 10, 0.5) == deal(seeded("moon"), 78, 10, 0.5)
    assert isinstance(deal(seeded("moon"), 78, 1, 0.5)[0], Dealt)
