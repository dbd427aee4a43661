"""The hand-written sentences about the sky."""

from string import Formatter
from typing import get_args

import pytest

from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.daily.weights import AREAS
from fortune_desktop.fortune.sky.aspects import ANGLES, NATURE
from fortune_desktop.fortune.sky.models import PhaseName, Point, SkyWarning
from fortune_desktop.fortune.sky.phrases import chart_phrases, day_phrases, sign_phrases
from fortune_desktop.fortune.sky.positions import BODIES
from fortune_desktop.fortune.sky.signs import SIGNS
from tests.fortune.sentences import impolite, sentences, shape, too_certain

LOCALES: tuple[Locale, ...] = get_args(Locale)
KNOWN_HOLES = {
    "theme", "sign", "manner", "number", "field", "a_theme", "b_theme", "body", "first", "second",
    "sun", "moon", "ascendant", "natal", "kind", "month", "day", "degree", "phase", "names", "name",
    "best", "low", "nuance", "start", "end", "year", "span", "best_day", "low_day", "area",
    "date", "a", "b",
}  # fmt: skip


def everything(locale: Locale) -> list[object]:
    signs = {sign: words.model_dump() for sign, words in sign_phrases(locale).items()}
    return [signs, chart_phrases(locale).model_dump(), day_phrases(locale).model_dump()]


def holes(text: str) -> set[str]:
    return {hole for _, hole, _, _ in Formatter().parse(text) if hole}


@pytest.mark.parametrize("locale", LOCALES)
def test_everything_there_is_has_words(locale: Locale) -> None:
    chart, days = chart_phrases(locale), day_phrases(locale)
    assert set(sign_phrases(locale)) == set(SIGNS)
    assert set(chart.bodies) | set(chart.points) == {
        point for part in get_args(Point) for point in (get_args(part) or (part,))
    }
    assert set(chart.bodies) == set(BODIES)
    assert set(chart.aspects) == set(ANGLES)
    assert set(chart.phases) == set(get_args(PhaseName))
    assert set(chart.retrogrades) == set(BODIES) - {"sun", "moon"}
    assert set(chart.warnings) == set(get_args(SkyWarning.model_fields["code"].annotation))
    assert set(chart.touch) == set(chart.bodies) | set(chart.points)
    assert set(days.advice) == set(AREAS) - {"overall"}
    assert set(days.tones) == set(days.nuance) == {"good", "fair", "careful"}


@pytest.mark.parametrize("locale", LOCALES)
def test_pairs_are_of_known_bodies_in_their_order(locale: Locale) -> None:
    chart = chart_phrases(locale)
    for pair, lines in chart.pairs.items():
        a, b = (BODIES.index(body) for body in pair.split("-") if body in BODIES)
        assert a < b
        assert set(lines) == set(chart.pair) == set(chart.sky_pair) == set(NATURE.values())


def test_both_languages_say_the_same_things() -> None:
    one, other = (everything(locale) for locale in LOCALES)
    for mine, theirs in zip(one, other, strict=True):
        assert _without_pools(shape(mine)) == _without_pools(shape(theirs))


def _without_pools(value: object) -> object:
    """Pools may hold more in one language than in the other."""
    if isinstance(value, dict):
        return {key: _without_pools(part) for key, part in value.items() if key != "tones"}
    return value


@pytest.mark.parametrize("locale", LOCALES)
def test_pools_outlast_a_month_and_hold_nothing_twice(locale: Locale) -> None:
    days = day_phrases(locale)
    pools = [*days.tones.values(), *days.advice.values()]
    assert min(map(len, pools)) >= 33
    told = sentences(pools)
    assert len(set(told)) == len(told)


@pytest.mark.parametrize("locale", LOCALES)
def test_nothing_is_certain_or_alarming(locale: Locale) -> None:
    assert too_certain(sentences(everything(locale)), locale) == []


def test_korean_is_polite() -> None:
    told = [text.replace(":이에요/예요}", "}이에요") for text in sentences(everything("ko"))]
    assert impolite(told) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_holes_are_those_that_are_filled(locale: Locale) -> None:
    for text in sentences(everything(locale)):
        assert holes(text) <= KNOWN_HOLES, text
    for word in (sign.name for sign in sign_phrases(locale).values()):
        assert not holes(word)
