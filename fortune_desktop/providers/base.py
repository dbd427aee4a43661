"""What every voice provider is: the request it gets, the speech it gives back, the ways it may fail."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from fortune_desktop.core.birth import Locale

Cost = Literal["free", "free_tier", "low_cost", "paid"]


@dataclass(frozen=True)
class SpeechRequest:
    """One sentence to speak.

    `respelled` is the text written as it sounds, for engines that do not know a language's sound rules.
    `voice` is a provider's own name for a voice; a provider that does not know it uses its default for the locale.
    `rate` multiplies the pace, `pitch` shifts it (-0.3..0.3 of its height), `volume` shifts the loudness likewise.
    """

    text: str
    locale: Locale
    respelled: str | None = None
    voice: str | None = None
    rate: float = 1.0
    pitch: float = 0.0
    volume: float = 0.0


@dataclass(frozen=True)
class Speech:
    """What a provider spoke: mono 16-bit samples, `rate` of them a second."""

    pcm: NDArray[np.int16]
    rate: int
    provider: str
    voice: str


class ProviderFailed(Exception):
    """The provider could not speak this time; `reason` is a short code (`refused`, `timeout`, `failed` …)."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class TtsProvider(Protocol):
    """One source of speech. A provider file defines `provider()`, which makes it; making it costs nothing."""

    id: str
    name: str
    cost: Cost
    rank: int
    """Its place in the order of trying: the lower the earlier."""
    remote: bool
    """True if it needs the network."""
    languages: tuple[Locale, ...]

    @property
    def voices(self) -> Mapping[Locale, tuple[str, ...]]:
        """The voices of each language, the default first."""

    async def warm(self) -> None:
        """Get ready, so that the first sentence does not wait; may raise ProviderFailed."""

    async def speak(self, request: SpeechRequest, alive: Callable[[], None]) -> Speech:
        """Speak one sentence, calling `alive` at every sign of progress; raises ProviderFailed.

        Cancelling it must leave the provider ready for the next request.
        """

    async def close(self) -> None:
        """Give back every process and connection."""


def voice_for(provider: TtsProvider, request: SpeechRequest) -> str:
    """The voice a provider should use: the one asked for if it has it, else its default for the language."""
    own = provider.voices[request.locale]
    known = {voice for voices in provider.voices.values() for voice in voices}
    return request.voice if request.voice in known and request.voice else own[0]
