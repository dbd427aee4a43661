"""Sentences cut from a stream: the labelled set, the same result for every way of cutting, early first sentence."""

import itertools
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fortune_desktop.chat.sentences import FIRST_SOFT, HARD, Sentence, SentenceStream, split

ROWS = [
    json.loads(line)
    for line in Path(__file__)
    .parents[1]
    .joinpath("data/chat/sentences.jsonl")
    .read_text("utf-8")
    .splitlines()
]
LETTERS = st.text(alphabet="가요다죠네음a.b!?… ~\n\"'“”()3,ㅋㅠ^고지만는데", max_size=200)


def read(*chunks: str) -> list[Sentence]:
    stream = SentenceStream()
    return [one for chunk in chunks for one in stream.feed(chunk)] + stream.close()


def test_the_set_is_large_enough() -> None:
    assert len(ROWS) >= 60


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:30] for row in ROWS])
def test_labelled_set(row: dict[str, Any]) -> None:
    assert split(row["text"]) == row["sentences"]


@given(LETTERS, st.data())
def test_every_way_of_cutting_gives_the_same_sentences(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    assert read(text) == read(text[:at], text[at:]) == read(*text)


@given(LETTERS)
def test_nothing_is_lost_but_white_space(text: str) -> None:
    sentences = read(text)
    for one in sentences:
        assert text[one.start : one.end] == one.text
    between = [text[a.end : b.start] for a, b in itertools.pairwise(sentences)]
    assert "".join(between).strip() == ""
    assert "".join("".join(one.text for one in sentences).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("chunk", "given"),
    [
        ("안녕하세요! ", ["안녕하세요!"]),
        ("안녕하세요!\n", ["안녕하세요!"]),
        ("안녕하세요!", []),
        ("점수는 3.", []),
        ("2026. ", []),
        ("정말요? 네", ["정말요?"]),
    ],
)
def test_a_sentence_comes_as_soon_as_it_is_surely_over(chunk: str, given: list[str]) -> None:
    assert [one.text for one in SentenceStream().feed(chunk)] == given


def test_a_long_first_sentence_is_cut_at_a_comma_so_that_the_voice_can_begin() -> None:
    text = "달이 뜨는 밤에는 마음이 조금 느긋해지고, 하고 싶던 말도 부드럽게 나오기 쉬운 날이에요."
    first, *rest = split(text)
    assert first == "달이 뜨는 밤에는 마음이 조금 느긋해지고,"
    assert rest == ["하고 싶던 말도 부드럽게 나오기 쉬운 날이에요."]


def test_without_a_comma_it_is_cut_behind_a_connective() -> None:
    text = "달이 뜨는 밤에는 마음이 조금씩 느긋해지고 하고 싶던 말도 모두 부드럽게 나오는 날이에요."
    assert split(text)[0].endswith("느긋해지고")


def test_a_later_sentence_may_be_longer_than_the_first() -> None:
    short = "네. "
    long = "달이 뜨는 밤에는 마음이 느긋해지고, 하고 싶던 말도 부드럽게 나오는 좋은 날이에요."
    assert len(long) > FIRST_SOFT
    assert split(short + long) == ["네.", long]


def test_a_text_without_any_mark_is_cut_before_it_grows_too_long() -> None:
    assert all(len(one) <= HARD + 1 for one in split("달달 " * 200))


def test_a_text_without_any_space_is_cut_too() -> None:
    assert max(len(one) for one in split("달" * 2000)) <= 2 * HARD
