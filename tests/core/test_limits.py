"""Token buckets: how much passes at once, how much in the long run, and when to come back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fortune_desktop.core.errors import TooManyRequests
from fortune_desktop.core.limits import FRAME_RATE, TOKEN_RATE, USER_RATE, Buckets, Limits, Rate


class Clock:
    """A clock that moves when told."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def passed(buckets: Buckets, key: str, tries: int) -> int:
    """How many of so many tries at one moment pass."""
    count = 0
    for _ in range(tries):
        try:
            buckets.take(key)
        except TooManyRequests:
            continue
        count += 1
    return count


def test_a_burst_passes_and_not_one_more() -> None:
    assert passed(Buckets(Rate(10, 5), Clock()), "a", 8) == 5


def test_it_says_exactly_when_to_come_back() -> None:
    clock = Clock()
    buckets = Buckets(Rate(4, 2), clock)
    assert passed(buckets, "a", 2) == 2
    with pytest.raises(TooManyRequests) as early:
        buckets.take("a")
    assert early.value.details == {"retry_after": 0.25}
    clock.now += 0.249
    with pytest.raises(TooManyRequests):
        buckets.take("a")
    clock.now += 0.001
    buckets.take("a")
    with pytest.raises(TooManyRequests):
        buckets.take("a")


def test_refused_calls_cost_nothing() -> None:
    clock = Clock()
    buckets = Buckets(Rate(1, 1), clock)
    assert passed(buckets, "a", 1000) == 1
    clock.now += 1
    buckets.take("a")


def test_rest_fills_it_again_but_never_over_the_burst() -> None:
    clock = Clock()
    buckets = Buckets(Rate(10, 3), clock)
    assert passed(buckets, "a", 9) == 3
    clock.now += 3600
    assert passed(buckets, "a", 9) == 3


def test_one_key_does_not_slow_another() -> None:
    buckets = Buckets(Rate(1, 1), Clock())
    assert passed(buckets, "a", 5) == 1
    assert passed(buckets, "b", 5) == 1


def test_of_many_keys_the_one_unused_longest_is_forgotten() -> None:
    buckets = Buckets(Rate(1, 1), Clock(), most=2)
    for key in "abac":
        passed(buckets, key, 1)
    assert passed(buckets, "a", 1) == 0
    assert passed(buckets, "b", 1) == 1


@given(st.lists(st.floats(0, 0.5), max_size=60))
def test_never_more_than_burst_and_rate_allow(pauses: list[float]) -> None:
    clock, count, start = Clock(), 0, Clock.now
    buckets = Buckets(Rate(5, 3), clock)
    for pause in pauses:
        clock.now += pause
        count += passed(buckets, "a", 2)
    assert count <= 3 + 5 * (clock.now - start) + 1e-6


def test_the_usual_limits_leave_200_calls_a_second_to_everybody() -> None:
    clock = Clock()
    limits = Limits.usual(clock)
    for _ in range(60 * 200):
        clock.now += 1 / 200
        limits.token.take("token")
        limits.user.take("person")
    assert min(TOKEN_RATE.per_second, USER_RATE.per_second, FRAME_RATE.per_second) >= 200


def test_the_usual_limits_end_a_flood() -> None:
    limits = Limits.usual(Clock())
    assert passed(limits.token, "token", 5000) == TOKEN_RATE.burst
    assert passed(limits.user, "person", 5000) == USER_RATE.burst
    assert passed(Buckets(limits.frames, Clock()), "", 5000) == FRAME_RATE.burst


def test_without_limits_everything_passes() -> None:
    limits = Limits.none()
    for buckets in (limits.token, limits.user, Buckets(limits.frames)):
        assert passed(buckets, "a", 10_000) == 10_000
