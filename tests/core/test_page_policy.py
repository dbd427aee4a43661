"""The content security policy: nothing foreign, nothing inline, nobody frames us."""

from fortune_desktop.core.page_policy import ANSWER_POLICY, SAFETY_HEADERS, page_policy


def _rules(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (rule.split() for rule in policy.split("; "))}


def test_the_page_loads_its_own_things_only() -> None:
    rules = _rules(page_policy())
    assert rules["default-src"] == ["'none'"]
    assert rules["script-src"] == rules["style-src"] == rules["connect-src"] == ["'self'"]
    assert rules["require-trusted-types-for"] == ["'script'"]
    allowed = {value for values in rules.values() for value in values}
    assert allowed == {"'none'", "'self'", "'script'", "data:", "blob:"}


def test_in_browser_mode_it_may_open_its_own_socket() -> None:
    rules = _rules(page_policy("127.0.0.1:4711"))
    assert rules["connect-src"] == ["'self'", "ws://127.0.0.1:4711"]


def test_neither_page_nor_answers_can_be_framed() -> None:
    for policy in (page_policy(), ANSWER_POLICY):
        assert _rules(policy)["frame-ancestors"] == ["'none'"]
    assert SAFETY_HEADERS["X-Frame-Options"] == "DENY"


def test_an_answer_loads_nothing() -> None:
    assert all(values == ["'none'"] for values in _rules(ANSWER_POLICY).values())
