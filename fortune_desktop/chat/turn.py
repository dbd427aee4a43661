"""One turn of talk, from the message to the last sound: heard, saved, understood, answered, spoken, saved."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import partial
from typing import Literal, Protocol
from uuid import UUID, uuid4

from fortune_desktop.chat.answer import Answer, Saying
from fortune_desktop.chat.intents import Understanding, language_of, understand
from fortune_desktop.chat.models import ChatReply, CostInfo, PerformanceMetrics
from fortune_desktop.chat.offline import accepted
from fortune_desktop.chat.readings import Oracle, Reading
from fortune_desktop.chat.responder import FixedAnswer, Responder, TurnContext
from fortune_desktop.core.birth import Locale
from fortune_desktop.core.errors import FortuneError, Unavailable
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
Outcome = Literal["answered", "stopped", "failed"]
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

    async def conversation_of(self, user_id: UUID, conversation_id: UUID | None) -> UUID:
        """The person's present sitting, or the one named; NotFound or Conflict if it is not open."""


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
    """When each stage of a turn was reached, in monotonic seconds; None if it never was.

    `provider` is the responder that was heard last.
    """

    turn: int
    received: float
    provider: str = ""
    saved: float | None = None
    understood: float | None = None
    first_text: float | None = None
    first_sentence: float | None = None
    first_sound: float | None = None
    answered: float | None = None
    ended: float | None = None

    def stages(self) -> dict[str, float]:
        """Each stage that was reached, in seconds since the message came."""
        reached = ((f.name, getattr(self, f.name)) for f in fields(self)[3:])
        return {name: at - self.received for name, at in reached if at is not None}

    def __str__(self) -> str:
        """Each stage that was reached, in milliseconds since the message came."""
        return ", ".join(f"{name} {round(1000 * at)} ms" for name, at in self.stages().items())


