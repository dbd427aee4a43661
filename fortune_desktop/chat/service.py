"""The conversation operations: one turn at a time a person, stopped at any stage, kept in a history."""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any, Protocol, TypeVar
from uuid import UUID

from pydantic import JsonValue

from fortune_desktop.chat.models import (
    ChatReply,
    ChatRequest,
    ClearRequest,
    HistoryRequest,
    Stopped,
    StopRequest,
)
from fortune_desktop.chat.readings import Oracle
from fortune_desktop.chat.responder import Responder
from fortune_desktop.chat.turn import (
    Character,
    Conversations,
    Outcome,
    Room,
    Turn,
    TurnTimes,
    Voice,
)
from fortune_desktop.core.errors import BirthMissing, Invalid, Unavailable
from fortune_desktop.core.events import Event
from fortune_desktop.core.operations import Done, operation
from fortune_desktop.fortune.daily.models import DailyRequest
from fortune_desktop.fortune.rooms import Fortune
from fortune_desktop.safety.service import SafetyService
from fortune_desktop.store.records import MessagePage, Person

log = logging.getLogger(__name__)

SHOWN_MESSAGES = 30
KEPT_TIMES = 50

Result = TypeVar("Result")


class People(Protocol):
    """Who is talking."""

    async def person(self, user_id: UUID) -> Person:
        """The person with this id; NotFound if there is none."""


@dataclass(eq=False)
class _Seat:
    """One person's place: the lock that keeps their turns apart, the newest of them and its task."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    turn: Turn | None = None
    task: asyncio.Task[ChatReply] | None = None


class ChatService:
    """Talks with people. All methods belong to the core loop; `now` gives the aware local time.

    `ended` is told of every turn when its last word has sounded.
    """

    def __init__(
        self,
        *,
        conversations: Conversations,
        people: People,
        fortune: Fortune,
        voice: Voice,
        character: Character,
        safety: SafetyService,
        responders: Sequence[Responder],
        publish: Callable[[Event], None],
        now: Callable[[], datetime],
        clock: Callable[[], float] = time.monotonic,
        ended: Callable[[TurnTimes, Outcome], None] = lambda times, outcome: None,
    ) -> None:
        oracle = Oracle(fortune, now)
        self._room = Room(
            conversations, oracle, voice, character, safety, responders, publish, now, clock
        )
        self._people = people
        self._fortune = fortune
        self._ended = ended
        self._numbers = count(1)
        self._seats: dict[UUID, _Seat] = {}
        self._live: set[Turn] = set()
        self._tasks: set[asyncio.Task[Any]] = set()
        self.times: deque[TurnTimes] = deque(maxlen=KEPT_TIMES)

    @operation("chat.send", "POST", "/chat")
    async def send(self, request: ChatRequest) -> ChatReply:
        """Say something; the answer streams as events and comes back whole."""
        received = self._room.clock()
        self._check_override(request.provider_override)
        person = await self._people.person(request.user_id)
        number = next(self._numbers)
        turn = Turn(
            self._room,
            number,
            person,
            request.message,
            TurnTimes(number, received),
            request.provider_override,
            request.conversation_id,
        )
        seat = self._seats.setdefault(person.user_id, _Seat())
        if seat.turn is not None:
            seat.turn.stop()
        seat.turn, seat.task = turn, self._start(self._answer(seat, turn))
        self._live.add(turn)
        # A caller who goes away does not take the turn with them.
        return await asyncio.shield(seat.task)

    @operation("chat.stop", "POST", "/chat/{user_id}/stop")
    async def stop(self, request: StopRequest) -> Stopped:
        """Silence now, whatever the turn is doing; what was said so far is kept."""
        seat = self._seats.get(request.user_id)
        if seat is None or seat.turn not in self._live or seat.task is None:
            await self._people.person(request.user_id)
            return Stopped(stopped=False)
        seat.turn.stop()
        await asyncio.wait([seat.task])
        return Stopped(stopped=True)

    @operation("chat.history", "GET", "/chat/{user_id}/history")
    async def history(self, request: HistoryRequest) -> MessagePage:
        """A page of the conversation, newest first."""
        await self._people.person(request.user_id)
        return await self._room.conversations.page(request.user_id, request.cursor, request.limit)

    @operation("chat.clear", "DELETE", "/chat/{user_id}/history")
    async def clear(self, request: ClearRequest) -> Done:
        """Forget the whole conversation."""
        await self.stop(StopRequest(user_id=request.user_id))
        await self._room.conversations.clear(request.user_id)
        return Done()

    async def forget(self, user_id: UUID) -> None:
        """The person is gone: stop what is being said to them, and keep no place for them."""
        seat = self._seats.pop(user_id, None)
        if seat is not None and seat.turn in self._live and seat.task is not None:
            seat.turn.stop()
            await asyncio.wait([seat.task])

    async def snapshot(self, user_id: UUID) -> dict[str, JsonValue]:
        """The conversation's part of a page's state: last messages, the turn under way, today's reading."""
        recent = await self._room.conversations.recent(user_id, SHOWN_MESSAGES)
        return {
            "messages": [message.model_dump(mode="json") for message in recent],
            "turn": self._turn_under_way(user_id),
            "reading": await self._reading_of_today(user_id),
        }

    async def settle(self) -> None:
        """Wait until every turn has ended and the last word has sounded."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def close(self) -> None:
        """Stop every turn and wait until each has ended."""
        for turn in tuple(self._live):
            turn.stop()
        await self.settle()

    async def _answer(self, seat: _Seat, turn: Turn) -> ChatReply:
        """Run a turn after the one before it; its voice sounds on in a task of its own."""
        failed = True
        try:
            async with seat.lock:
                self.times.append(turn.times)
                reply = await turn.run()
            failed = False
            return reply
        finally:
            self._start(self._fall_silent(turn, failed))

    async def _fall_silent(self, turn: Turn, failed: bool) -> None:
        await turn.silent()
        log.info("turn %d: %s", turn.number, turn.times)
        self._live.discard(turn)
        if not self._live:
            self._room.character.status("idle")
        self._ended(turn.times, "failed" if failed else "stopped" if turn.stopped else "answered")

    def _start(self, work: Coroutine[Any, Any, Result]) -> asyncio.Task[Result]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._forget)
        return task

    def _forget(self, task: asyncio.Task[Result]) -> None:
        self._tasks.discard(task)
        if not task.cancelled():
            task.exception()  # its caller may be gone; the turn has published what went wrong

    def _check_override(self, provider: str | None) -> None:
        if provider is not None and all(one.id != provider for one in self._room.responders):
            raise Invalid(field="provider_override")

    def _turn_under_way(self, user_id: UUID) -> JsonValue:
        seat = self._seats.get(user_id)
        turn = seat.turn if seat else None
        if turn is None or turn not in self._live or turn.times.answered is not None:
            return None
        return {"turn": turn.number, "text": turn.answer.text}

    async def _reading_of_today(self, user_id: UUID) -> JsonValue:
        person = await self._people.person(user_id)
        with suppress(BirthMissing, Unavailable):
            request = DailyRequest(user_id=user_id, locale=person.locale)
            return (await self._fortune.days.daily(request)).model_dump(mode="json")
        return None
