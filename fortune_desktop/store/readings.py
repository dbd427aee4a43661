"""Finished readings: kept under all they depend on, so that none is reckoned twice, and as a person's history."""

import json
from collections.abc import Callable, Collection
from datetime import date, datetime
from uuid import UUID, uuid4

from sqlmodel import Session

from fortune_desktop.core.errors import NotFound
from fortune_desktop.store import queries
from fortune_desktop.store.cursors import before, newest_first
from fortune_desktop.store.database import Database
from fortune_desktop.store.people import check_known
from fortune_desktop.store.prepared import Row
from fortune_desktop.store.records import KeptReading, Reaction, ReadingPage
from fortune_desktop.store.tables import ReactionRow, ReadingRow, Seals


class Readings:
    """Keeps readings as the JSON they were answered with; `now` gives aware times."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._seals = Seals(database.cipher, "fortune_cache")
        self._notes = Seals(database.cipher, "reading_reactions")
        self._now = now

    async def find(self, key: str) -> str | None:
        """The reading kept under this key, if there is one."""
        found = await self._database.ask(queries.READING, self._body, key=self._digest(key))
        return found[0] if found else None

    async def keep(self, key: str, user_id: UUID | None, kind: str, on: date, body: str) -> None:
        """Keep a reading; one that is there already stays as it is."""
        digest, name = self._digest(key), uuid4()
        row = ReadingRow(
            id=name,
            key=digest,
            user_id=user_id,
            kind=kind,
            day=on.isoformat(),
            body=self._seals.seal("body", name, body),
            created_at=self._now(),
        )

        def work(session: Session) -> None:
            if session.execute(queries.READING, {"key": digest}).first() is None:
                session.add(row)

        await self._database.write(work, lasting=False)

    async def page(
        self, user_id: UUID, kind: str | None, cursor: str | None, limit: int
    ) -> ReadingPage:
        """A page of a person's readings, newest first, of one kind or all.

        `cursor` is the one of the page before (Invalid if it is not); NotFound if the person is gone.
        """
        query = queries.READINGS_PAGE if kind is None else queries.READINGS_OF_KIND_PAGE
        found = await self._database.ask(
            query,
            self._numbered,
            user_id=user_id,
            kind=kind,
            before=before(cursor),
            limit=limit + 1,
        )
        if not found:
            await check_known(self._database, user_id)
        items, next_cursor = newest_first(found, limit)
        return ReadingPage(items=items, next_cursor=next_cursor)

    async def all(self, user_id: UUID) -> list[KeptReading]:
        """Every reading of a person, oldest first."""
        found = await self._database.ask(queries.READINGS, self._numbered, user_id=user_id)
        return [reading for _, reading in found]

    async def react(
        self, user_id: UUID, reading_id: UUID, rating: int, note: str | None
    ) -> Reaction:
        """Keep what a person thought of a reading, instead of what they thought before.

        NotFound if they have no such reading.
        """
        reaction = Reaction(rating=rating, note=note, at=self._now())
        sealed = None if note is None else self._notes.seal("note", reading_id, note)
        row = ReactionRow(
            reading_id=reading_id, user_id=user_id, rating=rating, note=sealed, at=reaction.at
        )

        def work(session: Session) -> None:
            given = {"id": reading_id, "user_id": user_id}
            if session.execute(queries.READING_OF, given).first() is None:
                raise NotFound(what="reading", id=str(reading_id))
            session.merge(row)

        await self._database.write(work)
        return reaction

    async def forget(self, user_id: UUID, kinds: Collection[str]) -> None:
        """Delete a person's readings of these kinds: what they were reckoned from has changed."""

        def work(session: Session) -> None:
            for kind in kinds:
                session.execute(queries.FORGET_READINGS, {"user_id": user_id, "kind": kind})

        await self._database.write(work)

    def _digest(self, key: str) -> str:
        # A key depends on a birth, which a plain hash would let anybody guess who has the file.
        return self._seals.cipher.digest(key)

    def _body(self, row: Row) -> str:
        return self._seals.open("body", row["id"], row["body"])

    def _numbered(self, row: Row) -> tuple[int, KeptReading]:
        reading = KeptReading(
            id=row["id"],
            kind=row["kind"],
            date=date.fromisoformat(row["day"]),
            at=row["created_at"],
            body=json.loads(self._body(row)),
            reaction=self._reaction(row),
        )
        return row["number"], reading

    def _reaction(self, row: Row) -> Reaction | None:
        if row["rating"] is None:
            return None
        note = row["note"] and self._notes.open("note", row["id"], row["note"])
        return Reaction(rating=row["rating"], note=note, at=row["reacted_at"])
