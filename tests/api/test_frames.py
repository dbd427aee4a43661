"""The WebSocket over the real server: frames both ways, refusals, limits and clients that misbehave."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pydantic import JsonValue
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from fortune_desktop.api.server import Server
from fortune_desktop.core.events import Bus, Notice
from fortune_desktop.core.limits import Buckets, Limits, Rate
from fortune_desktop.core.operations import Operations
from fortune_desktop.core.session import MAX_FRAME_BYTES, MAX_REFUSED, Hub
from fortune_desktop.core.texts import Texts
from tests.api.demo import PERSON, Demo, Dial


async def nothing_to_show(user_id: UUID) -> dict[str, JsonValue]:
    """A page's state without anything in it."""
    return {}


async def the_person() -> UUID:
    """The one person of these tests."""
    return PERSON


async def heard(socket: ClientConnection) -> dict[str, Any]:
    """The next frame."""
    frame: dict[str, Any] = json.loads(await socket.recv())
    return frame


async def ask(socket: ClientConnection, frame: object) -> dict[str, Any]:
    """Send a frame, as it is or as JSON, and hear the next one."""
    await socket.send(frame if isinstance(frame, str | bytes) else json.dumps(frame))
    return await heard(socket)


async def test_the_protocol_is_selected_and_the_snapshot_comes_first(
    dial: Dial, server: Server, hub: Hub
) -> None:
    async with dial(server.token) as socket:
        assert socket.subprotocol == "fortune.v1"
        first = await heard(socket)
    assert first["type"] == "state_snapshot"
    assert first["data"]["epoch"] == hub.bus.epoch
    assert first["data"]["user_id"] == str(PERSON)


async def test_a_program_may_leave_the_protocol_out(server: Server) -> None:
    headers = {"Authorization": f"Bearer {server.token}"}
    url = f"ws://127.0.0.1:{server.port}/ws"
    async with connect(url, additional_headers=headers, proxy=None) as socket:
        assert socket.subprotocol is None
        assert (await heard(socket))["type"] == "state_snapshot"


async def test_the_token_is_never_selected_as_protocol(server: Server) -> None:
    protocols: Any = [f"token.{server.token}"]
    url = f"ws://127.0.0.1:{server.port}/ws"
    async with connect(url, subprotocols=protocols, proxy=None) as socket:
        assert socket.subprotocol is None


async def test_calls_are_answered_with_their_id(dial: Dial, server: Server) -> None:
    async with dial(server.token) as socket:
        await heard(socket)
        params = {"user_id": str(PERSON), "word": "달"}
        answer = await ask(socket, {"id": 7, "op": "demo.ask", "params": params})
    assert answer["id"] == 7
    assert answer["ok"]["theWords"] == ["달"]


async def test_a_call_as_bytes_is_a_call(dial: Dial, server: Server) -> None:
    async with dial(server.token) as socket:
        await heard(socket)
        assert await ask(socket, b'{"id":1,"op":"session.ping"}') == {"id": 1, "ok": {}}


async def test_events_reach_the_client(dial: Dial, server: Server, hub: Hub) -> None:
    async with dial(server.token) as socket:
        await heard(socket)
        hub.bus.publish(Notice(level="info", code="hello"))
        assert (await heard(socket))["data"]["code"] == "hello"


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ("{", "bad_request"),
        ("[]", "bad_request"),
        ("null", "bad_request"),
        (b"\xff\xfe", "bad_request"),
        ('{"id":1,"op":7}', "bad_request"),
        ('{"id":1,"op":"\\ud800"}', "bad_request"),
        ('{"id":NaN,"op":"session.ping"}', "bad_request"),
        ('{"id":1,"op":"demo.none"}', "unknown_operation"),
        ('{"id":1,"op":"demo.ask","params":{}}', "invalid"),
        ('{"id":1,"op":"demo.bug"}', "internal"),
        ('{"id":1,"op":"demo.clash"}', "conflict"),
    ],
)
async def test_a_bad_frame_is_answered_and_the_connection_goes_on(
    dial: Dial, server: Server, frame: str | bytes, code: str
) -> None:
    async with dial(server.token, Accept_Language="en") as socket:
        await heard(socket)
        error = (await ask(socket, frame))["error"]
        assert error["code"] == code
        assert error["message"].startswith(f"en: {code}")
        assert await ask(socket, {"id": 2, "op": "session.ping"}) == {"id": 2, "ok": {}}


