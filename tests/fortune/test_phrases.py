"""Every sentence of both languages: complete, well filled and careful."""

import re
from typing import get_args

import pytest

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.cycle import STEMS, Element, Relation, TenGod
from fortune_desktop.fortune.phrases import Phrases, Word, phrases, pick
from fortune_desktop.fortune.signals import AREAS
from fortune_desktop.fortune.zodiac import SIGNS

LOCALES: tuple[Locale, ...] = get_args(Locale)


def sentences(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in sentences(part)]
    if isinstance(value, (list, tuple)):
        return [text for part in value for text in sentences(part)]
    return [str(value)]


def shape(value: object) -> object:
    if isinstance(value, dict):
        return {key: shape(part) for key, part in value.items()}
    return len(value) if isinstance(value, (list, tuple)) else 1


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


def test_both_languages_have_the_same_sentences() -> None:
    assert shape(phrases("ko").model_dump()) == shape(phrases("en").model_dump())


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_a_reading_may_ask_for_is_missing(locale: Locale) -> None:
    said: Phrases = phrases(locale)
    gods = {god.value for god in TenGod}
    assert set(said.opening) == set(said.nuance) == gods
    assert set(said.relation) == {kind.value for kind in Relation} | {"none"}
    assert set(said.level) == set(AREAS)
    assert set(said.advice) == {god.family for god in TenGod}
    assert all(set(areas) == set(AREAS[1:]) for areas in said.advice.values())
    assert set(said.day_master) == set(STEMS)
    assert set(said.zodiac) == set(SIGNS)
    wanted = {*gods, *AREAS, *Element, "year", "month", "day", "hour"}
    wanted |= {f"{kind}.{element}" for kind in ("color", "direction") for element in Element}
    assert set(said.words) == wanted


@pytest.mark.parametrize("locale", LOCALES)
def test_sentences_are_finished_short_and_not_repeated(locale: Locale) -> None:
    said = phrases(locale).model_dump(exclude={"words", "reasons", "zodiac", "tarot"})
    texts = sentences(said)
    assert len(texts) == len(set(texts)) > 180
    for text in texts:
        assert text[-1] in ".!"
        assert len(text) <= (100 if locale == "en" else 60)


def test_korean_is_polite_throughout() -> None:
    said = phrases("ko").model_dump(exclude={"words", "reasons", "zodiac", "tarot"})
    for text in sentences(said):
        assert re.search(r"(요|세요)[.!]$", text), text


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_certain_is_said_of_illness_law_or_profit(locale: Locale) -> None:
    words = {
        "ko": ("질병", "수술", "사망", "죽", "암에", "소송", "당첨", "반드시", "틀림없이", "투자"),
        "en": ("disease", "surgery", "die", "lawsuit", "lottery", "guarantee", "invest"),
    }[locale]
    everything = " ".join(sentences(phrases(locale).model_dump())).lower()
    assert [word for word in words if re.search(rf"\b{word}", everything)] == []
