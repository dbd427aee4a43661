"""The WebSocket: carries the frames of one session both ways, never faster than the client reads."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import UUID

from starlette.status import WS_1008_POLICY_VIOLATION
from starlette.websockets import WebSocket, WebSocketDisconnect

from fortune_desktop.api.answers import caller_locale, error_answer
from fortune_desktop.core.errors import FortuneError, Invalid, NotFound
from fortune_desktop.core.session import Hub, Session
from fortune_desktop.core.texts import Texts

PROTOCOL = "fortune.v1"

SocketEndpoint = Callable[[WebSocket], Awaitable[None]]


def serve_frames(hub: Hub) -> SocketEndpoint:
    """The endpoint of `/ws?user_id=…`: follows that person, or the last one."""

    async def endpoint(socket: WebSocket) -> None:
        locale = caller_locale(socket.headers)
        try:
            session = hub.session(locale, _person(socket))
            await session.open()
        except FortuneError as error:
            await socket.send_denial_response(error_answer(error, hub.texts, locale))
            return
        try:
            await socket.accept(PROTOCOL if PROTOCOL in socket["subprotocols"] else None)
            await _carry(socket, session)
        finally:
            await session.close()

    return endpoint


def refuse_socket(texts: Texts) -> SocketEndpoint:
    """The endpoint of every other path: 404 in the error shape."""

    async def endpoint(socket: WebSocket) -> None:
        answer = error_answer(NotFound(), texts, caller_locale(socket.headers))
        await socket.send_denial_response(answer)

    return endpoint


def _person(socket: WebSocket) -> UUID | None:
    wanted = socket.query_params.get("user_id")
    try:
        return UUID(wanted) if wanted else None
    except ValueError as problem:
        raise Invalid(field="user_id") from problem


async def _carry(socket: WebSocket, session: Session) -> None:
    """Send and receive until the client is gone, or has sent more than anybody may."""
    # Held while a frame goes out: who does not read is not read either, so answers cannot pile up.
    sending = asyncio.Lock()

    async def speak() -> None:
        try:
            async for frame in session.frames():
                async with sending:
                    await socket.send_text(frame)
            if session.flooded:
                await socket.close(WS_1008_POLICY_VIOLATION)
        except WebSocketDisconnect:
            return  # the listening side sees it too

    async with asyncio.TaskGroup() as group:
        speaking = group.create_task(speak())
        while (frame := await _heard(socket)) is not None:
            session.receive(frame)
            async with sending:
                pass
        speaking.cancel()


async def _heard(socket: WebSocket) -> str | None:
    """The next frame as text; None when the client is gone."""
    message = await socket.receive()
    if message["type"] == "websocket.disconnect":
        return None
    text = message.get("text")
    return text if isinstance(text, str) else message["bytes"].decode("utf-8", "replace")
