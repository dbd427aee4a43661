"""The estimates in words: every reason names its sum, and none is stated as fact."""

import pytest
from hypothesis import given, settings

from fortune_desktop.fortune.cycle import Pillars
from fortune_desktop.fortune.saju import judgement
from fortune_desktop.fortune.saju.models import UsefulElement
from fortune_desktop.fortune.saju.naming import Names
from fortune_desktop.fortune.saju.strength import strength
from tests.fortune.saju.births import chart, four

SEOYEON = chart("甲戌 丁丑 丙寅 丙申")
KO, EN = Names("ko"), Names("en")


def useful(pillars: Pillars, names: Names = KO) -> UsefulElement:
    return judgement.useful_element(pillars, strength(pillars), names)


def test_the_sum_is_told_line_by_line() -> None:
    found = judgement.strength(strength(SEOYEON), KO)
    assert found.text == "득령 0 + 득지 15 + 득세 30 = 100점 가운데 45점이라 중화로 봐요."
    assert found.lines[1].text == "일지 寅, 편인: 15점 가운데 15점"
    assert found.lines[4].text == "연간 甲, 편인: 10점 가운데 10점"
    assert found.level_name == "중화"
    english = judgement.strength(strength(SEOYEON), EN)
    assert english.text == "Season 0 + seat 15 + allies 30 = 45 of 100 points: balanced."


def test_a_sum_without_an_hour_says_what_it_is_out_of_a_hundred() -> None:
    found = judgement.strength(strength(chart("甲戌 丁丑 丙寅")), KO)
    assert found.text.endswith("= 75점 가운데 35점이에요. 백 점으로 치면 47점이라 중화로 봐요.")


def test_schools_that_disagree_stand_side_by_side() -> None:
    found = useful(SEOYEON)
    assert (found.element.value, found.element_name, found.helper_name) == ("water", "수", "금")
    assert [(one.school_name, one.element_name) for one in found.candidates] == [
        ("억부", "수"),
        ("조후", "화"),
    ]
    assert not found.agree
    assert "수가 25점으로 가장 적어" in found.reasons[0]
    assert found.reasons[1] == "축(丑)월은 추운 철이에요. 몸을 덥혀 줄 화를 먼저 찾아요."
    assert found.reasons[2].startswith("억부로는 수예요. 조후로는 화라 서로 달라서")
    assert found.reasons[3] == "희신은 용신을 낳는 금이에요."


@pytest.mark.parametrize(
    ("text", "agree", "said"),
    [
        ("甲戌 丁酉 丙寅 丙申", True, "이 철에는 조후로 급히 찾는 기운이 없어요."),
        ("庚申 甲申 甲午 庚午", True, "극신약이고, 나를 다그치는 관성이"),
        ("壬子 壬子 壬子 壬寅", False, "억부로는 목이에요. 조후로는 화라"),
        ("己丑 丁丑 己丑 己巳", False, "조후로는 화라"),
        ("戊辰 戊午 庚午 壬午", False, "조후로는 수라"),
        ("庚午 辛巳 丁巳 癸卯", True, "억부와 조후가 모두 수를 가리켜요."),
    ],
)
def test_the_verdict_follows_the_candidates(text: str, agree: bool, said: str) -> None:
    found = useful(chart(text))
    assert found.agree is agree
    assert said in " ".join(found.reasons)


@pytest.mark.parametrize(
    ("text", "key", "shown"),
    [
        ("甲戌 丁丑 丙寅 丙申", "hurting_officer", False),
        ("甲戌 丁丑 甲寅 己巳", "direct_wealth", True),
        ("甲寅 丁卯 甲寅 丙寅", "blade", False),
        ("甲寅 丙寅 乙卯 丙子", "rob_wealth", True),
        ("甲寅 丙寅 甲午 丙寅", "friend", True),
    ],
)
def test_the_pattern_is_the_god_of_the_months_main_stem(text: str, key: str, shown: bool) -> None:
    found = judgement.pattern(chart(text), KO)
    assert (found.id, found.shown, found.estimate) == (key, shown, True)
    assert found.name in found.text
    assert ("드러나 있고" in found.text) is shown


@settings(max_examples=150, deadline=None, derandomize=True)
@given(four)
def test_every_estimate_can_be_told_in_both_languages(pillars: Pillars) -> None:
    found = strength(pillars)
    for names in (KO, EN):
        texts = [
            judgement.strength(found, names).text,
            *useful(pillars, names).reasons,
            judgement.pattern(pillars, names).text,
        ]
        assert all(texts)
        assert not [text for text in texts if "{" in text]
    assert "추정" in useful(pillars).reasons[-2]
    assert "estimate" in useful(pillars, EN).reasons[-2]
