"""Words that take their particles, and sentences that take turns."""

import re

import pytest

from fortune_desktop.fortune.words import Word, pick


@pytest.mark.parametrize(
    ("word", "particles", "expected"),
    [
        ("경금", "이에요/예요", "경금이에요"),
        ("갑자", "은/는", "갑자는"),
        ("자(子)", "과/와", "자와"),
        ("진(辰)", "이/가", "진이"),
        ("별", "으로/로", "별로"),
        ("달", "은/는", "달은"),
        ("산", "으로/로", "산으로"),
        ("컵 2", "이/가", "컵 2가"),
        ("1", "으로/로", "1로"),
        ("7", "으로/로", "7로"),
        ("컵 8", "으로/로", "컵 8로"),
        ("3", "으로/로", "3으로"),
        ("6", "으로/로", "6으로"),
        ("10", "으로/로", "10으로"),
        ("9", "으로/로", "9로"),
        ("06:57", "으로/로", "06:57으로"),
        ("14:02", "이에요/예요", "14:02이에요"),
        ("07:00", "은/는", "07:00는"),
        ("00:00", "으로/로", "00:00로"),
        ("16:12:50", "이에요/예요", "16:12:50예요"),
        ("16:12:00", "이에요/예요", "16:12:00이에요"),
        ("7", "은/는", "7은"),
        ("컵 10", "이/가", "컵 10이"),
        ("", "이/가", "가"),
    ],
)
def test_a_word_takes_its_particle(word: str, particles: str, expected: str) -> None:
    found = ("{word:" + particles + "}").format(word=Word(word))
    assert re.sub(r"\(.\)", "", found) == expected


def test_a_word_without_a_particle_is_itself() -> None:
    assert f"{Word('달')}" == "달"


def test_rotation_returns_only_after_all_were_heard() -> None:
    assert [pick("abc", turn) for turn in range(4)] == ["a", "b", "c", "a"]
