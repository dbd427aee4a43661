"""One connection of a page or program: its calls in flight, its events, the person it follows."""

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final
from uuid import UUID, uuid4

from pydantic import BaseModel, JsonValue, ValidationError

from fortune_desktop.core.aliases import Alias, alias_of, fields_of
from fortune_desktop.core.birth import Locale
from fortune_desktop.core.errors import (
    BadRequest,
    FortuneError,
    Invalid,
    TooLarge,
    TooManyRequests,
)
from fortune_desktop.core.events import Bus, Outbox, ProfileChanged, Sent, StateSnapshot
from fortune_desktop.core.limits import Buckets, Limits
from fortune_desktop.core.once import Once
from fortune_desktop.core.operations import Empty, Operations, as_json, json_object
from fortune_desktop.core.refusals import explain
from fortune_desktop.core.texts import LOCALES, Texts

log = logging.getLogger(__name__)

MAX_FRAME_BYTES = 64 * 1024
MAX_CALLS_IN_FLIGHT = 32
# So many frames refused, less those taken, and the client does not mean to slow down.
MAX_REFUSED = 200
_KEY = 64

Snapshot = Callable[[UUID], Awaitable[dict[str, JsonValue]]]
Call = Callable[[Mapping[str, object]], Awaitable[str]]


def _nobody(*_facts: object, **_more: object) -> None:
    """Stands where nobody watches."""


@dataclass(frozen=True)
class Hub:
    """What every connection shares, and the one crossing of every door.

    `snapshot` makes the state of a person's page, `last_person` names the person a new connection follows.
    `watch` is told of every call: operation, "ok" or the error's code, seconds. `security` is told of floods,
    `arrived` of every new connection's `client_uid`.
    `once` remembers the calls that came with a key.
    """

    operations: Operations
    bus: Bus
    texts: Texts
    snapshot: Snapshot
    last_person: Callable[[], Awaitable[UUID]]
    limits: Limits = field(default_factory=Limits.none)
    watch: Callable[[str, str, float], None] = _nobody
    security: Callable[..., None] = _nobody
    arrived: Callable[[str], None] = _nobody
    once: Once = field(default_factory=Once)

    async def call(self, name: str, params: Mapping[str, object], locale: Locale) -> BaseModel:
        """Run one operation within the person's limit; whatever goes wrong is a FortuneError."""
        known = self.operations[name]  # what a caller invents is not counted
        began, outcome = time.perf_counter(), "cancelled"
        try:
            if (user_id := params.get("user_id")) is not None:
                self.limits.user.take(str(user_id)[:_KEY])
            result = await self.operations.call(name, params, locale)
            outcome = "ok"
            return result
        except FortuneError as error:
            outcome = error.code
            raise
        finally:
            self.watch(known.name, outcome, time.perf_counter() - began)

    def session(self, locale: Locale = "ko", user_id: UUID | None = None) -> "Session":
        """A new connection, still to be opened."""
        return Session(self, locale, user_id)


class Follow(BaseModel):
    """Follow this person from now on; their snapshot comes before the answer."""

    user_id: UUID


class Resume(BaseModel):
    """Send again what was missed since event `seq` of the run `epoch`."""

    epoch: str
    seq: int


class Resumed(BaseModel):
    """Whether that is still known; if not, the connection's snapshot says it all."""

    resumed: bool


# What a connection answers itself: request and answer.
OWN_CALLS: Final[Mapping[str, tuple[type[BaseModel], type[BaseModel]]]] = {
    "session.user": (Follow, Empty),
    "session.resume": (Resume, Resumed),
    "session.ping": (Empty, Empty),
}


