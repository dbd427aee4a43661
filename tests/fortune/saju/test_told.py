"""Stars and relations in a sentence each."""

import pytest
from hypothesis import given, settings

from fortune_desktop.fortune.cycle import Pillars
from fortune_desktop.fortune.saju.meetings import Meeting, meetings
from fortune_desktop.fortune.saju.naming import Names
from fortune_desktop.fortune.saju.stars import Star, stars
from fortune_desktop.fortune.saju.told import meeting_name, meeting_text, sign, star_text
from tests.fortune.saju.births import chart, four

KO, EN = Names("ko"), Names("en")


@pytest.mark.parametrize(
    ("star", "begins"),
    [
        (
            Star("noble", "hour", "day_stem", "庚丑"),
            "일간 경금이 시주에서 축(丑)을 만나 천을귀인이에요.",
        ),
        (
            Star("travel_horse", "hour", "year_branch", "戌申"),
            "연지 술(戌)이 시주에서 신(申)을 만나 역마예요.",
        ),
        (Star("white_tiger", "month", "pillar", "丁丑"), "월주 정축 기둥은 그 자체로 백호예요."),
        (
            Star("heaven_virtue", "year", "month_branch", "寅丁"),
            "월지 인(寅)이 연주에서 정화를 만나 천덕귀인이에요.",
        ),
    ],
)
def test_a_star_says_what_met_what(star: Star, begins: str) -> None:
    assert star_text(star, KO).startswith(begins)


def test_a_star_in_english() -> None:
    told = star_text(Star("noble", "hour", "day_stem", "庚丑"), EN)
    assert told.startswith(
        "The day stem Gyeong metal meets Ox (丑) in the Hour pillar: Noble Helper."
    )


@pytest.mark.parametrize(
    ("kind", "characters", "name"),
    [
        ("clash", "寅申", "충"),
        ("punish", "午午", "자형"),
        ("punish", "卯子", "자묘 상형"),
        ("punish", "申寅", "인신형"),
        ("punish", "戌丑", "축술형"),
        ("three_punish", "寅巳申", "인사신 삼형"),
        ("three_punish", "丑戌未", "축술미 삼형"),
        ("three_combine", "申子辰", "삼합"),
    ],
)
def test_names_of_relations(kind: str, characters: str, name: str) -> None:
    assert meeting_name(Meeting(kind, ("year", "day"), characters), KO) == name


def test_a_combination_says_what_it_turns_to() -> None:
    (met,) = [one for one in meetings(chart("甲子 丙寅 己卯")) if one.kind == "stem_combine"]
    told = meeting_text(met, KO)
    assert told.startswith("연주 · 일주에서 갑목과 기토가 만나 합해요.")
    assert told.endswith("합한 기운은 토로 흘러요.")
    assert meeting_text(met, EN).endswith("Together they flow towards earth.")


def test_a_sign_may_be_a_stem_or_a_branch() -> None:
    assert (sign("庚", KO), sign("子", KO)) == ("경금", "자(子)")


@settings(max_examples=150, deadline=None, derandomize=True)
@given(four)
def test_everything_that_can_be_found_can_be_told(pillars: Pillars) -> None:
    for names in (KO, EN):
        told = [star_text(star, names) for star in stars(pillars)]
        told += [meeting_text(met, names) for met in meetings(pillars)]
        told += [meeting_name(met, names) for met in meetings(pillars)]
        assert all(told)
        assert not [text for text in told if "{" in text]
