"""What the store takes and gives: plain records without a trace of the database, so that no other room needs one."""

import datetime as dt
from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from fortune_desktop.core.birth import Birth, Gender, Locale
from fortune_desktop.core.events import Emotion


class Person(BaseModel):
    """One person as the contract shows them; `birth` is None until they give it."""

    model_config = ConfigDict(frozen=True)

    user_id: UUID
    name: str = ""
    birth: Birth | None = None
    gender: Gender | None = None
    locale: Locale = "ko"
    preferences: dict[str, JsonValue] = Field(default_factory=dict)


class NewRelative(BaseModel):
    """Somebody close to a person: family, partner, friend, or what the person calls them."""

    model_config = ConfigDict(frozen=True)

    name: str
    relation: str
    birth: Birth | None = None
    gender: Gender | None = None


class Relative(NewRelative):
    """Somebody close to a person, as they are kept."""

    id: UUID


class Sitting(BaseModel):
    """An open sitting with the fortune teller; it ends by word, or after half an hour of silence."""

    model_config = ConfigDict(frozen=True)

    id: UUID
    started_at: datetime
    last_at: datetime


class Message(BaseModel):
    """One message of a conversation; `at` is aware, `reading` the card that came with an answer."""

    model_config = ConfigDict(frozen=True)

    id: UUID
    user_id: UUID
    conversation_id: UUID
    role: Literal["user", "assistant"]
    text: str
    at: datetime
    emotion: Emotion = "neutral"
    provider: str = ""
    model: str = ""
    reading: JsonValue = None
    stopped: bool = False


class MessagePage(BaseModel):
    """Messages, newest first, and the cursor that continues behind the last of them (None at the end)."""

    items: list[Message]
    next_cursor: str | None


class Reaction(BaseModel):
    """What a person thought of a reading."""

    model_config = ConfigDict(frozen=True)

    rating: int
    note: str | None = None
    at: datetime


class KeptReading(BaseModel):
    """A reading a person got: of a kind (`daily`, `tarot`), for a day, with the answer's JSON as it was."""

    model_config = ConfigDict(frozen=True)

    id: UUID
    kind: str
    date: dt.date
    at: datetime
    body: dict[str, JsonValue]
    reaction: Reaction | None = None


class ReadingPage(BaseModel):
    """Readings, newest first, and the cursor that continues behind the last of them (None at the end)."""

    items: list[KeptReading]
    next_cursor: str | None


class FilterRule(BaseModel):
    """One of the person's own rules for what is talked about; `unless` lets harmless words pass.

    `view` says what the pattern reads: `joined` has no spaces or marks at all, `spaced` keeps words apart.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    language: Literal["ko", "en", "any"] = "any"
    view: Literal["joined", "spaced"] = "joined"
    pattern: str
    unless: str | None = None
    action: Literal["support", "block"] = "block"
    priority: int = 0
    enabled: bool = True
