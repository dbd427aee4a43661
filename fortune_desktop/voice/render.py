"""One line made into sound: pronounced, spoken by the first provider that can, its mouth found, its file written."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import numpy as np

from fortune_desktop.audio.lipsync import mouth_track
from fortune_desktop.audio.samples import Pcm
from fortune_desktop.core.events import MouthTrack, TtsReady
from fortune_desktop.providers.base import Speech, SpeechRequest
from fortune_desktop.providers.chain import TtsChain
from fortune_desktop.voice.models import Line, VoiceSettings, mouth_frames
from fortune_desktop.voice.prosody import prosody
from fortune_desktop.voice.recordings import Recordings
from fortune_desktop.voice.sounds import respell

_WARM_RATE = 22_050


@dataclass(frozen=True)
class Sound:
    """A line ready to sound; `ready` is the event that announces it."""

    pcm: Pcm
    rate: int
    ready: TtsReady


class Renderer:
    """Makes lines into sounds, writing their files below `folder`."""

    def __init__(self, chain: TtsChain, folder: Path) -> None:
        self._chain = chain
        self._recordings = Recordings(folder)

    async def warm(self) -> None:
        """Load the mouth's network, so that the first line does not wait for it."""
        await asyncio.to_thread(mouth_track, np.zeros(_WARM_RATE, np.int16), _WARM_RATE)

    async def render(
        self, line: Line, words: str, utterance: UUID, settings: VoiceSettings
    ) -> Sound:
        """Speak `words`, the speakable text of the line; raises VoiceUnavailable."""
        feeling = prosody(line.emotion)
        request = SpeechRequest(
            text=words,
            locale=line.locale,
            respelled=respell(words) if line.locale == "ko" else None,
            voice=line.voice or self._chosen_voice(line, settings),
            rate=settings.rate * feeling.rate,
            pitch=feeling.pitch + settings.pitch,
            volume=feeling.volume,
        )
        prefer = line.provider or settings.provider
        speech = await self._chain.speak(request, prefer=prefer, online=settings.online)
        # Analysis and disk take milliseconds that the loop must not wait for.
        track, path = await asyncio.to_thread(self._analyse, speech, utterance)
        return Sound(speech.pcm, speech.rate, _announcement(line, utterance, speech, track, path))

    def _chosen_voice(self, line: Line, settings: VoiceSettings) -> str | None:
        """The person's voice, if it speaks the language of the line."""
        own = (provider.voices.get(line.locale, ()) for provider in self._chain.providers)
        return settings.voice if any(settings.voice in voices for voices in own) else None

    def _analyse(self, speech: Speech, utterance: UUID) -> tuple[MouthTrack, Path | None]:
        track = mouth_track(speech.pcm, speech.rate)
        return track, self._recordings.write(utterance, speech.pcm, speech.rate)


def _announcement(
    line: Line, utterance: UUID, speech: Speech, track: MouthTrack, path: Path | None
) -> TtsReady:
    return TtsReady(
        user_id=line.user_id,
        utterance=utterance,
        turn=line.turn,
        text=line.text,
        provider=speech.provider,
        audio_url=f"audio/{path.name}" if path else "",
        audio_path=str(path) if path else "",
        duration=round(len(speech.pcm) / speech.rate, 3),
        lipsync=track,
        lipsync_data=mouth_frames(track),
    )
