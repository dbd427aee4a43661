"""What the store takes and gives: plain records without a trace of the database, so that no other room needs one."""

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