async def test_an_oversized_frame_closes_with_1009(dial: Dial, server: Server) -> None:
    async with dial(server.token) as socket:
        await heard(socket)
        await socket.send("x" * (MAX_FRAME_BYTES + 1))
        with pytest.raises(ConnectionClosed) as closed:
            await socket.recv()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1009


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/ws?user_id=nobody", 422),
        ("/ws?user_id=00000000-0000-0000-0000-000000000099", 404),
        ("/other", 404),
        ("/api/v1/touch", 404),
    ],
)
async def test_what_cannot_be_followed_is_refused_in_the_error_shape(
    dial: Dial, server: Server, path: str, status: int
) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with dial(server.token, path=path):
            pass
    response = refused.value.response
    assert response.status_code == status
    assert "error" in json.loads(response.body or b"")


async def test_a_named_person_is_followed(dial: Dial, server: Server) -> None:
    async with dial(server.token, path=f"/ws?user_id={PERSON}") as socket:
        assert (await heard(socket))["data"]["user_id"] == str(PERSON)


async def test_a_client_that_leaves_cancels_its_calls(
    dial: Dial, server: Server, demo: Demo, hub: Hub
) -> None:
    async with dial(server.token) as socket:
        await heard(socket)
        await socket.send('{"id":1,"op":"demo.hold"}')
        await demo.held.wait()
    await server.stop()
    assert not any("hold" in repr(task.get_coro()) for task in asyncio.all_tasks())
    assert not hub.bus._boxes


async def test_a_client_that_does_not_read_is_not_read_either(server: Server, demo: Demo) -> None:
    """It floods calls with large answers; what the server takes in comes to rest, and it can stop."""
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(
        f"GET /ws HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        f"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nAuthorization: Bearer {server.token}\r\n\r\n".encode()
    )
    await reader.readuntil(b"\r\n\r\n")
    text = b"x" * 60_000
    call = b'{"id":1,"op":"demo.make","params":{"text":"%s"}}' % text
    frame = b"\x81\xfe" + len(call).to_bytes(2) + b"\0\0\0\0" + call
    sent = 0
    try:
        while sent < 2000:
            writer.write(frame)
            async with asyncio.timeout(1):
                await writer.drain()
            sent += 1
    except TimeoutError:
        pass
    assert sent < 2000
    assert demo.calls < 2000

    await server.stop()
    async with asyncio.timeout(5):
        while server._uvicorn.server_state.connections:  # type: ignore[union-attr]
            await asyncio.sleep(0)
    writer.transport.abort()


async def _until_closed(socket: ClientConnection) -> AsyncIterator[str]:
    """Every frame until the other side closes, whatever its reason."""
    while True:
        try:
            yield str(await socket.recv())
        except ConnectionClosed:
            return


async def test_a_flood_ends_with_1008_and_a_security_event(
    demo: Demo, texts: Texts, voice: Path, resources: Path
) -> None:
    events: list[str] = []
    slow = Limits(Buckets(Rate(1e6, 1e6)), Buckets(Rate(1e6, 1e6)), Rate(1e-9, 2))
    hub = Hub(
        Operations(demo), Bus(), texts, nothing_to_show, the_person,
        limits=slow, security=lambda event, **facts: events.append(event),
    )  # fmt: skip
    server = Server(hub, voice)
    await server.start()
    headers = {"Authorization": f"Bearer {server.token}"}
    url = f"ws://127.0.0.1:{server.port}/ws"
    async with connect(url, additional_headers=headers, proxy=None) as socket:
        await heard(socket)
        for number in range(MAX_REFUSED + 2):
            await socket.send(f'{{"id":{number},"op":"session.ping"}}')
        heard_back = [json.loads(frame) async for frame in _until_closed(socket)]
    await server.stop()
    refused = [frame["error"]["code"] for frame in heard_back if "error" in frame]
    assert set(refused) == {"too_many_requests"}
    assert socket.close_code == 1008
    assert events == ["flood"]
