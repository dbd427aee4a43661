"""What messages want: the labelled set, several wishes at once, areas, days and languages."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fortune_desktop.chat.intents import ORDER, language_of, understand
from fortune_desktop.core.birth import Locale

ROWS = [
    json.loads(line)
    for line in Path(__file__)
    .parents[1]
    .joinpath("data/chat/intents.jsonl")
    .read_text("utf-8")
    .splitlines()
]


def test_labelled_set() -> None:
    assert len(ROWS) >= 150
    wrong = [
        (row["text"], understand(row["text"]).intents)
        for row in ROWS
        if sorted(understand(row["text"]).intents) != sorted(row["intents"])
    ]
    assert len(wrong) <= 0.05 * len(ROWS), wrong


def test_every_intent_is_in_the_set() -> None:
    assert {intent for row in ROWS for intent in row["intents"]} == {*ORDER, "unknown"}


@pytest.mark.parametrize(
    ("text", "intents"),
    [
        ("안녕? 오늘 운세 알려줘", ("greeting", "daily")),
        ("고마워! 사주도 봐줘", ("thanks", "saju")),
        ("잘 자, 고마웠어", ("thanks", "bye")),
        ("Hi! Draw me a card", ("greeting", "tarot")),
        ("오늘 운세랑 타로 둘 다", ("daily", "tarot")),
        ("별자리 운세", ("zodiac",)),
    ],
)
def test_several_wishes_come_in_the_order_of_answering(text: str, intents: tuple[str, ...]) -> None:
    assert understand(text).intents == intents


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("금전운 알려줘", "money"),
        ("연애운 어때", "love"),
        ("건강운", "health"),
        ("시험운 봐줘", "work"),
        ("대인운은?", "people"),
        ("my love luck", "love"),
        ("오늘 운세", None),
    ],
)
def test_area(text: str, area: str | None) -> None:
    wanted = understand(text)
    assert (wanted.readings, wanted.area) == (("daily",), area)


@pytest.mark.parametrize(
    ("text", "days"),
    [("오늘 운세", 0), ("내일 운세", 1), ("모레 운세", 2), ("tomorrow's fortune", 1)],
)
def test_day(text: str, days: int) -> None:
    assert understand(text).days_ahead == days


@pytest.mark.parametrize(
    ("text", "usual", "language"),
    [
        ("안녕", "en", "ko"),
        ("ㅎㅇ", "en", "ko"),
        ("how are you", "ko", "en"),
        ("hi", "ko", "ko"),
        ("hi", "en", "en"),
        ("타로 tarot please", "en", "ko"),
        ("123", "en", "en"),
    ],
)
def test_language(text: str, usual: Locale, language: Locale) -> None:
    assert language_of(text, usual) == language


@given(st.text(max_size=300))
def test_any_text_is_understood_somehow(text: str) -> None:
    intents = understand(text).intents
    assert intents
    assert intents == ("unknown",) or list(intents) == [one for one in ORDER if one in intents]
