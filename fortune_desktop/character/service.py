"""Shows feelings, gestures and doings as events, each only when it changes something."""

import asyncio
from collections.abc import Callable
from typing import Protocol

from pydantic import JsonValue

from fortune_desktop.character.model import CharacterModel, Motion
from fortune_desktop.core.events import (
    CharacterStatus,
    Emotion,
    Event,
    ExpressionChange,
    MotionTrigger,
    Status,
)

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


class CharacterService:
    """The one owner of expression, motion and status; belongs to the core loop.

    `later` runs something after a delay in seconds; by default the running loop does.
    """

    def __init__(
        self, model: CharacterModel, publish: Callable[[Event], None], later: Later = _on_loop
    ) -> None:
        self._model = model
        self._publish = publish
        self._later = later
        self._decay: Timer | None = None
        self._gestured: Motion | None = None
        self._status = self._status_event("idle")
        self._expression = self._expression_event("neutral", 1.0)

    def feel(self, emotion: Emotion, intensity: float = 1.0) -> None:
        """Show an emotion, at a strength of 0..1."""
        self._stop_decay()
        change = self._expression_event(emotion, min(1.0, max(0.0, intensity)))
        if change != self._expression:
            self._expression = change
            self._publish(change)

    def gesture(self, name: str) -> None:
        """Make a gesture if the model knows it; the same one twice in a turn is made once."""
        motion = self._model.gestures.get(name)
        if motion is None or motion == self._gestured:
            return
        self._gestured = motion
        self._publish(
            MotionTrigger(group=motion.group, index=motion.index, priority=_GESTURE_PRIORITY)
        )

    def status(self, status: Status) -> None:
        """Tell what she is doing; at rest her face returns to neutral after a while."""
        if status == "thinking":
            self._gestured = None
        if status in _RESTING:
            self._start_decay()
        change = self._status_event(status)
        if change != self._status:
            self._status = change
            self._publish(change)

    def snapshot(self) -> dict[str, JsonValue]:
        """What a page needs to draw her as she is."""
        face = self._expression.model_dump(mode="json", by_alias=True)
        return {"name": self._model.name, **self._status.model_dump(mode="json"), **face}

    def close(self) -> None:
        """Call off what was to happen later."""
        self._stop_decay()

    def _start_decay(self) -> None:
        if self._decay is None and self._expression.emotion != "neutral":
            self._decay = self._later(DECAY_S, lambda: self.feel("neutral"))

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
