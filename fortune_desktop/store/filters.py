"""The person's own rules for what is talked about."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlmodel import Session

from fortune_desktop.store import queries
from fortune_desktop.store.database import Database
from fortune_desktop.store.records import FilterRule
from fortune_desktop.store.tables import FilterRow


class Filters:
    """Reads and replaces the rules; `now` gives aware times."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def all(self) -> list[FilterRule]:
        """Every rule, the one with the highest priority first."""
        return await self._database.ask(
            queries.FILTERS,
            lambda row: FilterRule.model_validate(
                {name: row[name] for name in FilterRule.model_fields}
            ),
        )

    async def replace(self, rules: Sequence[FilterRule]) -> None:
        """Put these rules in the place of all that were."""

        def work(session: Session) -> None:
            session.execute(queries.CLEAR_FILTERS)
            at = self._now()
            session.add_all(FilterRow(**rule.model_dump(), updated_at=at) for rule in rules)

        await self._database.write(work)
