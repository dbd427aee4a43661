"""What does not fit a request: which field, and what it may hold instead, for programs and for people."""

import re
from collections.abc import Callable, Iterator, Mapping

from pydantic import ValidationError

from fortune_desktop.core.errors import Detail

Say = Callable[..., str]

_QUOTED = re.compile(r"'([^']*)'")
_EXPECTED = "expected "
# Pydantic's name for a bound → ours, and whether it bounds a number of letters.
_BOUNDS = {
    "ge": "least",
    "le": "most",
    "gt": "above",
    "lt": "below",
    "min_length": "shortest",
    "max_length": "longest",
}
_INSTANT = "2026-11-22T07:30:00Z"
_FORMS = {
    "datetime_from_date_parsing": _INSTANT,
    "datetime_parsing": _INSTANT,
    "timezone_aware": _INSTANT,
}
# A list of more is told by its ends.
_MOST_TOLD = 24


def explain(problem: ValidationError) -> list[Detail]:
    """What is wrong with which field and what is allowed there, without echoing what was sent.

    Beside `field`, `type` and pydantic's `message`: `known` (the values there are), a bound (`least`, `most`, `above`,
    `below`, `shortest`, `longest`) or `form` (how it is written), where there is one.
    """
    return [
        {
            "field": ".".join(str(step) for step in item["loc"]),
            "type": item["type"],
            "message": item["msg"],
            **_allowed(item["type"], item["msg"], item.get("ctx", {})),
        }
        for item in problem.errors(include_url=False, include_input=False)
    ]


def _allowed(kind: str, message: str, context: Mapping[str, object]) -> dict[str, Detail]:
    if kind in ("literal_error", "enum"):
        return {"known": _QUOTED.findall(str(context["expected"]))}
    if kind in _FORMS:
        return {"form": _FORMS[kind]}
    if kind == "value_error" and _EXPECTED in message:
        return {"form": message.partition(_EXPECTED)[2]}
    return {
        ours: value
        for theirs, ours in _BOUNDS.items()
        if isinstance(value := context.get(theirs), int | float)
    }


def advice(details: Mapping[str, Detail], say: Say) -> Iterator[str]:
    """A sentence for each field that was refused; `say(key, **values)` gives a text of the catalogue."""
    problems = details.get("errors", [details])
    assert isinstance(problems, list)
    for problem in problems:
        if isinstance(problem, Mapping) and "field" in problem:
            yield _sentence(problem, say)


def _sentence(problem: Mapping[str, Detail], say: Say) -> str:
    field = problem["field"]
    if isinstance(known := problem.get("known"), list):
        return say("refused.known", field=field, known=_listed(known))
    if "first" in problem:
        return say("refused.years", field=field, first=problem["first"], last=problem["last"])
    if "date" in problem:
        return _about_date(problem, say)
    for allowed in ("form", *_BOUNDS.values()):
        if allowed in problem:
            return say(f"refused.{allowed}", field=field, value=problem[allowed])
    if problem.get("type") in ("missing", "extra_forbidden"):
        return say(f"refused.{problem['type']}", field=field)
    return say("refused.field", field=field)


def _about_date(problem: Mapping[str, Detail], say: Say) -> str:
    """Which date does not exist, and where its month ends if there is that month."""
    field, date = problem["field"], problem["date"]
    if "ends" in problem:
        return say("refused.month_ends", field=field, date=date, ends=problem["ends"])
    return say("refused.leap" if problem.get("leap") else "refused.date", field=field, date=date)


def _listed(known: list[Detail]) -> str:
    if len(known) > _MOST_TOLD:
        return f"{known[0]} … {known[-1]}"
    return ", ".join(map(str, known))
