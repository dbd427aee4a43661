"""MP3 into samples."""

import numpy as np
import pytest

from fortune_desktop.providers.base import ProviderFailed
from fortune_desktop.providers.mp3 import decode
from tests.providers.mpeg import FRAME_SECONDS, silent_mp3


def test_silence_decodes_to_its_length() -> None:
    pcm = decode(silent_mp3(50), 24_000)
    assert pcm.dtype == np.int16
    assert abs(len(pcm) / 24_000 - 50 * FRAME_SECONDS) <= 2 * FRAME_SECONDS
    assert not pcm.any()


def test_another_rate() -> None:
    assert len(decode(silent_mp3(50), 48_000)) == 2 * len(decode(silent_mp3(50), 24_000))


@pytest.mark.parametrize("noise", [b"", b"<html>no</html>" * 50])
def test_what_is_not_mp3(noise: bytes) -> None:
    with pytest.raises(ProviderFailed) as caught:
        decode(noise, 24_000)
    assert caught.value.reason == "broken_audio"
