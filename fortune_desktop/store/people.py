"""The people who use the app, by id; their names and births are sealed."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

from sqlmodel import Session

from fortune_desktop.core.birth import Birth, Locale
from fortune_desktop.core.errors import NotFound
from fortune_desktop.store import queries
from fortune_desktop.store.database import Database
from fortune_desktop.store.prepared import Row
from fortune_desktop.store.records import Person
from fortune_desktop.store.tables import Seals, UserRow


class People:
    """Reads and writes persons; `now` gives aware times."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._seals = Seals(database.cipher, "users")
        self._now = now

    async def create(self, locale: Locale) -> Person:
        """A new anonymous person."""
        return await self._database.write(lambda session: self._new(session, locale))

    async def find(self, user_id: UUID) -> Person:
        """The person with this id; NotFound if there is none."""
        found = await self._database.ask(queries.PERSON, self._person, user_id=user_id)
        if not found:
            raise NotFound(what="user", id=str(user_id))
        return found[0]

    async def save(self, person: Person) -> None:
        """Write a person's fields; NotFound if they are gone."""

        def work(session: Session) -> None:
            row = session.get(UserRow, person.user_id)
            if row is None:
                raise NotFound(what="user", id=str(person.user_id))
            row.sqlmodel_update(self._columns(person))
            row.seen_at = self._now()

        await self._database.write(work)

    async def last_or_new(self, locale: Locale) -> Person:
        """The person seen last; a first one if there is none (two who ask at once get the same)."""

        def work(session: Session) -> Person:
            row = session.execute(queries.LAST_PERSON).mappings().first()
            return self._new(session, locale) if row is None else self._person(dict(row))

        # A read works while another program holds the file.
        known = await self._database.ask(queries.LAST_PERSON, self._person)
        return known[0] if known else await self._database.write(work)

    async def erase(self, user_id: UUID) -> None:
        """Delete a person and all that belongs to them, for good; NotFound if they are gone."""

        def work(session: Session) -> None:
            if session.execute(queries.KNOWN, {"user_id": user_id}).first() is None:
                raise NotFound(what="user", id=str(user_id))
            session.execute(queries.ERASE_PERSON, {"user_id": user_id})

        await self._database.write(work)
        await self._database.forget_deleted()

    def _new(self, session: Session, locale: Locale) -> Person:
        person, at = Person(user_id=uuid4(), locale=locale), self._now()
        session.add(UserRow(id=person.user_id, created_at=at, seen_at=at, **self._columns(person)))
        return person

    def _columns(self, person: Person) -> Row:
        columns: Row = person.model_dump(mode="json", exclude={"user_id"})
        columns["name"] = self._seals.seal("name", person.user_id, person.name)
        columns["birth"] = sealed_birth(self._seals, person.user_id, person.birth)
        return columns

    def _person(self, row: Row) -> Person:
        name = self._seals.open("name", row["id"], row["name"])
        birth = opened_birth(self._seals, row["id"], row["birth"])
        return Person.model_validate(row | {"user_id": row["id"], "name": name, "birth": birth})


async def check_known(database: Database, user_id: UUID) -> None:
    """NotFound if there is no such person."""
    if not await database.ask(queries.KNOWN, dict, user_id=user_id):
        raise NotFound(what="user", id=str(user_id))


def sealed_birth(seals: Seals, row: UUID, birth: Birth | None) -> bytes | None:
    """The birth as a sealed column."""
    return None if birth is None else seals.seal("birth", row, birth.model_dump_json())


def opened_birth(seals: Seals, row: UUID, sealed: bytes | None) -> Birth | None:
    """The birth in a sealed column."""
    return None if sealed is None else Birth.model_validate_json(seals.open("birth", row, sealed))
