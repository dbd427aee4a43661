"""`speak`: a text spoken into a sound file by the same voices, in the same order, as hers."""

import argparse
import asyncio
import tempfile
import time
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import numpy as np
from pydantic import ValidationError

from fortune_desktop.audio.samples import Pcm, resample, to_float, to_pcm
from fortune_desktop.chat.intents import language_of
from fortune_desktop.chat.sentences import split
from fortune_desktop.commands.common import DONE, BadUse, as_json, terminal_locale
from fortune_desktop.core.birth import Locale
from fortune_desktop.core.texts import LOCALES, Texts
from fortune_desktop.providers.chain import TtsChain
from fortune_desktop.providers.discovery import tts_providers
from fortune_desktop.settings.service import Settings, Voice
from fortune_desktop.store.home import Home
from fortune_desktop.voice.models import Line, VoiceSettings
from fortune_desktop.voice.pronounce import speakable
from fortune_desktop.voice.render import Renderer, Sound


@dataclass(frozen=True)
class Spoken:
    """A whole text as sound; `first_audio_s` is how long its first sentence took to be there."""

    pcm: Pcm
    rate: int
    provider: str
    first_audio_s: float

    @property
    def seconds(self) -> float:
        """How long it sounds."""
        return len(self.pcm) / self.rate


def add(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("text", metavar="TEXT")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.wav")
    parser.add_argument("--provider", metavar="ID", help="this voice first, as espeak_tts")
    parser.add_argument("--lang", choices=LOCALES, help="by default the text's own")
    parser.add_argument("--json", action="store_true", help="one JSON line")


def run(options: argparse.Namespace) -> int:
    """Speak, write and tell; BadUse for what cannot be spoken or written, VoiceUnavailable without a voice."""
    locale = options.lang or language_of(options.text, terminal_locale())
    words = [said for part in split(options.text) if (said := speakable(part, locale))]
    if not words:
        raise BadUse("cli.nothing_to_say")
    if not options.out.parent.is_dir():
        raise BadUse("cli.no_folder", file=options.out)
    chain = TtsChain(tts_providers())
    known = [provider.id for provider in chain.providers]
    if options.provider not in (None, *known):
        raise BadUse("cli.provider", provider=options.provider, known=", ".join(known))
    spoken = asyncio.run(speak(chain, words, locale, options.provider, _chosen()))
    write(options.out, spoken)
    print(told(options.out, spoken, as_line=options.json))
    return DONE


async def speak(
    chain: TtsChain, words: Sequence[str], locale: Locale, prefer: str | None, voice: Voice
) -> Spoken:
    """Speak sentence by sentence, as she does; the chain is closed at the end."""
    begun, first = time.perf_counter(), 0.0
    chosen = VoiceSettings(**voice.model_dump())
    sounds: list[Sound] = []
    try:
        with tempfile.TemporaryDirectory() as folder:
            renderer = Renderer(chain, Path(folder))
            for said in words:
                line = Line(said, uuid4(), turn=0, locale=locale, provider=prefer)
                sounds.append(await renderer.render(line, said, uuid4(), chosen))
                first = first or time.perf_counter() - begun
    finally:
        await chain.close()
    rate = sounds[0].rate
    pcm = np.concatenate([_at(rate, sound) for sound in sounds])
    spoke = dict.fromkeys(sound.ready.provider for sound in sounds)
    return Spoken(pcm, rate, ", ".join(spoke), first)


def _at(rate: int, sound: Sound) -> Pcm:
    """The samples at one rate: another voice may have taken over in the middle."""
    if sound.rate == rate:
        return sound.pcm
    return to_pcm(resample(to_float(sound.pcm), sound.rate, rate))


def write(file: Path, spoken: Spoken) -> None:
    """Write a mono 16-bit WAV."""
    with file.open("wb") as raw, wave.open(raw) as out:
        out.setparams((1, 2, spoken.rate, len(spoken.pcm), "NONE", "not compressed"))
        out.writeframes(spoken.pcm.astype("<i2").tobytes())


def told(file: Path, spoken: Spoken, *, as_line: bool) -> str:
    """What was made, for a program or for a person."""
    facts = {
        "file": str(file),
        "provider": spoken.provider,
        "duration": round(spoken.seconds, 3),
        "first_audio_ms": round(1000 * spoken.first_audio_s),
    }
    return (
        as_json(facts) if as_line else Texts.load().text(terminal_locale(), "cli.spoken", **facts)
    )


def _chosen() -> Voice:
    """How the person wants to be spoken to: whoever forbids online voices means it here too."""
    try:
        return Settings.model_validate_json(Home.open().settings.read_bytes()).voice
    except (OSError, ValidationError):
        return Settings().voice
