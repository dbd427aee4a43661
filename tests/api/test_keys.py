"""The secrets of a run: who is let in, how often one may guess, and how long a ticket lives."""

import pytest

from fortune_desktop.api.keys import TICKET_SECONDS, WRONG_ALLOWED, WRONG_SECONDS, Keys
from fortune_desktop.core.errors import TooManyRequests, Unauthorized
from fortune_desktop.core.limits import Buckets, Rate


class Clock:
    """A clock that moves when told."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def keys(clock: Clock) -> Keys:
    return Keys(clock)


def test_every_run_has_its_own_long_secrets(keys: Keys) -> None:
    secrets = {keys.token, keys.session, keys.ticket(), keys.ticket(), Keys().token}
    assert len(secrets) == 5
    assert all(len(secret) >= 43 for secret in secrets)


def test_token_and_session_enter_a_ticket_does_not(keys: Keys) -> None:
    keys.admit([keys.token])
    keys.admit(["wrong", keys.session])
    with pytest.raises(Unauthorized):
        keys.admit([keys.ticket()])


@pytest.mark.parametrize("offered", ["", "토큰", "\x00", "a" * 5000])
def test_strange_keys_are_only_wrong(keys: Keys, offered: str) -> None:
    with pytest.raises(Unauthorized):
        keys.admit([offered])


def test_guessing_is_slowed_but_the_right_key_never(keys: Keys, clock: Clock) -> None:
    for _ in range(WRONG_ALLOWED):
        with pytest.raises(Unauthorized):
            keys.admit(["wrong"])
    with pytest.raises(TooManyRequests) as slowed:
        keys.admit(["wrong"])
    assert slowed.value.details["retry_after"] == WRONG_SECONDS
    keys.admit([keys.token])
    clock.now += WRONG_SECONDS
    with pytest.raises(Unauthorized):
        keys.admit(["wrong"])


def test_who_is_kept_out_is_told_without_the_key(clock: Clock) -> None:
    told: list[tuple[str, dict[str, object]]] = []
    keys = Keys(clock, security=lambda event, **facts: told.append((event, facts)))
    for _ in range(WRONG_ALLOWED + 1):
        with pytest.raises((Unauthorized, TooManyRequests)):
            keys.admit(["wrong"])
    with pytest.raises(TooManyRequests):
        keys.redeem("wrong")
    keys.admit([keys.token])
    with pytest.raises(Unauthorized):
        keys.admit([])
    assert told == [
        *[("bad_token", {"slowed": 0})] * WRONG_ALLOWED,
        ("bad_token", {"slowed": 1}),
        ("ticket_refused", {"slowed": 1}),
    ]


def test_every_key_has_its_own_limit(clock: Clock) -> None:
    told: list[tuple[str, dict[str, object]]] = []
    keys = Keys(
        clock,
        limit=Buckets(Rate(1, 2), clock).take,
        security=lambda event, **facts: told.append((event, facts)),
    )
    for _ in range(2):
        keys.admit([keys.token])
    with pytest.raises(TooManyRequests) as slowed:
        keys.admit([keys.token])
    assert slowed.value.details == {"retry_after": 1.0}
    keys.admit([keys.session])
    assert told == [("rate_limited", {"key": "token"})]


def test_no_key_at_all_is_no_guess(keys: Keys) -> None:
    for _ in range(WRONG_ALLOWED * 2):
        with pytest.raises(Unauthorized):
            keys.admit([])


def test_guessed_tickets_are_slowed_too(keys: Keys) -> None:
    for _ in range(WRONG_ALLOWED):
        with pytest.raises(Unauthorized):
            keys.redeem("wrong")
    with pytest.raises(TooManyRequests):
        keys.redeem("wrong")
    keys.redeem(keys.ticket())


def test_a_ticket_is_good_once(keys: Keys) -> None:
    one, other = keys.ticket(), keys.ticket()
    keys.redeem(one)
    with pytest.raises(Unauthorized):
        keys.redeem(one)
    keys.redeem(other)


def test_a_ticket_expires(keys: Keys, clock: Clock) -> None:
    ticket = keys.ticket()
    clock.now += TICKET_SECONDS
    with pytest.raises(Unauthorized):
        keys.redeem(ticket)
