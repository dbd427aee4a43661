"""One connection of a page or program: its calls in flight, its events, the person it follows."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from pydantic import BaseModel, JsonValue, ValidationError
from pydantic_core import from_json

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.errors import BadRequest, FortuneError, Invalid, TooLarge, TooManyRequests
from fortune_desktop.core.events import Bus, Outbox, ProfileChanged, Sent, StateSnapshot
from fortune_desktop.core.operations import Operations, explain
from fortune_desktop.core.texts import LOCALES, Texts

log = logging.getLogger(__name__)

MAX_FRAME_BYTES = 64 * 1024
MAX_CALLS_IN_FLIGHT = 32

Snapshot = Callable[[UUID], Awaitable[dict[str, JsonValue]]]
Call = Callable[[Mapping[str, object]], Awaitable[str]]


@dataclass(frozen=True)
class Hub:
    """What every connection shares.

    `snapshot` makes the state of a person's page, `last_person` names the person a new connection follows.
    """

    operations: Operations
    bus: Bus
    texts: Texts
    snapshot: Snapshot
    last_person: Callable[[], Awaitable[UUID]]

    def session(self, locale: Locale = "ko", user_id: UUID | None = None) -> "Session":
        """A new connection, still to be opened."""
        return Session(self, locale, user_id)


class _Follow(BaseModel):
    user_id: UUID


class _Resume(BaseModel):
    epoch: str
    seq: int


@dataclass
class Session:
    """One connection. `receive` takes a frame of the client, `frames` gives answers and events until `close`."""

    hub: Hub
    locale: Locale
    user_id: UUID | None
    client_uid: str = field(default_factory=lambda: uuid4().hex)

    def __post_init__(self) -> None:
        self._awake = asyncio.Event()
        self._closed = False
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
        await self._send_snapshot(self._box)

    def receive(self, frame: str) -> None:
        """Start one call; its answer comes through `frames`."""
        task = asyncio.get_running_loop().create_task(self._answer(frame))
        self._calls.add(task)
        task.add_done_callback(self._calls.discard)

    async def frames(self) -> AsyncIterator[str]:
        """Answers and events in order, until the connection is closed."""
        box = self._opened()
        while not self._closed:
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
        call_id: JsonValue = None
        try:
            message = _parse(frame)
            call_id = message.get("id")
            if len(self._calls) > MAX_CALLS_IN_FLIGHT:
                raise TooManyRequests(retry_after=1)
            ok = await self._run(message)
            answer = f'{{"id":{json.dumps(call_id)},"ok":{ok}}}'
        except FortuneError as error:
            answer = refusal(self.hub.texts, self.locale, call_id, error)
        except Exception:  # a bug of ours; the caller is answered all the same
            log.exception("a call failed")
            answer = refusal(self.hub.texts, self.locale, call_id, FortuneError())
        self._opened().answer(answer)

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
        result = await self.hub.operations.call(name, params, self.locale)
        return result.model_dump_json(by_alias=True)

    async def _follow(self, params: Mapping[str, object]) -> str:
        box, before = self._opened(), self._opened().user_id
        box.user_id = _Follow.model_validate(params).user_id
        try:
            await self._send_snapshot(box)
        except FortuneError:
            box.user_id = before
            raise
        self.user_id = box.user_id
        return "{}"

    async def _resume(self, params: Mapping[str, object]) -> str:
        box, wanted = self._opened(), _Resume.model_validate(params)
        known = wanted.epoch == self.hub.bus.epoch
        missed = self.hub.bus.replay(wanted.seq, box.user_id) if known else None
        for sent in missed or ():  # else the snapshot this connection began with says it all
            box.offer(sent)
        return json.dumps({"resumed": missed is not None})

    async def _ping(self, params: Mapping[str, object]) -> str:
        return "{}"


def refusal(texts: Texts, locale: Locale, call_id: JsonValue, error: FortuneError) -> str:
    """The answer to a call that failed."""
    shape = texts.error(locale, error)
    return json.dumps({"id": call_id, "error": shape}, ensure_ascii=False)


def refusal_of(texts: Texts, locale: Locale, frame: str, error: FortuneError) -> str:
    """The answer to a frame for which there is no session."""
    try:
        call_id = _parse(frame).get("id")
    except FortuneError:
        call_id = None
    return refusal(texts, locale, call_id, error)


def _parse(frame: str) -> dict[str, JsonValue]:
    """The JSON object of a frame; anything else is a FortuneError."""
    if len(frame.encode("utf-8", "surrogatepass")) > MAX_FRAME_BYTES:
        raise TooLarge(limit=MAX_FRAME_BYTES)
    try:
        message = from_json(frame, allow_inf_nan=False)
    except ValueError as problem:
        raise BadRequest(expected="JSON") from problem
    if not isinstance(message, dict):
        raise BadRequest(expected="a JSON object")
    return message
