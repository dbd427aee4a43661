"""What every fortune service asks of the rest of the house, and how readings are kept: in memory and in a history."""

import datetime as dt
import hashlib
from collections.abc import Awaitable, Callable, Hashable
from contextlib import suppress
from typing import Protocol, TypeVar
from uuid import UUID

from pydantic import BaseModel

from fortune_desktop.core.birth import Birth, Gender
from fortune_desktop.core.cache import Cache
from fortune_desktop.core.errors import BirthMissing
from fortune_desktop.core.operations import Finished

R = TypeVar("R", bound=Finished)

# Raised whenever a rule, weight or sentence changes, so that kept readings are made anew.
ENGINE_VERSION = 3


class People(Protocol):
    """Who is asking."""

    def birth_of(self, user_id: UUID) -> Awaitable[tuple[Birth, Gender | None]]:
        """The birth of a person; NotFound, or BirthMissing when they gave none."""


class Readings(Protocol):
    """Where finished readings are kept, as JSON by key."""

    def find(self, key: str) -> Awaitable[str | None]:
        """The kept body of a key, if any."""

    def keep(
        self, key: str, user_id: UUID | None, kind: str, on: dt.date, body: str
    ) -> Awaitable[None]:
        """Keep a reading of a kind (`daily`, `tarot`) made for a day."""


async def remembered(
    cache: Cache[R], owner: Hashable, question: Hashable, reckon: Callable[[], Awaitable[R]]
) -> R:
    """What is in memory, or what is reckoned now, which is kept there unless its owner changed meanwhile.

    Two who ask the same at once may both have it reckoned. What takes more than about 3 ms is reckoned on a worker
    thread, so that the loop keeps turning; the cache stays on the loop.
    """
    claim = cache.claim()
    found = cache.find(owner, question)
    if found is None:
        found = await reckon()
        cache.keep(claim, found, owner, question)
    return found


def key_of(*parts: object) -> str:
    """A key for a kept reading: changes with the engine's version and every part."""
    text = "\n".join(map(str, (ENGINE_VERSION, *parts)))
    return hashlib.sha256(text.encode()).hexdigest()


class History:
    """What people asked for and may look at again."""

    def __init__(self, people: People, readings: Readings) -> None:
        self._people = people
        self._readings = readings

    async def check_known(self, user_id: UUID) -> None:
        """NotFound if there is no such person; their birth is not needed."""
        with suppress(BirthMissing):
            await self._people.birth_of(user_id)

    async def keep_once(
        self, user_id: UUID, kind: str, on: dt.date, answer: BaseModel, *asked: object
    ) -> None:
        """Keep an answer of a kind for a day, once for all that was asked; NotFound if there is no such person."""
        await self.check_known(user_id)
        key = key_of(kind, user_id, *asked)
        if await self._readings.find(key) is None:
            await self._readings.keep(key, user_id, kind, on, answer.model_dump_json())
