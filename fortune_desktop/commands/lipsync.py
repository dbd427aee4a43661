"""`lipsync`: the mouth over sound files, heard from their samples alone."""

import argparse
import sys
from pathlib import Path

import miniaudio
import numpy as np

from fortune_desktop.audio.lipsync import mouth_track
from fortune_desktop.audio.samples import Pcm
from fortune_desktop.commands.common import BAD_USE, DONE, as_json, terminal_locale
from fortune_desktop.core.events import MouthTrack
from fortune_desktop.core.texts import Texts

_SHOWN_EVERY_MS = 50


def add(parser: argparse.ArgumentParser) -> None:
    """Its options."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE.wav")
    parser.add_argument("--text", metavar="TEXT", help="taken, not needed: the sound says it all")
    parser.add_argument("--json", action="store_true", help="one JSON line a file")


def run(options: argparse.Namespace) -> int:
    """Tell the mouth of each file; one that cannot be read is told in a line, and the others go on."""
    code = DONE
    for file in options.files:
        try:
            pcm, rate = read_wav(file)
        except (OSError, ValueError):
            line = Texts.load().text(terminal_locale(), "cli.wav", file=file)
            print(line, file=sys.stderr)
            code = BAD_USE
        else:
            track = mouth_track(pcm, rate)
            print(_json(file, track) if options.json else _shown(file, track))
    return code


def read_wav(file: Path) -> tuple[Pcm, int]:
    """The mono samples and the rate of a WAV of any rate and width; ValueError if it is none."""
    try:
        sound = miniaudio.wav_read_s16(file.read_bytes())
    except miniaudio.MiniaudioError as broken:
        raise ValueError(f"{file} is no WAV") from broken
    channels = np.frombuffer(sound.samples, np.int16).reshape(-1, sound.nchannels)
    return channels.mean(axis=1).astype(np.int16), sound.sample_rate


def _json(file: Path, track: MouthTrack) -> str:
    return as_json({"file": str(file), **track.model_dump(mode="json")})


def _shown(file: Path, track: MouthTrack) -> str:
    every = round(_SHOWN_EVERY_MS / track.hop_ms)
    seconds = len(track.open) * track.hop_ms / 1000
    return f"{file}  {seconds:.2f} s  {track.vowel[::every]}"
