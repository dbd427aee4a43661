"""The server's life: where it listens, that it ends whatever is open, leaks nothing, and the file that names it."""

import asyncio
import json
import os
import socket
import stat
import threading
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import httpx2
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from fortune_desktop.api.server import Server, remove_server_file, write_server_file
from fortune_desktop.core.limits import Buckets, Limits, Rate
from fortune_desktop.core.session import Hub
from tests.api.demo import Demo


@pytest.mark.parametrize("host", ["0.0.0.0", "", "::", "192.168.0.2", "example.org"])
def test_it_listens_on_this_machine_only(hub: Hub, voice: Path, host: str) -> None:
    with pytest.raises(ValueError, match="this machine only"):
        Server(hub, voice, host=host)


async def test_it_answers_as_soon_as_it_has_started(server: Server) -> None:
    assert server.port > 0
    assert server.url == f"http://127.0.0.1:{server.port}"
    async with httpx2.AsyncClient(trust_env=False) as client:
        assert (await client.get(f"{server.url}/health")).status_code == 200


async def test_small_answers_are_not_held_back(server: Server) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", server.port)
    (listener,) = server._uvicorn.servers[0].sockets  # type: ignore[union-attr]
    assert listener.proto == socket.IPPROTO_TCP
    writer.close()


async def test_a_port_in_use_is_said(server: Server, hub: Hub, voice: Path) -> None:
    second = Server(hub, voice, port=server.port)
    with pytest.raises(OSError, match="in use"):
        await second.start()
    await second.stop()


async def test_it_ends_with_sockets_and_calls_open(
    hub: Hub, demo: Demo, resources: Path, voice: Path
) -> None:
    server = Server(hub, voice)
    await server.start()
    headers = {"Authorization": f"Bearer {server.token}"}
    url = f"ws://127.0.0.1:{server.port}/ws"
    deaf, deaf_writer = await asyncio.open_connection("127.0.0.1", server.port)
    async with connect(url, additional_headers=headers, proxy=None) as page:
        await page.recv()
        async with httpx2.AsyncClient(trust_env=False) as client:
            call = asyncio.create_task(
                client.post(f"{server.url}/api/v1/hold", headers=headers, timeout=30)
            )
            await demo.held.wait()
            async with asyncio.timeout(10):
                await server.stop()
            with pytest.raises(ConnectionClosed):
                await page.recv()
            await asyncio.gather(call, return_exceptions=True)
    assert await deaf.read() == b""
    deaf_writer.close()
    with pytest.raises(OSError, match=r"refused|failed"):
        await asyncio.open_connection("127.0.0.1", server.port)


async def _once(hub: Hub, voice: Path) -> None:
    """Start, be used by page and program, stop."""
    server = Server(hub, voice)
    await server.start()
    headers = {"Authorization": f"Bearer {server.token}"}
    url = f"ws://127.0.0.1:{server.port}/ws"
    async with httpx2.AsyncClient(trust_env=False) as client:
        await client.get(f"{server.url}/assets/app.js")
        async with connect(url, additional_headers=headers, proxy=None) as page:
            await page.recv()
    await server.stop()


async def test_open_and_close_fifty_times_leaves_nothing(
    hub: Hub, resources: Path, voice: Path
) -> None:
    for _ in range(3):
        await _once(hub, voice)
    files, threads, tasks = _open_files(), threading.active_count(), len(asyncio.all_tasks())
    for _ in range(50):
        await _once(hub, voice)
    assert _open_files() <= files
    assert threading.active_count() <= threads
    assert len(asyncio.all_tasks()) == tasks
    assert not hub.bus._boxes


def _open_files() -> int:
    return sum(1 for _ in Path("/proc/self/fd").iterdir()) if Path("/proc/self/fd").exists() else 0


@pytest.fixture
def told() -> list[str]:
    """The security events so far."""
    return []


@pytest.fixture
async def strict(hub: Hub, resources: Path, voice: Path, told: list[str]) -> AsyncIterator[Server]:
    """A server with small limits: three calls, two of a person, two frames, and hardly any after that."""
    few = Limits(Buckets(Rate(0.01, 3)), Buckets(Rate(0.01, 2)), Rate(0.01, 2))
    hub = replace(hub, limits=few, security=lambda event, **_facts: told.append(event))
    server = Server(hub, voice)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def program(strict: Server) -> AsyncIterator[httpx2.AsyncClient]:
    """A client with the strict server's token."""
    headers = {"Authorization": f"Bearer {strict.token}"}
    async with httpx2.AsyncClient(base_url=strict.url, headers=headers, trust_env=False) as client:
        yield client


