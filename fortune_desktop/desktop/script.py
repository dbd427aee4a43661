"""What `run --person --say --capture` asks for: the app is used as a person would, a picture is taken, it ends."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pydantic import JsonValue

from fortune_desktop.core.errors import FortuneError
from fortune_desktop.core.session import Hub

AT_REST = ("idle", "ready")


@dataclass(frozen=True)
class Script:
    """What to do after the start: `person` is a profile's fields, `say` goes in as if typed, `after` is in seconds."""

    person: dict[str, JsonValue] | None = None
    say: tuple[str, ...] = ()
    capture: Path | None = None
    after: float = 60.0

    @property
    def ends_the_app(self) -> bool:
        """A picture is the end of a scripted run."""
        return self.capture is not None


async def perform(hub: Hub, script: Script) -> None:
    """Play the script through a connection of its own, as a page would; runs on the core loop."""
    actor = _Actor(hub)
    await actor.enter()
    try:
        if script.person is not None:
            await actor.call("user.update", script.person)
        for text in script.say:
            await actor.say(text)
    finally:
        await actor.leave()


class _Actor:
    """A connection that calls, and waits for what it sees."""

    def __init__(self, hub: Hub) -> None:
        self._session = hub.session()
        self._frames = self._session.frames()
        self._calls = 0

    async def enter(self) -> None:
        await self._session.open()

    async def leave(self) -> None:
        await self._session.close()

    async def call(self, name: str, params: dict[str, JsonValue]) -> None:
        """Run an operation for the person this connection follows; its error is raised."""
        self._calls += 1
        own = {"user_id": str(self._session.user_id)}
        self._session.receive(json.dumps({"id": self._calls, "op": name, "params": params | own}))
        answer = await self._until(lambda frame: frame.get("id") == self._calls)
        if "error" in answer:
            raise ScriptFailed(error=answer["error"])

    async def say(self, text: str) -> None:
        """Say something and wait until she has finished answering."""
        await self.call("chat.send", {"message": text})
        await self._until(_is_at_rest)

    async def _until(self, wanted: Callable[[dict[str, JsonValue]], bool]) -> dict[str, JsonValue]:
        async for frame in self._frames:
            message: dict[str, JsonValue] = json.loads(frame)
            if wanted(message):
                return message
        raise ScriptFailed(error="the connection was closed")


class ScriptFailed(FortuneError):
    """A scripted run could not do what it was asked."""


def _is_at_rest(frame: dict[str, JsonValue]) -> bool:
    data = frame.get("data")
    return (
        frame.get("type") == "character_status"
        and isinstance(data, dict)
        and data["status"] in AT_REST
    )
