"""Tags taken out of a stream: every form of the table, and the same result for every way of cutting."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fortune_desktop.chat import tags
from fortune_desktop.chat.tags import (
    HOLD,
    EmotionTag,
    GestureTag,
    Piece,
    Tag,
    TagStream,
    Text,
    UnknownTag,
    clean,
)


def read(*chunks: str) -> tuple[str, list[Tag]]:
    stream = TagStream()
    pieces: list[Piece] = [piece for chunk in chunks for piece in stream.feed(chunk)]
    pieces += stream.close()
    text = "".join(piece.text for piece in pieces if isinstance(piece, Text))
    return text, [piece for piece in pieces if not isinstance(piece, Text)]


JOY = EmotionTag("joy", 0)
FORMS = [
    ("[joy] 안녕", "안녕", [JOY]),
    ("[JOY]안녕", "안녕", [JOY]),
    ("[ joy ]안녕", "안녕", [JOY]),
    ("[emotion:joy]안녕", "안녕", [JOY]),
    ("[Emotion : Joy]안녕", "안녕", [JOY]),
    ("[happy]안녕", "안녕", [JOY]),
    ("[기쁨]안녕", "안녕", [JOY]),
    ("[감정: 기쁨]안녕", "안녕", [JOY]),
    ("［joy］안녕", "안녕", [JOY]),
    ("【기쁨】안녕", "안녕", [JOY]),
    ("[[joy]]안녕", "안녕", [JOY]),
    ("[gesture:wave] 안녕", "안녕", [GestureTag("wave", 0)]),
    ("[제스처：손흔들기]안녕", "안녕", [GestureTag("wave", 0)]),
    ("[wave]안녕", "안녕", [GestureTag("wave", 0)]),
    ("안녕 [joy] 반가워", "안녕 반가워", [EmotionTag("joy", 2)]),
    ("안녕[joy]반가워", "안녕반가워", [EmotionTag("joy", 2)]),
    ("안녕 [joy]!", "안녕!", [EmotionTag("joy", 2)]),
    ("안녕 [joy]", "안녕", [EmotionTag("joy", 2)]),
    ("안녕 [joy] [wave] 야", "안녕 야", [EmotionTag("joy", 2), GestureTag("wave", 2)]),
    ("안녕\n[joy] 반가워", "안녕\n반가워", [EmotionTag("joy", 3)]),
]
UNKNOWN = [
    ("[sparkle] 안녕", "안녕", [UnknownTag("sparkle", 0)]),
    ("[gesture:spin]안녕", "안녕", [UnknownTag("spin", 0)]),
    ("[emotion:wave]안녕", "안녕", [UnknownTag("wave", 0)]),
    ("[pause-2]안녕", "안녕", [UnknownTag("pause-2", 0)]),
    ("[mood:happy]안녕", "안녕", [UnknownTag("happy", 0)]),
]
LITERAL = [
    "[오늘의 운세] 좋아요",
    "[1] 첫째",
    "[ ] 할 일",
    "[x] 한 일",
    "[X] 한 일",
    "[joy](https://a.b)",
    "[]",
    "[joy\n] 안녕",
    "`[joy]` 코드",
    "```\n[joy]\n``` 끝",
    "``[joy] ` [joy]`` 끝",
    "\\[joy] 안녕",
    "3 < 5, a <b> c",
    "  두  칸  사이  ",
    "가\n\n나",
    "[오늘",
    "[3",
    "[기분:happy] 안녕",
    "`",
    "끝 `코드",
]


@pytest.mark.parametrize(("text", "cleaned", "tags"), FORMS + UNKNOWN)
def test_forms(text: str, cleaned: str, tags: list[Tag]) -> None:
    assert read(text) == (cleaned, tags)


def test_every_name_of_the_file_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    file = Path(tags.__file__).with_name("tag_names.json")
    known = json.loads(file.read_text("utf-8"))
    emotions, gestures = tags._aliases()  # read from the file again
    monkeypatch.setattr(tags, "_EMOTIONS", emotions)
    monkeypatch.setattr(tags, "_GESTURES", gestures)
    for kind, make in (("emotions", EmotionTag), ("gestures", GestureTag)):
        for name, aliases in known[kind].items():
            for alias in aliases:
                assert read(f"[{alias}]") == ("", [make(name, 0)]), alias


def test_a_backslash_spares_one_sign_only() -> None:
    assert read("\\[joy] [joy]안녕") == ("\\[joy] 안녕", [EmotionTag("joy", 6)])
    assert read("\\n[joy]안녕") == ("\\n안녕", [EmotionTag("joy", 2)])


def test_a_tab_before_a_tag_goes_with_it() -> None:
    assert read("안녕\t[joy]!") == ("안녕!", [EmotionTag("joy", 2)])


@pytest.mark.parametrize(
    ("text", "cleaned"), [("3 <", "3 <"), ("안녕 <t", "안녕"), ("가 < 나", "가 < 나")]
)
def test_the_head_of_a_thought_is_more_than_its_first_sign(text: str, cleaned: str) -> None:
    assert read(text) == (cleaned, [])


def test_what_follows_code_is_read_again() -> None:
    assert read("`가` [joy]나") == ("`가` 나", [EmotionTag("joy", 3)])
    assert read("```\n[joy]``` `[joy]` [joy]나")[1] == [EmotionTag("joy", 20)]


@pytest.mark.parametrize("text", LITERAL)
def test_what_is_no_tag_stays_as_it_is(text: str) -> None:
    assert read(text) == (text, [])


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("<think>[joy] 몰래</think>\n\n안녕", "안녕"),
        ("안녕 <THINK>a\nb</Think> 반가워", "안녕 반가워"),
        ("안녕 <think>끝나지 않는 생각 [joy]", "안녕"),
        ("`<think>` 안녕", "`<think>` 안녕"),
    ],
)
def test_thinking_is_hidden(text: str, cleaned: str) -> None:
    assert read(text) == (cleaned, [])


@pytest.mark.parametrize(
    "tail", ["[", "[j", "[joy", "[emotion:", "[gesture: wa", "[기", "[[joy]", "<th"]
)
def test_a_tag_that_never_ended_is_dropped(tail: str) -> None:
    assert read(f"안녕 {tail}")[0] == "안녕"


def test_a_tag_at_the_very_end_counts() -> None:
    assert read("안녕 [gesture:wave]") == ("안녕", [GestureTag("wave", 2)])


def test_an_inline_code_ends_with_its_line() -> None:
    assert read("`가 [joy]\n[joy] 나") == ("`가 [joy]\n나", [EmotionTag("joy", 9)])


def test_after_a_literal_bracket_tags_are_read_again() -> None:
    assert read("[a [joy] 나") == ("[a 나", [EmotionTag("joy", 2)])


def test_no_more_than_a_little_is_held_back() -> None:
    stream = TagStream()
    long = "[" + "a" * 200
    given_out = "".join(piece.text for piece in stream.feed(long) if isinstance(piece, Text))
    assert len(long) - len(given_out) <= HOLD


def test_text_before_a_possible_tag_is_not_held_back() -> None:
    assert TagStream().feed("안녕 [jo") == [Text("안녕")]


def test_clean() -> None:
    assert clean("[joy] 안녕 [wave]!") == "안녕!"


ANYTHING = st.one_of(
    st.text(alphabet="[]［］【】joywave:x `\\\n<>/think가기쁨1(", max_size=80),
    st.lists(
        st.sampled_from([text for text, *_ in FORMS + UNKNOWN] + LITERAL + ["<think>a</think>"]),
        max_size=5,
    ).map("".join),
)


@given(ANYTHING, st.data())
def test_every_way_of_cutting_gives_the_same_text_and_tags(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=5)))
    chunks = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    assert read(text) == read(*chunks) == read(*text)


@given(ANYTHING)
def test_offsets_rise_and_lie_within_the_text(text: str) -> None:
    cleaned, tags = read(text)
    offsets = [tag.offset for tag in tags]
    assert offsets == sorted(offsets)
    assert all(0 <= offset <= len(cleaned) for offset in offsets)


@given(st.text(alphabet="가나다 abc.,!?\n\t123-_()", max_size=100))
def test_plain_text_passes_unchanged(text: str) -> None:
    assert read(text) == (text, [])
