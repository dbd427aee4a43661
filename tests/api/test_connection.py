"""Bad manners on a bare connection: endless heads, heads drop by drop, hoarding; good ones are never cut."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace

import pytest

from fortune_desktop.api import connection
from fortune_desktop.api.connection import MAX_HEAD_BYTES
from fortune_desktop.api.server import Server
from fortune_desktop.core.session import Hub
from tests.api.demo import Demo, Dial

Wire = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Connect = Callable[[], AbstractAsyncContextManager[Wire]]


@pytest.fixture
def events() -> list[str]:
    """The security events so far."""
    return []


@pytest.fixture
def hub(hub: Hub, events: list[str]) -> Hub:
    """The hub, watched."""
    return replace(hub, security=lambda event, **_facts: events.append(event))


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that waits for a head no longer than a fifth of a second."""
    monkeypatch.setattr(connection, "HEAD_SECONDS", 0.2)


@pytest.fixture
def call(server: Server) -> Connect:
    """Open a bare connection."""

    @contextlib.asynccontextmanager
    async def open_wire() -> AsyncIterator[Wire]:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        try:
            async with asyncio.timeout(10):
                yield reader, writer
        finally:
            writer.close()

    return open_wire


def head(server: Server, line: str, *more: str) -> bytes:
    """A request's head, with the token."""
    lines = [line, f"Host: 127.0.0.1:{server.port}", f"Authorization: Bearer {server.token}", *more]
    return "\r\n".join([*lines, "", ""]).encode()


async def rest(reader: asyncio.StreamReader) -> bytes:
    """Everything until the other side hangs up."""
    heard = b""
    with contextlib.suppress(ConnectionError):
        while piece := await reader.read(65536):
            heard += piece
    return heard


async def drip(wire: Wire) -> bytes:
    """Send a byte now and then until the other side has had enough; what it said."""
    reader, writer = wire
    ending = asyncio.create_task(rest(reader))
    while not ending.done():
        with contextlib.suppress(ConnectionError):
            writer.write(b"x")
        await asyncio.sleep(0.005)
    return ending.result()


@pytest.mark.parametrize("start", [b"GET / HTTP/1.1\r\nX: ", b"GET /", b"GET / HTTP/1.1\r\n"])
async def test_a_head_without_end_is_cut(call: Connect, events: list[str], start: bytes) -> None:
    piece = b"X: y\r\n" * 200 if start.endswith(b"\n") else b"x" * 1200
    async with call() as (reader, writer):
        writer.write(start)
        ending = asyncio.create_task(rest(reader))
        sent = 0
        while not ending.done():
            writer.write(piece)
            sent += len(piece)
            with contextlib.suppress(ConnectionError):
                await writer.drain()
            await asyncio.sleep(0)
    assert events == ["head_too_large"]
    assert sent < 10 * MAX_HEAD_BYTES


async def test_a_whole_head_may_not_be_too_large(
    call: Connect, server: Server, events: list[str]
) -> None:
    async with call() as (reader, writer):
        writer.write(head(server, "GET /health HTTP/1.1", f"X: {'x' * MAX_HEAD_BYTES}"))
        heard = await rest(reader)
    assert heard.startswith(b"HTTP/1.1 400 ")
    assert events == ["head_too_large"]


async def test_a_large_head_passes(call: Connect, server: Server, events: list[str]) -> None:
    async with call() as (reader, writer):
        writer.write(head(server, "GET /health HTTP/1.1", f"X: {'x' * 30_000}"))
        assert await reader.readline() == b"HTTP/1.1 200 OK\r\n"
    assert events == []


async def test_what_is_not_http_is_refused(call: Connect, events: list[str]) -> None:
    async with call() as (reader, writer):
        writer.write(b"\x16\x03\x01\x02\x00\x01")
        assert (await rest(reader)).startswith(b"HTTP/1.1 400 ")
    assert events == ["not_http"]


@pytest.mark.usefixtures("hasty")
async def test_a_head_drop_by_drop_is_cut(call: Connect, events: list[str]) -> None:
    async with call() as wire:
        wire[1].write(b"GET / HTTP/1.1\r\nX: ")
        assert await drip(wire) == b""
    assert events == ["slow"]


@pytest.mark.usefixtures("hasty")
async def test_a_refused_body_drop_by_drop_is_cut(call: Connect, events: list[str]) -> None:
    async with call() as wire:
        wire[1].write(b"POST / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 60000\r\n\r\n")
        assert (await drip(wire)).startswith(b"HTTP/1.1 403 ")
    assert events == ["foreign_host", "slow"]


@pytest.mark.usefixtures("hasty")
async def test_a_connection_never_used_is_closed_without_a_word(
    call: Connect, events: list[str]
) -> None:
    async with call() as (reader, _):
        assert await rest(reader) == b""
    assert events == []


@pytest.mark.usefixtures("hasty")
async def test_a_long_call_is_not_cut(call: Connect, server: Server, demo: Demo) -> None:
    async with call() as (reader, writer):
        writer.write(head(server, "POST /api/v1/hold HTTP/1.1"))
        await demo.held.wait()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.5):
                await reader.read(1)


@pytest.mark.usefixtures("hasty")
async def test_a_call_behind_another_one_is_not_cut(
    call: Connect, server: Server, demo: Demo
) -> None:
    async with call() as (reader, writer):
        first = head(server, "GET /health HTTP/1.1")
        writer.write(first + head(server, "POST /api/v1/hold HTTP/1.1"))
        assert await reader.readline() == b"HTTP/1.1 200 OK\r\n"
        await demo.held.wait()
        await reader.readuntil(b"}")
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.5):
                await reader.read(1)


@pytest.mark.usefixtures("hasty")
async def test_a_quiet_page_is_not_cut(dial: Dial, server: Server) -> None:
    async with dial(server.token) as page:
        await page.recv()
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.5):
                await page.recv()
        await page.send('{"id": 1, "op": "session.ping"}')
        assert await page.recv() == '{"id":1,"ok":{}}'


async def test_calls_with_bodies_in_one_piece_are_all_answered(
    call: Connect, server: Server, events: list[str]
) -> None:
    body = b'{"text":"%s"}' % (b"x" * 60_000)
    length = f"Content-Length: {len(body)}"
    one = head(server, "POST /api/v1/demo HTTP/1.1", "Content-Type: application/json", length)
    async with call() as (reader, writer):
        for _ in range(3):
            writer.write((one + body) * 2)
            for _ in range(2):
                assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 201 ")
                await reader.readexactly(len(body))
    assert events == []


async def test_a_hoarder_takes_nothing_from_the_others(
    call: Connect, server: Server, events: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "MOST_CONNECTIONS", 3)
    async with call() as (reader, writer), call() as early, call():
        writer.write(head(server, "GET /health HTTP/1.1"))
        assert await reader.readline() == b"HTTP/1.1 200 OK\r\n"
        early[1].write(head(server, "GET /health HTTP/1.1"))
        assert await early[0].readline() == b"HTTP/1.1 200 OK\r\n"
        async with call() as (late, _):
            assert await rest(late) == b""
        writer.write(head(server, "GET /health HTTP/1.1"))
        await reader.readuntil(b"}")
        assert await reader.readline() == b"HTTP/1.1 200 OK\r\n"
    assert events == ["too_many_connections"]
