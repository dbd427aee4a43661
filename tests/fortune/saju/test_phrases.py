"""The hand-written sentences of this room in both languages."""

import re

import pytest

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.almanac import TERM_NAMES
from fortune_desktop.fortune.cycle import BRANCHES, STEMS, Place, Relation, TenGod
from fortune_desktop.fortune.saju.nayin import NAYIN_HANGUL
from fortune_desktop.fortune.saju.phrases import phrases
from fortune_desktop.fortune.saju.stages import Stage
from fortune_desktop.fortune.saju.stars import TWELVE_STARS, TWELVE_STARS_HANGUL
from tests.fortune.saju.births import BOUNDARIES, CLOCKS, ROUNDINGS
from tests.fortune.sentences import impolite, sentences, shape, too_certain

KO, EN = phrases("ko"), phrases("en")
LOCALES: tuple[Locale, ...] = ("ko", "en")


def filled(text: str) -> str:
    """A sentence as it is said: its holes with the particle after a vowel, or with nothing; no decimal points."""
    said = re.sub(r"{\w+(?::[^/}]*/)?([^}]*)}", lambda hole: hole[1].lstrip(":"), text)
    return re.sub(r"(\d)\.(?=\d)", r"\1", said)


def test_both_languages_have_the_same_shape() -> None:
    assert shape(KO.model_dump()) == shape(EN.model_dump())
    assert [len(part) for part in (KO.terms, KO.animals, KO.nayin, KO.nayin_about)] == [
        24,
        12,
        30,
        30,
    ]
    assert [len(part) for part in (EN.terms, EN.animals, EN.nayin, EN.nayin_about)] == [
        24,
        12,
        30,
        30,
    ]


@pytest.mark.parametrize("locale", LOCALES)
def test_everything_has_a_name_of_its_own(locale: Locale) -> None:
    words = phrases(locale)
    assert set(words.day_master) == set(STEMS)
    assert set(words.stages) == set(words.stage_about) == set(Stage)
    assert set(words.twelve_stars) == set(TWELVE_STARS)
    assert set(words.patterns) == {*(god.value for god in TenGod), "blade"}
    assert set(words.clocks) == set(words.clock_about) == set(CLOCKS)
    assert set(words.boundaries) == set(BOUNDARIES)
    assert set(words.roundings) == set(ROUNDINGS)
    assert {kind.value for kind in Relation} < set(words.relations)
    for named in (words.stages, words.twelve_stars, words.clocks, words.places, words.levels):
        assert len(set(named.values())) == len(named)
    assert len({star.name for star in words.stars.values()}) == len(words.stars)
    assert len(BRANCHES) == len(set(words.animals))


def test_korean_names_are_those_of_the_facts() -> None:
    assert list(KO.terms) == list(TERM_NAMES)
    assert list(KO.nayin) == list(NAYIN_HANGUL)
    assert list(KO.twelve_stars.values()) == list(TWELVE_STARS_HANGUL)
    assert [KO.stages[stage] for stage in Stage] == [stage.hangul for stage in Stage]
    places: tuple[Place, ...] = ("year", "month", "day", "hour")
    assert [KO.places[place] for place in places] == ["연주", "월주", "일주", "시주"]


def test_korean_sentences_are_polite() -> None:
    spoken = (
        KO.day_master,
        KO.balance,
        KO.stage_about,
        KO.useful,
        KO.pattern,
        KO.warnings,
        KO.clock_about,
    )
    told = [*sentences(spoken), *(star.about for star in KO.stars.values()), KO.notice]
    told += [line.text for line in KO.explain.values() if line.text.endswith(".")]
    told += [relation.text for relation in KO.relations.values()]
    assert impolite([filled(text) for text in told]) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_certain_or_alarming(locale: Locale) -> None:
    assert too_certain(sentences(phrases(locale).model_dump()), locale) == []
