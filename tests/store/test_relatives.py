"""Those close to a person: kept in order, sealed, and nobody else's."""

from uuid import UUID, uuid4

import pytest

from fortune_desktop.core.birth import Birth
from fortune_desktop.core.errors import NotFound
from fortune_desktop.store.database import Database
from fortune_desktop.store.people import People
from fortune_desktop.store.records import NewRelative
from fortune_desktop.store.relatives import Relatives
from tests.store.conftest import Clock

MOTHER = NewRelative(
    name="VanishingMother",
    relation="family",
    birth=Birth(date="1960-03-01", calendar="lunar"),
    gender="female",
)
FRIEND = NewRelative(name="친구", relation="고등학교 친구")


@pytest.fixture
def relatives(database: Database, clock: Clock) -> Relatives:
    return Relatives(database, clock)


@pytest.fixture
async def me(database: Database, clock: Clock) -> UUID:
    return (await People(database, clock).create("ko")).user_id


@pytest.fixture
async def you(database: Database, clock: Clock) -> UUID:
    return (await People(database, clock).create("ko")).user_id


async def test_they_come_back_as_they_were_in_the_order_they_were_named(
    relatives: Relatives, me: UUID
) -> None:
    mother, friend = await relatives.add(me, MOTHER), await relatives.add(me, FRIEND)
    assert await relatives.list(me) == [mother, friend]
    assert mother.model_dump(exclude={"id"}) == MOTHER.model_dump()


async def test_some_fields_change_and_others_stay(relatives: Relatives, me: UUID) -> None:
    mother = await relatives.add(me, MOTHER)
    changed = await relatives.change(me, mother.id, {"name": "엄마", "birth": None})
    assert changed == mother.model_copy(update={"name": "엄마", "birth": None})
    assert await relatives.list(me) == [changed]


async def test_nobody_reaches_another_persons(relatives: Relatives, me: UUID, you: UUID) -> None:
    mother = await relatives.add(me, MOTHER)
    assert await relatives.list(you) == []
    for reach in (
        relatives.change(you, mother.id, {"name": "x"}),
        relatives.remove(you, mother.id),
    ):
        with pytest.raises(NotFound):
            await reach
    assert await relatives.list(me) == [mother]


async def test_who_is_removed_cannot_be_read_from_the_file(
    relatives: Relatives, database: Database, me: UUID
) -> None:
    mother, friend = await relatives.add(me, MOTHER), await relatives.add(me, FRIEND)
    await relatives.remove(me, mother.id)
    assert await relatives.list(me) == [friend]
    database.close()
    files = database.path.parent.glob("fortune.db*")
    assert not any(mother.id.hex.encode() in file.read_bytes() for file in files)


async def test_unknown_persons_and_relatives_are_not_found(relatives: Relatives, me: UUID) -> None:
    for reach in (
        relatives.list(uuid4()),
        relatives.add(uuid4(), MOTHER),
        relatives.change(me, uuid4(), {}),
        relatives.remove(me, uuid4()),
    ):
        with pytest.raises(NotFound):
            await reach
