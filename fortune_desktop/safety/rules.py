"""Recognises what must not be answered as usual, by patterns: words of crisis, and what the person named themselves."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from fortune_desktop.safety.views import Span, View, ViewName, spaced

_RULES = Path(__file__).with_name("rules.json")


class Rule(BaseModel):
    """One pattern. `view` says what it reads: `joined` has no spaces or marks at all, `spaced` keeps words apart.

    The rule stays silent when `unless` is found anywhere in the same view.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    view: ViewName
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None


class Hit(NamedTuple):
    """The rule that recognised something, and where it stands in the text as typed."""

    rule: str
    span: Span


class _Data(BaseModel):
    """The file: `figures` are figures of speech, blanked out of the joined view before the rules read it."""

    model_config = ConfigDict(extra="forbid")

    figures: list[re.Pattern[str]]
    rules: list[Rule]


class CrisisRules:
    """Every crisis rule of the data file, in its order."""

    def __init__(self, path: Path = _RULES) -> None:
        data = _Data.model_validate(json.loads(path.read_text("utf-8")))
        self._figures = data.figures
        self._rules = data.rules

    def match(self, text: str) -> Hit | None:
        """The first rule that recognises a crisis in the text, or None."""
        views = both_views(text)
        for figure in self._figures:
            views["joined"] = views["joined"].blanked(figure)
        return first_hit(self._rules, views)


def both_views(text: str) -> dict[ViewName, View]:
    """A text as rules read it."""
    apart = spaced(text)
    return {"spaced": apart, "joined": apart.without_breaks()}


def first_hit(rules: Iterable[Rule], views: Mapping[ViewName, View]) -> Hit | None:
    """What the first of the rules finds that is not silenced by its `unless`."""
    for rule in rules:
        view = views[rule.view]
        found = rule.pattern.search(view.text)
        if found and not (rule.unless and rule.unless.search(view.text)):
            return Hit(rule.id, view.typed(found))
    return None
