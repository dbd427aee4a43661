"""Silent MP3 made by hand: MPEG-2 layer III, 24 kHz, 48 kbit/s, mono, as the Edge voices send it."""

_SYNC_MPEG2_LAYER3_NO_CRC = b"\xff\xf3"
_48_KBIT_24_KHZ = b"\x64"
_MONO = b"\xc4"
_FRAME_BYTES = 144
FRAME_SECONDS = 576 / 24_000


def silent_mp3(frames: int) -> bytes:
    """`frames` frames of 24 ms: a header, then side information and data of zeros, which decode to silence."""
    header = _SYNC_MPEG2_LAYER3_NO_CRC + _48_KBIT_24_KHZ + _MONO
    return (header + bytes(_FRAME_BYTES - len(header))) * frames
