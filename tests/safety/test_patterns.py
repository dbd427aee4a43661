"""Patterns that would hold the matcher for long are told from those that do not."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fortune_desktop.safety.patterns import LONGEST_TEXT, MAX_WAYS, ways

QUICK = [
    "바보",
    "바보|멍청이|(똥|돌)머리",
    "전\\s?남\\s?친",
    "[가-힣]{2,4}씨",
    "\\bex[- ]?(boy|girl)friends?\\b",
    ".*",
    "주식.{0,20}(추천|찍어)",
    "(?<!안)녕(?=하)",
    "(?:ab){2}",
    "(ab|cd){0,5}",
    "[]a]+",
    "[^]*+?]*",
    "a{,3}",
    "{x}",
    "a{b",
    "\\(\\[\\*",
    "",
]
SLOW = [
    "(a+)+b",
    "(a*)*b",
    "(a|a)*b",
    "(a|b|ab)*c",
    "(a?){30}a{30}",
    "a?" * 30 + "a" * 30,
    "(.*)(.*)b",
    ".*.*.*=",
    "(?:(?:a{0,9}){0,9}){0,9}b",
    "([a-z]+)*\\d",
    "a{0,500}a{0,500}b",
    "(?:a|b){0,100}",
    "(?:.*){\u0660}(?:.*){\u0660}x",
]


@pytest.mark.parametrize("pattern", QUICK)
def test_ordinary_patterns_pass(pattern: str) -> None:
    assert 1 <= ways(pattern) <= MAX_WAYS


@pytest.mark.parametrize("pattern", SLOW)
def test_patterns_that_explode_are_found(pattern: str) -> None:
    assert ways(pattern) > MAX_WAYS


@pytest.mark.parametrize(
    "pattern",
    [
        "(",
        "a**",
        "[",
        "a{2}{3}",
        "(?P<n>a)",
        "(?i)a",
        "(a)\\1",
        "(a)?(?(1)b|c)",
        "(?>a)",
        "(?#x)",
        "(" * 5000 + ")" * 5000,
        "[[a]",
    ],
)
def test_what_is_no_plain_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"not|only"):
        ways(pattern)


@pytest.mark.parametrize(
    ("pattern", "count"),
    [
        ("abc", 1),
        ("a|b", 2),
        ("a?", 2),
        ("a{2,5}", 4),
        ("a{3}", 1),
        ("(a|b)(c|d|e)", 6),
        ("(a|b){3}", 8),
        ("a*", LONGEST_TEXT + 1),
        ("a+?", LONGEST_TEXT),
        ("a{7,}", LONGEST_TEXT - 6),
        ("[ab|c]?", 2),
    ],
)
def test_the_ways_are_counted(pattern: str, count: int) -> None:
    assert ways(pattern) == count


@given(st.text(alphabet="ab()|*+?{}0123,[]\\^.", max_size=25))
def test_whatever_is_taken_is_quick(pattern: str) -> None:
    try:
        count = ways(pattern)
    except ValueError:
        return
    if count <= MAX_WAYS:
        began = time.process_time()
        re.search(pattern, "ab" * 100)
        assert time.process_time() - began < 5  # an exploding one would take years
