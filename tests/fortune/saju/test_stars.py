"""The special stars: each rule by a chart that has it, and what never holds."""

import pytest
from hypothesis import given, settings

from fortune_desktop.fortune.cycle import (
    BRANCHES,
    PILLARS,
    STEMS,
    THREE_COMBINE,
    Pillars,
    Relation,
    relations,
)
from fortune_desktop.fortune.saju.stages import Stage, stage
from fortune_desktop.fortune.saju.stars import (
    TWELVE_STARS,
    TWELVE_STARS_HANGUL,
    group_of,
    noble,
    stars,
    twelve_star,
)
from tests.fortune.saju.births import chart, four
from tests.fortune.saju.derived import DERIVED

# The branch each day stem calls for, from 甲 to 癸.
BY_DAY_STEM = {
    "literary": "巳午申酉申酉亥子寅卯",
    "scholar": "亥午寅酉寅酉巳子申卯",
    "hidden_stipend": "亥戌申未申未巳辰寅丑",
    "golden_carriage": "辰巳未申未申戌亥丑寅",
    "red_charm": "午午寅未辰辰戌酉子申",
}


def found(text: str) -> set[tuple[str, str, str, str]]:
    return {(star.id, star.place, star.base, star.characters) for star in stars(chart(text))}


def of_day_stem(stem: int, branch: int) -> set[str]:
    """The stars that a day stem calls for and a branch meets, whatever else the chart holds."""
    day = STEMS[stem] + BRANCHES[stem % 2]
    hour = STEMS[branch % 2] + BRANCHES[branch]
    pillars = chart(f"{day} {day} {day} {hour}")
    return {one.id for one in stars(pillars) if (one.base, one.place) == ("day_stem", "hour")}


@pytest.mark.parametrize("star", BY_DAY_STEM)
def test_stars_of_the_day_stem(star: str) -> None:
    for stem in range(10):
        met = [BRANCHES[branch] for branch in range(12) if star in of_day_stem(stem, branch)]
        assert met == [BY_DAY_STEM[star][stem]]


def test_the_noble_helper_has_two_branches() -> None:
    for stem in range(10):
        met = {BRANCHES[branch] for branch in range(12) if "noble" in of_day_stem(stem, branch)}
        assert met == set(noble(stem))
    assert [set(noble(STEMS.index(stem))) for stem in "甲庚辛癸"] == [
        set("丑未"), set("丑未"), set("午寅"), set("巳卯"),
    ]  # fmt: skip


def test_stars_that_follow_from_the_stages() -> None:
    for stem in range(10):
        office = next(branch for branch in range(12) if stage(stem, branch) is Stage.OFFICE)
        for branch in range(12):
            here = of_day_stem(stem, branch)
            assert ("scholar" in here) is (stage(stem, branch) is Stage.BIRTH)
            assert ("golden_carriage" in here) is (branch == (office + 2) % 12)
            combines = Relation.SIX_COMBINE in relations(office, branch)
            assert ("hidden_stipend" in here) is combines
            blade = stem % 2 == 0 and stage(stem, branch) is Stage.PEAK
            assert ("blade" in here) is blade


def test_stars_of_a_group_are_called_for_by_year_and_day() -> None:
    here = found("甲子 丙寅 壬辰 己酉")  # both 子 and 辰 belong to 申子辰
    assert ("travel_horse", "month", "year_branch", "子寅") in here
    assert ("travel_horse", "month", "day_branch", "辰寅") in here
    assert ("peach_blossom", "hour", "year_branch", "子酉") in here
    assert ("canopy", "day", "year_branch", "子辰") in here
    assert not {star for star in here if star[:3] == ("canopy", "day", "day_branch")}


def test_stars_of_the_month() -> None:
    here = found("丁卯 丙寅 丙午 甲午")  # 寅: 천덕 is 丁, 월덕 is 丙
    assert ("heaven_virtue", "year", "month_branch", "寅丁") in here
    assert {place for star, place, _, _ in here if star == "month_virtue"} == {"month", "day"}
    by_branch = found("乙亥 壬午 甲子 甲子")  # 午: 천덕 is the branch 亥
    assert ("heaven_virtue", "year", "month_branch", "午亥") in by_branch


@pytest.mark.parametrize(
    ("month", "virtue"), [*zip(BRANCHES, "巳庚丁申壬辛亥甲癸寅丙乙", strict=True)]
)
def test_the_virtue_of_heaven_by_month(month: str, virtue: str) -> None:
    pillar = STEMS[BRANCHES.index(month) % 2] + month
    met = {
        star.characters[1]
        for one in PILLARS
        for star in stars(chart(f"{one.hanja} {pillar} 甲子"))
        if star.id == "heaven_virtue" and star.place == "year"
    }
    assert met == {virtue}


def test_stars_that_are_a_pillar() -> None:
    assert ("white_tiger", "month", "pillar", "丁丑") in found("甲戌 丁丑 丙寅 丙申")
    assert ("commander", "day", "pillar", "庚辰") in found("庚午 辛巳 庚辰 癸未")
    assert not [star for star in found("戊戌 乙卯 戊戌 癸丑") if star[0] == "commander"]


def test_the_fine_sense_is_the_korean_table() -> None:
    for one, other in ("辰亥", "子酉", "未寅", "巳戌", "午丑", "卯申"):
        for day, hour in ((one, other), (other, one)):
            pillars = chart(
                " ".join(STEMS[BRANCHES.index(sign) % 2] + sign for sign in (day, day, day, hour))
            )
            assert "ghost_gate" in {star.id for star in stars(pillars) if star.place == "hour"}


def test_the_twelve_stars_of_the_sample() -> None:
    for base, sign in enumerate(BRANCHES):
        told = " ".join(TWELVE_STARS_HANGUL[twelve_star(base, branch)] for branch in range(12))
        assert told == DERIVED["twelve_stars"][sign]
    assert len(set(TWELVE_STARS)) == len(set(TWELVE_STARS_HANGUL)) == 12


def test_the_twelve_stars_agree_with_the_stars_of_a_group() -> None:
    for base in range(12):
        by_name = {
            TWELVE_STARS[twelve_star(base, branch)]: BRANCHES[branch] for branch in range(12)
        }
        place = THREE_COMBINE.index(group_of(base))
        told = [by_name[name] for name in ("horse", "year", "canopy", "general")]
        assert told == ["寅申亥巳"[place], "酉卯午子"[place], "辰戌丑未"[place], "子午酉卯"[place]]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(four)
def test_stars_stand_where_their_characters_do(pillars: Pillars) -> None:
    here = stars(pillars)
    placed = pillars.placed()
    assert len(set(here)) == len(here)
    for star in here:
        met = star.characters[1:] if star.base != "pillar" else star.characters
        assert met in placed[star.place].hanja
        if star.base in ("year_branch", "day_branch"):
            assert star.place != star.base.removesuffix("_branch")
