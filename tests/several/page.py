"""A page as `resources/web/src/api/transport.js` and `store.js` make one, over a real WebSocket."""

import asyncio
import contextlib
import json
import random
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any
from uuid import uuid4

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import WebSocketException

FIRST_PAUSE_S, LAST_PAUSE_S, GROWTH = 0.25, 10.0, 1.5
SHOWN = 30

Frame = dict[str, Any]
Dial = Callable[[str], AbstractAsyncContextManager[ClientConnection]]


class Refused(Exception):
    """A call failed; `code` is the contract's, or `disconnected`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class _Call:
    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.answer: asyncio.Future[Frame] = asyncio.get_running_loop().create_future()
        self.wire: ClientConnection | None = None


class Page:
    """Follows one person, whom it names to `dial` the first time.

    `heard` has the number of every event it took, `restarts` those of its snapshots.
    """

    def __init__(self, dial: Dial, person: str, chance: random.Random | None = None) -> None:
        self.person = person
        self.state: Frame = {}
        self.heard: list[int] = []
        self.restarts: list[int] = []
        self._dial = dial
        self._chance = chance or random.Random(1)
        self._epoch = ""
        self._seq = 0
        self._numbers = 0
        self._calls: dict[int, _Call] = {}
        self._wire: ClientConnection | None = None
        self._held: list[Frame] | None = None
        self._greeting: asyncio.Task[None] | None = None
        self._ready = asyncio.Event()
        self._living = asyncio.create_task(self._live())

    async def ready(self) -> None:
        """Wait for the first snapshot."""
        await self._ready.wait()

    async def close(self) -> None:
        """Go away."""
        self._living.cancel()
        await asyncio.wait([self._living])

    async def call(self, op: str, **params: object) -> Frame:
        """Run an operation once, however often the line breaks; raises Refused."""
        return await self._ask(op, params, key=uuid4().hex)

    async def _ask(self, op: str, params: object, **key: str) -> Frame:
        if self._wire is None:
            raise Refused("disconnected")
        self._numbers += 1
        call = _Call({"id": self._numbers, "op": op, "params": params, **key})
        self._calls[self._numbers] = call
        await self._send(call)
        return await call.answer

    async def _send(self, call: _Call) -> None:
        call.wire = self._wire
        if self._wire is not None:
            with contextlib.suppress(WebSocketException):
                await self._wire.send(json.dumps(call.frame))

    async def _live(self) -> None:
        pause = FIRST_PAUSE_S
        while True:
            with contextlib.suppress(OSError, WebSocketException, TimeoutError, EOFError):
                async with self._dial("" if self._epoch else self.person) as self._wire:
                    pause = FIRST_PAUSE_S
                    self._held = [] if self._epoch else None
                    async for text in self._wire:
                        self._receive(json.loads(text))
            self._lose()
            await asyncio.sleep(pause * self._chance.uniform(0.5, 1))
            pause = min(GROWTH * pause, LAST_PAUSE_S)

    def _lose(self) -> None:
        self._wire = None
        self._held = None
        if self._greeting is not None:
            self._greeting.cancel()
        for number, call in tuple(self._calls.items()):
            if not self._epoch or "key" not in call.frame:
                self._fail(number, "disconnected")

    def _receive(self, frame: Frame) -> None:
        if "type" not in frame:
            self._answered(frame)
        elif self._held is None:
            self._take(frame)
        else:
            self._held.append(frame)
            if len(self._held) == 1:
                self._greeting = asyncio.create_task(self._resume(frame["data"]))

    async def _resume(self, snapshot: Frame) -> None:
        with contextlib.suppress(Refused):
            if snapshot["user_id"] != self.person:
                await self._ask("session.user", {"user_id": self.person})
            known = snapshot["epoch"] == self._epoch
            await self._release(known and await self._replayed(), known)

    async def _replayed(self) -> bool:
        before = len(self._snapshots())
        asked = {"epoch": self._epoch, "seq": self._seq}
        resumed = (await self._ask("session.resume", asked))["resumed"]
        return bool(resumed) and len(self._snapshots()) == before

    def _snapshots(self) -> list[Frame]:
        return [frame for frame in self._held or [] if frame["type"] == "state_snapshot"]

    async def _release(self, resumed: bool, known: bool) -> None:
        held, last = self._held or [], self._snapshots()[-1]
        self._held = None
        if not resumed:
            self._take(last)
        ours = (frame for frame in held if frame["data"].get("user_id") in (None, self.person))
        for frame in sorted(ours, key=lambda frame: frame["seq"]):
            if frame["type"] != "state_snapshot":
                self._take(frame)
        for number, call in tuple(self._calls.items()):
            if call.wire is not self._wire:
                if known:
                    await self._send(call)
                else:
                    self._fail(number, "disconnected")

    def _answered(self, frame: Frame) -> None:
        call = self._calls.pop(frame["id"], None)
        if call is None or call.answer.done():
            return
        if "error" in frame:
            call.answer.set_exception(Refused(frame["error"]["code"]))
        else:
            call.answer.set_result(frame["ok"])

    def _fail(self, number: int, code: str) -> None:
        call = self._calls.pop(number)
        if not call.answer.done():
            call.answer.set_exception(Refused(code))

    def _take(self, frame: Frame) -> None:
        if frame["type"] == "state_snapshot":
            self._epoch = frame["data"]["epoch"]
            self.restarts.append(frame["seq"])
        elif frame["seq"] <= self._seq:
            return
        self._seq = frame["seq"]
        self.heard.append(self._seq)
        self.state = fold(self.state, frame["type"], frame["data"])
        self._ready.set()


def fold(state: Frame, kind: str, data: Frame) -> Frame:
    """The state after one event, as far as it is part of a snapshot."""
    match kind:
        case "state_snapshot":
            return shown(data["state"])
        case "chat_turn":
            said = {"id": data["message_id"], "role": "user", "text": data["text"]}
            return {**state, "messages": _with(state, said), "turn": data["turn"]}
        case "chat_response":
            said = {"id": data["message_id"], "role": "assistant", "text": data["text"]}
            messages = _with(state, said) if data["text"] else state["messages"]
            turn = None if state["turn"] == data["turn"] else state["turn"]
            return {**state, "messages": messages, "turn": turn}
        case "character_status":
            return {**state, "status": data["status"]}
        case "expression_change":
            return {**state, "expression": data["expression"]}
        case "settings_changed":
            return {**state, "settings": data["settings"]}
        case "profile_changed":
            return {**state, "user": data["user"]}
    return state


def shown(snapshot: Frame) -> Frame:
    """What every page of a person shows alike, out of the state of a snapshot."""
    turn = snapshot["turn"]
    return {
        "user": snapshot["user"],
        "settings": snapshot["settings"],
        "messages": [
            {name: message[name] for name in ("id", "role", "text")}
            for message in snapshot["messages"]
        ],
        "turn": turn["turn"] if turn else None,
        "status": snapshot["character"]["status"],
        "expression": snapshot["character"]["expression"],
    }


def _with(state: Frame, message: Frame) -> list[Frame]:
    """The last messages with one more; one that is there already moves to the end."""
    others = [one for one in state["messages"] if one["id"] != message["id"]]
    return [*others, message][-SHOWN:]
