"""Strength and useful element: the sums, the levels and which rule leads where."""

import pytest
from hypothesis import given, settings

from fortune_desktop.fortune.cycle import ELEMENTS, Element, Pillars, stem_element
from fortune_desktop.fortune.saju.strength import (
    LEVELS,
    STEM_POINTS,
    family_element,
    strength,
    useful_element,
    weighted,
)
from tests.fortune.saju.births import chart, four

SEOYEON = "甲戌 丁丑 丙寅 丙申"


def test_a_known_sum_line_by_line() -> None:
    found = strength(chart(SEOYEON))
    assert [
        (line.rule, line.place, line.character, line.points, line.of) for line in found.lines
    ] == [
        ("season", "month", "丑", 0, 30),
        ("seat", "day", "寅", 15, 15),
        ("allies", "hour", "申", 0, 15),
        ("allies", "year", "戌", 0, 10),
        ("allies", "year", "甲", 10, 10),
        ("allies", "month", "丁", 10, 10),
        ("allies", "hour", "丙", 10, 10),
    ]
    assert (found.points, found.of, found.score, found.level) == (45, 100, 45, "balanced")


def test_without_an_hour_the_sum_is_taken_of_what_is_known() -> None:
    found = strength(chart("甲戌 丁丑 丙寅"))
    assert (found.points, found.of, found.score) == (35, 75, 47)


@pytest.mark.parametrize(
    ("text", "score", "level"),
    [
        ("甲寅 丙寅 甲子 甲寅", 90, "very_strong"),
        ("甲寅 丙寅 甲午 庚午", 50, "balanced"),
        ("庚申 甲申 甲午 庚午", 10, "very_weak"),
        ("甲申 甲申 甲午 庚午", 20, "weak"),
        ("甲寅 丙寅 甲子 庚午", 65, "strong"),
    ],
)
def test_levels(text: str, score: int, level: str) -> None:
    found = strength(chart(text))
    assert (found.score, found.level) == (score, level)


def test_every_score_has_one_level() -> None:
    assert [below for below, _ in LEVELS] == sorted(below for below, _ in LEVELS)
    assert LEVELS[-1][0] == 101


def test_weights_of_a_known_chart() -> None:
    wood, fire, earth, metal, water = ELEMENTS
    assert weighted(chart(SEOYEON)) == {wood: 46, fire: 100, earth: 68, metal: 31, water: 25}


@pytest.mark.parametrize(
    ("text", "rule", "element", "helper"),
    [
        (SEOYEON, "least", Element.WATER, Element.METAL),
        ("庚申 甲申 甲午 庚午", "weak_officer", Element.WATER, Element.METAL),
        ("丙午 甲午 甲午 庚午", "weak_output", Element.WATER, Element.METAL),
        ("戊戌 己未 甲午 戊辰", "weak_wealth", Element.WOOD, Element.WATER),
        ("甲寅 丙寅 甲子 庚午", "strong_companion", Element.METAL, Element.EARTH),
        ("甲寅 丙寅 甲寅 甲子", "very_strong_companion", Element.FIRE, Element.WOOD),
        ("壬子 壬子 甲子 庚午", "strong_resource", Element.EARTH, Element.FIRE),
    ],
)
def test_the_rule_of_balance(text: str, rule: str, element: Element, helper: Element) -> None:
    first = useful_element(chart(text)).candidates[0]
    assert (first.school, first.rule, first.element, first.helper) == (
        "balance", rule, element, helper,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("month", "wanted"),
    [
        ("丙子", Element.FIRE),
        ("丙寅", Element.FIRE),
        ("甲午", Element.WATER),
        ("丁卯", None),
        ("丁酉", None),
    ],
)
def test_the_rule_of_climate(month: str, wanted: Element | None) -> None:
    found = useful_element(chart(f"甲戌 {month} 丙寅 丙申"))
    climate = [one.element for one in found.candidates if one.school == "climate"]
    assert climate == ([wanted] if wanted else [])


def test_both_candidates_stand_when_they_disagree() -> None:
    found = useful_element(chart(SEOYEON))
    assert [one.school for one in found.candidates] == ["balance", "climate"]
    assert (found.element, found.helper, found.agree) == (Element.WATER, Element.METAL, False)
    assert useful_element(chart("甲戌 丁酉 丙寅 丙申")).agree


def test_families_go_round_the_elements() -> None:
    families = ("companion", "output", "wealth", "officer", "resource")
    assert [family_element(Element.METAL, family) for family in families] == [
        Element.METAL, Element.WATER, Element.WOOD, Element.FIRE, Element.EARTH,
    ]  # fmt: skip


@settings(max_examples=200, deadline=None, derandomize=True)
@given(four)
def test_sums_add_up(pillars: Pillars) -> None:
    found = strength(pillars)
    assert found.points == sum(line.points for line in found.lines)
    assert found.of == (75 if pillars.hour is None else 100)
    assert found.score == int(100 * found.points / found.of + 0.5)
    assert all(line.points in (0, line.of) for line in found.lines)
    weights = weighted(pillars)
    assert sum(weights.values()) == STEM_POINTS * (7 if pillars.hour is None else 9)
    useful = useful_element(pillars, found)
    assert useful == useful_element(pillars)
    me = stem_element(pillars.day.stem)
    helps = {family_element(me, family) for family in ("companion", "resource")}
    if found.level in ("weak", "very_weak"):
        assert useful.element in helps
    if found.level in ("strong", "very_strong"):
        assert useful.element not in helps
    for one in useful.candidates:
        assert family_element(one.helper, "output") is one.element
