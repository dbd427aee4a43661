"""The hand-written sentences around cards: enough of them, alike in both languages, polite, and whole."""

import re
import string

import pytest

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.tarot.phrases import Pools, frames, phrases
from tests.fortune.sentences import impolite, sentences, shape, too_certain

LOCALES: tuple[Locale, ...] = ("ko", "en")
POOLS = ("leads", "openings", "between", "ends", "choices", "answers", "single")
HOLES = {
    "leads": {"theme", "name"},
    "openings": {"thing", "theme", "task", "n"},
    "between": {"a", "b", "x", "y", "best", "careful"},
    "ends": {"last", "word"},
    "choices": {"x", "y"},
    "answers": {"name", "word"},
    "single": {"name", "words"},
    "frames": {"name"},
    "facts": {"n", "total", "thing", "card", "a", "b", "x", "y", "best", "careful"},
}
PARTICLES = {
    "은/는", "이/가", "을/를", "과/와", "으로/로", "이에요/예요", "이라는/라는",
}  # fmt: skip


def pools(locale: Locale) -> dict[str, Pools]:
    found: dict[str, Pools] = phrases(locale).model_dump(include=set(POOLS))
    return found | {"frames": frames(locale)}


def said(locale: Locale) -> list[str]:
    """Every sentence and every beginning of one."""
    return [*sentences(pools(locale)), *sentences(phrases(locale).facts), phrases(locale).notice]


def test_languages_have_the_same_pools() -> None:
    assert shape(phrases("ko").model_dump()) == shape(phrases("en").model_dump())
    assert shape(frames("ko")) == shape(frames("en"))


@pytest.mark.parametrize("locale", LOCALES)
def test_every_pool_has_eight_variants(locale: Locale) -> None:
    short = [
        f"{name}.{key}"
        for name, group in pools(locale).items()
        for key, pool in group.items()
        if len(set(pool)) < 8
    ]
    assert short == []


@pytest.mark.parametrize("locale", LOCALES)
def test_no_sentence_stands_twice(locale: Locale) -> None:
    assert len(said(locale)) == len(set(said(locale))) > 500


@pytest.mark.parametrize("locale", LOCALES)
def test_holes_are_known_and_particles_are_right(locale: Locale) -> None:
    groups = pools(locale) | {"facts": {"facts": list(phrases(locale).facts.values())}}
    for name, group in groups.items():
        for _, hole, particles, _ in (
            part for text in sentences(group) for part in string.Formatter().parse(text)
        ):
            assert hole is None or hole in HOLES[name], (name, hole)
            assert not particles or (particles in PARTICLES and locale == "ko"), particles


def test_korean_takes_no_particle_by_guess() -> None:
    after_a_hole = re.compile(r"\}(은|는|이|가|을|를|과|와)(?=[ ,.])")
    assert [text for text in said("ko") if after_a_hole.search(text)] == []


def test_korean_is_polite_and_beginnings_are_left_open() -> None:
    whole = [
        text.replace("이에요/예요}", "}이에요")
        for text in said("ko")
        if text not in sentences(frames("ko"))
    ]
    assert impolite(whole) == []
    assert all(text.endswith("요.") for text in whole)
    assert all(text.endswith(",") for text in sentences(frames("ko")))
    assert all(text.endswith(":") for text in sentences(frames("en")))


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_too_certain(locale: Locale) -> None:
    assert too_certain(said(locale), locale) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_each_is_one_sentence(locale: Locale) -> None:
    listed = [
        text for text in sentences(pools(locale)) if len(re.findall(r"[.!?](\s|$)", text)) > 1
    ]
    assert listed == []


def test_english_has_no_hangul() -> None:
    everything = sentences(phrases("en").model_dump()) + sentences(frames("en"))
    assert not any("가" <= letter <= "힣" for text in everything for letter in text)
