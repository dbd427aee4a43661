"""The mouth follows the sound: right vowels, open while a voice sounds, closed on lips and silence."""

from collections import Counter
from collections.abc import AsyncIterator

import numpy as np
import pytest

from fortune_desktop.audio.lipsync import CLASSES, HOP_MS, RATE, features, mouth_track, track_of
from fortune_desktop.audio.samples import Floats, Pcm
from fortune_desktop.core.events import MouthTrack
from fortune_desktop.providers.base import Speech, SpeechRequest
from fortune_desktop.providers.tts.espeak import EspeakTts


@pytest.fixture
async def voice() -> AsyncIterator[EspeakTts]:
    made = EspeakTts()
    yield made
    await made.close()


async def spoken(voice: EspeakTts, text: str, name: str = "ko+f2") -> Speech:
    return await voice.speak(SpeechRequest(text, "ko", voice=name), lambda: None)


async def mouth_of(voice: EspeakTts, text: str, name: str = "ko+f2") -> MouthTrack:
    speech = await spoken(voice, text, name)
    return mouth_track(speech.pcm, speech.rate)


def shown(track: MouthTrack) -> Counter[str]:
    return Counter(track.vowel.replace("-", ""))


@pytest.mark.parametrize("name", ["ko+f2", "ko+m3"])
@pytest.mark.parametrize(
    ("text", "vowel"),
    [("아 아 아", "A"), ("이 이 이", "I"), ("우 우 우", "U"), ("에 에 에", "E"), ("오 오 오", "O")],
)
async def test_each_vowel_is_recognised(voice: EspeakTts, text: str, vowel: str, name: str) -> None:
    counted = shown(await mouth_of(voice, text, name))
    assert counted.most_common(1)[0][0] == vowel
    assert counted[vowel] > 0.7 * counted.total()


async def test_lips_close_between_open_vowels(voice: EspeakTts) -> None:
    track = await mouth_of(voice, "아마아마아마아")
    closed = "".join("-" if o <= 0.15 else "o" for o in track.open).strip("-")
    assert len([gap for gap in closed.split("o") if gap]) >= 3


async def test_the_mouth_closes_in_a_pause(voice: EspeakTts) -> None:
    speech = await spoken(voice, "아 아")
    pause = np.zeros(speech.rate // 2, np.int16)
    track = mouth_track(np.concatenate([speech.pcm, pause, speech.pcm]), speech.rate)
    begin = len(speech.pcm) * 100 // speech.rate
    assert max(track.open[begin + 10 : begin + 40]) <= 0.15
    assert set(track.vowel[begin + 10 : begin + 40]) == {"-"}


async def test_one_value_each_hop_within_its_range(voice: EspeakTts) -> None:
    speech = await spoken(voice, "오늘 운세를 알려 드릴게요.")
    track = mouth_track(speech.pcm, speech.rate)
    assert (track.hop_ms, track.t0_ms) == (HOP_MS, 0)
    assert len(track.vowel) == len(track.open)
    assert abs(len(track.open) * HOP_MS / 1000 - len(speech.pcm) / speech.rate) < 0.02
    assert set(track.vowel) <= set("AIUEO-")
    assert all(0 <= o <= 1 and o == round(o, 2) for o in track.open)
    assert all((v == "-") == (o <= 0.15) for v, o in zip(track.vowel, track.open, strict=True))


async def test_loudness_and_rate_of_the_file_do_not_matter(voice: EspeakTts) -> None:
    speech = await spoken(voice, "오늘 운세를 알려 드릴게요.")
    plain = mouth_track(speech.pcm, speech.rate)
    quiet = mouth_track((speech.pcm // 4).astype(np.int16), speech.rate)
    same = sum(a == b for a, b in zip(plain.vowel, quiet.vowel, strict=True))
    assert same > 0.9 * len(plain.vowel)


@pytest.mark.parametrize("pcm", [np.zeros(0, np.int16), np.zeros(5, np.int16)])
def test_too_short_to_show_anything(pcm: Pcm) -> None:
    assert mouth_track(pcm, 16_000) == MouthTrack(hop_ms=HOP_MS, t0_ms=0, vowel="", open=[])


def test_pure_silence_is_a_closed_mouth() -> None:
    track = mouth_track(np.zeros(RATE, np.int16), RATE)
    assert len(track.open) == 100
    assert np.isfinite(track.open).all()


def test_features_have_one_row_each_ten_milliseconds() -> None:
    noise = np.random.default_rng(3).normal(0, 0.1, RATE).astype(np.float32)
    assert features(noise, np.zeros(13, np.float32)).shape == (100, 169)


def certain(letters: str) -> Floats:
    """Class probabilities that are sure of one class in each row."""
    rows = np.full((len(letters), len(CLASSES)), 0.01, np.float32)
    rows[np.arange(len(letters)), [CLASSES.index(c) for c in letters]] = 0.92
    return rows


def test_a_single_doubtful_row_does_not_switch_the_vowel() -> None:
    rows = certain("A" * 11)
    rows[5] = 0.01
    rows[5, CLASSES.index("A")], rows[5, CLASSES.index("O")] = 0.4, 0.5
    assert track_of(rows).vowel == "A" * 11


def test_silence_and_lips_close_the_mouth() -> None:
    assert set(track_of(certain("S" * 9)).vowel) == {"-"}
    assert max(track_of(certain("M" * 9)).open) <= 0.15


@pytest.mark.parametrize("noise", [0, 2])
def test_a_sound_in_which_nobody_speaks_keeps_the_mouth_closed(noise: int) -> None:
    hiss = np.random.default_rng(1).integers(-noise, noise + 1, 16000).astype(np.int16)
    track = mouth_track(hiss, 16000)
    assert set(track.vowel) == {"-"}
    assert not any(track.open)
    assert len(track.vowel) == len(track.open) == 100
