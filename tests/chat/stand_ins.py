"""Stand-ins for what a conversation works with: memory for the store, a voice played by hand, a scripted responder."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count
from uuid import UUID, uuid4

from fortune_desktop.character.model import CharacterModel, Face, Motion
from fortune_desktop.character.service import CharacterService
from fortune_desktop.chat.models import ChatReply, ChatRequest, StopRequest
from fortune_desktop.chat.offline import BuiltinResponder
from fortune_desktop.chat.responder import Responder, TurnContext
from fortune_desktop.chat.service import ChatService
from fortune_desktop.core.birth import Birth, Gender, Locale
from fortune_desktop.core.errors import BirthMissing, FortuneError, NotFound
from fortune_desktop.core.events import CharacterStatus, Event
from fortune_desktop.core.texts import LOCALES, Texts
from fortune_desktop.fortune.rooms import Fortune
from fortune_desktop.safety.service import SafetyService
from fortune_desktop.store.records import Message, MessagePage, Person
from fortune_desktop.voice.models import Heard, Line, Utterance
from tests.fortune.house import TasteShelf

NOON = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)
BIRTH = Birth(date="1990-05-15", time="14:30")
SUPPORT = {"ko": "109에 전화해요. 1577-0199도 있어요. 급하면 119예요.", "en": "Call 988."}
BLOCK = {"ko": "그 이야기는 하지 않기로 했어요.", "en": "We leave that out."}


def texts() -> Texts:
    return Texts(
        {lang: {"safety.support": SUPPORT[lang], "safety.block": BLOCK[lang]} for lang in LOCALES}
    )


def somebody(birth: Birth | None = BIRTH, name: str = "", locale: Locale = "ko") -> Person:
    return Person(user_id=uuid4(), name=name, birth=birth, locale=locale)


class Memory:
    """Conversations and people in memory; `failing` is raised by the next writes."""

    def __init__(self, *people: Person) -> None:
        self.people = {person.user_id: person for person in people}
        self.messages: list[Message] = []
        self.sitting = uuid4()
        self.other_sitting = uuid4()
        self.failing: FortuneError | None = None
        self.gate: asyncio.Event | None = None

    async def person(self, user_id: UUID) -> Person:
        if user_id not in self.people:
            raise NotFound(what="user")
        return self.people[user_id]

    async def birth_of(self, user_id: UUID) -> tuple[Birth, Gender | None]:
        person = await self.person(user_id)
        if person.birth is None:
            raise BirthMissing
        return person.birth, person.gender

    async def conversation_of(self, user_id: UUID, conversation_id: UUID | None) -> UUID:
        if conversation_id not in (None, self.sitting, self.other_sitting):
            raise NotFound(what="conversation", id=str(conversation_id))
        return conversation_id or self.sitting

    async def add(self, message: Message) -> None:
        if self.gate is not None:
            await self.gate.wait()
        await asyncio.sleep(0)
        if self.failing is not None:
            raise self.failing
        self.messages.append(message)

    def of(self, user_id: UUID) -> list[Message]:
        return [message for message in self.messages if message.user_id == user_id]

    async def recent(self, user_id: UUID, limit: int) -> list[Message]:
        await asyncio.sleep(0)
        return self.of(user_id)[-limit:]

    async def page(self, user_id: UUID, cursor: str | None, limit: int) -> MessagePage:
        newest = self.of(user_id)[::-1]
        start = int(cursor or 0)
        more = start + limit < len(newest)
        return MessagePage(
            items=newest[start : start + limit], next_cursor=str(start + limit) if more else None
        )

    async def clear(self, user_id: UUID) -> None:
        self.messages = [message for message in self.messages if message.user_id != user_id]

    async def find(self, key: str) -> str | None:
        return None

    async def keep(self, key: str, user_id: UUID | None, kind: str, on: date, body: str) -> None:
        if self.failing is not None:
            raise self.failing


class HandVoice:
    """A voice that sounds when told to; with `by_itself` each line sounds and ends as soon as it is said."""

    def __init__(self, by_itself: bool = True) -> None:
        self.lines: list[Line] = []
        self.stops = 0
        self.by_itself = by_itself
        self._waiting: list[tuple[Line, Utterance]] = []

    def say(self, line: Line) -> Utterance:
        utterance = Utterance()
        self.lines.append(line)
        self._waiting.append((line, utterance))
        if self.by_itself:
            asyncio.get_running_loop().call_soon(self.sound_all)
        return utterance

    def stop(self) -> None:
        self.stops += 1
        self._end(0.0, completed=False)

    def sound(self) -> None:
        """Let the first waiting line begin to sound."""
        line, _ = self._waiting[0]
        if line.on_start is not None:
            line.on_start()

    def sound_all(self) -> None:
        """Let every waiting line sound to its end."""
        for line, _ in self._waiting:
            if line.on_start is not None:
                line.on_start()
        self._end(1.0, completed=True)

    def _end(self, seconds: float, *, completed: bool) -> None:
        waiting, self._waiting = self._waiting, []
        for _, utterance in waiting:
            utterance.ended.set_result(Heard(seconds, completed))


class Script:
    """A responder that says given chunks; a chunk that is an exception is raised, an event is waited for."""

    id = "script"
    model = "script-1"

    def __init__(self, *chunks: "str | Exception | asyncio.Event") -> None:
        self.chunks = chunks
        self.contexts: list[TurnContext] = []

    async def answer(self, context: TurnContext) -> AsyncIterator[str]:
        self.contexts.append(context)
        for chunk in self.chunks:
            if isinstance(chunk, Exception):
                raise chunk
            if isinstance(chunk, asyncio.Event):
                await chunk.wait()
            else:
                yield chunk


def model() -> CharacterModel:
    emotions = ("neutral", "joy", "sadness", "anger", "surprise", "fear")
    faces = {emotion: Face(emotion, place) for place, emotion in enumerate(emotions)}
    gestures = {name: Motion(name.title(), 0) for name in ("wave", "nod", "cheer", "think", "bow")}
    return CharacterModel("달토", faces, gestures, frozenset({"Idle", "Think"}))  # type: ignore[arg-type]


class _Never:
    def cancel(self) -> None:
        pass


class Stage:
    """A whole conversation room on stand-ins; `events` is everything published."""

    def __init__(self, *responders: Responder, people: tuple[Person, ...] = ()) -> None:
        self.person = somebody()
        self.memory = Memory(self.person, *people)
        self.voice = HandVoice()
        self.safety = SafetyService(texts())
        self.events: list[Event] = []
        self.later: list[Callable[[], None]] = []
        self.character = CharacterService(model(), self.events.append, self._later)
        ticks = count(1)
        self.chat = ChatService(
            conversations=self.memory,
            people=self.memory,
            fortune=Fortune(self.memory, self.memory, TasteShelf(), lambda: NOON, bytes, bytes(32)),
            voice=self.voice,
            character=self.character,
            safety=self.safety,
            responders=[*responders, BuiltinResponder()],
            publish=self.events.append,
            now=lambda: NOON + timedelta(seconds=next(ticks)),
            clock=lambda: float(next(ticks)),
        )

    def of(self, kind: type[Event]) -> list[Event]:
        return [event for event in self.events if isinstance(event, kind)]

    def _later(self, delay: float, act: Callable[[], None]) -> _Never:
        self.later.append(act)
        return _Never()


async def until(true: Callable[[], bool]) -> None:
    """Let the loop run until something is true; a test that waits in vain fails."""
    for _ in range(2000):
        if true():
            return
        await asyncio.sleep(0)
    raise AssertionError("it never came true")


async def say(stage: Stage, text: str, person: Person | None = None, **more: str) -> ChatReply:
    """Send a message as a person of the stage."""
    user_id = (person or stage.person).user_id
    return await stage.chat.send(ChatRequest(user_id=user_id, message=text, **more))


def asked(stage: Stage, text: str) -> "asyncio.Task[ChatReply]":
    """Send a message without waiting for the answer."""
    return asyncio.create_task(say(stage, text))


async def stop(stage: Stage, person: Person | None = None) -> bool:
    """Stop a person's answer; whether there was one."""
    user_id = (person or stage.person).user_id
    return (await stage.chat.stop(StopRequest(user_id=user_id))).stopped


def statuses(stage: Stage) -> list[str]:
    """What the character was told to be doing, in order."""
    return [event.status for event in stage.of(CharacterStatus)]
