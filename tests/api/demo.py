"""A small service of our own, one operation a behaviour, and names the tests share."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field
from websockets.asyncio.client import ClientConnection

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.errors import Conflict
from fortune_desktop.core.operations import Done, Empty, operation

Dial = Callable[..., AbstractAsyncContextManager[ClientConnection]]
PERSON = UUID(int=7)


class Ask(BaseModel):
    user_id: UUID
    count: Annotated[int, Field(ge=1, le=9, description="How often.")] = 1
    word: Annotated[str, Field(max_length=5)]
    locale: Locale


class Told(BaseModel):
    user_id: UUID
    words: list[str] = Field(serialization_alias="theWords")
    locale: Locale


class Note(BaseModel):
    text: Annotated[str, Field(min_length=1)]


class Demo:
    """Operations that show one behaviour each."""

    def __init__(self) -> None:
        self.calls = 0
        self.held = asyncio.Event()

    @operation("demo.ask", "GET", "/demo/{user_id}")
    async def ask(self, request: Ask) -> Told:
        """Say a word several times."""
        self.calls += 1
        words = [request.word] * request.count
        return Told(user_id=request.user_id, words=words, locale=request.locale)

    @operation("demo.change", "PATCH", "/demo/{user_id}")
    async def change(self, request: Ask) -> Told:
        """Say it from a body."""
        return await self.ask(request)

    @operation("demo.make", "POST", "/demo", status=201)
    async def make(self, request: Note) -> Note:
        """Give a note back."""
        self.calls += 1
        return request

    @operation("demo.touch", "POST", "/touch")
    async def touch(self, request: Empty) -> Done:
        """Take no field at all."""
        self.calls += 1
        return Done()

    @operation("demo.clash", "POST", "/clash")
    async def clash(self, request: Empty) -> Done:
        """Refuse with details."""
        raise Conflict(reason="already", retry_after=3)

    @operation("demo.bug", "POST", "/bug")
    async def bug(self, request: Empty) -> Done:
        """Fail as a bug does."""
        raise ZeroDivisionError

    @operation("demo.hold", "POST", "/hold")
    async def hold(self, request: Empty) -> Done:
        """Never end by itself."""
        self.held.set()
        await asyncio.Event().wait()
        return Done()

    @operation("demo.figure", "GET", "/live2d/state/{user_id}")
    async def figure(self, request: Ask) -> Done:
        """Live below a path that the page's files share."""
        return Done()

    @operation("health.live", "GET", "/health")
    async def live(self, request: Empty) -> Done:
        """Be alive."""
        return Done()

    @operation("health.ready", "GET", "/ready")
    async def ready(self, request: Empty) -> Done:
        """Be ready."""
        return Done()
