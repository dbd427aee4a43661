"""Mono 16-bit samples: their type, another sampling rate for them, and another loudness."""

import math

import numpy as np
from numpy.typing import NDArray

Pcm = NDArray[np.int16]
Floats = NDArray[np.float32]

_QUIET_EDGE = 256


def to_float(pcm: Pcm) -> Floats:
    """The samples as floats in -1..1."""
    return pcm.astype(np.float32) / np.float32(32768)


def to_pcm(samples: Floats) -> Pcm:
    """Floats in -1..1 as 16-bit samples; louder ones are clipped."""
    return (np.clip(samples, -1, 1) * 32767).astype(np.int16)


def resample(samples: Floats, rate: int, wanted: int) -> Floats:
    """The same sound at `wanted` samples a second, band-limited by cutting or padding its spectrum.

    Exact for whole utterances (seconds, not hours); zeros around the sound keep its end from ringing into its start.
    """
    if rate == wanted or not len(samples):
        return samples
    common = math.gcd(rate, wanted)
    unit = rate // common * 64  # whole units keep the ratio exact and the transform's length smooth
    units = -(-(len(samples) + _QUIET_EDGE) // unit)
    before, after = units * unit, units * (wanted // common) * 64
    spectrum = np.fft.rfft(samples, before)
    kept = spectrum[: min(before, after) // 2 + 1]
    sound = np.fft.irfft(kept, after) * (after / before)
    return sound[: round(len(samples) * wanted / rate)].astype(np.float32)


def louder(pcm: Pcm, volume: float) -> Pcm:
    """The samples at `volume` times their loudness (0..1 makes them quieter)."""
    return pcm if volume == 1 else to_pcm(to_float(pcm) * np.float32(volume))
