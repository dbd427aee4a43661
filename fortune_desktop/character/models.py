"""The shapes of what `/live2d/*` takes and gives; names are those of the contract."""

from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, RootModel, model_validator

from fortune_desktop.core.events import Emotion

MAX_PAGE = 50

ClientUid = Annotated[str, Field(min_length=1, max_length=64)]


class ExpressionInfo(BaseModel):
    """A face of a model: its name, its place in the model's list, and the emotion it shows, if it shows one."""

    name: str
    index: int
    emotion: Emotion | None


class ModelInfo(BaseModel):
    """What the stage must know of a model.

    `motions` are the seconds of every motion by group, `motion_types` the names by which a motion can be asked for,
    `parameters` their number, `licence` its text.
    """

    name: str
    title: str
    url: str
    expressions: list[ExpressionInfo]
    motions: dict[str, list[float]]
    motion_types: list[str]
    parameters: int
    licence: str


class ModelList(RootModel[list[ModelInfo]]):
    """The models of the library."""


class _Request(BaseModel):
    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    client_uid: ClientUid


class ExpressionRequest(_Request):
    """Show a face: by its emotion, its name, or its place in the model's list; one of the three.

    `intensity` is 0..1; after `duration` seconds the face returns to neutral, 0 = until the next one.
    """

    emotion: Emotion | None = None
    expression: str | None = None
    expression_index: Annotated[
        int | None,
        Field(ge=0, validation_alias=AliasChoices("expression_index", "expressionIndex")),
    ] = None
    intensity: Annotated[float, Field(ge=0, le=1)] = 1.0
    duration: Annotated[float, Field(ge=0, le=600)] = 0.0

    @model_validator(mode="after")
    def _names_one_face(self) -> Self:
        given = (self.emotion, self.expression, self.expression_index)
        if sum(one is not None for one in given) != 1:
            raise ValueError("give exactly one of emotion, expression, expression_index")
        return self


class ExpressionStarted(BaseModel):
    """The face that is shown now."""

    client_uid: str
    expression: str
    expression_index: int
    emotion: Emotion
    intensity: float
    duration: float


class MotionRequest(_Request):
    """Play a motion: by its type (`wave`), or by its group and its place in it; priority 1 gives way, 3 takes over."""

    group: str | None = None
    motion_type: str | None = None
    index: Annotated[int, Field(ge=0)] = 0
    priority: Annotated[int, Field(ge=1, le=3)] = 2

    @model_validator(mode="after")
    def _names_one_motion(self) -> Self:
        if (self.group is None) == (self.motion_type is None):
            raise ValueError("give exactly one of group, motion_type")
        return self


class MotionStarted(BaseModel):
    """The motion that plays now, and its seconds."""

    client_uid: str
    motion_type: str
    group: str
    index: int
    priority: int
    duration: float


class ClientRequest(_Request):
    """Which client: a connection's `client_uid`, or a program's own name for itself."""


class CharacterState(BaseModel):
    """How she is for a client: what it asked for last, or what she showed of herself since.

    `current_expression` 0 = neutral; `emotion_queue` is what she will show next by herself.
    """

    client_uid: str
    model_name: str
    current_expression: int
    current_motion: str
    emotion_queue: list[Emotion]
    last_interaction: datetime


class ShownRequest(ClientRequest):
    """A page of what a client was shown, newest first."""

    cursor: Annotated[int | None, Field(ge=1)] = None
    limit: Annotated[int, Field(ge=1, le=MAX_PAGE)] = MAX_PAGE


class Shown(BaseModel):
    """A face or a motion that was shown; `emotion` is null for a motion."""

    seq: int
    at: datetime
    kind: Literal["expression", "motion"]
    name: str
    index: int
    emotion: Emotion | None = None


class ShownPage(BaseModel):
    """What was shown, newest first; `next_cursor` leads to what was before."""

    items: list[Shown]
    next_cursor: str | None
