"""A text as rules read it, and every character's way back to where it was typed."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fortune_desktop.safety.views import Span, spaced


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("  Hello   World \n", "hello world"),
        ("ＡＢＣ", "abc"),
        ("I’m", "i'm"),
        ("죽\u200b고", "죽고"),
        ("\u110c\u116e\u11a8", "죽"),
        ("e\u0301te\u0301", "été"),
        ("ﬁne", "fine"),
        ("ㅅㅂ", "ㅅㅂ"),
        ("", ""),
        ("\u3164 \u200b", ""),
    ],
)
def test_plain(typed: str, plain: str) -> None:
    assert spaced(typed).text == plain


@pytest.mark.parametrize(
    ("typed", "joined"),
    [
        ("죽 고..싶 다ㅠㅠ", "죽고싶다"),
        ("a-b_c*d/e", "abcde"),
        ("ㅋㅋㅋ", ""),
        ("안녕? 반가워!", "안녕반가워"),
    ],
)
def test_without_breaks(typed: str, joined: str) -> None:
    assert spaced(typed).without_breaks().text == joined


@pytest.mark.parametrize(
    ("typed", "pattern", "found"),
    [
        ("  a   B  ", "b", "B"),
        ("xx 죽\u200b 고 yy", "죽 고", "죽\u200b 고"),
        ("\u110c\u116e\u11a8\u1100\u1169", "죽고", "\u110c\u116e\u11a8\u1100\u1169"),
        ("ﬁne", "f", "ﬁ"),
    ],
)
def test_the_way_back(typed: str, pattern: str, found: str) -> None:
    view = spaced(typed)
    match = re.search(pattern, view.text)
    assert match is not None
    assert typed[slice(*view.typed(match))] == found


def test_an_empty_find_is_nowhere() -> None:
    view = spaced("abc")
    match = re.search("^", view.text)
    assert match is not None
    assert view.typed(match) == Span(0, 0)


def test_what_is_blanked_keeps_its_place() -> None:
    view = spaced("배고파 죽겠어 진짜 죽을래").without_breaks()
    blanked = view.blanked(re.compile("배고파죽겠어"))
    assert blanked.text == "|진짜죽을래"
    assert len(blanked.text) == len(blanked.spans)
    assert blanked.spans[0] == Span(0, 7)
    assert blanked.spans[1:] == view.spans[6:]
    assert view.blanked(re.compile("없다")) is view


@given(st.text(max_size=60))
def test_every_character_has_a_place(text: str) -> None:
    for view in (spaced(text), spaced(text).without_breaks()):
        assert len(view.text) == len(view.spans)
        assert all(0 <= one.start < one.end <= len(text) for one in view.spans)
        assert list(view.spans) == sorted(view.spans)


@given(st.text(alphabet="aé한글 \u1112\u1161\u11ab!\u0301", max_size=40))
def test_it_reads_as_the_whole_text_would(text: str) -> None:
    whole = " ".join(unicodedata.normalize("NFKC", text).lower().split())
    assert unicodedata.normalize("NFC", spaced(text).text) == unicodedata.normalize("NFC", whole)
