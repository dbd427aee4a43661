"""Says lines in order: the next ones are made while one sounds, and a stop silences everything at once.

Each line goes through two tasks of its generation: one makes it into sound, one plays it. A stop ends both and
begins a new generation, so nothing that was under way can come back.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from fortune_desktop.audio.output import AudioOut, Position
from fortune_desktop.audio.samples import louder
from fortune_desktop.core.errors import FortuneError, Invalid
from fortune_desktop.core.events import (
    Event,
    ExpressionChanges,
    MouthClock,
    ProviderStatus,
    TtsEnded,
    TtsError,
)
from fortune_desktop.core.operations import operation
from fortune_desktop.providers.chain import TtsChain
from fortune_desktop.voice.models import (
    Cue,
    Expressive,
    Heard,
    Line,
    SpeakRequest,
    SpeakResult,
    Utterance,
    VoiceSettings,
    planned,
)
from fortune_desktop.voice.pronounce import speakable
from fortune_desktop.voice.render import Renderer, Sound

log = logging.getLogger(__name__)

_LOOK_AHEAD = 2
# Reading aloud in the head: about as fast as the voice would speak.
_LETTERS_A_SECOND = {"ko": 6.0, "en": 15.0}
_SHORTEST_READING_S = 0.8
_SILENCE_RATE = 1000


@dataclass(eq=False)
class _Job:
    """A line on its way. `sound` is None if it cannot be, or is not to be, heard."""

    line: Line
    utterance: Utterance
    sound: Sound | None = None
    reading_s: float = 0.0
    announced: bool = False


class _Generation:
    """What is under way between two stops: lines to make, sounds to play."""

    def __init__(self) -> None:
        self.jobs: list[_Job] = []
        self.to_make: asyncio.Queue[_Job] = asyncio.Queue()
        self.to_play: asyncio.Queue[_Job] = asyncio.Queue(_LOOK_AHEAD)
        self.playing: _Job | None = None
        self.at = Position(0.0, 0.0)
        self.tasks: list[asyncio.Task[None]] = []


def _plainly(text: str) -> tuple[str, Sequence[Cue]]:
    """Read a text without any feeling."""
    return text, ()


class VoiceService:
    """The one mouth of the app. All methods belong to the core loop.

    `publish` gets `tts_ready` just before a sound, `mouth_clock` while it sounds, `tts_ended` after it, `tts_error`
    for a line that no provider could speak (it then lasts as long as reading it takes), and `provider_status`.
    `expressive` reads the feelings of a text spoken on request.
    """

    def __init__(
        self,
        chain: TtsChain,
        output: AudioOut,
        publish: Callable[[Event], None],
        folder: Path,
        settings: Callable[[], VoiceSettings],
        expressive: Expressive = _plainly,
    ) -> None:
        self._chain = chain
        self._output = output
        self._publish = publish
        self._settings = settings
        self._expressive = expressive
        self._renderer = Renderer(chain, folder)
        self._now = _Generation()

    async def start(self) -> None:
        """Warm the local voices, the mouth and the sound card: the first sentence does not wait."""
        self._chain.watch(self._provider_changed)
        await asyncio.gather(self._chain.warm(), self._renderer.warm(), self._output.open())

    async def close(self) -> None:
        """Be silent, end every task, give back the sound card and the voices' programs."""
        ended = self._now.tasks
        self.stop()
        await asyncio.gather(*ended, return_exceptions=True)
        self._output.close()
        await self._chain.close()

    def say(self, line: Line) -> Utterance:
        """Say a line after those already waiting."""
        job = _Job(line, Utterance())
        self._enqueue(job)
        return job.utterance

    @property
    def waiting(self) -> int:
        """How many lines are being made, wait or sound."""
        return len(self._now.jobs)

    def stop(self) -> None:
        """Be silent within 100 ms; whatever waits or is being made is dropped, and every utterance ends."""
        old, self._now = self._now, _Generation()
        self._output.stop()
        for task in old.tasks:
            task.cancel()
        for job in old.jobs:
            self._end(job, Heard(_heard_of(job, old), completed=False))

    @operation("tts.speak", "POST", "/tts/speak")
    async def speak(self, request: SpeakRequest) -> SpeakResult:
        """Say a text aloud and tell where its sound is and how mouth and face move with it."""
        asked_in = self._now
        job, result = await self._made(request)
        if self._settings().enabled and asked_in is self._now:
            changes = result.expression_changes
            self._publish(ExpressionChanges(user_id=request.user_id, changes=changes))
            self._enqueue(job)
        return result

    async def sample(self, request: SpeakRequest) -> SpeakResult:
        """The sound of a text, for the caller to play; nothing sounds here."""
        return (await self._made(request))[1]

    async def _made(self, request: SpeakRequest) -> tuple[_Job, SpeakResult]:
        text, cues = self._expressive(request.text)
        line = Line(
            text,
            request.user_id,
            turn=0,
            locale=request.locale,
            emotion=cues[0].emotion if cues else "neutral",
            provider=request.provider_override,
            voice=request.voice,
        )
        words = speakable(line.text, line.locale)
        if not words:
            raise Invalid(field="text", reason="nothing_to_say")
        job = _Job(line, Utterance())
        job.sound = await self._renderer.render(line, words, job.utterance.id, self._settings())
        return job, _result(job.sound, words, cues)

    def _enqueue(self, job: _Job) -> None:
        now = self._now
        now.jobs.append(job)
        now.to_make.put_nowait(job)
        if not now.tasks:
            now.tasks = [
                asyncio.create_task(self._make(now), name="voice: make"),
                asyncio.create_task(self._play(now), name="voice: play"),
            ]

    async def _make(self, now: _Generation) -> None:
        while True:
            job = await now.to_make.get()
            if job.sound is None:
                await self._render(job)
            await now.to_play.put(job)

    async def _render(self, job: _Job) -> None:
        words = speakable(job.line.text, job.line.locale)
        settings = self._settings()
        if not settings.enabled or not words:
            return
        try:
            job.sound = await self._renderer.render(job.line, words, job.utterance.id, settings)
        except FortuneError as none:
            self._captions_only(job, words, none.code)
        except Exception:
            # Whatever goes wrong with one line, the talk goes on.
            log.exception("a line could not be made into sound")
            self._captions_only(job, words, FortuneError.code)

    def _captions_only(self, job: _Job, words: str, code: str) -> None:
        """Nobody can speak the line: tell, and let it last as long as reading it takes."""
        pace = _LETTERS_A_SECOND[job.line.locale]
        job.reading_s = max(_SHORTEST_READING_S, len(words) / pace)
        error = f"error.{code}"
        self._publish(
            TtsError(user_id=job.line.user_id, utterance=job.utterance.id, code=code, error=error)
        )

    async def _play(self, now: _Generation) -> None:
        while True:
            job = await now.to_play.get()
            now.playing, now.at = job, Position(0.0, 0.0)
            try:
                heard = Heard(await self._sound(job, now), completed=True)
            except Exception:
                log.exception("a line could not be sounded")
                heard = Heard(0.0, completed=False)
            now.playing = None
            now.jobs.remove(job)
            self._end(job, heard)

    async def _sound(self, job: _Job, now: _Generation) -> float:
        """Play one job to its end; the seconds heard."""
        sound, settings = job.sound, self._settings()
        if sound is not None:
            job.announced = True
            self._publish(sound.ready)
        if job.line.on_start is not None:
            job.line.on_start()

        def tell(position: Position) -> None:
            now.at = position
            if sound is not None:
                self._publish(
                    MouthClock(
                        utterance=job.utterance.id,
                        position=round(position.seconds, 4),
                        at=position.at,
                    )
                )

        if sound is None:
            silence = np.zeros(round(job.reading_s * _SILENCE_RATE), np.int16)
            return await self._output.play(silence, _SILENCE_RATE, tell, audible=False)
        pcm = louder(sound.pcm, settings.volume)
        return await self._output.play(pcm, sound.rate, tell, audible=settings.output == "device")

    def _end(self, job: _Job, heard: Heard) -> None:
        if job.announced:
            self._publish(
                TtsEnded(
                    user_id=job.line.user_id,
                    utterance=job.utterance.id,
                    heard=round(heard.seconds, 3),
                    completed=heard.completed,
                )
            )
        if not job.utterance.ended.done():
            job.utterance.ended.set_result(heard)

    def _provider_changed(self, provider: str, available: bool, reason: str) -> None:
        self._publish(ProviderStatus(provider=provider, available=available, reason=reason))


def _heard_of(job: _Job, generation: _Generation) -> float:
    """The seconds heard of a job at the moment of a stop."""
    if job is not generation.playing or not generation.at.at:
        return 0.0
    longest = job.sound.ready.duration if job.sound else job.reading_s
    return max(0.0, min(longest, generation.at.now()))


def _result(sound: Sound, words: str, cues: Sequence[Cue]) -> SpeakResult:
    ready = sound.ready
    return SpeakResult(
        utterance=ready.utterance,
        audio_url=ready.audio_url,
        audio_path=ready.audio_path,
        duration=ready.duration,
        provider=ready.provider,
        lipsync=ready.lipsync,
        lipsync_data=ready.lipsync_data,
        expression_changes=planned(cues, len(ready.text), ready.duration),
        cost_info={"characters": len(words), "cost": 0.0, "currency": "USD"},
    )
