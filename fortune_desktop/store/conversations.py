"""Conversations: messages by person, newest first by cursor, and the sittings they belong to."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlmodel import Session, col, delete, select

from fortune_desktop.core.errors import Invalid, NotFound
from fortune_desktop.store.database import Database
from fortune_desktop.store.records import Message, MessagePage
from fortune_desktop.store.tables import MessageRow, SessionRow, UserRow

_CURSOR = re.compile(r"[0-9]{1,18}")
SITTING_IDLE = timedelta(minutes=30)


class Conversations:
    """Reads and writes messages; `now` gives aware times."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def conversation_of(self, user_id: UUID) -> UUID:
        """The person's present sitting; a new one after half an hour of silence."""
        return await self._database.write(lambda session: self._sitting(session, user_id))

    async def add(self, message: Message) -> None:
        """Write a message; NotFound if its person is gone."""

        def work(session: Session) -> None:
            sitting = session.get(SessionRow, message.conversation_id)
            if sitting is None:
                raise NotFound(what="conversation", id=str(message.conversation_id))
            sitting.last_at = message.at
            session.add(sitting)
            session.add(MessageRow(**message.model_dump()))

        await self._database.write(work)

    async def recent(self, user_id: UUID, limit: int) -> list[Message]:
        """The last messages, oldest first."""
        return (await self.page(user_id, None, limit)).items[::-1]

    async def page(self, user_id: UUID, cursor: str | None, limit: int) -> MessagePage:
        """A page of messages, newest first; `cursor` is the one of the page before (Invalid if it is not)."""
        if cursor is not None and not _CURSOR.fullmatch(cursor):
            raise Invalid(field="cursor")
        before = None if cursor is None else int(cursor)
        rows = await self._database.read(
            lambda session: _newest(session, user_id, before, limit + 1)
        )
        more = len(rows) > limit
        rows = rows[:limit]
        return MessagePage(
            items=[Message.model_validate(row.model_dump()) for row in rows],
            next_cursor=str(rows[-1].number) if more else None,
        )

    async def clear(self, user_id: UUID) -> None:
        """Delete the person's whole conversation, for good."""

        def work(session: Session) -> None:
            session.exec(delete(MessageRow).where(col(MessageRow.user_id) == user_id))
            session.exec(delete(SessionRow).where(col(SessionRow.user_id) == user_id))

        await self._database.write(work)
        await self._database.forget_deleted()

    def _sitting(self, session: Session, user_id: UUID) -> UUID:
        if session.get(UserRow, user_id) is None:
            raise NotFound(what="user", id=str(user_id))
        at = self._now()
        last = session.exec(
            select(SessionRow)
            .where(SessionRow.user_id == user_id)
            .order_by(col(SessionRow.last_at).desc())
            .limit(1)
        ).first()
        if last is not None and at - last.last_at < SITTING_IDLE:
            return last.id
        new = SessionRow(id=uuid4(), user_id=user_id, started_at=at, last_at=at)
        session.add(new)
        return new.id


def _newest(session: Session, user_id: UUID, before: int | None, limit: int) -> list[MessageRow]:
    query = select(MessageRow).where(MessageRow.user_id == user_id)
    if before is not None:
        query = query.where(col(MessageRow.number) < before)
    return list(session.exec(query.order_by(col(MessageRow.number).desc()).limit(limit)))
