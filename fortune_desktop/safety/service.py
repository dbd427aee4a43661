"""Judges what a person wrote before anybody answers it: support for a crisis, else clean text for a responder."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.operations import operation
from fortune_desktop.core.security import Watch, nobody
from fortune_desktop.core.texts import Texts
from fortune_desktop.safety.markers import without_markers
from fortune_desktop.safety.patterns import LONGEST_TEXT
from fortune_desktop.safety.rules import CrisisRules, Hit, Rule, both_views, first_hit
from fortune_desktop.safety.views import Span
from fortune_desktop.store.records import FilterRule

MAX_TEXTS = 50
MASK = "*"

Action = Literal["allow", "support", "block"]
Category = Literal["self_harm", "own"]
_ANSWERS = {"support": "safety.support", "block": "safety.block"}


@dataclass(frozen=True)
class Verdict:
    """What to do with a message.

    `allow`: `text` is the message, free of markers, for a responder.
    `support`: `text` is the fixed answer that names people to call; nobody else answers.
    `block`: `text` is the fixed answer to what the person's own rules leave out; nobody else answers.
    """

    action: Action
    text: str


class CheckRequest(BaseModel):
    """Up to 50 texts of up to 2,000 characters; `locale` chooses among the rules of a language."""

    model_config = ConfigDict(extra="forbid")

    texts: Annotated[
        list[Annotated[str, Field(max_length=LONGEST_TEXT)]], Field(max_length=MAX_TEXTS)
    ]
    locale: Locale = "ko"


class Finding(BaseModel):
    """What would be done with a text, why, and where: `spans` are `[start, end)` in characters of the text."""

    action: Action
    categories: list[Category]
    masked_text: str
    spans: list[Span]
    rule: str | None


class Findings(BaseModel):
    """One finding a text, in order."""

    results: list[Finding]


@dataclass(frozen=True)
class _InForce:
    """One of the person's own rules, ready to search."""

    rule: Rule
    language: str
    action: Literal["support", "block"]


class SafetyService:
    """The hook in front of every turn; `security` is told which rule was hit, never by what."""

    def __init__(self, texts: Texts, security: Watch = nobody) -> None:
        self._texts = texts
        self._security = security
        self._crisis = CrisisRules()
        self._own: tuple[_InForce, ...] = ()

    def use(self, rules: Sequence[FilterRule]) -> None:
        """Put the person's own rules in force, in this order, instead of those before."""
        self._own = tuple(
            _InForce(
                Rule.model_validate(rule.model_dump(include=set(Rule.model_fields))),
                rule.language,
                rule.action,
            )
            for rule in rules
        )

    def judge(self, text: str, locale: Locale) -> Verdict:
        """Judge one message; `locale` is the language of the fixed answers."""
        found = self._find(text, locale)
        if found.action == "allow":
            return Verdict("allow", self.clean(text))
        self._security("filter_hit", rule=found.rule or "", action=found.action)
        return Verdict(found.action, self._texts.text(locale, _ANSWERS[found.action]))

    def clean(self, text: str) -> str:
        """A person's words as a responder may see them: without role markers, thoughts and tags."""
        return without_markers(text)

    @operation("safety.check", "POST", "/safety/check")
    async def check(self, request: CheckRequest) -> Findings:
        """What would be done with each of these texts; nothing is kept of them."""
        results = []
        for text in request.texts:
            results.append(self._find(text, request.locale))
            await asyncio.sleep(0)  # others take their turn between two texts
        return Findings(results=results)

    def _find(self, text: str, locale: Locale) -> Finding:
        """The first rule hit by a text as typed, or by what is left of it without markers; crisis comes first."""
        readings = tuple(dict.fromkeys((text, self.clean(text))))
        for reading in readings:
            if crisis := self._crisis.match(reading):
                return _found("support", "self_harm", crisis, reading, text)
        own = [one for one in self._own if one.language in ("any", locale)]
        views = [(reading, both_views(reading)) for reading in readings if own]
        for one in own:
            for reading, view in views:
                if hit := first_hit([one.rule], view):
                    return _found(one.action, "own", hit, reading, text)
        return Finding(action="allow", categories=[], masked_text=text, spans=[], rule=None)


def _found(action: Action, category: Category, hit: Hit, reading: str, text: str) -> Finding:
    """A hit as a place in the text as typed; one that only shows without markers concerns all of it."""
    start, end = hit.span if reading == text else (0, len(text))
    masked = text[:start] + re.sub(r"\S", MASK, text[start:end]) + text[end:]
    return Finding(
        action=action,
        categories=[category],
        masked_text=masked,
        spans=[Span(start, end)],
        rule=hit.rule,
    )
