"""What every fortune service asks of the rest of the house, and how a reading is named when it is kept."""

import datetime as dt
import hashlib
from collections.abc import Awaitable
from typing import Protocol
from uuid import UUID

from fortune_desktop.core.birth import Birth, Gender

# Raised whenever a rule, weight or sentence changes, so that kept readings are made anew.
ENGINE_VERSION = 2


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


def key_of(*parts: object) -> str:
    """A key for a kept reading: changes with the engine's version and every part."""
    text = "\n".join(map(str, (ENGINE_VERSION, *parts)))
    return hashlib.sha256(text.encode()).hexdigest()
