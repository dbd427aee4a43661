"""Fit the mouth's network to labelled speech: `fit_mouth.py LABELS.json OUT.npz`.

LABELS is a list of `{file, lang, voice, text, labels}`: a 16 kHz mono WAV beside it, and one letter for each 10 ms
(`CLASSES` of `fortune_desktop/audio/lipsync.py`; G, a glide, counts as C). The fit runs twice: once without some
voices and without every fifth sentence, to print how well it does on both, then on everything, which is written.
"""

import json
import sys
import wave
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from fortune_desktop.audio.lipsync import CLASSES, Network, cepstrum, features, timbre, track_of
from fortune_desktop.audio.samples import Floats, to_float

HIDDEN, EPOCHS, BATCH, RATE = 96, 12, 512, 2e-3
COPIES = 12
COLOUR_DB = 4.0
HOP = 160
VOICES_APART = ("+f1", "+m3", "mei", "kal16")

Classes = NDArray[np.int64]


@dataclass(frozen=True)
class Recording:
    """One labelled sentence."""

    file: str
    lang: str
    voice: str
    text: str
    labels: str
    samples: Floats

    @property
    def apart(self) -> bool:
        """True if the first fit must not see it."""
        return self.voice.endswith(VOICES_APART)


def read(labels: Path) -> list[Recording]:
    """Every labelled recording."""
    return [
        Recording(
            item["file"], item["lang"], item["voice"], item["text"],
            item["labels"].replace("G", "C"), _samples(labels.parent / item["file"]),
        )
        for item in json.loads(labels.read_text("utf-8"))
    ]  # fmt: skip


def _samples(path: Path) -> Floats:
    with wave.open(str(path)) as file:
        return to_float(np.frombuffer(file.readframes(file.getnframes()), np.int16))


def variants(
    recording: Recording, usual: Floats, random: np.random.Generator
) -> Iterator[tuple[Floats, Classes]]:
    """The recording itself, then copies of other size (throat and pace), timbre and hiss.

    Every other copy is a short piece, for what is said is often short.
    """
    yield _pair(recording.samples, recording.labels, 1.0, usual)
    for copy in range(COPIES):
        warp = float(random.uniform(0.82, 1.22))
        samples, labels = (
            _piece(recording, random) if copy % 2 else (recording.samples, recording.labels)
        )
        moments = np.arange(0, len(samples) - 1, warp)
        sound = _coloured(np.interp(moments, np.arange(len(samples)), samples), random)
        hiss = 10 ** random.uniform(-4.5, -2.3) * random.standard_normal(len(sound))
        yield _pair((sound + hiss).astype(np.float32), labels, warp, usual)


def _piece(recording: Recording, random: np.random.Generator) -> tuple[Floats, str]:
    hops = len(recording.labels)
    length = min(hops, int(random.integers(20, 150)))
    start = int(random.integers(0, hops - length + 1))
    samples = recording.samples[start * HOP : (start + length) * HOP]
    return samples, recording.labels[start : start + length]


def _coloured(sound: NDArray[np.float64], random: np.random.Generator) -> NDArray[np.float64]:
    """The sound through another throat and room: a smooth random curve of some decibels."""
    spectrum = np.fft.rfft(sound)
    place = np.sqrt(np.linspace(0, 1, len(spectrum)))
    decibels = np.interp(place, np.linspace(0, 1, 8), random.normal(0, COLOUR_DB, 8))
    return np.fft.irfft(spectrum * 10 ** (decibels / 20), len(sound))


def _pair(sound: Floats, labels: str, warp: float, usual: Floats) -> tuple[Floats, Classes]:
    rows = features(sound, usual)
    at = np.minimum(((np.arange(len(rows)) + 0.5) * warp).astype(int), len(labels) - 1)
    wanted = np.array([CLASSES.index(c) for c in labels])[at]
    return rows, wanted


