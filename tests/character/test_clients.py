"""The clients: what each is shown, how they are forgotten, and that nobody's wish is another's."""

from datetime import UTC, datetime, timedelta

import pytest

from fortune_desktop.character.clients import FORGOTTEN_AFTER, KEPT_SHOWN, MOST_CLIENTS, Clients
from fortune_desktop.core.errors import NotFound


class Clock:
    """A clock that moves when told."""

    now = datetime(2026, 5, 5, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def clients(clock: Clock) -> Clients:
    return Clients(clock)


def test_a_stranger_is_not_found(clients: Clients) -> None:
    with pytest.raises(NotFound):
        clients.find("nobody")


def test_a_new_client_sees_the_face_that_is_shown(clients: Clients, clock: Clock) -> None:
    clients.heard("a", 3)
    assert clients.find("a").expression == 3
    assert clients.find("a").heard_at == clock.now


def test_a_known_client_keeps_its_face_when_it_is_heard_again(
    clients: Clients, clock: Clock
) -> None:
    client = clients.heard("a", 0)
    clients.face("joy", 1, "joy", client)
    clock.now += timedelta(minutes=1)
    assert clients.heard("a", 5).expression == 1
    assert clients.find("a").heard_at == clock.now


def test_what_she_shows_of_herself_is_for_all_and_a_wish_for_one(clients: Clients) -> None:
    a, b = clients.heard("a", 0), clients.heard("b", 0)
    clients.face("joy", 1, "joy")
    assert (a.expression, b.expression) == (1, 1)
    clients.face("fear", 5, "fear", b)
    assert (a.expression, b.expression) == (1, 5)
    assert [shown.name for shown in b.history] == ["joy", "fear"]
    assert [shown.emotion for shown in a.history] == ["joy"]


def test_a_motion_ends_after_its_seconds(clients: Clients, clock: Clock) -> None:
    client = clients.heard("a", 0)
    clients.motion("wave", 0, 2.6)
    assert (client.motion, client.motion_ends) == ("wave", clock.now + timedelta(seconds=2.6))
    (shown,) = client.history
    assert (shown.kind, shown.name, shown.emotion, shown.at) == ("motion", "wave", None, clock.now)


def test_only_the_newest_of_a_history_is_kept(clients: Clients) -> None:
    client = clients.heard("a", 0)
    for index in range(KEPT_SHOWN + 5):
        clients.motion("nod", index)
    assert [client.history[0].index, client.history[-1].index] == [5, KEPT_SHOWN + 4]
    assert len({shown.seq for shown in client.history}) == KEPT_SHOWN


def test_a_client_not_heard_of_for_a_day_is_forgotten(clients: Clients, clock: Clock) -> None:
    clients.heard("a", 0)
    clock.now += FORGOTTEN_AFTER - timedelta(seconds=1)
    clients.heard("b", 0)
    clients.find("a")
    clock.now += timedelta(seconds=1)
    with pytest.raises(NotFound):
        clients.find("a")
    clients.find("b")


def test_of_too_many_clients_the_longest_silent_one_is_forgotten(clients: Clients) -> None:
    for number in range(MOST_CLIENTS):
        clients.heard(str(number), 0)
    clients.heard("0", 0)
    clients.heard("one more", 0)
    clients.find("0")
    with pytest.raises(NotFound):
        clients.find("1")
