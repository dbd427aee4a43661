"""The cache: what it keeps, how long, and that nothing outlives what it was made of."""

from datetime import datetime, timedelta, timezone

import pytest

from fortune_desktop.core.cache import Cache

SEOUL = timezone(timedelta(hours=9))


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 18, 30, tzinfo=SEOUL)

    def __call__(self) -> datetime:
        return self.now


class Looked:
    """What a cache told of its look-ups."""

    def __init__(self) -> None:
        self.ups: list[tuple[str, bool]] = []

    def __call__(self, kind: str, hit: bool) -> None:
        self.ups.append((kind, hit))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def looked() -> Looked:
    return Looked()


@pytest.fixture
def cache(clock: Clock, looked: Looked) -> Cache[str]:
    return Cache("word", 3, clock, looked)


def keep(cache: Cache[str], value: str, owner: str, question: object = None) -> None:
    cache.keep(cache.claim(), value, owner, question)


def test_a_kept_value_is_found_by_owner_and_question(cache: Cache[str], looked: Looked) -> None:
    keep(cache, "one", "anna", 1)
    assert cache.find("anna", 1) == "one"
    assert cache.find("anna", 2) is None
    assert cache.find("ben", 1) is None
    assert looked.ups == [("word", True), ("word", False), ("word", False)]


def test_a_value_is_good_until_the_local_midnight(cache: Cache[str], clock: Clock) -> None:
    keep(cache, "one", "anna")
    clock.now = datetime(2026, 11, 22, 23, 59, 59, tzinfo=SEOUL)
    assert cache.find("anna") == "one"
    clock.now = datetime(2026, 11, 23, 0, 0, tzinfo=SEOUL)
    assert cache.find("anna") is None


def test_a_value_made_across_midnight_is_not_kept(cache: Cache[str], clock: Clock) -> None:
    claim = cache.claim()
    clock.now = datetime(2026, 11, 23, 0, 0, tzinfo=SEOUL)
    cache.keep(claim, "yesterday's", "anna")
    assert cache.find("anna") is None


def test_what_was_used_longest_ago_goes_first(cache: Cache[str]) -> None:
    for owner in ("anna", "ben", "cleo"):
        keep(cache, owner, owner)
    cache.find("anna")
    keep(cache, "dora", "dora")
    kept = [owner for owner in ("anna", "ben", "cleo", "dora") if cache.find(owner)]
    assert kept == ["anna", "cleo", "dora"]


def test_forgetting_takes_everything_of_one_owner(cache: Cache[str]) -> None:
    keep(cache, "one", "anna", 1)
    keep(cache, "two", "anna", 2)
    keep(cache, "three", "ben", 1)
    cache.forget("anna")
    assert [cache.find("anna", 1), cache.find("anna", 2), cache.find("ben", 1)] == [
        None,
        None,
        "three",
    ]


def test_clearing_takes_everything(cache: Cache[str]) -> None:
    keep(cache, "one", "anna")
    cache.clear()
    assert cache.find("anna") is None


@pytest.mark.parametrize("drop", [lambda cache: cache.forget("anna"), lambda cache: cache.clear()])
def test_a_value_claimed_before_something_was_dropped_is_not_kept(
    cache: Cache[str], drop: object
) -> None:
    claim = cache.claim()
    drop(cache)  # type: ignore[operator]
    cache.keep(claim, "stale", "anna")
    assert cache.find("anna") is None
    keep(cache, "fresh", "anna")
    assert cache.find("anna") == "fresh"


def test_on_the_next_day_it_keeps_again(cache: Cache[str], clock: Clock) -> None:
    clock.now += timedelta(days=1)
    keep(cache, "one", "anna")
    assert [cache.find("anna"), cache.find("anna")] == ["one", "one"]


def test_what_is_kept_before_anybody_looked_is_found(cache: Cache[str]) -> None:
    cache.keep(0, "one", "anna")  # the first claim of all
    assert cache.find("anna") == "one"


@pytest.mark.parametrize("drop", [lambda cache: cache.forget("ben"), lambda cache: cache.clear()])
def test_every_drop_makes_older_claims_void(cache: Cache[str], drop: object) -> None:
    claims = []
    for _ in range(3):
        claims.append(cache.claim())
        drop(cache)  # type: ignore[operator]
    for claim in claims:
        cache.keep(claim, "stale", "anna")
    assert cache.find("anna") is None
