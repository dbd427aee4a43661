"""The tables: what is sealed, what belongs to whom, and times that keep their meaning."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Column, ForeignKey, LargeBinary, Table, UniqueConstraint
from sqlalchemy.dialects import mysql
from sqlalchemy.schema import CreateTable
from sqlmodel import Session, SQLModel

from fortune_desktop.core.errors import StorageBroken
from fortune_desktop.store.database import Database
from fortune_desktop.store.tables import Seals, TurnTimeRow, sealed_place
from tests.store.conftest import CIPHER

TABLES = SQLModel.metadata.tables


def test_the_specifications_tables_are_there() -> None:
    named = {"users", "fortune_sessions", "chat_messages", "fortune_cache", "content_filters"}
    ours = {
        *("people", "reading_reactions", "tastes", "experiment_arms"),
        *("turn_times", "store_facts"),
    }
    assert set(TABLES) == named | ours


def test_what_a_person_tells_is_sealed() -> None:
    sealed = {
        f"{table.name}.{column.name}"
        for table in TABLES.values()
        for column in table.columns
        if isinstance(column.type, LargeBinary)
    }
    assert sealed == {
        "users.name",
        "users.birth",
        "people.name",
        "people.birth",
        "chat_messages.text",
        "chat_messages.reading",
        "fortune_cache.body",
        "reading_reactions.note",
        "tastes.body",
        "store_facts.value",
    }


def references() -> list[ForeignKey]:
    return [key for table in TABLES.values() for key in table.foreign_keys]


def leading_columns(table: Table) -> set[str]:
    """The first column of every index of a table."""
    indexes = [next(iter(index.columns)) for index in table.indexes]
    unique = [next(iter(c.columns)) for c in table.constraints if isinstance(c, UniqueConstraint)]
    return {column.name for column in (*indexes, *unique, *table.primary_key.columns)}


@pytest.mark.parametrize("key", references(), ids=str)
def test_what_belongs_to_a_row_goes_with_it_and_is_found_by_an_index(key: ForeignKey) -> None:
    column: Column[object] = key.parent
    assert key.ondelete == "CASCADE"
    assert column.name in leading_columns(column.table)


@pytest.mark.parametrize(
    "name",
    [
        *("people", "fortune_sessions", "chat_messages"),
        *("fortune_cache", "reading_reactions", "tastes", "experiment_arms"),
    ],
)
def test_everything_of_a_person_names_them(name: str) -> None:
    assert any(key.column.table.name == "users" for key in TABLES[name].foreign_keys)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_table_can_be_made_in_mariadb_with_room_for_long_texts(name: str) -> None:
    made = str(CreateTable(TABLES[name]).compile(dialect=mysql.dialect()))
    assert f"CREATE TABLE {name}" in made
    sealed = sum(isinstance(column.type, LargeBinary) for column in TABLES[name].columns)
    assert made.count("BLOB(16777215)") == sealed


async def test_times_keep_their_moment(database: Database) -> None:
    seoul = datetime(2026, 11, 22, 9, 30, 0, 123456, tzinfo=timezone(timedelta(hours=9)))

    def write(session: Session) -> None:
        session.add(TurnTimeRow(number=1, at=seoul, provider="", outcome="answered"))

    def read(session: Session) -> datetime:
        row = session.get(TurnTimeRow, 1)
        assert row is not None
        return row.at

    await database.write(write)
    found = await database.read(read)
    assert found == seoul
    assert found.tzinfo is UTC


def test_a_sealed_value_is_bound_to_table_column_and_row() -> None:
    row = UUID(int=7)
    assert sealed_place("users", "name", row) == f"users.name:{row}"
    users = Seals(CIPHER, "users")
    sealed = users.seal("name", row, "하늘")
    assert users.open("name", row, sealed) == "하늘"
    for seals, column, other in (
        (Seals(CIPHER, "people"), "name", row),
        (users, "birth", row),
        (users, "name", uuid4()),
    ):
        with pytest.raises(StorageBroken):
            seals.open(column, other, sealed)
