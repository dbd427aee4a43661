"""Everything that is pushed to a page, and the bus that carries it: numbered, bounded per client, replayable."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import ClassVar, Literal
from uuid import UUID, uuid4

from pydantic import BaseModel, ConfigDict, Field, JsonValue, model_serializer

Status = Literal["idle", "listening", "thinking", "speaking", "ready"]
Emotion = Literal["joy", "sadness", "anger", "surprise", "fear", "neutral"]


class Event(BaseModel):
    """One pushed fact. `type` names it on the wire; an event with a `user_id` goes only to that person's pages."""

    model_config = ConfigDict(populate_by_name=True)

    type: ClassVar[str]
    latest_wins: ClassVar[bool] = False

    @property
    def audience(self) -> UUID | None:
        """The person whose pages may see it; None for every page."""
        audience = getattr(self, "user_id", None)
        return audience if isinstance(audience, UUID) else None


class StateSnapshot(Event):
    """Everything a page needs to draw itself; always the first event of a connection.

    `state` holds the parts by room: user, settings, character, messages (oldest first), reading, turn.
    """

    type = "state_snapshot"
    epoch: str
    client_uid: str
    user_id: UUID
    state: dict[str, JsonValue]


class ChatTurn(Event):
    """A turn began: what the person said."""

    type = "chat_turn"
    user_id: UUID
    turn: int
    message_id: UUID
    text: str
    at: datetime


class ChatDelta(Event):
    """More text of the answer; `offset` is where in the answer it belongs, so that hearing it twice does no harm."""

    type = "chat_delta"
    user_id: UUID
    turn: int
    offset: int
    text: str


class ChatResponse(Event):
    """The whole answer of a turn, as it was saved."""

    type = "chat_response"
    user_id: UUID
    turn: int
    message_id: UUID
    conversation_id: UUID
    text: str
    emotions: list[Emotion]
    emotion: Emotion
    timestamp: datetime
    provider: str
    model: str
    stopped: bool = False
    reading: JsonValue = None
    cost_info: dict[str, JsonValue] = Field(default_factory=dict)


class CharacterStatus(Event):
    """What the character is doing; `animation` is the motion group that shows it."""

    type = "character_status"
    status: Status
    animation: str


class ExpressionChange(Event):
    """Show this face, at this strength (0..1), for `duration` seconds; 0 = until the next one."""

    type = "expression_change"
    expression: str
    expression_index: int = Field(alias="expressionIndex", serialization_alias="expressionIndex")
    emotion: Emotion
    intensity: float
    duration: float


class MotionTrigger(Event):
    """Play a motion of the model; a higher priority (1..3) takes over a lower one."""

    type = "motion_trigger"
    group: str
    index: int
    priority: int


class MouthTrack(BaseModel):
    """The mouth over one utterance: one value a hop, `t0_ms` the time from which the first is shown.

    `vowel` is a string of A I U E O and "-" (closed), `open` the openness 0..1, both of the same length.
    """

    hop_ms: float
    t0_ms: float
    vowel: str
    open: list[float]


class VowelParameters(BaseModel):
    """How strongly each vowel shapes the mouth, 0..1; names as in the specification."""

    ParamA: float = 0.0
    ParamI: float = 0.0
    ParamU: float = 0.0
    ParamE: float = 0.0
    ParamO: float = 0.0


class MouthFrame(BaseModel):
    """The mouth at second `timestamp`; `intensity` 0..1 is how far it opens."""

    timestamp: float
    mouth_param: VowelParameters
    intensity: float


class PlannedExpression(BaseModel):
    """From second `timestamp` of an utterance on, for `duration` seconds, this face belongs to what is said."""

    timestamp: float
    duration: float
    expression: str
    expression_index: int = Field(serialization_alias="expressionIndex")
    emotion: Emotion
    intensity: float = 1.0


class ExpressionChanges(Event):
    """The faces that belong to a text spoken on request, before its `tts_ready`; `data` is their list."""

    type = "expression_changes"
    user_id: UUID
    changes: list[PlannedExpression]

    @model_serializer
    def _as_list(self) -> list[PlannedExpression]:
        return self.changes


class TtsReady(Event):
    """A sentence is about to sound. In browser mode the page plays `audio_url`; in the app the device does.

    `lipsync_data` is the mouth once more, as the specification has it: one frame each 100 ms.
    """

    type = "tts_ready"
    user_id: UUID
    utterance: UUID
    turn: int
    text: str
    provider: str
    audio_url: str
    audio_path: str
    duration: float
    lipsync: MouthTrack
    lipsync_data: list[MouthFrame] = []


class MouthClock(Event):
    """At wall time `at` (Unix seconds) the listener hears second `position` of the utterance."""

    type = "mouth_clock"
    latest_wins = True
    utterance: UUID
    position: float
    at: float


