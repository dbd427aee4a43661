"""Shows feelings, gestures and doings as events, each only when it changes something, and obeys `/live2d/*`."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from pydantic import JsonValue

from fortune_desktop.character.clients import Clients
from fortune_desktop.character.model import CharacterModel, Face, Motion
from fortune_desktop.character.models import (
    CharacterState,
    ClientRequest,
    ExpressionInfo,
    ExpressionRequest,
    ExpressionStarted,
    ModelInfo,
    ModelList,
    MotionRequest,
    MotionStarted,
    ShownPage,
    ShownRequest,
)
from fortune_desktop.core.errors import Invalid
from fortune_desktop.core.events import (
    CharacterStatus,
    Emotion,
    Event,
    ExpressionChange,
    MotionTrigger,
    Status,
)
from fortune_desktop.core.operations import Empty, operation

# How long a feeling stays on her face after the last word.
DECAY_S = 2.5
_GESTURE_PRIORITY = 2
_RESTING = frozenset({"idle", "ready"})
_GROUPS = {"thinking": "Think"}
_USUAL_GROUP = "Idle"


class Timer(Protocol):
    """Something that will happen, and can be called off."""

    def cancel(self) -> None:
        """Call it off."""


Later = Callable[[float, Callable[[], None]], Timer]


def _on_loop(delay: float, act: Callable[[], None]) -> Timer:
    return asyncio.get_running_loop().call_later(delay, act)


def _local_now() -> datetime:
    return datetime.now().astimezone()


class CharacterService:
    """The one owner of expression, motion and status; belongs to the core loop.

    `later` runs something after a delay in seconds; by default the running loop does. `now` gives the aware time.
    """

    def __init__(
        self,
        model: CharacterModel,
        publish: Callable[[Event], None],
        later: Later = _on_loop,
        now: Callable[[], datetime] = _local_now,
    ) -> None:
        self._model = model
        self._publish = publish
        self._later = later
        self._now = now
        self._clients = Clients(now)
        self._decay: Timer | None = None
        self._gestured: Motion | None = None
        self._status = self._status_event("idle")
        self._expression = self._expression_event("neutral", 1.0)

    def feel(self, emotion: Emotion, intensity: float = 1.0) -> None:
        """Show an emotion, at a strength of 0..1."""
        self._stop_decay()
        change = self._expression_event(emotion, min(1.0, max(0.0, intensity)))
        if self._show(change):
            self._clients.face(change.expression, change.expression_index, emotion)

    def gesture(self, name: str) -> None:
        """Make a gesture if the model knows it; the same one twice in a turn is made once."""
        motion = self._model.gestures.get(name)
        if motion is None or motion == self._gestured:
            return
        self._gestured = motion
        self._move(motion, _GESTURE_PRIORITY)
        self._clients.motion(self._model.type_of(motion), motion.index, self._model.seconds(motion))

    def status(self, status: Status) -> None:
        """Tell what she is doing; at rest her face returns to neutral after a while."""
        if status == "thinking":
            self._gestured = None
        if status in _RESTING:
            self._start_decay(DECAY_S)
        change = self._status_event(status)
        if change != self._status:
            self._status = change
            self._publish(change)

    def meet(self, client_uid: str) -> None:
        """A client connects: from now on there is a state for it."""
        self._clients.heard(client_uid, self._expression.expression_index)

    @operation("live2d.models", "GET", "/live2d/models")
    async def models(self, request: Empty) -> ModelList:
        """The models of the library."""
        model = self._model
        expressions = [
            ExpressionInfo(name=name, index=index, emotion=model.emotion_of(name))
            for index, name in enumerate(model.expressions)
        ]
        info = ModelInfo(
            name=model.id,
            title=model.name,
            url=f"live2d/{model.id}/{model.id}.model3.json",
            expressions=expressions,
            motions={group: list(lengths) for group, lengths in model.lengths.items()},
            motion_types=model.motion_types,
            parameters=model.parameters,
            licence=model.licence,
        )
        return ModelList([info])

    @operation("live2d.expression", "POST", "/live2d/expression")
    async def expression(self, request: ExpressionRequest) -> ExpressionStarted:
        """Show a face in every window."""
        face = self._face_asked(request)
        emotion = request.emotion or self._model.emotion_of(face.name) or "neutral"
        change = ExpressionChange(
            expression=face.name,
            expression_index=face.index,
            emotion=emotion,
            intensity=request.intensity,
            duration=request.duration,
        )
        self._stop_decay()
        self._show(change)
        if request.duration:
            self._start_decay(request.duration)
        client = self._clients.heard(request.client_uid, face.index)
        self._clients.face(face.name, face.index, emotion, client)
        return ExpressionStarted(client_uid=request.client_uid, **change.model_dump())

    @operation("live2d.motion", "POST", "/live2d/motion")
    async def motion(self, request: MotionRequest) -> MotionStarted:
        """Play a motion in every window."""
        motion = self._motion_asked(request)
        self._move(motion, request.priority)
        client = self._clients.heard(request.client_uid, self._expression.expression_index)
        name, seconds = self._model.type_of(motion), self._model.seconds(motion)
        self._clients.motion(name, motion.index, seconds, client)
        return MotionStarted(
            client_uid=request.client_uid,
            motion_type=name,
            group=motion.group,
            index=motion.index,
            priority=request.priority,
            duration=seconds,
        )

    @operation("live2d.state", "GET", "/live2d/state/{client_uid}")
    async def state(self, request: ClientRequest) -> CharacterState:
        """How she is for a client."""
        client = self._clients.find(request.client_uid)
        moving = client.motion_ends > self._now()
        return CharacterState(
            client_uid=request.client_uid,
            model_name=self._model.id,
            current_expression=client.expression,
            current_motion=client.motion if moving else self._status.animation.lower(),
            emotion_queue=[] if self._decay is None else ["neutral"],
            last_interaction=client.heard_at,
        )

    @operation("live2d.history", "GET", "/live2d/state/{client_uid}/history")
    async def history(self, request: ShownRequest) -> ShownPage:
        """What a client was shown, newest first."""
        shown = reversed(self._clients.find(request.client_uid).history)
        items = [one for one in shown if request.cursor is None or one.seq < request.cursor]
        page = items[: request.limit]
        more = len(items) > len(page)
        return ShownPage(items=page, next_cursor=str(page[-1].seq) if more else None)

    def snapshot(self) -> dict[str, JsonValue]:
        """What a page needs to draw her as she is."""
        face = self._expression.model_dump(mode="json", by_alias=True)
        return {"name": self._model.name, **self._status.model_dump(mode="json"), **face}

    def close(self) -> None:
        """Call off what was to happen later."""
        self._stop_decay()

    def _show(self, change: ExpressionChange) -> bool:
        """Show a face; False if it is the one that is shown."""
        if change == self._expression:
            return False
        self._expression = change
        self._publish(change)
        return True

    def _move(self, motion: Motion, priority: int) -> None:
        self._publish(MotionTrigger(group=motion.group, index=motion.index, priority=priority))

    def _face_asked(self, request: ExpressionRequest) -> Face:
        if request.emotion is not None:
            return self._model.faces[request.emotion]
        names = self._model.expressions
        index = request.expression_index
        if request.expression is not None:
            if request.expression not in names:
                raise Invalid(field="expression", known=list(names))
            index = names.index(request.expression)
        if index is None or index >= len(names):
            raise Invalid(field="expression_index", known=list(range(len(names))))
        return Face(names[index], index)

    def _motion_asked(self, request: MotionRequest) -> Motion:
        if request.motion_type is not None:
            named = self._model.motion_named(request.motion_type)
            if named is None:
                raise Invalid(field="motion_type", known=self._model.motion_types)
            return named
        group, lengths = request.group or "", self._model.lengths
        if group not in lengths:
            raise Invalid(field="group", known=list(lengths))
        if request.index >= len(lengths[group]):
            raise Invalid(field="index", known=list(range(len(lengths[group]))))
        return Motion(group, request.index)

    def _start_decay(self, delay: float) -> None:
        if self._decay is None and self._expression.emotion != "neutral":
            self._decay = self._later(delay, lambda: self.feel("neutral"))

    def _stop_decay(self) -> None:
        if self._decay is not None:
            self._decay.cancel()
            self._decay = None

    def _status_event(self, status: Status) -> CharacterStatus:
        group = _GROUPS.get(status, _USUAL_GROUP)
        known = group if group in self._model.groups else _USUAL_GROUP
        return CharacterStatus(status=status, animation=known)

    def _expression_event(self, emotion: Emotion, intensity: float) -> ExpressionChange:
        face = self._model.faces[emotion]
        # Until the next one: the model's own fade times say how fast a face changes.
        return ExpressionChange(
            expression=face.name,
            expression_index=face.index,
            emotion=emotion,
            intensity=intensity,
            duration=0.0,
        )
