"""The specification's mouth frames, made from the track."""

from uuid import UUID

from fortune_desktop.core.events import MouthFrame, MouthTrack, VowelParameters
from fortune_desktop.voice.models import Cue, SpeakRequest, mouth_frames, planned


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


def test_faces_come_as_far_into_the_speech_as_into_its_text() -> None:
    cues = [Cue(0, "joy", "smile", 1), Cue(15, "fear", "pale", 5)]
    joy, fear = planned(cues, 20, 4.0)
    assert (joy.timestamp, joy.duration, joy.expression, joy.expression_index) == (0, 3, "smile", 1)
    assert (fear.timestamp, fear.duration, fear.emotion, fear.intensity) == (3, 1, "fear", 1)


def test_a_face_after_the_last_letter_comes_at_the_end() -> None:
    (late,) = planned([Cue(9, "joy", "smile", 1)], 3, 1.5)
    assert (late.timestamp, late.duration) == (1.5, 0)
    assert planned([], 3, 1.5) == planned([], 0, 0.0) == []


def test_the_specifications_name_for_the_provider_is_taken_too() -> None:
    for name in ("provider_override", "provider_id"):
        fields = {"user_id": UUID(int=1), "text": "아", name: "espeak_tts"}
        assert SpeakRequest.model_validate(fields).provider_override == "espeak_tts"
