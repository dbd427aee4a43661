"""Services of this folder's tests: one operation, a snapshot, and a record of their end."""

import asyncio
from collections.abc import Awaitable, Callable
from uuid import UUID

from pydantic import BaseModel, JsonValue

from fortune_desktop.core.errors import FortuneError
from fortune_desktop.core.events import Bus
from fortune_desktop.core.operations import Operations, operation
from fortune_desktop.core.session import Hub
from fortune_desktop.core.texts import Texts

ME = UUID(int=7)


class Echo(BaseModel):
    text: str


class Echoes:
    """One operation."""

    @operation("test.echo", "POST", "/echo")
    async def echo(self, request: Echo) -> Echo:
        """Say it back."""
        return request


class StandIn:
    """Started services as the window sees them."""

    def __init__(self, *services: object) -> None:
        self.stopped = 0
        self.trouble: FortuneError | None = None
        self.refused = 0
        self.hub = Hub(
            Operations(Echoes(), *services), Bus(), Texts.load(), self._snapshot, self._last
        )

    async def stop(self) -> None:
        """Note that the services were stopped."""
        await asyncio.sleep(0)
        self.stopped += 1

    async def _snapshot(self, user_id: UUID) -> dict[str, JsonValue]:
        if self.trouble is not None:
            self.refused += 1
            raise self.trouble
        user: JsonValue = {"user_id": str(user_id), "locale": "ko", "preferences": {}}
        return {"user": user, "messages": [], "settings": {}, "character": {}, "sound": "silent"}

    async def _last(self) -> UUID:
        return ME


def starting(services: StandIn) -> Callable[[], Awaitable[StandIn]]:
    """A start that takes a moment of the loop, as a real one does."""

    async def start() -> StandIn:
        await asyncio.sleep(0)
        return services

    return start
