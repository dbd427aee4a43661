"""The mouth over a sound: which vowel it shows and how far it opens, every 10 ms, heard from the samples alone.

Mel-frequency cepstral coefficients of 25 ms windows, the six before and the six after for context, go through a
network of one hidden layer whose weights (`mouth.npz`) were fitted by `tools/fit_mouth.py`.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from fortune_desktop.audio.samples import Floats, Pcm, resample, to_float
from fortune_desktop.core.events import MouthTrack

RATE = 16_000
HOP_MS = 10
CLASSES = "AIUEOVCMS"
"""The five vowels, V any other vowel, C consonant, M lips pressed together (ㅁㅂㅍ), S silence."""

_HOP, _WINDOW, _FFT = RATE * HOP_MS // 1000, 400, 512
_BANDS, _COEFFICIENTS, _CONTEXT = 26, 13, 6
_LOWEST_HZ, _HIGHEST_HZ = 80.0, 7600.0
# How far each class opens the mouth, 0..1.
_OPENNESS = np.array([1.0, 0.4, 0.35, 0.6, 0.7, 0.5, 0.3, 0.0, 0.0], np.float32)
# The network is surest that lips are apart above this openness; it becomes the track's 0.15, "open" by contract.
_OPEN_ABOVE, _CONTRACT_OPEN = 0.30, 0.15
# Loudness is judged from a sound's own loud end, so a sound without any (below -60 dB) has to be told apart.
_NOBODY_SPEAKS = 0.001
_KEEP_VOWEL = 1.35
_TRUST_OWN_AFTER = 60


@dataclass(frozen=True)
class Network:
    """The fitted weights: inputs are standardised, one hidden layer of rectifiers, one score a class.

    `usual` is the mean cepstrum of all fitted speech.
    """

    usual: Floats
    mean: Floats
    scale: Floats
    hidden: Floats
    hidden_bias: Floats
    output: Floats
    output_bias: Floats

    def listen(self, samples: Floats) -> Floats:
        """Class probabilities of a 16 kHz sound, one row for each 10 ms."""
        inputs = features(samples, self.usual)
        hidden = np.maximum((inputs - self.mean) * self.scale @ self.hidden + self.hidden_bias, 0)
        scores = hidden @ self.output + self.output_bias
        powers = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(powers / powers.sum(axis=1, keepdims=True), np.float32)


def mouth_track(pcm: Pcm, rate: int) -> MouthTrack:
    """The mouth over the whole of a mono sound of `rate` samples a second."""
    if len(pcm) * 1000 < HOP_MS * rate:
        return MouthTrack(hop_ms=HOP_MS, t0_ms=0, vowel="", open=[])
    samples = resample(to_float(pcm), rate, RATE)
    if np.abs(samples).max() < _NOBODY_SPEAKS:
        hops = len(samples) // _HOP
        return MouthTrack(hop_ms=HOP_MS, t0_ms=0, vowel="-" * hops, open=[0.0] * hops)
    return track_of(_fitted().listen(samples))


def features(samples: Floats, usual: Floats) -> Floats:
    """What the network sees of a 16 kHz sound: one row for each 10 ms, centred on its middle."""
    return _with_context(_normalised(cepstrum(samples), usual))


def cepstrum(samples: Floats) -> Floats:
    """The first cepstral coefficients of each 10 ms of a 16 kHz sound."""
    count = len(samples) // _HOP
    emphasised = np.append(samples[:1], samples[1:] - np.float32(0.97) * samples[:-1])
    edge = (_WINDOW - _HOP) // 2
    padded = np.pad(emphasised, (edge, edge + _HOP))
    windows = sliding_window_view(padded, _WINDOW)[::_HOP][:count] * np.hamming(_WINDOW)
    power = np.abs(np.fft.rfft(windows, _FFT)) ** 2
    return np.asarray(np.log(power @ _mel_bands().T + 1e-7) @ _cosines().T, np.float32)


def track_of(probabilities: Floats) -> MouthTrack:
    """The mouth that class probabilities (a row each 10 ms) describe, without needless switching."""
    smooth = _running_mean(probabilities)
    openness = smooth @ _OPENNESS
    openness[smooth[:, CLASSES.index("M")] + smooth[:, CLASSES.index("S")] > 0.5] *= 0.3
    low = openness * (_CONTRACT_OPEN / _OPEN_ABOVE)
    high = 1 - (1 - openness) * ((1 - _CONTRACT_OPEN) / (1 - _OPEN_ABOVE))
    level = np.where(openness < _OPEN_ABOVE, low, high)
    opened = [round(float(o), 2) for o in level]
    vowels = _steady_vowels(smooth[:, :5])
    shown = [v if o > _CONTRACT_OPEN else "-" for v, o in zip(vowels, opened, strict=True)]
    return MouthTrack(hop_ms=HOP_MS, t0_ms=0, vowel="".join(shown), open=opened)


def _steady_vowels(scores: Floats) -> str:
    """The likeliest vowel of each row; a rival must be clearly likelier before it takes over."""
    kept, shown = 0, []
    for row, best in zip(scores, scores.argmax(axis=1), strict=True):
        if row[best] > _KEEP_VOWEL * row[kept]:
            kept = int(best)
        shown.append(CLASSES[kept])
    return "".join(shown)


def _running_mean(rows: Floats) -> Floats:
    padded = np.pad(rows, ((1, 1), (0, 0)), mode="edge")
    return np.asarray((padded[:-2] + padded[1:-1] + padded[2:]) / 3, np.float32)


def timbre(rows: Floats) -> tuple[Floats, int]:
    """The mean over the louder half of the rows, and of how many rows it is."""
    louder = rows[rows[:, 0] >= np.median(rows[:, 0])]
    return louder.mean(axis=0), len(louder)


def _normalised(rows: Floats, usual: Floats) -> Floats:
    """Loudness measured from the sound's own loud end, timbre from its own mean.

    A short sound may be one vowel only, so its mean says little of the voice: it is mixed with the `usual` one.
    """
    own, count = timbre(rows)
    mean = (own * count + usual * _TRUST_OWN_AFTER) / (count + _TRUST_OWN_AFTER)
    result = (rows - mean) / 5
    result[:, 0] = (rows[:, 0] - np.percentile(rows[:, 0], 95)) / 10
    return np.asarray(result, np.float32)


def _with_context(rows: Floats) -> Floats:
    padded = np.pad(rows, ((_CONTEXT, _CONTEXT), (0, 0)), mode="edge")
    around = [padded[i : i + len(rows)] for i in range(2 * _CONTEXT + 1)]
    return np.concatenate(around, axis=1)


@lru_cache(maxsize=1)
def _mel_bands() -> NDArray[np.float64]:
    """Triangular bands, evenly spaced on the mel scale (2595 log10(1 + f / 700))."""
    edges = np.linspace(_mel(_LOWEST_HZ), _mel(_HIGHEST_HZ), _BANDS + 2)
    hertz = 700 * (10 ** (edges / 2595) - 1)
    bins = np.arange(_FFT // 2 + 1) * RATE / _FFT
    rising = (bins - hertz[:-2, None]) / (hertz[1:-1] - hertz[:-2])[:, None]
    falling = (hertz[2:, None] - bins) / (hertz[2:] - hertz[1:-1])[:, None]
    return np.maximum(0, np.minimum(rising, falling))


def _mel(hertz: float) -> float:
    return float(2595 * np.log10(1 + hertz / 700))


@lru_cache(maxsize=1)
def _cosines() -> NDArray[np.float64]:
    """The first rows of the orthonormal cosine transform (type II)."""
    index = np.arange(_BANDS)
    rows = np.cos(np.pi / _BANDS * (index + 0.5) * np.arange(_COEFFICIENTS)[:, None])
    rows *= np.sqrt(2 / _BANDS)
    rows[0] /= np.sqrt(2)
    return np.asarray(rows)


@lru_cache(maxsize=1)
def _fitted() -> Network:
    with np.load(Path(__file__).with_name("mouth.npz")) as stored:
        return Network(**{name: stored[name].astype(np.float32) for name in stored.files})
