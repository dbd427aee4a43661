"""Those close to a person: family, partner, friends, in the order they were named; names and births are sealed."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID, uuid4

from sqlmodel import Session

from fortune_desktop.core.errors import NotFound
from fortune_desktop.store import queries
from fortune_desktop.store.database import Database
from fortune_desktop.store.people import check_known, opened_birth, sealed_birth
from fortune_desktop.store.prepared import Row
from fortune_desktop.store.records import NewRelative, Relative
from fortune_desktop.store.tables import RelativeRow, Seals, UserRow


class Relatives:
    """Reads and writes those close to a person; nobody sees another person's. `now` gives aware times."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now
        self._seals = Seals(database.cipher, "people")

    async def list(self, user_id: UUID) -> list[Relative]:
        """Everybody the person named; NotFound if the person is gone."""
        found = await self._database.ask(queries.RELATIVES, self._relative, user_id=user_id)
        if not found:
            await check_known(self._database, user_id)
        return found

    async def add(self, user_id: UUID, new: NewRelative) -> Relative:
        """Keep somebody; NotFound if the person is gone."""
        relative = Relative(id=uuid4(), **dict(new))

        def work(session: Session) -> None:
            if session.get(UserRow, user_id) is None:
                raise NotFound(what="user", id=str(user_id))
            columns = self._columns(relative)
            session.add(RelativeRow(user_id=user_id, created_at=self._now(), **columns))

        await self._database.write(work)
        return relative

    async def change(self, user_id: UUID, relative_id: UUID, fields: dict[str, object]) -> Relative:
        """Change the fields of `NewRelative` that are given; NotFound if the person has no such relative."""

        def work(session: Session) -> Relative:
            row = _row(session, user_id, relative_id)
            changed = self._relative(row.model_dump()).model_copy(update=fields)
            row.sqlmodel_update(self._columns(changed))
            return changed

        return await self._database.write(work)

    async def remove(self, user_id: UUID, relative_id: UUID) -> None:
        """Delete somebody for good; NotFound if the person has no such relative."""
        await self._database.write(
            lambda session: session.delete(_row(session, user_id, relative_id))
        )
        await self._database.forget_deleted()

    def _columns(self, relative: Relative) -> Row:
        return {
            "id": relative.id,
            "name": self._seals.seal("name", relative.id, relative.name),
            "relation": relative.relation,
            "birth": sealed_birth(self._seals, relative.id, relative.birth),
            "gender": relative.gender,
        }

    def _relative(self, row: Row) -> Relative:
        name = self._seals.open("name", row["id"], row["name"])
        birth = opened_birth(self._seals, row["id"], row["birth"])
        return Relative.model_validate(row | {"name": name, "birth": birth})


def _row(session: Session, user_id: UUID, relative_id: UUID) -> RelativeRow:
    row = session.scalars(queries.RELATIVE, {"id": relative_id, "user_id": user_id}).first()
    if row is None:
        raise NotFound(what="person", id=str(relative_id))
    return row
