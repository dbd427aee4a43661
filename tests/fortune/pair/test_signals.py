"""What two births do to each other."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from fortune_desktop.core.birth import Birth
from fortune_desktop.fortune.pair.side import One
from fortune_desktop.fortune.pair.signals import PairSignal, pair_signals
from fortune_desktop.fortune.words import Word
from tests.fortune.pair.couples import BIRTHS, JIHO, SEOYEON, one

A, B = One(SEOYEON, Word("a")), One(JIHO, Word("b"))
# Ten days in a row have the ten day stems in turn; this one is 甲.
FIRST_STEM = date(2026, 11, 26)


def found(a: One, b: One) -> dict[str, PairSignal]:
    return {signal.id: signal for signal in pair_signals(a, b, "lover")}


def stems(a: int, b: int) -> PairSignal:
    """The meeting of two day stems."""
    days = (str(FIRST_STEM + timedelta(days=stem)) for stem in (a, b))
    here, there = (one(day) for day in days)
    assert (here.pillars.day.stem, there.pillars.day.stem) == (a, b)
    return next(one for one in pair_signals(here, there, "friend") if one.kind.startswith("stem_"))


def test_a_known_pair() -> None:
    effects = {name: signal.effect for name, signal in found(A, B).items()}
    assert effects["three_combine.day"] == 9
    assert effects["stem_clash"] == -7
    assert effects["six_combine.month"] == 5
    assert effects["same.year"] == 1
    assert effects["moon_trine"] == 6
    assert found(A, B)["fills.water"].giver == found(A, B)["useful.water"].giver == "b"
    assert not any(name.endswith(".hour") for name in effects)


@pytest.mark.parametrize(
    ("a", "b", "kind", "giver"),
    [
        (0, 5, "stem_combine", "both"),
        (0, 6, "stem_clash", "both"),
        (3, 3, "stem_same", "both"),
        (2, 3, "stem_kin", "both"),
        (0, 2, "stem_feeds", "a"),
        (2, 0, "stem_feeds", "b"),
        (9, 0, "stem_feeds", "a"),
        (0, 4, "stem_holds", "a"),
        (4, 0, "stem_holds", "b"),
    ],
)
def test_day_masters_meet(a: int, b: int, kind: str, giver: str) -> None:
    assert (stems(a, b).kind, stems(a, b).giver) == (kind, giver)


def test_what_both_lack_weighs_on_both() -> None:
    day = next(
        day
        for day in (date(1980, 1, 1) + timedelta(days=n) for n in range(400))
        if 0 in one(str(day)).elements.values()
    )
    alone = one(str(day))
    lacking = {element.value for element, count in alone.elements.items() if not count}
    both = [signal for signal in pair_signals(alone, alone, "friend") if signal.kind == "both_lack"]
    assert {signal.place for signal in both} == lacking
    assert all(signal.effect < 0 for signal in both)


def test_venus_and_mars_count_for_lovers_alone() -> None:
    lovers = [signal for signal in pair_signals(A, B, "lover") if "venus" in signal.kind]
    assert [signal.giver for signal in lovers] == ["a", "b"]
    assert not any("venus" in signal.kind for signal in pair_signals(A, B, "colleague"))


def test_signs_of_an_open_hour_are_left_out() -> None:
    cusp = One(Birth(date="1990-04-20"), Word("a"))
    assert not any(name.startswith("sun_") for name in found(cusp, cusp))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(BIRTHS, BIRTHS)
def test_swapping_the_two_swaps_the_sides_and_keeps_every_effect(a: Birth, b: Birth) -> None:
    here, there = One(a, Word("a")), One(b, Word("b"))
    other = {"a": "b", "b": "a", "both": "both"}
    forth = sorted((one.id, one.effect, one.giver) for one in pair_signals(here, there, "lover"))
    back = sorted(
        (one.id, one.effect, other[one.giver]) for one in pair_signals(there, here, "lover")
    )
    assert forth == back


@settings(max_examples=20, deadline=None, derandomize=True)
@given(BIRTHS, BIRTHS)
def test_the_largest_effect_comes_first(a: Birth, b: Birth) -> None:
    effects = [
        abs(one.effect) for one in pair_signals(One(a, Word("a")), One(b, Word("b")), "lover")
    ]
    assert effects == sorted(effects, reverse=True)
    assert 0 not in effects
