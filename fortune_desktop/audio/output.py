"""Plays sounds one after another and says where in them the listener is: on the sound card, or on a silent clock."""

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from fortune_desktop.audio.samples import Floats, Pcm
from fortune_desktop.audio.soundcard import NoSoundCard, SoundCard

log = logging.getLogger(__name__)

_TELL_EVERY_S, _FIRST_TELL_S = 0.25, 0.03


@dataclass(frozen=True)
class Position:
    """At wall time `at` (Unix seconds, perhaps a moment ahead) the listener hears second `seconds` of the sound."""

    seconds: float
    at: float

    def now(self) -> float:
        """The second heard now, by the wall clock."""
        return self.seconds + time.time() - self.at


class Sink(Protocol):
    """Something that sounds one thing at a time."""

    @property
    def alive(self) -> bool:
        """False once the device is gone."""

    def prepare(self, pcm: Pcm, rate: int) -> Floats:
        """Mono samples as the device wants them; takes time, so it runs in a worker."""

    def start(self, samples: Floats) -> None:
        """Begin to sound prepared samples, instead of whatever sounds now."""

    def heard(self) -> tuple[float, float] | None:
        """Seconds heard and how long ago that was (negative: not yet); None before the device has asked."""

    def silence(self) -> None:
        """Be silent at once."""

    def close(self) -> None:
        """Give the device back."""


class SilentClock:
    """A sink without sound: time passes as if the samples were heard."""

    alive = True

    def __init__(self, clock: Callable[[], float] = time.perf_counter) -> None:
        self._clock = clock
        self._since = 0.0

    def prepare(self, pcm: Pcm, rate: int) -> Floats:
        """It needs none."""
        return np.zeros(0, np.float32)

    def start(self, samples: Floats) -> None:
        """Begin at the first sample."""
        self.resume(0.0)

    def resume(self, seconds: float) -> None:
        """Go on from a second of a sound whose device was lost."""
        self._since = self._clock() - seconds

    def heard(self) -> tuple[float, float]:
        """The time that passed."""
        return self._clock() - self._since, 0.0

    def silence(self) -> None:
        """It is silent always."""

    def close(self) -> None:
        """It holds nothing."""


class AudioOut(Protocol):
    """What the voice needs of an output."""

    @property
    def device(self) -> str:
        """The name of the sound card, empty if there is none."""

    async def open(self) -> None:
        """Open the sound card, if there is one, so that the first sound does not wait."""

    async def play(
        self, pcm: Pcm, rate: int, tell: Callable[[Position], None], *, audible: bool = True
    ) -> float:
        """Sound mono samples; return the seconds heard when it is over, or stopped.

        `tell` gets the position soon after the beginning and about four times a second.
        With `audible=False` only the time passes.
        """

    def stop(self) -> None:
        """Be silent within 100 ms; the `play` that was under way returns."""

    def close(self) -> None:
        """Be silent for good."""


class Output:
    """Plays on the sound card while there is one.

    A card that dies while it plays leaves the rest of the sound to the silent clock; the next sound tries again.
    """

    def __init__(
        self,
        open_card: Callable[[], Sink] | None = SoundCard,
        silent: SilentClock | None = None,
    ) -> None:
        self._open_card = open_card
        self._silent = silent or SilentClock()
        self._card: Sink | None = None
        self._stopped = asyncio.Event()

    @property
    def device(self) -> str:
        """The name of the sound card, empty if there is none."""
        return getattr(self._card, "name", "") if self._card and self._card.alive else ""

    async def open(self) -> None:
        """Open the sound card, if there is one, so that the first sound does not wait."""
        await self._sink(audible=True)

    async def play(
        self, pcm: Pcm, rate: int, tell: Callable[[Position], None], *, audible: bool = True
    ) -> float:
        """Sound mono samples; return the seconds heard when it is over, or stopped."""
        duration = len(pcm) / rate
        self._stopped.clear()
        sink = await self._sink(audible)
        samples = await asyncio.to_thread(sink.prepare, pcm, rate)
        if self._stopped.is_set():
            return 0.0
        sink.start(samples)
        heard, wait = 0.0, _FIRST_TELL_S
        while heard < duration:
            if await self._stopped_within(min(wait, duration - heard)):
                break
            if not sink.alive:
                sink = self._silent
                self._silent.resume(heard)
            heard, wait = self._listen(sink, heard, tell), _TELL_EVERY_S
        return max(0.0, min(duration, heard))

    def stop(self) -> None:
        """Be silent within 100 ms; the `play` that was under way returns."""
        if self._card is not None:
            self._card.silence()
        self._stopped.set()

    def close(self) -> None:
        """Be silent for good."""
        self.stop()
        self._open_card = None
        if self._card is not None:
            self._card.close()
            self._card = None

    def _listen(self, sink: Sink, before: float, tell: Callable[[Position], None]) -> float:
        found = sink.heard()
        if found is None:
            return before
        seconds, ago = found
        tell(Position(seconds, time.time() - ago))
        return max(before, seconds + ago)

    async def _stopped_within(self, seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):
                return await self._stopped.wait()
        except TimeoutError:
            return False

    async def _sink(self, audible: bool) -> Sink:
        if not audible or self._open_card is None:
            return self._silent
        if self._card is not None and not self._card.alive:
            self._card.close()
            self._card = None
        if self._card is None:
            # Opening asks the system's sound server, which may take its time.
            try:
                self._card = await asyncio.to_thread(self._open_card)
            except NoSoundCard as reason:
                log.info("no sound card: %s", reason)
        return self._card or self._silent


def open_output(prefer_silent: bool = False) -> AudioOut:
    """The output of this machine; `prefer_silent` (browser mode) never touches a sound card."""
    return Output(None if prefer_silent else SoundCard)
