"""The person's own rules for what is talked about: checked, kept, and in force at once."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Annotated, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from fortune_desktop.core.operations import Empty, operation
from fortune_desktop.safety.patterns import MAX_WAYS, ways
from fortune_desktop.store.filters import Filters
from fortune_desktop.store.records import FilterRule

MAX_RULES = 200
MAX_PATTERN = 300

log = logging.getLogger(__name__)


def _quick(pattern: str) -> str:
    if ways(pattern) > MAX_WAYS:
        raise ValueError("can be tried in too many ways: use fewer * + ? and |, or .{0,9} for .*")
    return pattern


Pattern = Annotated[str, Field(min_length=1, max_length=MAX_PATTERN), AfterValidator(_quick)]


class OwnRule(FilterRule):
    """One rule. `view` is what the pattern reads: `joined` without spaces and marks, `spaced` with them.

    `unless` silences the rule wherever it is found; rules of higher `priority` come first; `block` answers with a
    fixed sentence, `support` as to a crisis.
    """

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,40}$")]
    pattern: Pattern
    unless: Pattern | None = None
    priority: Annotated[int, Field(ge=-1000, le=1000)] = 0


class OwnRules(BaseModel):
    """All of them, at most 200; what the app knows of words of crisis is not among them and stays in force."""

    model_config = ConfigDict(extra="forbid")

    rules: Annotated[list[OwnRule], Field(max_length=MAX_RULES)]

    @model_validator(mode="after")
    def _together(self) -> Self:
        ids = [rule.id for rule in self.rules]
        if len(set(ids)) < len(ids):
            raise ValueError("two rules have the same id")
        if sum(ways(rule.pattern) + ways(rule.unless or "") for rule in self.rules) > MAX_WAYS:
            raise ValueError("all rules together can be tried in too many ways: use fewer * + ?")
        return self


class OwnRulesService:
    """Keeps the rules, and tells `use` of every change: the rules in force, the most important first."""

    def __init__(self, filters: Filters, use: Callable[[Sequence[FilterRule]], None]) -> None:
        self._filters = filters
        self._use = use
        self._rules: list[OwnRule] = []
        self._changing = asyncio.Lock()

    async def load(self) -> None:
        """Put the kept rules in force; what was changed behind our back and does not fit stays out."""
        self._put_in_force(self._fitting(await self._filters.all()))

    @operation("safety.rules", "GET", "/safety/rules")
    async def rules(self, request: Empty) -> OwnRules:
        """The person's own rules, the most important first."""
        return OwnRules.model_construct(rules=self._rules)  # they were validated when they came

    @operation("safety.rules.replace", "PUT", "/safety/rules")
    async def replace(self, request: OwnRules) -> OwnRules:
        """Put these rules in the place of all own rules, at once."""
        async with self._changing:
            await self._filters.replace(request.rules)
            self._put_in_force(request.rules)
        return await self.rules(Empty())

    def _fitting(self, kept: Sequence[FilterRule]) -> list[OwnRule]:
        try:
            return OwnRules.model_validate({"rules": [rule.model_dump() for rule in kept]}).rules
        except ValidationError:
            log.warning("the kept safety rules do not fit and are not in force")
            return []

    def _put_in_force(self, rules: Sequence[OwnRule]) -> None:
        self._rules = sorted(rules, key=lambda rule: -rule.priority)
        self._use([rule for rule in self._rules if rule.enabled])
