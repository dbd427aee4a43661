"""Which sentences are told: none again within a month, none twice in a reading, and nearly nobody the same."""

from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benches.fortune_daily import distinct, repeats, sentences, subjects, told
from fortune_desktop.core.birth import Locale
from fortune_desktop.fortune.cycle import Element
from fortune_desktop.fortune.daily.phrases import phrases
from fortune_desktop.fortune.daily.signals import Day
from fortune_desktop.fortune.daily.subject import Subject
from fortune_desktop.fortune.daily.taste import STYLES, Arrangement
from fortune_desktop.fortune.daily.telling import Telling, element_name, how, level
from fortune_desktop.fortune.daily.weights import AREAS
from tests.fortune.samples import ANNA

DAY = date(2026, 11, 22)
LOCALES: tuple[Locale, ...] = get_args(Locale)
ME = Subject(ANNA)


def telling(back: int = 0, locale: Locale = "ko", subject: Subject = ME) -> Telling:
    return Telling(Day(subject, DAY - timedelta(days=back)), locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_no_sentence_returns_within_a_month_nor_twice_in_a_reading(locale: Locale) -> None:
    assert repeats(subjects(10), 120, locale) == 0


@settings(max_examples=12, deadline=None, derandomize=True)
@given(st.integers(0, 10_000), st.dates(date(1900, 1, 1), date(2100, 10, 1)))
def test_nor_for_anybody_at_any_time(person: int, first: date) -> None:
    (subject,) = subjects(1, seed=person)
    days = [first + timedelta(days=number) for number in range(31)]
    heard = [text for texts in told(subject, days, "ko") for text in texts]
    assert len(heard) == len(set(heard))


def test_a_repetition_would_be_noticed() -> None:
    days = [DAY, DAY + timedelta(days=1), DAY]
    heard = [text for texts in told(ME, days, "ko") for text in texts]
    assert len(heard) > len(set(heard))


@pytest.mark.parametrize("locale", LOCALES)
def test_nearly_everybody_has_a_reading_of_their_own(locale: Locale) -> None:
    assert distinct(subjects(2000), locale) >= 1990


@pytest.mark.parametrize(
    ("score", "moon"),
    [
        (98, "full"),
        (75, "full"),
        (74, "waxing"),
        (60, "waxing"),
        (59, "half"),
        (45, "half"),
        (44, "thin"),
        (20, "thin"),
    ],
)
def test_moons(score: int, moon: str) -> None:
    assert level(score) == moon


def test_the_headline_is_of_the_days_moon() -> None:
    pools = phrases("ko").frame.headline
    seen = set()
    for back in range(60):
        day = Day(ME, DAY - timedelta(days=back))
        moon = level(day.scores["overall"])
        seen.add(moon)
        assert Telling(day, "ko").headline in pools[moon]
    assert seen == set(pools)


def test_advice_is_of_the_days_god_and_the_areas_tone() -> None:
    tones = set()
    for back in range(40):
        day = Day(ME, DAY - timedelta(days=back))
        for area in AREAS:
            said = phrases("ko").advice[area][day.god]
            good = day.scores[area] >= 60
            tones.add((area, good))
            assert Telling(day, "ko").area(area) in (said.up if good else said.down)
    assert len(tones) == 2 * len(AREAS)


def test_the_detailed_reading_names_the_strongest_meeting() -> None:
    # 庚子 to a chart of 庚午 辛巳 庚辰 癸未: half a combination with the day weighs most.
    said = sentences(telling().text("detailed"))
    pool = phrases("ko").frame.meeting["half_combine"]
    met = [text.format(pillar="경자", place="태어난 날") for text in pool]
    assert len(set(said) & set(met)) == 1


def test_a_day_that_meets_nothing_says_so() -> None:
    pools = phrases("ko").frame.meeting["none"]
    quiet = [
        (back, day)
        for back in range(60)
        for day in [Day(ME, DAY - timedelta(days=back))]
        if not any(signal.place and not signal.kind.startswith("stem") for signal in day.signals)
    ]
    assert quiet
    for back, day in quiet:
        said = telling(back).text("detailed")
        assert any(text.format(pillar=day.sky.day.hangul) in said for text in pools)


def test_the_brightest_area_and_the_one_to_be_careful_with_are_named() -> None:
    day = Day(ME, DAY)
    names = phrases("ko").base.words
    lowest, *_, best = sorted(AREAS[1:], key=lambda area: day.scores[area])
    (edge,) = [
        text
        for text in sentences(telling().text("detailed"))
        if names[best] in text and names[lowest] in text
    ]
    assert "경자" in edge


@pytest.mark.parametrize("style", STYLES)
def test_a_solar_term_is_told_on_its_day_only(style: str) -> None:
    said = phrases("ko").frame.term["21"]
    chosen = next(one for one in STYLES if one == style)
    assert (said in telling().text(chosen)) is (style != "short")
    assert said not in telling(1).text(chosen)


def test_elements_are_named_with_their_hanja() -> None:
    assert element_name(Element.WATER, "ko") == "수(水)"
    assert f"{element_name(Element.WATER, 'ko'):이/가}" == "수(水)가"
    assert element_name(Element.WATER, "en") == "water (water)".replace("(water)", "(水)")


@pytest.mark.parametrize("locale", LOCALES)
def test_why_it_is_told_so(locale: Locale) -> None:
    words = phrases(locale).base.words
    whys = set()
    for because in ("usual", "off", "chosen", "learned", "tried"):
        why = how(Arrangement(AREAS, "short", because), locale)
        assert "{" not in why
        whys.add(why)
        moved = how(Arrangement(AREAS, "short", because, "love"), locale)
        assert moved.startswith(why)
        assert words["love"] in moved.removeprefix(why)
    assert len(whys) == 5
    assert words["style.short"] in how(Arrangement(AREAS, "short", "tried"), locale)
