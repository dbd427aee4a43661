"""One turn of talk, from the message to the last sound: heard, saved, understood, answered, spoken, saved."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Protocol
from uuid import UUID, uuid4

from fortune_desktop.chat.answer import Answer, Saying
from fortune_desktop.chat.intents import language_of, understand
from fortune_desktop.chat.models import ChatReply, CostInfo, PerformanceMetrics
from fortune_desktop.chat.offline import accepted
from fortune_desktop.chat.readings import Oracle, Reading
from fortune_desktop.chat.responder import FixedAnswer, Responder, TurnContext
from fortune_desktop.core.birth import Locale
from fortune_desktop.core.errors import FortuneError
from fortune_desktop.core.events import (
    ChatDelta,
    ChatResponse,
    ChatTurn,
    Emotion,
    Event,
    Notice,
    Status,
)
from fortune_desktop.safety.service import SafetyService
from fortune_desktop.store.records import Message, MessagePage, Person
from fortune_desktop.voice.models import Line, Utterance

REMEMBERED = 20
log = logging.getLogger(__name__)


class Conversations(Protocol):
    """Where messages are kept."""

    async def add(self, message: Message) -> None:
        """Write a message."""

    async def recent(self, user_id: UUID, limit: int) -> list[Message]:
        """The last messages, oldest first."""

    async def page(self, user_id: UUID, cursor: str | None, limit: int) -> MessagePage:
        """A page of messages, newest first."""

    async def clear(self, user_id: UUID) -> None:
        """Delete a person's conversation."""

    async def conversation_of(self, user_id: UUID) -> UUID:
        """The person's present sitting."""


class Voice(Protocol):
    """What speaks."""

    def say(self, line: Line) -> Utterance:
        """Say a line after those already waiting."""

    def stop(self) -> None:
        """Be silent at once."""


class Character(Protocol):
    """What shows it."""

    def feel(self, emotion: Emotion, intensity: float = 1.0) -> None:
        """Show an emotion."""

    def gesture(self, name: str) -> None:
        """Make a gesture."""

    def status(self, status: Status) -> None:
        """Tell what she is doing."""


@dataclass(frozen=True)
class Room:
    """What every turn works with; `now` gives the aware time, `clock` monotonic seconds."""

    conversations: Conversations
    oracle: Oracle
    voice: Voice
    character: Character
    safety: SafetyService
    responders: Sequence[Responder]
    publish: Callable[[Event], None]
    now: Callable[[], datetime]
    clock: Callable[[], float]


@dataclass
class TurnTimes:
    """When each stage of a turn was reached, in monotonic seconds; None if it never was."""

    turn: int
    received: float
    saved: float | None = None
    understood: float | None = None
    first_text: float | None = None
    first_sentence: float | None = None
    first_sound: float | None = None
    answered: float | None = None
    ended: float | None = None


@dataclass(eq=False)
class Turn:
    """One turn; `number` is its generation. After `stop` it publishes nothing but its own end."""

    room: Room
    number: int
    person: Person
    message: str
    times: TurnTimes
    override: str | None = None
    stopped: bool = False
    answer: Answer = field(default_factory=Answer)
    _utterances: list[Utterance] = field(default_factory=list)
    _answering: asyncio.Task[None] | None = None
    _responder: Responder | None = None
    _reading: Reading | None = None

    @property
    def locale(self) -> Locale:
        """The language of the turn: the message's, else the person's."""
        return language_of(self.message, self.person.locale)

    def stop(self) -> None:
        """Silence now: nothing more is said, shown or asked for."""
        if self.stopped:
            return
        self.stopped = True
        if self._answering is not None:
            self._answering.cancel()
        if any(not utterance.ended.done() for utterance in self._utterances):
            self.room.voice.stop()

    async def run(self) -> ChatReply:
        """Hear and answer; the voice may go on sounding afterwards. A storage error ends the turn and is raised."""
        try:
            conversation_id = await self._hear()
            if not self.stopped:
                await self._answer_unless_stopped()
            return await self._finish(conversation_id)
        except FortuneError as problem:
            notice = Notice(level="bad", code=problem.code, user_id=self.person.user_id)
            self.room.publish(notice)
            raise

    async def silent(self) -> None:
        """Wait until the last of its words has sounded or was stopped."""
        await asyncio.gather(*(utterance.ended for utterance in self._utterances))
        self.times.ended = self.room.clock()

    async def _hear(self) -> UUID:
        conversation_id = await self.room.conversations.conversation_of(self.person.user_id)
        message = Message(
            id=uuid4(),
            user_id=self.person.user_id,
            conversation_id=conversation_id,
            role="user",
            text=self.message,
            at=self.room.now(),
        )
        await self.room.conversations.add(message)
        self.times.saved = self.room.clock()
        self.room.publish(
            ChatTurn(
                user_id=message.user_id,
                turn=self.number,
                message_id=message.id,
                text=message.text,
                at=message.at,
            )
        )
        return conversation_id

    async def _answer_unless_stopped(self) -> None:
        self.room.character.status("thinking")
        self._answering = asyncio.create_task(self._answer(), name=f"turn {self.number}: answer")
        await asyncio.wait([self._answering])
        if not self._answering.cancelled():
            self._answering.result()

    async def _answer(self) -> None:
        verdict = self.room.safety.judge(self.message, self.locale)
        if verdict.action == "support":
            context = self._context("", (), ())
            responders: list[Responder] = [FixedAnswer(verdict.text)]
        else:
            context = await self._understand(verdict.text)
            responders = self._responders()
        self.times.understood = self.room.clock()
        for responder in responders:
            if await self._hear_out(responder, context):
                return
        raise FortuneError(what="no responder answered")

    async def _understand(self, message: str) -> TurnContext:
        recent = await self.room.conversations.recent(self.person.user_id, REMEMBERED + 1)
        history = tuple(self._cleaned(said) for said in recent[:-1])
        wanted = accepted(understand(message), history)
        readings = await self.room.oracle.read(wanted, self.person, self.locale)
        self._reading = readings[0] if readings else None
        context = self._context(message, history, readings)
        return replace_understanding(context, wanted)

    async def _hear_out(self, responder: Responder, context: TurnContext) -> bool:
        """Say what a responder answers; False if nothing of it was worth saying."""
        self.answer, self._responder = Answer(), responder
        try:
            async for chunk in responder.answer(context):
                self._say(self.answer.feed(chunk))
        except Exception:
            log.exception("responder %s failed", responder.id)
            self.answer.cut()
            return bool(self.answer.sayings)
        self._say(self.answer.close())
        return bool(self.answer.sayings)
