"""The specification's mouth frames, made from the track."""

from fortune_desktop.core.events import MouthTrack
from fortune_desktop.voice.models import MouthFrame, VowelParameters, mouth_frames


def test_a_frame_shows_the_widest_opening_of_its_tenth_of_a_second() -> None:
    track = MouthTrack(
        hop_ms=10, t0_ms=0, vowel="-" * 9 + "A" + "I" * 10 + "OU", open=[0.1] * 9 + [0.8] + [0.4] * 10 + [0.7, 0.9]
    )  # fmt: skip
    assert mouth_frames(track) == [
        MouthFrame(timestamp=0.0, mouth_param=VowelParameters(ParamA=1), intensity=0.8),
        MouthFrame(timestamp=0.1, mouth_param=VowelParameters(ParamI=1), intensity=0.4),
        MouthFrame(timestamp=0.2, mouth_param=VowelParameters(ParamU=1), intensity=0.9),
    ]


def test_a_closed_mouth_has_no_vowel() -> None:
    track = MouthTrack(hop_ms=10, t0_ms=50, vowel="---", open=[0.0, 0.1, 0.0])
    (frame,) = mouth_frames(track)
    assert frame == MouthFrame(timestamp=0.05, mouth_param=VowelParameters(), intensity=0.1)


def test_no_track_no_frames() -> None:
    assert mouth_frames(MouthTrack(hop_ms=10, t0_ms=0, vowel="", open=[])) == []
