"""Microsoft Edge's read-aloud voices: free, natural, and reached over the network."""

import asyncio
from collections.abc import Callable
from typing import ClassVar

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

_RATE = 24_000
_MOST_HZ = 30


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
        mp3 = await self._fetch(request, voice, alive) or await self._fetch(request, voice, alive)
        if not mp3:
            raise ProviderFailed("no_audio")
        pcm = await asyncio.to_thread(decode, mp3, _RATE)
        return Speech(pcm, _RATE, self.id, voice)

    async def close(self) -> None:
        """Nothing is kept open."""

    async def _fetch(self, request: SpeechRequest, voice: str, alive: Callable[[], None]) -> bytes:
        """The whole sentence as MP3; empty if the service sent no sound."""
        # Imported here: aiohttp costs a third of a second that a person offline need not pay.
        import aiohttp
        from edge_tts import Communicate
        from edge_tts.exceptions import EdgeTTSException, NoAudioReceived

        talk = Communicate(
            request.text,
            voice,
            rate=f"{round((request.rate - 1) * 100):+d}%",
            volume=f"{round(request.volume * 100):+d}%",
            pitch=f"{max(-_MOST_HZ, min(_MOST_HZ, round(request.pitch * 100))):+d}Hz",
        )
        chunks: list[bytes] = []
        try:
            async for chunk in talk.stream():
                if chunk["type"] == "audio":
                    alive()
                    chunks.append(chunk["data"])
        except NoAudioReceived:
            return b""
        except (aiohttp.ClientResponseError, EdgeTTSException) as refusal:
            raise ProviderFailed("refused") from refusal
        except (aiohttp.ClientError, OSError) as broken:
            raise ProviderFailed("unreachable") from broken
        return b"".join(chunks)


def provider() -> TtsProvider:
    """The provider of this file."""
    return EdgeTts()
