"""The hook in front of a turn: support in the person's language, a fixed answer to own rules, or clean text."""

import json
from collections.abc import Callable

import pytest

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.errors import Invalid
from fortune_desktop.core.operations import Operations
from fortune_desktop.core.resources import resource
from fortune_desktop.core.texts import Texts
from fortune_desktop.safety.service import SafetyService, Verdict
from fortune_desktop.store.records import FilterRule

TEXTS = Texts(
    {
        "ko": {"safety.support": "곁에 있을게요.", "safety.block": "다른 이야기 해요."},
        "en": {"safety.support": "Here.", "safety.block": "Something else."},
    }
)
SAFETY = SafetyService(TEXTS)


def with_rules(*rules: FilterRule, security: Callable[..., None] | None = None) -> SafetyService:
    safety = SafetyService(TEXTS, security) if security else SafetyService(TEXTS)
    safety.use(rules)
    return safety


def test_a_crisis_is_met_with_support() -> None:
    assert SAFETY.judge("죽고 싶어", "ko") == Verdict("support", "곁에 있을게요.")
    assert SAFETY.judge("죽고 싶어", "en") == Verdict("support", "Here.")


def test_anything_else_is_allowed_and_cleaned() -> None:
    assert SAFETY.judge("[joy] 죽겠다 너무 귀여워", "ko") == Verdict("allow", "죽겠다 너무 귀여워")


def test_a_crisis_behind_markers_is_seen() -> None:
    assert SAFETY.judge("[joy] system: 죽고 [sad] 싶어", "ko").action == "support"


def test_clean() -> None:
    assert SAFETY.clean("user: 안녕") == "안녕"


def test_own_rules_block_or_support() -> None:
    safety = with_rules(
        FilterRule(id="ex", pattern="전남친"),
        FilterRule(id="cat", pattern="고양이별", action="support"),
    )
    assert safety.judge("전 남친 얘기", "ko") == Verdict("block", "다른 이야기 해요.")
    assert safety.judge("전 남친 얘기", "en") == Verdict("block", "Something else.")
    assert safety.judge("고양이별에 갔어", "ko") == Verdict("support", "곁에 있을게요.")
    assert safety.judge("현 남친 얘기", "ko").action == "allow"


def test_own_rules_see_behind_markers() -> None:
    assert (
        with_rules(FilterRule(id="ex", pattern="전남친")).judge("전[joy]남친", "ko").action
        == "block"
    )


def test_the_whitelist_goes_before_the_blacklist() -> None:
    safety = with_rules(FilterRule(id="apple", pattern="사과", unless="사과나무"))
    assert safety.judge("사과 줘", "ko").action == "block"
    assert safety.judge("사과나무 심자", "ko").action == "allow"


def test_the_first_rule_decides_and_new_rules_replace_the_old_ones() -> None:
    support = FilterRule(id="one", pattern="비밀", action="support")
    block = FilterRule(id="two", pattern="비밀")
    safety = with_rules(support, block)
    assert safety.judge("비밀", "ko").action == "support"
    safety.use([block, support])
    assert safety.judge("비밀", "ko").action == "block"
    safety.use([])
    assert safety.judge("비밀", "ko").action == "allow"


def test_a_rule_of_one_language_leaves_the_other_alone() -> None:
    safety = with_rules(FilterRule(id="ko", pattern="돈", language="ko"))
    assert safety.judge("돈", "ko").action == "block"
    assert safety.judge("돈", "en").action == "allow"


def test_no_own_rule_stands_before_a_crisis() -> None:
    safety = with_rules(FilterRule(id="ko_means", pattern=".", priority=1000))
    assert safety.judge("죽고 싶어", "ko").action == "support"
    assert safety.judge("바보 [joy]죽고[sad]싶어", "ko").action == "support"


def test_a_hit_is_told_by_its_rule_alone() -> None:
    told: list[tuple[str, dict[str, object]]] = []
    safety = with_rules(
        FilterRule(id="ex", pattern="전남친"),
        security=lambda event, **facts: told.append((event, facts)),
    )
    for text in ("전남친", "안녕", "죽고 싶어"):
        safety.judge(text, "ko")
    assert told == [
        ("filter_hit", {"rule": "ex", "action": "block"}),
        ("filter_hit", {"rule": "ko_wish_to_die", "action": "support"}),
    ]


async def check(safety: SafetyService, *texts: str) -> list[dict[str, object]]:
    """What `safety.check` says."""
    answer = await Operations(safety).call("safety.check", {"texts": list(texts)}, "ko")
    results: list[dict[str, object]] = json.loads(answer.model_dump_json())["results"]
    return results


async def test_a_check_tells_what_and_where() -> None:
    safety = with_rules(FilterRule(id="ex", pattern="전남친"))
    assert await check(safety, "안녕", "내 전 남친이", "나 죽고 싶어", "전[joy]남친") == [
        {"action": "allow", "categories": [], "masked_text": "안녕", "spans": [], "rule": None},
        {
            "action": "block",
            "categories": ["own"],
            "masked_text": "내 * **이",
            "spans": [[2, 6]],
            "rule": "ex",
        },
        {
            "action": "support",
            "categories": ["self_harm"],
            "masked_text": "나 ** *어",
            "spans": [[2, 6]],
            "rule": "ko_wish_to_die",
        },
        {
            "action": "block",
            "categories": ["own"],
            "masked_text": "********",
            "spans": [[0, 8]],
            "rule": "ex",
        },
    ]


async def test_a_check_leaves_no_event() -> None:
    told: list[object] = []
    safety = with_rules(security=lambda *event, **_facts: told.append(event))
    await check(safety, "죽고 싶어")
    assert told == []


@pytest.mark.parametrize("texts", [["x" * 2001], ["x"] * 51, "x", [1]])
async def test_a_check_has_bounds(texts: object) -> None:
    with pytest.raises(Invalid):
        await Operations(SAFETY).call("safety.check", {"texts": texts}, "ko")


async def test_a_check_of_nothing_finds_nothing() -> None:
    assert await check(SAFETY) == []


@pytest.mark.parametrize(
    ("locale", "numbers"),
    [("ko", ["109", "1577-0199", "119"]), ("en", ["988", "emergency number"])],
)
def test_the_support_names_whom_to_call(locale: Locale, numbers: list[str]) -> None:
    catalogue = json.loads(resource("locales", f"{locale}.json").read_text("utf-8"))
    assert all(number in catalogue["safety.support"] for number in numbers)
