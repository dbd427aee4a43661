"""What persons like to hear about, sealed, and what the arms of experiments came to."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from pydantic import JsonValue
from pydantic_core import from_json
from sqlmodel import Session

from fortune_desktop.core.errors import NotFound
from fortune_desktop.store import queries
from fortune_desktop.store.database import Database
from fortune_desktop.store.people import check_known
from fortune_desktop.store.prepared import Row
from fortune_desktop.store.tables import ArmRow, Seals, TasteRow


class Tastes:
    """Keeps one JSON of taste a person, and the figures of the arms they try."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._seals = Seals(database.cipher, "tastes")
        self._readings = Seals(database.cipher, "fortune_cache")

    async def find(self, user_id: UUID) -> str | None:
        """What is kept of a person's taste; NotFound if they are gone."""
        found = await self._database.ask(queries.TASTE, self._body, user_id=user_id)
        if not found:
            await check_known(self._database, user_id)
        return found[0] if found else None

    async def change(self, user_id: UUID, change: Callable[[str | None], str]) -> str:
        """Keep what `change` makes of what is kept, and give it back; NotFound if the person is gone."""

        def work(session: Session) -> str:
            if session.execute(queries.KNOWN, {"user_id": user_id}).first() is None:
                raise NotFound(what="user", id=str(user_id))
            row = session.execute(queries.TASTE, {"user_id": user_id}).mappings().first()
            body = change(None if row is None else self._body(dict(row)))
            sealed = self._seals.seal("body", user_id, body)
            session.merge(TasteRow(user_id=user_id, body=sealed))
            return body

        return await self._database.write(work)

    async def daily_body(self, user_id: UUID, reading_id: UUID) -> str | None:
        """The JSON of a daily reading of theirs; None if they have no such one."""

        def opened(row: Row) -> str:
            return self._readings.open("body", row["id"], row["body"])

        found = await self._database.ask(
            queries.DAILY_READING, opened, user_id=user_id, id=reading_id
        )
        return found[0] if found else None

    async def count(
        self,
        experiment: str,
        arm: str,
        user_id: UUID,
        *,
        shown_on: date | None = None,
        liked: int = 0,
        disliked: int = 0,
    ) -> None:
        """Count that a person saw their arm, once a day, and add to their ratings of it."""

        def work(session: Session) -> None:
            given = {"user_id": user_id, "experiment": experiment}
            row = session.execute(queries.ARM, given).scalars().first()
            if row is None:
                row = ArmRow(experiment=experiment, user_id=user_id, arm=arm)
                session.add(row)
            if shown_on is not None and row.shown_on != shown_on.isoformat():
                row.shown_on = shown_on.isoformat()
                row.exposures += 1
            row.liked += liked
            row.disliked += disliked

        await self._database.write(work, lasting=False)

    async def totals(self, experiment: str) -> dict[str, tuple[int, int, int, int]]:
        """By arm: persons, days on which they saw it, ratings for and against it."""

        def total(row: Row) -> tuple[str, tuple[int, int, int, int]]:
            figures = row["people"], row["exposures"], row["liked"], row["disliked"]
            return row["arm"], figures

        return dict(await self._database.ask(queries.ARM_TOTALS, total, experiment=experiment))

    async def everything(self, user_id: UUID) -> dict[str, JsonValue]:
        """All of it that is about a person, for their export: `learned` and `arms`."""
        learned = await self._database.ask(queries.TASTE, self._body, user_id=user_id)
        arms = await self._database.ask(queries.ARMS, _arm, user_id=user_id)
        return {"learned": from_json(learned[0]) if learned else None, "arms": list(arms)}

    def _body(self, row: Row) -> str:
        return self._seals.open("body", row["user_id"], row["body"])


def _arm(row: Row) -> dict[str, JsonValue]:
    shown = ("experiment", "arm", "shown_on", "exposures", "liked", "disliked")
    return {name: row[name] for name in shown}
