"""Everything that is kept of a person, opened, ready to be written as JSON."""

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from uuid import UUID

from pydantic import BaseModel, JsonValue

from fortune_desktop.store import queries
from fortune_desktop.store.conversations import Conversations
from fortune_desktop.store.database import Database
from fortune_desktop.store.people import People
from fortune_desktop.store.readings import Readings
from fortune_desktop.store.records import Sitting
from fortune_desktop.store.relatives import Relatives
from fortune_desktop.store.taste import Tastes


class Exports:
    """Reads a person's whole record, a query a table."""

    def __init__(self, database: Database) -> None:
        now = partial(datetime.now, UTC)  # the repositories only read here
        self._database = database
        self._people = People(database, now)
        self._relatives = Relatives(database, now)
        self._conversations = Conversations(database, now)
        self._readings = Readings(database, now)
        self._tastes = Tastes(database)

    async def collect(self, user_id: UUID) -> dict[str, JsonValue]:
        """The person's `profile`, `people`, `sessions`, `messages`, `readings` (oldest first) and `taste`.

        NotFound if they are gone.
        """
        profile = await self._people.find(user_id)
        sittings = await self._database.ask(
            queries.SITTINGS, Sitting.model_validate, user_id=user_id
        )
        sittings.sort(key=lambda sitting: sitting.started_at)
        return {
            "profile": profile.model_dump(mode="json"),
            "people": _json(await self._relatives.list(user_id)),
            "sessions": _json(sittings),
            "messages": _json(await self._conversations.all(user_id)),
            "readings": _json(await self._readings.all(user_id)),
            "taste": await self._tastes.everything(user_id),
        }


def _json(records: Sequence[BaseModel]) -> list[JsonValue]:
    return [record.model_dump(mode="json") for record in records]
