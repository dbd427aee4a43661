"""What was kept of a person: their readings, their sittings, and all of it as one file."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, JsonValue, RootModel

from fortune_desktop.core.operations import Done, operation
from fortune_desktop.profile.service import OneUser
from fortune_desktop.store.conversations import Conversations
from fortune_desktop.store.exports import Exports
from fortune_desktop.store.readings import Readings
from fortune_desktop.store.records import Reaction, ReadingPage, Sitting


class ReadingsRequest(OneUser):
    """A page of readings, newest first; `cursor` is the one of the page before, `kind` such as `daily` or `tarot`."""

    kind: Annotated[str, Field(max_length=24)] | None = None
    cursor: str | None = None
    limit: Annotated[int, Field(ge=1, le=100)] = 20


class ReactRequest(OneUser):
    """What a person thought of a reading: 1 (not at all) to 5 (very much), and in their own words."""

    model_config = ConfigDict(extra="forbid")

    id: UUID
    rating: Annotated[int, Field(ge=1, le=5)]
    note: Annotated[str, Field(max_length=500)] | None = None


class SittingList(RootModel[list[Sitting]]):
    """A person's open sittings."""


class OneSitting(OneUser):
    """Which of a person's sittings."""

    id: UUID


class Export(BaseModel):
    """Everything that is kept of a person, readable; `data` has a part for each kind of thing."""

    exported_at: datetime
    data: dict[str, JsonValue]


class HistoryService:
    """Readings, sittings and exports of persons; `now` gives aware times.

    Who wants to know of reactions adds itself to `reacted`: person, reading, rating.
    """

    def __init__(
        self,
        readings: Readings,
        conversations: Conversations,
        exports: Exports,
        now: Callable[[], datetime],
    ) -> None:
        self.reacted: list[Callable[[UUID, UUID, int], Awaitable[None]]] = []
        self._readings = readings
        self._conversations = conversations
        self._exports = exports
        self._now = now

    @operation("user.export", "GET", "/user/{user_id}/export")
    async def export(self, request: OneUser) -> Export:
        """Everything that is kept of a person."""
        data = await self._exports.collect(request.user_id)
        return Export(exported_at=self._now(), data=data)

    @operation("user.readings", "GET", "/user/{user_id}/readings")
    async def readings(self, request: ReadingsRequest) -> ReadingPage:
        """The readings a person got."""
        return await self._readings.page(
            request.user_id, request.kind, request.cursor, request.limit
        )

    @operation("user.react", "POST", "/user/{user_id}/readings/{id}/reaction")
    async def react(self, request: ReactRequest) -> Reaction:
        """Say what a reading was worth; a second word replaces the first."""
        user_id, reading, rating = request.user_id, request.id, request.rating
        reaction = await self._readings.react(user_id, reading, rating, request.note)
        for tell in self.reacted:
            await tell(user_id, reading, rating)
        return reaction

    @operation("sessions.list", "GET", "/user/{user_id}/sessions")
    async def sessions(self, request: OneUser) -> SittingList:
        """A person's open sittings; one ends after half an hour of silence."""
        return SittingList(await self._conversations.sessions(request.user_id))

    @operation("sessions.create", "POST", "/user/{user_id}/sessions", status=201)
    async def open_session(self, request: OneUser) -> Sitting:
        """Begin a sitting; of more than five the one idle longest ends."""
        return await self._conversations.open(request.user_id)

    @operation("sessions.delete", "DELETE", "/user/{user_id}/sessions/{id}")
    async def end_session(self, request: OneSitting) -> Done:
        """End a sitting; what was said in it stays."""
        await self._conversations.end(request.user_id, request.id)
        return Done()
