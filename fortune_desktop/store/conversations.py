"""Conversations: sealed messages by person, newest first by cursor, and the sittings they belong to."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlmodel import Session

from fortune_desktop.core.errors import Conflict, NotFound
from fortune_desktop.store import queries
from fortune_desktop.store.cursors import before, newest_first
from fortune_desktop.store.database import Database
from fortune_desktop.store.people import check_known
from fortune_desktop.store.prepared import Row
from fortune_desktop.store.records import Message, MessagePage, Sitting
from fortune_desktop.store.tables import MessageRow, Seals, SessionRow, UserRow

SITTING_IDLE = timedelta(minutes=30)
OPEN_SITTINGS = 5


class Conversations:
    """Reads and writes messages and sittings; `now` gives aware times."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._seals = Seals(database.cipher, "chat_messages")
        self._now = now

    async def conversation_of(self, user_id: UUID, conversation_id: UUID | None = None) -> UUID:
        """The sitting to talk in: the given one, else the one last talked in, else a new one.

        NotFound if the person has no such sitting, Conflict if it has ended.
        """

        def work(session: Session) -> UUID:
            if conversation_id is not None:
                return self._present(session, user_id, conversation_id).id
            sittings = self._open_ones(session, user_id)
            return sittings[0].id if sittings else self._begin(session, user_id).id

        return await self._database.write(work, lasting=False)

    async def sessions(self, user_id: UUID) -> list[Sitting]:
        """The person's open sittings, the one last talked in first; NotFound if they are gone."""
        found = await self._database.read(
            lambda session: [_sitting(row) for row in self._open_ones(session, user_id)]
        )
        if not found:
            await check_known(self._database, user_id)
        return found

    async def open(self, user_id: UUID) -> Sitting:
        """Begin a sitting; of more than five the one idle longest ends. NotFound if the person is gone."""

        def work(session: Session) -> Sitting:
            for too_many in self._open_ones(session, user_id)[OPEN_SITTINGS - 1 :]:
                too_many.ended_at = self._now()
            return _sitting(self._begin(session, user_id))

        return await self._database.write(work)

    async def end(self, user_id: UUID, session_id: UUID) -> None:
        """End a sitting; what was said stays. NotFound if the person has no such sitting, Conflict if it has ended."""

        def work(session: Session) -> None:
            self._present(session, user_id, session_id).ended_at = self._now()

        await self._database.write(work)

    async def add(self, message: Message) -> None:
        """Write a message; NotFound if its person is gone."""

        def work(session: Session) -> None:
            sitting = session.get(SessionRow, message.conversation_id)
            if sitting is None:
                raise NotFound(what="conversation", id=str(message.conversation_id))
            sitting.last_at = message.at
            session.add(MessageRow(**self._columns(message)))

        await self._database.write(work, lasting=False)

    async def recent(self, user_id: UUID, limit: int) -> list[Message]:
        """The last messages, oldest first."""
        return (await self.page(user_id, None, limit)).items[::-1]

    async def page(self, user_id: UUID, cursor: str | None, limit: int) -> MessagePage:
        """A page of messages, newest first; `cursor` is the one of the page before (Invalid if it is not)."""
        rows = await self._database.ask(
            queries.MESSAGES_PAGE,
            self._numbered,
            user_id=user_id,
            before=before(cursor),
            limit=limit + 1,
        )
        items, next_cursor = newest_first(rows, limit)
        return MessagePage(items=items, next_cursor=next_cursor)

    async def all(self, user_id: UUID) -> list[Message]:
        """Everything that was said, oldest first."""
        found = await self._database.ask(queries.MESSAGES, self._numbered, user_id=user_id)
        return [message for _, message in found]

    async def clear(self, user_id: UUID) -> None:
        """Delete the person's whole conversation, for good."""

        def work(session: Session) -> None:
            session.execute(queries.CLEAR_MESSAGES, {"user_id": user_id})
            session.execute(queries.CLEAR_SITTINGS, {"user_id": user_id})

        await self._database.write(work)
        await self._database.forget_deleted()

    def _open_ones(self, session: Session, user_id: UUID) -> list[SessionRow]:
        given = {"user_id": user_id, "since": self._now() - SITTING_IDLE}
        return list(session.scalars(queries.OPEN_SITTINGS, given))

    def _present(self, session: Session, user_id: UUID, session_id: UUID) -> SessionRow:
        row = session.scalars(queries.SITTING, {"user_id": user_id, "id": session_id}).first()
        if row is None:
            raise NotFound(what="session", id=str(session_id))
        if row.ended_at is not None or self._now() - row.last_at >= SITTING_IDLE:
            raise Conflict(what="session", id=str(session_id), reason="ended")
        return row

    def _begin(self, session: Session, user_id: UUID) -> SessionRow:
        if session.get(UserRow, user_id) is None:
            raise NotFound(what="user", id=str(user_id))
        at = self._now()
        row = SessionRow(id=uuid4(), user_id=user_id, started_at=at, last_at=at)
        session.add(row)
        return row

    def _columns(self, message: Message) -> Row:
        reading = None if message.reading is None else json.dumps(message.reading)
        return message.model_dump() | {
            "text": self._seals.seal("text", message.id, message.text),
            "reading": reading and self._seals.seal("reading", message.id, reading),
        }

    def _numbered(self, row: Row) -> tuple[int, Message]:
        reading = row["reading"] and self._seals.open("reading", row["id"], row["reading"])
        opened = {
            "text": self._seals.open("text", row["id"], row["text"]),
            "reading": reading and json.loads(reading),
        }
        return row["number"], Message.model_validate(row | opened)


def _sitting(row: SessionRow) -> Sitting:
    return Sitting(id=row.id, started_at=row.started_at, last_at=row.last_at)
