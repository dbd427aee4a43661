"""Finished readings under their key, so that the same question on the same day is not reckoned twice."""

from datetime import date
from uuid import UUID

from sqlmodel import Session

from fortune_desktop.store.database import Database
from fortune_desktop.store.tables import ReadingRow


class Readings:
    """Keeps readings as the JSON they were answered with."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, key: str) -> str | None:
        """The reading kept under this key, if there is one."""

        def work(session: Session) -> str | None:
            row = session.get(ReadingRow, key)
            return None if row is None else row.body

        return await self._database.read(work)

    async def keep(self, key: str, user_id: UUID | None, kind: str, on: date, body: str) -> None:
        """Keep a reading; one that is there already stays as it is."""

        def work(session: Session) -> None:
            if session.get(ReadingRow, key) is None:
                session.add(
                    ReadingRow(key=key, user_id=user_id, kind=kind, day=on.isoformat(), body=body)
                )

        await self._database.write(work)
