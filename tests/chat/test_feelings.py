"""The feelings of a text: its tags before its words, each with the model's face."""

import pytest

from fortune_desktop.chat.feelings import Feelings
from fortune_desktop.core.events import Emotion
from fortune_desktop.voice.models import Cue
from tests.chat.stand_ins import model

FEELINGS = Feelings(lambda emotion: model().faces[emotion])


def felt(text: str) -> list[tuple[int, Emotion]]:
    return [(cue.offset, cue.emotion) for cue in FEELINGS.read(text)[1]]


def test_tags_are_taken_out_and_tell_where_a_feeling_begins() -> None:
    text, cues = FEELINGS.read("[joy] 반가워요. [sadness]그런데 기쁘지 않네요.")
    assert text == "반가워요. 그런데 기쁘지 않네요."
    joy, sadness = model().faces["joy"], model().faces["sadness"]
    assert cues == [
        Cue(0, "joy", joy.name, joy.index),
        Cue(5, "sadness", sadness.name, sadness.index),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("오늘은 정말 행복해요", [(7, "joy")]),
        ("무서웠지만 지금은 기뻐요", [(0, "fear"), (10, "joy")]),
        ("깜짝 놀랐어요", [(0, "surprise")]),
        ("화가 나고 슬퍼요", [(0, "anger"), (6, "sadness")]),
        ("I am so HAPPY and a little worried", [(8, "joy"), (27, "fear")]),
        ("오늘은 화요일이에요", [(0, "neutral")]),
        ("", [(0, "neutral")]),
        ("The sadist wore unhappyish crazed", [(0, "neutral")]),
    ],
)
def test_without_tags_the_words_tell(text: str, expected: list[tuple[int, Emotion]]) -> None:
    assert felt(text) == expected


def test_every_word_belongs_to_an_emotion_the_model_can_show() -> None:
    assert FEELINGS._words.keys() < model().faces.keys()