def refused_until(answer: httpx2.Response) -> float:
    """The exact wait of a 429, whose header is the next whole second."""
    assert answer.status_code == 429
    error = answer.json()["error"]
    assert error["code"] == "too_many_requests"
    seconds: float = error["details"]["retry_after"]
    assert int(answer.headers["retry-after"]) - 1 < seconds <= int(answer.headers["retry-after"])
    return seconds


async def test_too_many_calls_are_told_when_to_come_back(
    program: httpx2.AsyncClient, strict: Server, told: list[str]
) -> None:
    answers = [await program.post("/api/v1/touch") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200] * 3 + [429] * 2
    assert 90 < refused_until(answers[-1]) <= 100
    assert told == ["rate_limited"] * 2
    async with httpx2.AsyncClient(base_url=strict.url, trust_env=False) as guest:
        assert (await guest.get("/health")).status_code == 200
        cookie = {"Cookie": f"fortune_{strict.port}={strict._keys.session}"}
        assert (await guest.post("/api/v1/touch", headers=cookie)).status_code == 200


async def test_too_many_calls_of_one_person_leave_the_others_alone(
    program: httpx2.AsyncClient, strict: Server
) -> None:
    first = [await program.get(f"/api/v1/demo/{UUID(int=1)}?word=a") for _ in range(3)]
    assert [answer.status_code for answer in first] == [200, 200, 429]
    refused_until(first[-1])
    cookie = {"Cookie": f"fortune_{strict.port}={strict._keys.session}"}
    async with httpx2.AsyncClient(base_url=strict.url, trust_env=False) as page:
        other = await page.get(f"/api/v1/demo/{UUID(int=2)}?word=a", headers=cookie)
    assert other.status_code == 200


async def flood(socket: ClientConnection) -> None:
    """Ask on and on, whatever the answer."""
    for _ in range(10_000):
        await socket.send('{"id": 3, "op": "session.ping"}')
        await socket.recv()


async def test_a_flood_of_frames_ends_while_others_go_on(strict: Server, told: list[str]) -> None:
    headers = {"Authorization": f"Bearer {strict.token}"}
    url = f"ws://127.0.0.1:{strict.port}/ws"
    async with connect(url, additional_headers=headers, proxy=None) as quiet:
        await quiet.recv()
        async with connect(url, additional_headers=headers, proxy=None) as noisy:
            await noisy.recv()
            for number in range(2):
                await noisy.send(json.dumps({"id": number, "op": "session.ping"}))
                assert json.loads(await noisy.recv()) == {"id": number, "ok": {}}
            await noisy.send('{"id": 2, "op": "session.ping"}')
            refusal = json.loads(await noisy.recv())
            assert (refusal["id"], refusal["error"]["code"]) == (2, "too_many_requests")
            assert 90 < refusal["error"]["details"]["retry_after"] <= 100
            with pytest.raises(ConnectionClosed) as closed:
                await flood(noisy)
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == 1008
        await quiet.send('{"id": 1, "op": "session.ping"}')
        assert json.loads(await quiet.recv()) == {"id": 1, "ok": {}}
    assert told == ["flood"]


def test_the_server_file_is_for_the_person_alone(tmp_path: Path) -> None:
    for token in ("first", "second"):
        write_server_file(tmp_path, "http://127.0.0.1:1", token, 42)
    path = tmp_path / "server.json"
    assert json.loads(path.read_text()) == {
        "url": "http://127.0.0.1:1",
        "token": "second",
        "pid": 42,
    }
    assert [p.name for p in tmp_path.iterdir()] == ["server.json"]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_server_file_goes_with_its_own_run_only(tmp_path: Path) -> None:
    write_server_file(tmp_path, "http://127.0.0.1:1", "token", 42)
    remove_server_file(tmp_path, 41)
    assert (tmp_path / "server.json").exists()
    remove_server_file(tmp_path, 42)
    remove_server_file(tmp_path, 42)
    assert not (tmp_path / "server.json").exists()
