"""Samples keep their sound at another rate and loudness."""

import numpy as np
import pytest

from fortune_desktop.audio.samples import Floats, louder, resample, to_float, to_pcm


def tone(hertz: float, rate: int, seconds: float = 0.5) -> Floats:
    time = np.arange(round(rate * seconds)) / rate
    return (0.5 * np.sin(2 * np.pi * hertz * time)).astype(np.float32)


@pytest.mark.parametrize(
    ("rate", "wanted"), [(22_050, 48_000), (24_000, 44_100), (22_050, 16_000), (16_000, 16_000)]
)
def test_a_tone_stays_the_same_tone(rate: int, wanted: int) -> None:
    result = resample(tone(440, rate), rate, wanted)
    expected = tone(440, wanted)
    assert abs(len(result) - len(expected)) <= 1
    middle = slice(wanted // 20, -wanted // 20)
    assert np.abs(result[: len(expected)][middle] - expected[: len(result)][middle]).max() < 0.01


def test_what_the_lower_rate_cannot_hold_is_gone() -> None:
    result = resample(tone(10_000, 48_000), 48_000, 16_000)
    assert np.abs(result[800:-800]).max() < 0.01


def test_the_end_does_not_ring_into_the_beginning() -> None:
    sound = np.zeros(4800, np.float32)
    sound[-50:] = 0.9
    assert np.abs(resample(sound, 24_000, 48_000)[:1000]).max() < 0.02


def test_nothing_stays_nothing() -> None:
    assert len(resample(np.zeros(0, np.float32), 22_050, 48_000)) == 0


def test_pcm_and_back() -> None:
    pcm = np.array([-32768, -1, 0, 1, 32767], np.int16)
    assert np.abs(to_pcm(to_float(pcm)).astype(int) - pcm).max() <= 1
    assert to_pcm(np.array([-3, 3], np.float32)).tolist() == [-32767, 32767]


def test_loudness() -> None:
    pcm = np.array([1000, -2000], np.int16)
    assert louder(pcm, 1) is pcm
    assert np.abs(louder(pcm, 0.5) - np.array([500, -1000])).max() <= 1
    assert not louder(pcm, 0).any()
