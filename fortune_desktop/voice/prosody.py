"""How a feeling changes the voice: its pace, its height, its loudness."""

from dataclasses import dataclass

from fortune_desktop.core.events import Emotion


@dataclass(frozen=True)
class Prosody:
    """`rate` multiplies the pace; `pitch` and `volume` are shifts, 0.05 = 5 % more."""

    rate: float = 1.0
    pitch: float = 0.0
    volume: float = 0.0


# Pitch stays within 8 %: beyond that a synthetic voice sounds like somebody else.
_PROSODY: dict[Emotion, Prosody] = {
    "joy": Prosody(1.06, 0.06, 0.05),
    "sadness": Prosody(0.92, -0.05, -0.08),
    "anger": Prosody(1.06, 0.03, 0.08),
    "surprise": Prosody(1.08, 0.08, 0.05),
    "fear": Prosody(1.08, 0.07, -0.05),
    "neutral": Prosody(),
}


def prosody(emotion: Emotion) -> Prosody:
    """The change of voice for a feeling."""
    return _PROSODY[emotion]
