"""Microsoft Edge's read-aloud voices: free, natural, and reached over the network."""

import asyncio
import importlib
from collections.abc import Callable
from typing import ClassVar
from urllib.parse import urlsplit

from fortune_desktop.core.birth import Locale
from fortune_desktop.providers.base import (
    Cost,
    ProviderFailed,
    Speech,
    SpeechRequest,
    TtsProvider,
    voice_for,
)
from fortune_desktop.providers.mp3 import decode
from fortune_desktop.providers.names import look_up

_RATE = 24_000
_MOST_HZ = 30
_TICKS_A_SECOND = 10_000_000
# The sentence's stated end may lie a little after its last sample.
_CUT_OFF_S = 0.5


class EdgeTts:
    """Speaks through the `edge-tts` client, which is imported when the first sentence comes."""

    id = "edge_tts"
    name = "Microsoft Edge"
    cost: Cost = "free"
    rank = 10
    remote = True
    languages: tuple[Locale, ...] = ("ko", "en")
    voices: ClassVar[dict[Locale, tuple[str, ...]]] = {
        "ko": ("ko-KR-SunHiNeural", "ko-KR-InJoonNeural", "ko-KR-HyunsuMultilingualNeural"),
        "en": ("en-US-AvaMultilingualNeural", "en-US-EmmaMultilingualNeural"),
    }

    async def warm(self) -> None:
        """Nothing to do: a connection is made for each sentence."""

    async def speak(self, request: SpeechRequest, alive: Callable[[], None]) -> Speech:
        """Speak one sentence; a service that answers without sound is asked once more."""
        voice = voice_for(self, request)
        mp3, end_s = await self._fetch(request, voice, alive)
        if not mp3:
            mp3, end_s = await self._fetch(request, voice, alive)
        if not mp3:
            raise ProviderFailed("no_audio")
        pcm = await asyncio.to_thread(decode, mp3, _RATE)
        # The client takes a connection lost in the middle for the end of the sentence.
        if len(pcm) / _RATE < end_s - _CUT_OFF_S:
            raise ProviderFailed("cut_off")
        return Speech(pcm, _RATE, self.id, voice)

    async def close(self) -> None:
        """Nothing is kept open."""

    async def _fetch(
        self, request: SpeechRequest, voice: str, alive: Callable[[], None]
    ) -> tuple[bytes, float]:
        """The sentence as MP3 (empty if the service sent no sound) and the second at which it should end."""
        # Imported here, for a person offline need not pay for it, and first on a thread: it takes
        # half a second that must not hold up the loop.
        await asyncio.to_thread(importlib.import_module, "edge_tts")
        import aiohttp
        from edge_tts import Communicate, communicate
        from edge_tts.exceptions import EdgeTTSException, NoAudioReceived

        talk = Communicate(
            request.text,
            voice,
            rate=f"{round((request.rate - 1) * 100):+d}%",
            volume=f"{round(request.volume * 100):+d}%",
            pitch=f"{max(-_MOST_HZ, min(_MOST_HZ, round(request.pitch * 100))):+d}Hz",
        )
        chunks: list[bytes] = []
        end_s = 0.0
        try:
            address: str = communicate.WSS_URL  # type: ignore[attr-defined]  # the one it will ask
            await look_up(urlsplit(address).hostname or "")
            async for chunk in talk.stream():
                if chunk["type"] == "audio":
                    alive()
                    chunks.append(chunk["data"])
                else:
                    end_s = (chunk["offset"] + chunk["duration"]) / _TICKS_A_SECOND
        except NoAudioReceived:
            return b"", 0.0
        except (aiohttp.ClientResponseError, EdgeTTSException) as refusal:
            raise ProviderFailed("refused") from refusal
        except (aiohttp.ClientError, OSError) as broken:
            raise ProviderFailed("unreachable") from broken
        return b"".join(chunks), end_s


def provider() -> TtsProvider:
    """The provider of this file."""
    return EdgeTts()