class TtsEnded(Event):
    """The utterance is over; `heard` seconds of it sounded, `completed` unless it was stopped."""

    type = "tts_ended"
    user_id: UUID
    utterance: UUID
    heard: float
    completed: bool


class TtsError(Event):
    """An utterance could not be spoken; its text is shown all the same."""

    type = "tts_error"
    user_id: UUID
    utterance: UUID
    code: str
    error: str


class ProviderStatus(Event):
    """A provider became reachable or unreachable."""

    type = "provider_status"
    provider: str
    available: bool
    reason: str


class SettingsChanged(Event):
    """The settings as they are now."""

    type = "settings_changed"
    settings: dict[str, JsonValue]


class ProfileChanged(Event):
    """A person's profile as it is now."""

    type = "profile_changed"
    user_id: UUID
    user: dict[str, JsonValue]


class Notice(Event):
    """Something a person should know; the page shows the catalogue's `notice.<code>`."""

    type = "notice"
    level: Literal["info", "warn", "bad"]
    code: str
    user_id: UUID | None = None


@dataclass(frozen=True)
class Sent:
    """An event with its number, as it goes over the wire."""

    seq: int
    event: Event

    @cached_property
    def frame(self) -> str:
        """The JSON of the event frame; made once, however many clients get it."""
        data = self.event.model_dump_json(by_alias=True)
        return f'{{"seq":{self.seq},"type":"{self.event.type}","data":{data}}}'


class Outbox:
    """What waits to be sent to one client: answers always, events up to `limit`, after that a fresh snapshot.

    `user_id` is the person whose events it takes; `wake` is called when something was added.
    """

    def __init__(self, user_id: UUID, wake: Callable[[], None], limit: int = 256) -> None:
        self.user_id = user_id
        self.overflowed = False
        self._wake = wake
        self._limit = limit
        self._waiting: deque[Sent | str] = deque()

    def answer(self, frame: str) -> None:
        """Add the answer to a call."""
        self._waiting.append(frame)
        self._wake()

    def first(self, snapshot: Sent) -> None:
        """Put a snapshot before whatever was published while it was being made."""
        self._waiting.appendleft(snapshot)
        self._wake()

    def offer(self, sent: Sent) -> None:
        """Add an event if it is for this client's person; a box that is too full asks for a snapshot instead."""
        if sent.event.audience not in (None, self.user_id):
            return
        if sent.event.latest_wins:
            self._drop(lambda old: old.event.type == sent.event.type)
        if sum(isinstance(item, Sent) for item in self._waiting) >= self._limit:
            self._drop(lambda old: True)
            self.overflowed = True
        self._waiting.append(sent)
        self._wake()

    def take(self) -> Sent | str | None:
        """The next event or answer to send, or None."""
        return self._waiting.popleft() if self._waiting else None

    def _drop(self, matches: Callable[[Sent], bool]) -> None:
        kept = (item for item in self._waiting if isinstance(item, str) or not matches(item))
        self._waiting = deque(kept)


class Bus:
    """Carries events from the services to every client; lives on the core loop and nowhere else.

    Events are numbered from 1 within an `epoch` (one run of the app); the last `memory` are kept for `replay`.
    """

    def __init__(self, memory: int = 512) -> None:
        self.epoch = uuid4().hex
        self._seq = self._forgotten = 0
        self._past: deque[Sent] = deque(maxlen=memory)
        self._boxes: set[Outbox] = set()

    def next_seq(self) -> int:
        """Take the next number (a snapshot takes it before it is made, so that it precedes what happens meanwhile)."""
        self._seq += 1
        return self._seq

    def publish(self, event: Event) -> None:
        """Number an event, remember it and offer it to every client."""
        sent = Sent(self.next_seq(), event)
        self._past.append(sent)
        for box in self._boxes:
            box.offer(sent)

    def attach(self, box: Outbox) -> None:
        """Begin to offer events to a client."""
        self._boxes.add(box)

    @property
    def clients(self) -> int:
        """How many clients there are."""
        return len(self._boxes)

    def detach(self, box: Outbox) -> None:
        """Stop offering events to a client."""
        self._boxes.discard(box)

    def forget(self) -> None:
        """Remember nothing of what was told so far; who asks for a replay of it gets a snapshot instead."""
        self._past.clear()
        self._forgotten = self._seq

    def replay(self, seq: int, user_id: UUID) -> list[Sent] | None:
        """What this person's client missed since `seq`; None when it is too long ago to know."""
        if not self._forgotten <= seq <= self._seq or (self._past and seq < self._past[0].seq - 1):
            return None
        return [
            old for old in self._past if old.seq > seq and old.event.audience in (None, user_id)
        ]
