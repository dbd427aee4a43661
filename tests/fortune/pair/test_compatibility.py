"""Compatibility as the contract tells it."""

from datetime import date
from statistics import quantiles

import pytest
from hypothesis import given, settings

from fortune_desktop.core.birth import Birth
from fortune_desktop.core.errors import ImpossibleDate
from fortune_desktop.fortune.pair.compatibility import FACETS, compatibility
from fortune_desktop.fortune.pair.models import CompatibilityRequest, CompatibilityResult
from tests.fortune.pair.couples import BIRTHS, DAY, JIHO, SEOYEON
from tests.fortune.sentences import impolite


def pair(a: Birth = SEOYEON, b: Birth = JIHO, **options: object) -> CompatibilityResult:
    request = {"a": {"birth": a, "name": "서연"}, "b": {"birth": b, "name": "지호"}, **options}
    return compatibility(CompatibilityRequest.model_validate(request), DAY)


def test_a_known_pair() -> None:
    found = pair()
    assert found.score == 71
    assert [facet.id for facet in found.facets] == list(FACETS)
    first = found.reasons[0]
    assert (first.signal, first.effect, first.side) == ("three_combine.day", 9, "both")
    assert first.text == "일지 인(寅)과 오(午)가 삼합으로 통해요."
    assert first.advice == "같은 쪽을 보고 걷는 사이예요."
    filled = next(reason for reason in found.reasons if reason.signal == "fills.water")
    assert (filled.side, filled.text) == ("b", "서연 님에게 없는 수 기운을 지호 님이 가졌어요.")
    assert found.text.startswith("한낮의 해와 깊은 강물은 달라서 서로를 또렷하게 비춰요.")


def test_what_each_brings() -> None:
    found = pair()
    assert (found.a.name, found.a.day_master, found.a.image) == ("서연", "丙", "한낮의 해")
    assert (found.b.day_master_name, found.b.element, found.b.animal_name) == (
        "임수",
        "water",
        "개띠",
    )
    assert (found.a.pillars.hour, found.b.pillars.hour) == ("丙申", None)
    assert (found.a.sign_name, found.a.moon_sign_name) == ("물병자리", "양자리")
    assert (found.a.hour_known, found.b.hour_known) == (True, False)


def test_an_unknown_hour_is_noted_on_its_side() -> None:
    assert [(note.side, note.text) for note in pair().notes] == [
        ("b", "지호 님의 태어난 시간을 몰라 시주는 빼고 봤어요.")
    ]
    assert pair(b=SEOYEON).notes == []
    assert [note.side for note in pair(a=JIHO).notes] == ["a", "b"]


def test_without_names_they_are_the_first_and_the_second() -> None:
    nameless = {"a": {"birth": SEOYEON}, "b": {"birth": JIHO}}
    found = compatibility(CompatibilityRequest.model_validate(nameless), DAY)
    assert (found.a.name, found.b.name) == ("첫 번째 분", "두 번째 분")


def test_names_are_told_without_the_spaces_around_them() -> None:
    asked = {"a": {"birth": SEOYEON, "name": " 서연 "}, "b": {"birth": JIHO, "name": "  "}}
    found = compatibility(CompatibilityRequest.model_validate(asked), DAY)
    assert (found.a.name, found.b.name) == ("서연", "두 번째 분")


@settings(max_examples=40, deadline=None, derandomize=True)
@given(BIRTHS, BIRTHS)
def test_no_advice_stands_twice(a: Birth, b: Birth) -> None:
    for locale in ("ko", "en"):
        advice = [reason.advice for reason in pair(a, b, locale=locale).reasons]
        assert len(set(advice)) == len(advice)


def test_english_tells_the_same_facts() -> None:
    korean, english = pair(), pair(locale="en")
    for mine, theirs in zip(korean.reasons, english.reasons, strict=True):
        assert (mine.signal, mine.effect, mine.side) == (theirs.signal, theirs.effect, theirs.side)
    assert english.text.startswith("Like the midday sun and a deep river")
    assert [day.date for day in english.good_days] == [day.date for day in korean.good_days]


def test_the_bond_changes_the_last_word() -> None:
    told = {
        bond: pair(relation=bond).text.split(". ")[-1] for bond in ("lover", "friend", "colleague")
    }
    assert len(set(told.values())) == 3


@settings(max_examples=25, deadline=None, derandomize=True)
@given(BIRTHS, BIRTHS)
def test_every_pair_adds_up_and_swaps(a: Birth, b: Birth) -> None:
    found, swapped = pair(a, b), pair(b, a)
    assert found.score == max(20, min(98, 60 + sum(one.effect for one in found.reasons)))
    for facet in found.facets:
        points = sum(one.effect for one in found.reasons if facet.id in one.facets)
        assert facet.score == max(20, min(98, 60 + 2 * points))
    assert (swapped.score, swapped.facets) == (found.score, found.facets)
    assert swapped.good_days == found.good_days
    assert swapped.a.model_copy(update={"name": ""}) == found.b.model_copy(update={"name": ""})
    texts = [found.text, *(text for one in found.reasons for text in (one.text, one.advice))]
    assert not any("{" in text for text in texts)
    assert impolite(texts) == []
    assert CompatibilityResult.model_validate_json(found.model_dump_json()) == found


def test_scores_are_spread() -> None:
    days = [date.fromordinal(date(1960, 1, 1).toordinal() + 677 * n) for n in range(24)]
    births = [Birth(date=str(day), time="09:30") for day in days]
    scores = [pair(a, b).score for a in births for b in births if a is not b]
    tenths = quantiles(scores, n=10)
    assert tenths[0] < 57
    assert 60 < tenths[4] < 75
    assert tenths[8] > 78


def test_an_impossible_birth_is_refused() -> None:
    with pytest.raises(ImpossibleDate):
        pair(b=Birth(date="2023-02-29"))