def fit(recordings: Sequence[Recording], seed: int = 7) -> Network:
    """Fit by Adam on shuffled batches with a falling step."""
    random = np.random.default_rng(seed)
    usual = np.mean([timbre(cepstrum(r.samples))[0] for r in recordings], axis=0)
    pairs = [pair for r in recordings for pair in variants(r, usual, random)]
    inputs = np.concatenate([rows for rows, _ in pairs])
    wanted = np.concatenate([classes for _, classes in pairs])
    mean = inputs.mean(axis=0)
    scale = (1 / inputs.std(axis=0)).astype(np.float32)
    inputs = (inputs - mean) * scale
    weights = [
        (random.standard_normal((inputs.shape[1], HIDDEN)) / 13).astype(np.float32),
        np.zeros(HIDDEN, np.float32),
        (random.standard_normal((HIDDEN, len(CLASSES))) / 8).astype(np.float32),
        np.zeros(len(CLASSES), np.float32),
    ]
    _descend(weights, inputs, wanted, random)
    return Network(usual, mean, scale, *weights)


def _descend(
    weights: list[Floats], inputs: Floats, wanted: Classes, random: np.random.Generator
) -> None:
    first = [np.zeros_like(w) for w in weights]
    second = [np.zeros_like(w) for w in weights]
    total = EPOCHS * (len(inputs) // BATCH)
    step = 0
    for _ in range(EPOCHS):
        order = random.permutation(len(inputs))
        for start in range(0, len(order) - BATCH + 1, BATCH):
            step += 1
            rows = order[start : start + BATCH]
            slopes = _slopes(weights, inputs[rows], wanted[rows])
            rate = RATE * (1 - step / (total + 1))
            for at, slope in enumerate(slopes):
                first[at] += 0.1 * (slope - first[at])
                second[at] += 0.001 * (slope * slope - second[at])
                spread = np.sqrt(second[at] / (1 - 0.999**step)) + 1e-8
                move = first[at] / (1 - 0.9**step) / spread + 1e-4 * weights[at]
                weights[at] -= np.float32(rate) * move


def _slopes(weights: list[Floats], inputs: Floats, wanted: Classes) -> list[Floats]:
    """The gradient of the mean cross entropy."""
    hidden_weights, hidden_bias, output_weights, output_bias = weights
    hidden = np.maximum(inputs @ hidden_weights + hidden_bias, 0)
    scores = hidden @ output_weights + output_bias
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    error = powers / powers.sum(axis=1, keepdims=True)
    error[np.arange(len(wanted)), wanted] -= 1
    error /= len(wanted)
    back = (error @ output_weights.T) * (hidden > 0)
    return [inputs.T @ back, back.sum(axis=0), hidden.T @ error, error.sum(axis=0)]


def report(network: Network, name: str, recordings: Sequence[Recording]) -> None:
    """Print vowel accuracy and the balance of open and closed, in per cent."""
    vowels, opened, closed, lips = [], [], [], []
    for recording in recordings:
        track = track_of(network.listen(recording.samples))
        for label, vowel, openness in zip(recording.labels, track.vowel, track.open, strict=False):
            if label in "AIUEO":
                vowels.append(vowel == label)
            if label in "AIUEOV":
                opened.append(openness > 0.15)
            if label in "SM":
                closed.append(openness <= 0.15)
            if label == "M":
                lips.append(openness <= 0.15)
    balance = (np.mean(opened) + np.mean(closed)) / 2
    sys.stdout.write(
        f"{name:28} vowels {100 * np.mean(vowels):5.1f}  open/closed {100 * balance:5.1f}"
        f"  lips closed {100 * np.mean(lips) if lips else 0:5.1f}  ({len(recordings)} files)\n"
    )


def main() -> None:
    """Fit, report, fit on everything, write."""
    recordings = read(Path(sys.argv[1]))
    new_texts = set(sorted({r.text for r in recordings})[::5])
    network = fit([r for r in recordings if not r.apart and r.text not in new_texts])
    apart = [r for r in recordings if r.apart]
    report(network, "new sentence, known voice", [
        r for r in recordings if r.text in new_texts and not r.apart
    ])  # fmt: skip
    for lang in ("ko", "en", "ja"):
        report(network, f"new voice, {lang}", [r for r in apart if r.lang == lang])
    report(network, "new voice of a known engine", [
        r for r in apart if r.voice.endswith(("+f1", "+m3"))
    ])  # fmt: skip
    for voice in ("mei", "flite-kal16"):
        report(network, f"new voice, {voice}", [r for r in apart if r.voice == voice])
    final = fit(recordings)
    report(final, "written, on everything", recordings)
    np.savez_compressed(sys.argv[2], **{k: v.astype(np.float16) for k, v in vars(final).items()})


if __name__ == "__main__":
    main()
