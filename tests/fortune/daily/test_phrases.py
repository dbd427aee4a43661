"""The sentences of a day, a week and a month: enough of them, alike in both languages, kind, and each only once."""

from collections import Counter
from collections.abc import Iterator
from string import Formatter
from typing import get_args

import pytest
from pydantic import BaseModel

from benches.fortune_daily import sentences as cut
from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.almanac import TERM_NAMES
from fortune_desktop.fortune.cycle import Element, Relation, TenGod
from fortune_desktop.fortune.daily import weights
from fortune_desktop.fortune.daily.models import Level
from fortune_desktop.fortune.daily.phrases import phrases
from fortune_desktop.fortune.daily.taste import STYLES
from fortune_desktop.fortune.daily.weights import AREAS
from fortune_desktop.fortune.saju.stages import Stage
from fortune_desktop.fortune.words import Word
from tests.fortune.sentences import impolite, sentences, shape, too_certain

LOCALES: tuple[Locale, ...] = get_args(Locale)
KO, EN = phrases("ko"), phrases("en")
MEETING = {"place", "branch", "other", "pair", "three", "stems"}
DAY = {"pillar", "stem", "me", "today", "name", "wanted"}
SIGNAL = MEETING | {"god", "nuance", "over", "over_stem", "element", "where", "stage"}
SPAN = {"span", "best", "careful", "area", "careful_area"}


def told(locale: Locale) -> list[str]:
    """Every sentence a reading's `text` can have."""
    found = phrases(locale)
    parts = [*found.frame.model_dump().values(), found.base.edges]
    advice = [tones.model_dump() for area in found.advice.values() for tones in area.values()]
    return sentences([*parts, *advice])


def said(locale: Locale) -> list[str]:
    """What is said besides: reasons, lucky things, weeks, months, and why."""
    base = phrases(locale).base.model_dump(
        include={"reasons", "nuance", "lucky", "wanted", "week", "month", "how", "notice"}
    )
    for reason in base["reasons"].values():
        del reason["label"]
    return sentences(base)


def holes(model: BaseModel) -> Iterator[str]:
    for text in sentences(model.model_dump()):
        for _, field, _, _ in Formatter().parse(text):
            if field is not None:
                yield field


def test_there_are_seven_hundred_korean_sentences() -> None:
    assert len(told("ko")) >= 700
    assert len(told("en")) == len(told("ko"))


def test_both_languages_have_the_same_shape() -> None:
    assert shape(KO.model_dump()) == shape(EN.model_dump())


@pytest.mark.parametrize("locale", LOCALES)
def test_no_sentence_stands_twice(locale: Locale) -> None:
    pieces = [piece for text in told(locale) for piece in cut(text)]
    assert [text for text, times in Counter(pieces).items() if times > 1] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_certain_or_alarming(locale: Locale) -> None:
    assert too_certain(told(locale) + said(locale), locale) == []


def test_korean_is_polite_and_both_end_as_sentences() -> None:
    stages = [stage.nuance for stage in KO.base.stages.values()]
    texts = [text.removesuffix(" {nuance}") for text in told("ko") + said("ko") + stages]
    assert impolite([filled(text) for text in texts]) == []
    for locale in LOCALES:
        texts = told(locale) + [text for text in said(locale) if not text.endswith("nuance}")]
        assert [text for text in texts if text[-1] not in ".!?"] == []


def test_pools_are_long_enough_for_a_month_without_repeats() -> None:
    for found in (KO, EN):
        frame = found.frame
        assert set(frame.headline) == set(get_args(Level))
        # A sentence a day; one each time a stem (10 days) or a branch (12 days) returns.
        assert all(len(pool) >= 33 for pool in (*frame.headline.values(), frame.closing))
        by_stem = [*frame.opening.values(), found.base.edges]
        by_stem += [
            pool for area in found.advice.values() for t in area.values() for pool in (t.up, t.down)
        ]
        assert all(len(pool) >= 3 for pool in by_stem)
        assert all(len(pool) >= 3 for pool in (*frame.branch.values(), *frame.meeting.values()))


def test_there_is_a_sentence_for_everything() -> None:
    gods = {god.value for god in TenGod}
    for found in (KO, EN):
        base, frame = found.base, found.frame
        assert set(found.advice) == set(AREAS)
        assert all(set(area) == gods for area in found.advice.values())
        assert set(frame.opening) == set(base.nuance) == gods
        assert set(frame.branch) == {str(branch) for branch in range(12)}
        assert set(frame.meeting) == {kind.value for kind in Relation} | {"none"}
        assert set(frame.term) == {str(index) for index in range(24)}
        assert len(base.terms) == 24
        assert set(base.stages) == set(weights.STAGE)
        assert len(base.stages) == len(Stage)
        assert set(base.reasons) == {
            *("stage", "three_combine"),
            *(*weights.MEETING, *weights.STAR, *weights.WANTED, *weights.GOD),
        }
        for span in (base.week, base.month):
            assert set(span.opening) == set(get_args(Level))


def test_every_word_is_used() -> None:
    elements = [element.value for element in Element]
    assert list(KO.base.words) == [
        *AREAS,
        *(f"color.{element}" for element in elements),
        *(f"direction.{element}" for element in elements),
        *("where.stem", "where.branch"),
        *(f"style.{style}" for style in STYLES),
    ]
    assert set(KO.base.lucky) == {"combine", "noble"}
    assert set(KO.base.how) == {"usual", "off", "chosen", "learned", "tried", "asked"}


def test_korean_names_are_those_of_the_tables() -> None:
    assert tuple(KO.base.terms) == TERM_NAMES
    assert [stage.name for stage in KO.base.stages.values()] == [one.hangul for one in Stage]


@pytest.mark.parametrize("locale", LOCALES)
def test_holes_have_names_that_are_filled(locale: Locale) -> None:
    found = phrases(locale)
    for reason in found.base.reasons.values():
        assert set(holes(reason)) <= DAY | SIGNAL | {"stage_nuance"}
    for kind, pool in found.frame.meeting.items():
        allowed = {"pillar"} if kind == "none" else {"pillar", "place"}
        assert all({"pillar"} <= fields(text) <= allowed for text in pool)
    for pool in found.frame.opening.values():
        assert all(fields(text) == {"pillar"} for text in pool)
    for text in found.base.edges:
        assert fields(text) == {"pillar", "best", "careful"}
    for span in (found.base.week, found.base.month):
        assert set(holes(span)) <= SPAN
        assert all("span" in fields(text) for pool in span.opening.values() for text in pool)
        assert all({"best", "careful"} <= fields(text) for text in span.days)
        assert all("span" in fields(text) for text in span.area)
    whole = [found.frame.headline, found.frame.branch, found.frame.closing, found.frame.term]
    advice = [area for tones in found.advice.values() for area in tones.values()]
    assert not [text for text in sentences(whole) if "{" in text]
    assert not [text for tones in advice for text in sentences(tones.model_dump()) if "{" in text]


class Anything(dict[str, Word]):
    """A word for every hole."""

    def __missing__(self, _name: str) -> Word:
        return Word("달")


def filled(text: str) -> str:
    return Formatter().vformat(text, (), Anything())


def fields(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}
