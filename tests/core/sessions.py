"""What the tests of a connection share: a small service, and a client as a door drives it."""

import asyncio
import json
from uuid import uuid4

from pydantic import BaseModel, JsonValue

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.operations import Done, Empty, operation
from fortune_desktop.core.session import Session

_PATIENCE_S = 10

ME, YOU, NOBODY = uuid4(), uuid4(), uuid4()


class Echo(BaseModel):
    text: str
    locale: Locale = "ko"


class Services:
    """Operations of this test, and how many of them wait."""

    def __init__(self) -> None:
        self.release = asyncio.Event()
        self.cancelled = 0

    @operation("test.echo", "POST", "/echo")
    async def echo(self, request: Echo) -> Echo:
        """Say it back."""
        return request

    @operation("test.wait", "POST", "/wait")
    async def wait(self, request: Empty) -> Done:
        """Wait until released."""
        try:
            await self.release.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        return Done()

    @operation("test.break", "POST", "/break")
    async def fall(self, request: Empty) -> Done:
        """Fall over a bug."""
        raise ZeroDivisionError


class Client:
    """A session as a door drives it."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._frames = session.frames()
        self._calls = 0

    async def next(self) -> dict[str, JsonValue]:
        """The next frame; one that never comes fails the test instead of hanging it."""
        async with asyncio.timeout(_PATIENCE_S):
            frame: dict[str, JsonValue] = json.loads(await anext(self._frames))
        return frame

    async def call(self, op: str, **params: JsonValue) -> dict[str, JsonValue]:
        self._calls += 1
        self.session.receive(json.dumps({"id": self._calls, "op": op, "params": params}))
        return await self.answer(self._calls)

    async def answer(self, call_id: JsonValue) -> dict[str, JsonValue]:
        while True:
            frame = await self.next()
            if "seq" not in frame and frame["id"] == call_id:
                return frame
