"""Name look-ups: known names, unknown ones, and a resolver that never answers."""

import asyncio
import socket
import threading
from collections.abc import Iterator

import pytest

from fortune_desktop.providers.names import look_up


@pytest.fixture
def hanging(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A system that does not answer until it is let go; the event says that it was asked."""
    asked, let_go = threading.Event(), threading.Event()

    def never(*_: object, **__: object) -> list[object]:
        asked.set()
        let_go.wait()
        raise socket.gaierror("too late")

    monkeypatch.setattr(socket, "getaddrinfo", never)
    yield asked
    let_go.set()


async def test_a_known_name_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(socket, "getaddrinfo", lambda host, *_, **__: asked.append(host))
    await look_up("voice.invalid")
    assert asked == ["voice.invalid"]


async def test_an_unknown_name_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> list[object]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(socket.gaierror):
        await look_up("voice.invalid")


async def test_nobody_who_leaves_waits_for_a_resolver_that_hangs(hanging: threading.Event) -> None:
    loop = asyncio.get_running_loop()
    looking = asyncio.create_task(look_up("voice.invalid"))
    await asyncio.to_thread(hanging.wait)
    looking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await looking
    await asyncio.wait_for(loop.shutdown_default_executor(), 5)
    (thread,) = [t for t in threading.enumerate() if t.name == "look up voice.invalid"]
    assert thread.daemon
