"""MP3, as remote voices send it, into samples."""

import miniaudio
import numpy as np
from numpy.typing import NDArray

from fortune_desktop.providers.base import ProviderFailed


def decode(mp3: bytes, rate: int) -> NDArray[np.int16]:
    """Mono samples at `rate` a second; what is not MP3 raises ProviderFailed. Takes about 1 ms a second of sound."""
    try:
        sound = miniaudio.decode(mp3, nchannels=1, sample_rate=rate)
    except miniaudio.MiniaudioError as broken:
        raise ProviderFailed("broken_audio") from broken
    return np.frombuffer(sound.samples, np.int16)
