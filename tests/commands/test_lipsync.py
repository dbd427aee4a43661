"""`lipsync`: any WAV there is gets its line, anything else gets a complaint and the others go on."""

import json
import struct
from pathlib import Path

import numpy as np
import pytest

from fortune_desktop.commands.lipsync import read_wav
from tests.commands.conftest import Ask

PCM, FLOAT, EXTENSIBLE = 1, 3, 0xFFFE


def sung(rate: int, seconds: float = 0.6) -> np.ndarray:
    """Something with the sound of an open vowel, -1..1."""
    time = np.arange(round(rate * seconds)) / rate
    tones = ((140, 0.3), (700, 0.3), (1200, 0.2))
    return sum(level * np.sin(2 * np.pi * hertz * time) for hertz, level in tones)


def wav(file: Path, rate: int, channels: int = 1, form: int = PCM, bits: int = 16) -> Path:
    """Write the sound in a form of one's choice."""
    mono = sung(rate)
    samples = np.repeat(mono[:, None], channels, axis=1)
    if form == FLOAT:
        body = samples.astype("<f4").tobytes()
    elif bits == 24:
        wide = (samples * (2**23 - 1)).astype("<i4").tobytes()
        body = b"".join(wide[at : at + 3] for at in range(0, len(wide), 4))
    elif bits == 8:
        body = (samples * 127 + 128).astype("u1").tobytes()
    else:
        body = (samples * 32767).astype("<i2").tobytes()
    frame = channels * bits // 8
    head = struct.pack("<HHIIHH", form, channels, rate, rate * frame, frame, bits)
    chunks = b"fmt " + struct.pack("<I", len(head)) + head
    chunks += b"data" + struct.pack("<I", len(body)) + body
    file.write_bytes(b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks)
    return file


@pytest.mark.parametrize(
    ("rate", "channels", "form", "bits"),
    [
        (16_000, 1, PCM, 16),
        (22_050, 1, PCM, 16),
        (48_000, 2, PCM, 16),
        (44_100, 2, FLOAT, 32),
        (48_000, 1, PCM, 24),
        (8_000, 1, PCM, 8),
        (96_000, 6, PCM, 16),
    ],
)
def test_any_rate_and_width_gives_a_mouth(
    ask: Ask, tmp_path: Path, rate: int, channels: int, form: int, bits: int
) -> None:
    file = wav(tmp_path / "a.wav", rate, channels, form, bits)
    done = ask("lipsync", file, "--json")
    told = json.loads(done.out)
    assert (done.code, done.err) == (0, "")
    assert list(told) == ["file", "hop_ms", "t0_ms", "vowel", "open"]
    assert (told["file"], told["hop_ms"], told["t0_ms"]) == (str(file), 10, 0)
    assert len(told["vowel"]) == len(told["open"]) == 60
    assert set(told["vowel"]) <= set("AIUEO-")
    assert all(0 <= value <= 1 for value in told["open"])
    shown = [vowel != "-" for vowel in told["vowel"]]
    assert shown == [value > 0.15 for value in told["open"]]
    assert sum(shown) > 20


def test_channels_are_mixed(tmp_path: Path) -> None:
    left_only = tmp_path / "a.wav"
    wav(left_only, 16_000, channels=2)
    raw = bytearray(left_only.read_bytes())
    stereo = np.frombuffer(raw, "<i2", offset=44).reshape(-1, 2)
    stereo[:, 1] = 0
    left_only.write_bytes(raw)
    pcm, rate = read_wav(left_only)
    assert rate == 16_000
    assert np.abs(pcm - stereo[:, 0] / 2).max() <= 1


def test_the_text_is_taken_and_changes_nothing(ask: Ask, tmp_path: Path) -> None:
    file = wav(tmp_path / "a.wav", 16_000)
    plain = ask("lipsync", file, "--json").out
    assert ask("lipsync", file, "--text", "아", "--json").out == plain


def test_a_line_a_file_in_order(ask: Ask, tmp_path: Path) -> None:
    files = [wav(tmp_path / f"{name}.wav", 16_000) for name in "ab"]
    lines = ask("lipsync", *files, "--json").out.splitlines()
    assert [json.loads(line)["file"] for line in lines] == [str(file) for file in files]
    shown = ask("lipsync", files[0]).out
    assert shown.startswith(f"{files[0]}  0.60 s  ")


@pytest.mark.parametrize("content", [None, b"", b"RIFF", b"not a sound at all" * 99, b"ID3" * 999])
def test_what_is_no_wav_is_told_in_a_line_and_the_others_go_on(
    ask: Ask, tmp_path: Path, content: bytes | None
) -> None:
    broken, good = tmp_path / "broken.wav", wav(tmp_path / "good.wav", 16_000)
    if content is not None:
        broken.write_bytes(content)
    done = ask("lipsync", broken, good, "--json")
    assert done.code == 2
    assert str(broken) in done.complaint
    assert json.loads(done.out)["file"] == str(good)
