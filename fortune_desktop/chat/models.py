"""The shapes of what `/chat` takes and gives; names are those of the contract."""

from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, JsonValue, field_validator

from fortune_desktop.core.events import Emotion

MAX_MESSAGE = 2000
MAX_PAGE = 100


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid")

    user_id: UUID


class ChatRequest(_Request):
    """Something a person says, 1 to 2,000 characters; `provider_override` names the responder to try first.

    `conversation_id` is an open sitting of theirs; without it the last one goes on, or a new one begins.
    """

    message: Annotated[str, Field(max_length=MAX_MESSAGE)]
    provider_override: Annotated[str, Field(max_length=80)] | None = None
    conversation_id: UUID | None = None

    @field_validator("message")
    @classmethod
    def _says_something(cls, value: str) -> str:
        if not value.strip():
            raise ValueError("the message is empty")
        return value.strip()


class StopRequest(_Request):
    """Whose answer should stop."""


class Stopped(BaseModel):
    """The stop was obeyed; `stopped` tells whether there was anything to stop."""

    status: str = "success"
    stopped: bool


class HistoryRequest(_Request):
    """A page of a conversation, newest first."""

    cursor: Annotated[str, Field(max_length=80)] | None = None
    limit: Annotated[int, Field(ge=1, le=MAX_PAGE)] = 50


class ClearRequest(_Request):
    """Whose conversation should be forgotten."""


class AnimationStep(BaseModel):
    """What she shows from character `offset` of the answer on: a feeling and gestures."""

    offset: int
    emotion: Emotion
    gestures: list[str]


class CostInfo(BaseModel):
    """What an answer cost, in `currency`."""

    provider: str
    cost: float = 0.0
    currency: str = "USD"


class PerformanceMetrics(BaseModel):
    """`response_time` in seconds to the whole text; `token_count` in words; `first_token_ms` null if none came."""

    response_time: float
    token_count: int
    first_token_ms: float | None


class ChatReply(BaseModel):
    """The answer of a turn; `emotions` in the order felt, `emotion` the leading one. A stopped answer may be empty."""

    turn: int
    message_id: UUID
    conversation_id: UUID
    text: str
    emotions: list[Emotion]
    emotion: Emotion
    gestures: list[str]
    animation_plan: list[AnimationStep]
    provider: str
    model: str
    stopped: bool
    reading: JsonValue = None
    cost_info: CostInfo
    performance_metrics: PerformanceMetrics
