"""The people who use the app, by id."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

from sqlmodel import Session, col, select

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.errors import NotFound
from fortune_desktop.store.database import Database
from fortune_desktop.store.records import Person
from fortune_desktop.store.tables import UserRow


class People:
    """Reads and writes persons; `now` gives aware times."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    async def create(self, locale: Locale) -> Person:
        """A new anonymous person."""
        return await self._database.write(lambda session: self._new(session, locale))

    async def find(self, user_id: UUID) -> Person:
        """The person with this id; NotFound if there is none."""
        return await self._database.read(lambda session: _person(_row(session, user_id)))

    async def save(self, person: Person) -> None:
        """Write a person's fields; NotFound if they are gone."""

        def work(session: Session) -> None:
            row = _row(session, person.user_id)
            row.sqlmodel_update(_columns(person))
            row.seen_at = self._now()
            session.add(row)

        await self._database.write(work)

    async def last_or_new(self, locale: Locale) -> Person:
        """The person seen last; a first one if there is none (two who ask at once get the same)."""

        def work(session: Session) -> Person:
            return _seen_last(session) or self._new(session, locale)

        # A read works while another program holds the file.
        known = await self._database.read(_seen_last)
        return await self._database.write(work) if known is None else known

    async def erase(self, user_id: UUID) -> None:
        """Delete a person and all that belongs to them, for good."""
        await self._database.write(lambda session: session.delete(_row(session, user_id)))
        await self._database.forget_deleted()

    def _new(self, session: Session, locale: Locale) -> Person:
        person, at = Person(user_id=uuid4(), locale=locale), self._now()
        row = {"id": person.user_id, "created_at": at, "seen_at": at, **_columns(person)}
        session.add(UserRow.model_validate(row))
        return person


def _seen_last(session: Session) -> Person | None:
    row = session.exec(select(UserRow).order_by(col(UserRow.seen_at).desc()).limit(1)).first()
    return None if row is None else _person(row)


def _row(session: Session, user_id: UUID) -> UserRow:
    row = session.get(UserRow, user_id)
    if row is None:
        raise NotFound(what="user", id=str(user_id))
    return row


def _columns(person: Person) -> dict[str, object]:
    return person.model_dump(mode="json", exclude={"user_id"})


def _person(row: UserRow) -> Person:
    return Person.model_validate(row.model_dump() | {"user_id": row.id})
