"""Feelings change the voice, within bounds."""

from typing import get_args

import pytest

from fortune_desktop.core.events import Emotion
from fortune_desktop.voice.prosody import Prosody, prosody


@pytest.mark.parametrize("emotion", get_args(Emotion))
def test_no_feeling_makes_another_person_of_the_voice(emotion: Emotion) -> None:
    change = prosody(emotion)
    assert abs(change.pitch) <= 0.08
    assert 0.92 <= change.rate <= 1.08
    assert abs(change.volume) <= 0.08


def test_neutral_changes_nothing_and_joy_and_sadness_differ() -> None:
    assert prosody("neutral") == Prosody()
    assert prosody("joy").pitch > 0 > prosody("sadness").pitch
    assert prosody("joy").rate > 1 > prosody("sadness").rate
