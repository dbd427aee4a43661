"""Whose turn a sentence has."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fortune_desktop.fortune.daily.rotation import Turns
from fortune_desktop.fortune.saju.pillars import day_pillar

DAY = date(2026, 11, 22)
KEY = bytes(range(32))
DAYS = st.dates(date(1900, 1, 1), date(2100, 6, 30))


def pool(size: int) -> list[str]:
    return [str(number) for number in range(size)]


def later(key: bytes, days: int, first: date = DAY) -> list[Turns]:
    return [Turns(key, first + timedelta(days=number)) for number in range(days)]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.binary(min_size=32, max_size=32), DAYS, st.integers(1, 70))
def test_a_daily_pool_is_told_whole_before_any_returns(key: bytes, first: date, size: int) -> None:
    said = [turns.daily("closing", pool(size)) for turns in later(key, 2 * size, first)]
    assert sorted(said[:size], key=int) == pool(size)
    assert said[:size] == said[size:]


def test_the_order_is_a_persons_own_and_always_the_same() -> None:
    def order(key: bytes, slot: str) -> tuple[str, ...]:
        return tuple(turns.daily(slot, pool(33)) for turns in later(key, 33))

    orders = {order(bytes([number]) * 32, slot) for number in range(20) for slot in ("a", "b")}
    assert len(orders) == 40
    assert order(KEY, "a") == order(bytes(range(32)), "a")


def test_every_place_of_the_order_is_as_likely() -> None:
    first = [
        Turns(bytes([high, low]), DAY).daily("a", pool(8))
        for high in range(16)
        for low in range(250)
    ]
    counts = [first.count(one) for one in pool(8)]
    chi_square = sum((count - 500) ** 2 / 500 for count in counts)
    assert chi_square < 18.5  # 99 % of fair draws lie below, with 7 degrees of freedom


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.binary(min_size=32, max_size=32), DAYS)
def test_what_hangs_on_a_stem_or_branch_moves_on_when_it_returns(key: bytes, first: date) -> None:
    turns = later(key, 61, first)
    for period, said in ((10, Turns.by_stem), (12, Turns.by_branch)):
        heard = [said(one, "love", pool(4)) for one in turns]
        for day in range(61 - period):
            assert (int(heard[day + period]) - int(heard[day])) % 4 == 1
        assert heard[0] == heard[4 * period]
    assert day_pillar(first).stem == day_pillar(first + timedelta(days=10)).stem


@pytest.mark.parametrize("said", [Turns.by_stem, Turns.by_branch])
def test_people_begin_at_different_places(said: object) -> None:
    assert callable(said)
    begun = {said(Turns(bytes([number]), DAY), "love", pool(4)) for number in range(40)}
    assert begun == set(pool(4))
