"""Prepared statements: the same rows as SQLAlchemy's own, for every named query."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import UUID

import pytest
from sqlalchemy import Connection, Select, bindparam, create_engine, select
from sqlmodel import SQLModel

from fortune_desktop.store import queries
from fortune_desktop.store.prepared import Prepared
from fortune_desktop.store.tables import UserRow

ME = UUID(int=5)
AT = datetime(2026, 11, 22, 9, 0, 0, 5, tzinfo=UTC)
USERS = SQLModel.metadata.tables[str(UserRow.__tablename__)]


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        SQLModel.metadata.create_all(connection)
        for number in range(3):
            row = {"id": UUID(int=number + 5), "name": b"\x01", "locale": "ko"}
            row |= {"preferences": {"n": [number]}, "created_at": AT, "seen_at": AT}
            connection.execute(USERS.insert().values(row))
        yield connection
    engine.dispose()


def rows(
    connection: Connection, query: Select[tuple[object, ...]], **given: object
) -> list[object]:
    ready = Prepared(query, connection.dialect)
    return list(ready.rows(connection.connection.cursor(), given))


def test_rows_are_those_of_sqlalchemy(connection: Connection) -> None:
    (row,) = rows(connection, queries.PERSON, user_id=ME)
    (expected,) = connection.execute(queries.PERSON, {"user_id": ME}).mappings()
    assert row == dict(expected)
    assert isinstance(row, dict)
    assert (row["id"], row["preferences"], row["seen_at"], row["birth"]) == (
        ME,
        {"n": [0]},
        AT,
        None,
    )


def test_values_in_the_statement_and_given_ones_go_together(connection: Connection) -> None:
    query = (
        select(USERS.c.id)
        .where(USERS.c.locale == "ko", USERS.c.seen_at == bindparam("at"))
        .order_by(USERS.c.id.desc())
        .limit(2)
    )
    assert rows(connection, query, at=AT) == [{"id": UUID(int=7)}, {"id": UUID(int=6)}]


def test_a_joined_table_without_a_row_gives_nothing(connection: Connection) -> None:
    assert rows(connection, queries.READINGS_PAGE, user_id=ME, before=1, limit=1) == []


def test_a_missing_parameter_is_noticed(connection: Connection) -> None:
    with pytest.raises(KeyError, match="limit"):
        rows(connection, queries.MESSAGES_PAGE, user_id=ME, before=1)