@dataclass(eq=False)
class Turn:
    """One turn; `number` is its generation. After `stop` it publishes nothing but its own end."""

    room: Room
    number: int
    person: Person
    message: str
    times: TurnTimes
    override: str | None = None
    sitting: UUID | None = None
    stopped: bool = False
    answer: Answer = field(default_factory=Answer)
    _utterances: list[Utterance] = field(default_factory=list)
    _sounding: Saying | None = None
    _answering: asyncio.Task[None] | None = None
    _responder: Responder | None = None
    _reading: Reading | None = None

    @property
    def user_id(self) -> UUID:
        """Whose turn it is."""
        return self.person.user_id

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
        """Hear and answer; the voice may sound on afterwards. A storage error ends the turn and is raised."""
        try:
            said = await self._hear()
            try:
                if not self.stopped:
                    await self._answer_until_stopped()
            finally:
                reply = self._reply(said.conversation_id)
                await self._end(reply)
        except Unavailable as problem:
            self.room.publish(Notice(level="bad", code=problem.code, user_id=self.user_id))
            raise
        return reply

    async def silent(self) -> None:
        """Wait until the last of its words has sounded or was stopped."""
        await asyncio.gather(*(utterance.ended for utterance in self._utterances))
        self.times.ended = self.room.clock()

    async def _hear(self) -> Message:
        """Save what the person said."""
        said = Message(
            id=uuid4(),
            user_id=self.user_id,
            conversation_id=await self.room.conversations.conversation_of(
                self.user_id, self.sitting
            ),
            role="user",
            text=self.message,
            at=self.room.now(),
        )
        await self.room.conversations.add(said)
        self.times.saved = self.room.clock()
        self.room.publish(
            ChatTurn(
                user_id=said.user_id,
                turn=self.number,
                message_id=said.id,
                text=said.text,
                at=said.at,
            )
        )
        return said

    async def _answer_until_stopped(self) -> None:
        self.room.character.status("thinking")
        self._answering = asyncio.create_task(self._answer(), name=f"turn {self.number}: answer")
        await asyncio.wait([self._answering])
        if not self._answering.cancelled():
            self._answering.result()

    async def _answer(self) -> None:
        verdict = self.room.safety.judge(self.message, self.locale)
        responders: Sequence[Responder]
        if verdict.action != "allow":
            context = self._context("", Understanding(("unknown",)))
            responders = [FixedAnswer(verdict.action, verdict.text)]
        else:
            context = await self._understand(verdict.text)
            responders = self._responders()
        self.times.understood = self.room.clock()
        for responder in responders:
            if await self._hear_out(responder, context):
                return
        raise FortuneError(what="no responder answered")

    async def _understand(self, message: str) -> TurnContext:
        recent = await self.room.conversations.recent(self.user_id, REMEMBERED + 1)
        history = tuple(self._cleaned(said) for said in recent[:-1])
        wanted = accepted(understand(message), history)
        readings = await self.room.oracle.read(wanted, self.person, self.locale)
        self._reading = readings[0] if readings else None
        return self._context(message, wanted, history, readings)

    def _context(
        self,
        message: str,
        wanted: Understanding,
        history: tuple[Message, ...] = (),
        readings: tuple[Reading, ...] = (),
    ) -> TurnContext:
        now = self.room.now()
        return TurnContext(message, self.locale, self.person, history, wanted, readings, now)

    def _cleaned(self, said: Message) -> Message:
        if said.role == "assistant":
            return said
        return said.model_copy(update={"text": self.room.safety.clean(said.text)})

    def _responders(self) -> list[Responder]:
        """In the order they are tried: the one asked for first."""
        return sorted(self.room.responders, key=lambda one: one.id != self.override)

    async def _hear_out(self, responder: Responder, context: TurnContext) -> bool:
        """Say what a responder answers; False if nothing of it was worth saying."""
        answer, self._responder = Answer(), responder
        self.times.provider = responder.id
        self.answer = answer
        async for chunk in _unbroken(responder, context):
            if chunk is None:
                answer.cut()
                return bool(answer.sayings)
            self._say(*answer.feed(chunk))
        self._say(*answer.close())
        if self._sounding is not None and self._sounding is answer.sayings[-1]:
            self._show(self._sounding)  # a gesture may have come behind its last word
        return bool(answer.sayings)

    def _say(self, text: str, sayings: Sequence[Saying]) -> None:
        """Show more text and hand its sentences to the voice."""
        if text:
            self.times.first_text = self.times.first_text or self.room.clock()
            offset = len(self.answer.text) - len(text)
            self.room.publish(
                ChatDelta(user_id=self.user_id, turn=self.number, offset=offset, text=text)
            )
        for saying in sayings:
            self.times.first_sentence = self.times.first_sentence or self.room.clock()
            self._utterances.append(self.room.voice.say(self._line(saying)))

    def _line(self, saying: Saying) -> Line:
        return Line(
            text=saying.sentence.text,
            user_id=self.user_id,
            turn=self.number,
            locale=self.locale,
            emotion=saying.emotion,
            on_start=partial(self._show, saying),
        )

    def _show(self, saying: Saying) -> None:
        """Her face and body follow the sentence that begins to sound."""
        if self.stopped:
            return
        self.times.first_sound = self.times.first_sound or self.room.clock()
        self._sounding = saying
        self.room.character.status("speaking")
        self.room.character.feel(saying.emotion)
        for gesture in saying.gestures:
            self.room.character.gesture(gesture)

    async def _end(self, reply: ChatReply) -> None:
        """Save the answer, then tell the pages that the turn is over, saved or not."""
        at = self.room.now()
        try:
            if reply.text:
                await self.room.conversations.add(self._message(reply, at))
        finally:
            self.times.answered = self.room.clock()
            self.room.publish(self._response(reply, at))

    def _message(self, reply: ChatReply, at: datetime) -> Message:
        return Message(
            id=reply.message_id,
            user_id=self.user_id,
            conversation_id=reply.conversation_id,
            role="assistant",
            text=reply.text,
            at=at,
            emotion=reply.emotion,
            provider=reply.provider,
            model=reply.model,
            reading=reply.reading,
            stopped=reply.stopped,
        )

    def _response(self, reply: ChatReply, at: datetime) -> ChatResponse:
        return ChatResponse(
            user_id=self.user_id,
            turn=self.number,
            message_id=reply.message_id,
            conversation_id=reply.conversation_id,
            text=reply.text,
            emotions=reply.emotions,
            emotion=reply.emotion,
            timestamp=at,
            provider=reply.provider,
            model=reply.model,
            stopped=reply.stopped,
            reading=reply.reading,
            cost_info=reply.cost_info.model_dump(mode="json"),
        )

    def _reply(self, conversation_id: UUID) -> ChatReply:
        """The answer as far as it came."""
        answer, responder, times = self.answer, self._responder, self.times
        text = answer.text.strip()
        provider = responder.id if responder else ""
        first = times.first_text
        return ChatReply(
            turn=self.number,
            message_id=uuid4(),
            conversation_id=conversation_id,
            text=text,
            emotions=answer.emotions,
            emotion=answer.emotion,
            gestures=answer.gestures,
            animation_plan=answer.plan,
            provider=provider,
            model=responder.model if responder else "",
            stopped=self.stopped,
            reading=self._reading.card if self._reading and text else None,
            cost_info=CostInfo(provider=provider),
            performance_metrics=PerformanceMetrics(
                response_time=self.room.clock() - times.received,
                token_count=len(text.split()),
                first_token_ms=(first - times.received) * 1000 if first else None,
            ),
        )


async def _unbroken(responder: Responder, context: TurnContext) -> AsyncIterator[str | None]:
    """What a responder says; None at last if it broke off, which is told to the log and to nobody else."""
    try:
        async for chunk in responder.answer(context):
            yield chunk
    except Exception:
        log.exception("responder %s failed", responder.id)
        yield None
