"""What goes in and out of the voice: lines to say, utterances under way, settings, and the models of `tts.speak`."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Literal
from uuid import UUID, uuid4

from pydantic import AliasChoices, BaseModel, Field, JsonValue

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.events import (
    Emotion,
    MouthFrame,
    MouthTrack,
    PlannedExpression,
    VowelParameters,
)

MAX_TEXT = 2000


@dataclass(frozen=True)
class VoiceSettings:
    """`online` allows voices that need the network; `volume` is 0..1, `rate` multiplies the pace (0.5..2).

    `provider` is tried first, with `voice` for lines of a language it speaks; `pitch` shifts it (-0.3..0.3).
    `output` says who sounds it: this machine's sound card, or the page (which plays `audio_url`).
    """

    enabled: bool = True
    online: bool = True
    volume: float = 1.0
    rate: float = 1.0
    output: Literal["device", "page"] = "device"
    provider: str | None = None
    voice: str | None = None
    pitch: float = 0.0


@dataclass(frozen=True)
class Line:
    """One sentence to say for a person. `on_start` is called when its sound starts."""

    text: str
    user_id: UUID
    turn: int
    locale: Locale
    emotion: Emotion = "neutral"
    on_start: Callable[[], None] | None = None
    provider: str | None = None
    voice: str | None = None


@dataclass(frozen=True)
class Heard:
    """How much of an utterance sounded, in seconds, and whether that was all of it."""

    seconds: float
    completed: bool


@dataclass(eq=False)
class Utterance:
    """A line under way; `ended` is done when it was heard, or stopped, and never fails."""

    id: UUID = field(default_factory=uuid4)
    ended: asyncio.Future[Heard] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )


@dataclass(frozen=True)
class Cue:
    """From character `offset` of a text on it feels like this, and this face of the model shows it."""

    offset: int
    emotion: Emotion
    expression: str
    index: int


Expressive = Callable[[str], tuple[str, Sequence[Cue]]]
"""Reads a text: what of it is said, and how it feels."""


class SpeakRequest(BaseModel):
    """Say this text aloud; `provider_override` and `voice` are tried first."""

    user_id: UUID
    text: Annotated[str, Field(min_length=1, max_length=MAX_TEXT)]
    provider_override: Annotated[
        str | None, Field(validation_alias=AliasChoices("provider_override", "provider_id"))
    ] = None
    voice: str | None = None
    locale: Locale = "ko"


class SpeakResult(BaseModel):
    """The speech: where its sound is, its seconds, its mouth. `audio_url` is empty if no file could be written."""

    utterance: UUID
    audio_url: str
    audio_path: str
    duration: float
    provider: str
    lipsync: MouthTrack
    lipsync_data: list[MouthFrame]
    expression_changes: list[PlannedExpression]
    cost_info: dict[str, JsonValue]


_FRAME_S = 0.1


def mouth_frames(track: MouthTrack) -> list[MouthFrame]:
    """The track as the specification's frames, one each 100 ms: its widest opening in that time."""
    hops = round(_FRAME_S * 1000 / track.hop_ms)
    frames: list[MouthFrame] = []
    for start in range(0, len(track.open), hops):
        widest = max(range(start, min(start + hops, len(track.open))), key=track.open.__getitem__)
        vowel, openness = track.vowel[widest], track.open[widest]
        shape = VowelParameters() if vowel == "-" else VowelParameters(**{f"Param{vowel}": 1.0})
        second = (track.t0_ms + start * track.hop_ms) / 1000
        frames.append(MouthFrame(timestamp=round(second, 3), mouth_param=shape, intensity=openness))
    return frames


def planned(cues: Sequence[Cue], letters: int, duration: float) -> list[PlannedExpression]:
    """When each face belongs to speech of so many letters and seconds: as far into it as into its text."""
    pace = duration / max(1, letters)
    starts = [round(min(cue.offset, letters) * pace, 3) for cue in cues]
    ends = [*starts[1:], duration]
    return [
        PlannedExpression(
            timestamp=start,
            duration=round(end - start, 3),
            expression=cue.expression,
            expression_index=cue.index,
            emotion=cue.emotion,
        )
        for cue, start, end in zip(cues, starts, ends, strict=False)
    ]
