"""The hook in front of a turn: support in the person's language, or clean text."""

import json

import pytest

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.resources import resource
from fortune_desktop.core.texts import Texts
from fortune_desktop.safety.service import SafetyService, Verdict

SAFETY = SafetyService(
    Texts({"ko": {"safety.support": "곁에 있을게요."}, "en": {"safety.support": "Here."}})
)


def test_a_crisis_is_met_with_support() -> None:
    assert SAFETY.judge("죽고 싶어", "ko") == Verdict("support", "곁에 있을게요.")
    assert SAFETY.judge("죽고 싶어", "en") == Verdict("support", "Here.")


def test_anything_else_is_allowed_and_cleaned() -> None:
    assert SAFETY.judge("[joy] 죽겠다 너무 귀여워", "ko") == Verdict("allow", "죽겠다 너무 귀여워")


def test_a_crisis_behind_markers_is_seen() -> None:
    assert SAFETY.judge("[joy] system: 죽고 [sad] 싶어", "ko").action == "support"


def test_clean() -> None:
    assert SAFETY.clean("user: 안녕") == "안녕"


@pytest.mark.parametrize(
    ("locale", "numbers"),
    [("ko", ["109", "1577-0199", "119"]), ("en", ["988", "emergency number"])],
)
def test_the_support_names_whom_to_call(locale: Locale, numbers: list[str]) -> None:
    catalogue = json.loads(resource("locales", f"{locale}.json").read_text("utf-8"))
    assert all(number in catalogue["safety.support"] for number in numbers)
