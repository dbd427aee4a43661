"""The core thread: starts the services, tells a failure, and is wholly gone after its end."""

import threading
from collections.abc import Iterator

import pytest

from fortune_desktop.desktop.core_thread import CoreThread
from tests.desktop.stand_in import StandIn, starting


@pytest.fixture
def services() -> StandIn:
    return StandIn()


@pytest.fixture
def core(services: StandIn) -> Iterator[CoreThread]:
    core = CoreThread(starting(services))
    core.start()
    yield core
    core.finish()
    core.join(10)
    assert not core.is_alive()


def test_the_services_start_on_a_loop_of_their_own(core: CoreThread, services: StandIn) -> None:
    assert core.services.result(10) is services

    async def where() -> str:
        return threading.current_thread().name

    assert core.submit(where()).result(10) == "core"


def test_they_are_stopped_once_and_the_loop_is_closed(core: CoreThread, services: StandIn) -> None:
    core.services.result(10)
    core.finish()
    core.ended.result(10)
    core.join(10)
    core.finish()
    assert services.stopped == 1
    assert core.loop.is_closed()


def test_what_is_asked_before_the_start_is_done_after_it(services: StandIn) -> None:
    core = CoreThread(starting(services))

    async def early() -> str:
        return "done"

    future = core.submit(early())
    core.start()
    assert future.result(10) == "done"
    core.finish()
    core.join(10)


def test_services_that_cannot_start_are_told_and_the_thread_ends_when_asked() -> None:
    async def start() -> StandIn:
        raise OSError(28, "No space left on device")

    core = CoreThread(start)
    core.start()
    with pytest.raises(OSError, match="No space left"):
        core.services.result(10)
    assert core.submit(answer()).result(10) == "still here for the page"
    core.finish()
    core.ended.result(10)
    core.join(10)
    assert not core.is_alive()


async def answer() -> str:
    return "still here for the page"
