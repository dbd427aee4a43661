"""The hand-written sentences about two people and animals."""

from string import Formatter
from typing import get_args

import pytest

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.cycle import STEMS
from fortune_desktop.fortune.pair.branches import ANIMALS
from fortune_desktop.fortune.pair.compatibility import FACETS
from fortune_desktop.fortune.pair.meeting import KINDS
from fortune_desktop.fortune.pair.models import Bond
from fortune_desktop.fortune.pair.phrases import animal_phrases, pair_phrases
from tests.fortune.sentences import impolite, sentences, shape, too_certain

LOCALES: tuple[Locale, ...] = get_args(Locale)
STEM_MEETINGS = {"combine", "clash", "same", "kin", "feeds", "holds"}
ANGLES = {"same", "sextile", "square", "trine", "opposition"}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_signal_has_its_reason(locale: Locale) -> None:
    expected = {f"stem_{kind}" for kind in STEM_MEETINGS} | {"fills", "useful", "both_lack"}
    expected |= {f"{kind}.{place}" for kind in KINDS for place in ("day", "month", "year")}
    expected |= {f"{what}_{angle}" for what in ("sun", "moon", "venus_mars") for angle in ANGLES}
    assert set(pair_phrases(locale).reasons) == expected


@pytest.mark.parametrize("locale", LOCALES)
def test_everything_there_is_has_words(locale: Locale) -> None:
    pair, animal = pair_phrases(locale), animal_phrases(locale)
    assert set(pair.images) == set(STEMS)
    assert set(pair.facets) == set(FACETS)
    assert set(pair.meet) == STEM_MEETINGS
    assert set(pair.tone) == set(get_args(Bond))
    assert set(animal.names) == set(ANIMALS)
    assert set(animal.relations) == set(animal.told) == {*KINDS, "none"}
    assert set(animal.reasons) == {*KINDS, "none", "feeds", "kin", "spends", "takes", "holds"}
    assert len(animal.days) == 12
    assert all(len(variants) == 3 for variants in animal.days)
    assert all(len(variants) == 3 for variants in pair.good_days.values())
    told = sentences(animal.days)
    assert len(set(told)) == len(told) == 36


def test_both_languages_say_the_same_things() -> None:
    one, other = (
        [pair_phrases(at).model_dump(), animal_phrases(at).model_dump()] for at in LOCALES
    )
    assert shape(one) == shape(other)


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_certain_or_alarming(locale: Locale) -> None:
    told = sentences([pair_phrases(locale).model_dump(), animal_phrases(locale).model_dump()])
    assert too_certain(told, locale) == []


def test_korean_is_polite() -> None:
    told = sentences([pair_phrases("ko").model_dump(), animal_phrases("ko").model_dump()])
    assert impolite([text.replace(":이에요/예요}", "}이에요") for text in told]) == []


def test_both_languages_have_the_same_holes_in_what_names_a_person() -> None:
    for key, (fact, _) in pair_phrases("ko").reasons.items():
        other = pair_phrases("en").reasons[key][0]
        assert _holes(fact) == _holes(other), key


def _holes(text: str) -> set[str]:
    return {hole for _, hole, _, _ in Formatter().parse(text) if hole}
