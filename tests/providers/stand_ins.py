"""Voice providers for tests: they speak a fixed sound, fail or hang as told, and count how often they were asked."""

import asyncio
from collections.abc import Callable

import numpy as np

from fortune_desktop.core.birth import Locale
from fortune_desktop.providers.base import Cost, ProviderFailed, Speech, SpeechRequest

RATE = 16_000


class StandIn:
    """Speaks `seconds` of noise; `fails` is the reason to fail with, `hangs` means it never answers."""

    name = "stand-in"
    cost: Cost = "free"
    languages: tuple[Locale, ...] = ("ko", "en")

    def __init__(
        self, name: str = "stand_in", *, remote: bool = False, seconds: float = 0.05, rank: int = 1
    ) -> None:
        self.id = name
        self.rank = rank
        self.remote = remote
        self.seconds = seconds
        self.fails = ""
        self.hangs = False
        self.asked: list[SpeechRequest] = []
        self.cancelled = 0
        self.closed = False

    @property
    def voices(self) -> dict[Locale, tuple[str, ...]]:
        return {"ko": (f"{self.id}-ko",), "en": (f"{self.id}-en",)}

    async def warm(self) -> None:
        if self.fails:
            raise ProviderFailed(self.fails)

    async def speak(self, request: SpeechRequest, alive: Callable[[], None]) -> Speech:
        self.asked.append(request)
        try:
            if self.hangs:
                await asyncio.Event().wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        if self.fails:
            raise ProviderFailed(self.fails)
        alive()
        noise = np.random.default_rng(1).integers(-9000, 9000, round(self.seconds * RATE))
        return Speech(noise.astype(np.int16), RATE, self.id, self.voices[request.locale][0])

    async def close(self) -> None:
        self.closed = True