@dataclass
class Session:
    """One connection. `receive` takes a frame of the client, `frames` gives answers and events until `close`.

    A client that sends faster than it may is refused frame by frame; one that goes on is `flooded`: `frames` ends.
    """

    hub: Hub
    locale: Locale
    user_id: UUID | None
    client_uid: str = field(default_factory=lambda: uuid4().hex)

    def __post_init__(self) -> None:
        self.flooded = False
        self._awake = asyncio.Event()
        self._closed = False
        self._allowance = Buckets(self.hub.limits.frames, most=1)
        self._refused = 0
        self._calls: set[asyncio.Task[None]] = set()
        self._box: Outbox | None = None
        self._own: dict[str, Call] = {
            "session.user": self._follow,
            "session.resume": self._resume,
            "session.ping": self._ping,
        }

    async def open(self) -> None:
        """Begin to follow the person; the first frame will be their snapshot."""
        self.user_id = self.user_id or await self.hub.last_person()
        self._box = Outbox(self.user_id, self._awake.set)
        self.hub.bus.attach(self._box)
        self.hub.arrived(self.client_uid)
        await self._send_snapshot(self._box)

    def receive(self, frame: str) -> None:
        """Start one call; its answer comes through `frames`."""
        try:
            self._allowance.take(self.client_uid)
        except TooManyRequests as wait:
            self._refuse(frame, wait)
            return
        self._refused = max(0, self._refused - 1)
        task = asyncio.get_running_loop().create_task(self._answer(frame))
        self._calls.add(task)
        task.add_done_callback(self._calls.discard)

    async def frames(self) -> AsyncIterator[str]:
        """Answers and events in order, until the connection is closed."""
        box = self._opened()
        while not (self._closed or self.flooded):
            if box.overflowed:
                await self._send_snapshot(box)
            item = box.take()
            if item is None:
                self._awake.clear()
                await self._awake.wait()
            elif isinstance(item, str):
                yield item
            else:
                self._notice(item)
                yield item.frame

    async def close(self) -> None:
        """End the connection: calls in flight are cancelled, `frames` stops."""
        if self._box is not None:
            self.hub.bus.detach(self._box)
        self._closed = True
        self._awake.set()
        for call in tuple(self._calls):
            call.cancel()
        await asyncio.gather(*self._calls, return_exceptions=True)

    def _refuse(self, frame: str, wait: TooManyRequests) -> None:
        """Answer a frame beyond the limit; the client that heeds no answer is given up."""
        if self.flooded:
            return
        self._refused += 1
        self._opened().answer(refusal_of(self.hub.texts, self.locale, frame, wait))
        if self._refused >= MAX_REFUSED:
            self.flooded = True
            self.hub.security("flood", client_uid=self.client_uid, refused=self._refused)

    def _opened(self) -> Outbox:
        if self._box is None:
            raise RuntimeError("the session was not opened")
        return self._box

    def _notice(self, sent: Sent) -> None:
        """Follow a change of the person's language."""
        if isinstance(sent.event, ProfileChanged):
            self._speak(sent.event.user)

    def _speak(self, user: JsonValue) -> None:
        wanted = user.get("locale") if isinstance(user, dict) else None
        for locale in LOCALES:
            if locale == wanted:
                self.locale = locale

    async def _send_snapshot(self, box: Outbox) -> None:
        box.overflowed = False
        seq = self.hub.bus.next_seq()
        state = await self.hub.snapshot(box.user_id)
        self._speak(state.get("user"))
        box.first(
            Sent(
                seq,
                StateSnapshot(
                    epoch=self.hub.bus.epoch,
                    client_uid=self.client_uid,
                    user_id=box.user_id,
                    state=state,
                ),
            )
        )

    async def _answer(self, frame: str) -> None:
        message: Mapping[str, JsonValue] = {}
        try:
            message = _parse(frame)
            if len(self._calls) > MAX_CALLS_IN_FLIGHT:
                raise TooManyRequests(retry_after=1)
            answer = await self._reply(message)
        except FortuneError as error:
            answer = self._refusal(message, error)
        except Exception:  # a bug of ours; the caller is answered all the same
            log.exception("a call failed")
            answer = self._refusal(message, FortuneError())
        if answer is not None:
            self._opened().answer(answer)

    async def _reply(self, message: Mapping[str, JsonValue]) -> str | None:
        """The answer of a call; the specification's frames have none, their answer is what happens."""
        if (alias := alias_of(message)) is None:
            return f'{{"id":{json.dumps(message.get("id"))},"ok":{await self._run(message)}}}'
        await self._obey(alias, message)
        return None

    async def _obey(self, alias: Alias, message: Mapping[str, JsonValue]) -> None:
        fields = fields_of(alias, message, self._opened().user_id, self.client_uid)
        await self.hub.call(alias.operation, fields, self.locale)

    def _refusal(self, message: Mapping[str, JsonValue], error: FortuneError) -> str:
        return refusal(self.hub.texts, self.locale, message, error)

    async def _run(self, message: Mapping[str, JsonValue]) -> str:
        """Run the operation a frame names; its result as JSON."""
        name, params = message.get("op"), message.get("params") or {}
        if not isinstance(name, str) or not isinstance(params, dict):
            raise BadRequest(expected='{"id", "op", "params"}')
        own = self._own.get(name)
        try:
            if own is not None:
                return await own(params)
        except ValidationError as problem:
            raise Invalid(errors=explain(problem)) from problem
        key = message.get("key")
        if key is None or self.hub.operations[name].method == "GET":
            return await self._perform(name, params)
        if not isinstance(key, str) or len(key) > _KEY:
            raise Invalid(field="key")
        # A client that lost the line asks again; a change must not be made twice.
        return await self.hub.once.run(f"{name} {key}", partial(self._perform, name, params))

    async def _perform(self, name: str, params: Mapping[str, object]) -> str:
        result = await self.hub.call(name, params, self.locale)
        return as_json(result).decode()

    async def _follow(self, params: Mapping[str, object]) -> str:
        box, before = self._opened(), self._opened().user_id
        box.user_id = Follow.model_validate(params).user_id
        try:
            await self._send_snapshot(box)
        except FortuneError:
            box.user_id = before
            raise
        self.user_id = box.user_id
        return "{}"

    async def _resume(self, params: Mapping[str, object]) -> str:
        box, wanted = self._opened(), Resume.model_validate(params)
        known = wanted.epoch == self.hub.bus.epoch
        missed = self.hub.bus.replay(wanted.seq, box.user_id) if known else None
        for sent in missed or ():  # else the snapshot this connection began with says it all
            box.offer(sent)
        resumed = missed is not None and not box.overflowed  # too much: a snapshot is on its way
        return Resumed(resumed=resumed).model_dump_json()

    async def _ping(self, params: Mapping[str, object]) -> str:
        return "{}"


def refusal(
    texts: Texts, locale: Locale, message: Mapping[str, JsonValue], error: FortuneError
) -> str:
    """The answer to a call that failed; a frame of the specification is told in its own way."""
    shape = texts.error(locale, error)
    if alias := alias_of(message):
        told = {"type": alias.complaint, "error": shape["message"], "data": shape}
    else:
        told = {"id": message.get("id"), "error": shape}
    return json.dumps(told, ensure_ascii=False)


def refusal_of(texts: Texts, locale: Locale, frame: str, error: FortuneError) -> str:
    """The answer to a frame that was not looked at."""
    try:
        return refusal(texts, locale, _parse(frame), error)
    except FortuneError:
        return refusal(texts, locale, {}, error)


def _parse(frame: str) -> dict[str, JsonValue]:
    """The JSON object of a frame; anything else is a FortuneError."""
    if len(frame.encode("utf-8", "surrogatepass")) > MAX_FRAME_BYTES:
        raise TooLarge(limit=MAX_FRAME_BYTES)
    return json_object(frame)
