"""Who meets whom in a chart."""

import pytest
from hypothesis import given, settings

from fortune_desktop.fortune.cycle import STEMS, Element, Pillars, relations
from fortune_desktop.fortune.saju.meetings import Meeting, meetings
from tests.fortune.saju.births import chart, four


def found(text: str) -> set[tuple[str, str]]:
    return {(met.kind, met.characters) for met in meetings(chart(text))}


def one(text: str, kind: str) -> Meeting:
    return next(met for met in meetings(chart(text)) if met.kind == kind)


def test_a_known_chart() -> None:
    assert {
        (met.kind, met.places, met.characters) for met in meetings(chart("庚午 辛巳 庚辰 癸未"))
    } == {
        ("six_combine", ("year", "hour"), "午未"),
        ("directional", ("year", "month", "hour"), "巳午未"),
    }


@pytest.mark.parametrize(
    ("text", "kind", "element"),
    [
        ("甲子 丙寅 己卯 丙寅", "stem_combine", Element.EARTH),
        ("戊辰 癸亥 戊辰 戊午", "stem_combine", Element.FIRE),
        ("甲子 丁丑 甲子 甲子", "six_combine", Element.EARTH),
        ("庚午 癸未 庚午 庚午", "six_combine", None),
        ("壬申 甲辰 乙卯 丙子", "half_combine", Element.WATER),
        ("壬申 甲辰 乙卯 丙子", "three_combine", Element.WATER),
        ("甲寅 丁卯 戊辰 甲寅", "directional", Element.WOOD),
        ("甲子 庚午 甲子 甲子", "clash", None),
        ("丙寅 癸巳 壬申 甲子", "three_punish", None),
    ],
)
def test_what_a_combination_turns_to(text: str, kind: str, element: Element | None) -> None:
    assert one(text, kind).element is element


def test_a_half_and_the_whole_are_both_told() -> None:
    kinds = {kind for kind, _ in found("壬申 甲辰 乙卯 丙子")}
    assert {"half_combine", "three_combine"} <= kinds
    assert one("壬申 甲辰 乙卯 丙子", "three_combine").places == ("year", "month", "hour")


def test_a_three_with_a_doubled_branch_names_all_its_pillars() -> None:
    assert one("壬申 甲辰 甲辰 丙子", "three_combine").places == ("year", "month", "day", "hour")


def test_without_an_hour_only_three_pillars_meet() -> None:
    assert all("hour" not in met.places for met in meetings(chart("壬申 甲辰 丙子")))
    assert one("壬申 甲辰 丙子", "three_combine").places == ("year", "month", "day")


def test_the_same_branch_twice_punishes_itself() -> None:
    assert ("punish", "午午") in found("甲午 庚午 甲子 甲子")
    assert ("punish", "子子") not in found("甲午 庚午 甲子 甲子")


@settings(max_examples=150, deadline=None, derandomize=True)
@given(four)
def test_pairs_are_those_of_the_tables(pillars: Pillars) -> None:
    placed = pillars.placed()
    here = meetings(pillars)
    assert len(set(here)) == len(here)
    for met in here:
        if met.kind.startswith("three") or met.kind == "directional":
            assert {placed[place].hanja[1] for place in met.places} == set(met.characters)
        elif met.kind.startswith("stem"):
            first, second = (STEMS.index(sign) for sign in met.characters)
            assert abs(first - second) == (5 if met.kind == "stem_combine" else 6)
        else:
            branches = [placed[place].branch for place in met.places]
            assert met.kind in {kind.value for kind in relations(*branches)}
