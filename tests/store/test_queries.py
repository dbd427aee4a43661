"""Every named query takes an index, sorts by it, and nothing is asked row by row."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Connection, Select, create_engine, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.sql.dml import Delete
from sqlmodel import SQLModel

from fortune_desktop.store import queries
from fortune_desktop.store.conversations import Conversations
from fortune_desktop.store.database import Database
from fortune_desktop.store.exports import Exports
from fortune_desktop.store.people import People
from fortune_desktop.store.prepared import Prepared
from fortune_desktop.store.readings import Readings
from fortune_desktop.store.records import Message, NewRelative
from fortune_desktop.store.relatives import Relatives
from tests.store.conftest import Clock

# A person writes at most 200 rules, and all of them are read.
SMALL = {"content_filters"}
# Walking an index from its end stops at the first row.
WALKED = {"LAST_PERSON": ["SCAN users USING INDEX ix_users_seen_at"]}

Query = Select[tuple[object, ...]] | Delete
NAMED: dict[str, Query] = {
    name: value
    for name, value in vars(queries).items()
    if isinstance(value, Select | Delete) and not name.startswith("_")
}


@pytest.fixture(scope="module")
def connection() -> Iterator[Connection]:
    """The tables, empty."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        SQLModel.metadata.create_all(connection)
        yield connection
    engine.dispose()


def plan(connection: Connection, query: Query) -> list[str]:
    """How SQLite would run a query, one line a step."""
    ready = query.compile(dialect=sqlite.dialect())
    values = tuple(1 for _ in ready.positiontup or ())
    return [step[3] for step in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {ready}", values)]


def table(query: Query) -> str:
    source = query.table if isinstance(query, Delete) else query.get_final_froms()[0]
    return str(source)


@pytest.mark.parametrize("name", sorted(NAMED))
def test_a_query_takes_an_index(connection: Connection, name: str) -> None:
    query = NAMED[name]
    steps = plan(connection, query)
    if table(query) in SMALL:
        return
    walked = [step for step in steps if step.startswith("SCAN")]
    assert walked == WALKED.get(name, []), steps
    assert not any("TEMP B-TREE" in step for step in steps), steps


def test_a_query_without_an_index_would_be_noticed(connection: Connection) -> None:
    emotion = queries.MESSAGES.selected_columns["emotion"]
    (step,) = plan(connection, select(emotion).where(emotion == "joy"))
    assert step.startswith("SCAN")


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The statements that were asked while this is open."""
    asked: list[str] = []
    rows = Prepared.rows

    def count(self: Prepared, *given: object) -> object:
        asked.append(self.text)
        return rows(self, *given)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(Prepared, "rows", count)
        yield asked


async def fill(database: Database, clock: Clock, rows: int) -> UUID:
    """A person with so many of everything."""
    user_id = (await People(database, clock).create("ko")).user_id
    talk, readings = Conversations(database, clock), Readings(database, clock)
    sitting = await talk.conversation_of(user_id)
    for number in range(rows):
        said = Message(
            id=uuid4(),
            user_id=user_id,
            conversation_id=sitting,
            role="user",
            text=str(number),
            at=clock(),
        )
        await talk.add(said)
        await readings.keep(f"{user_id}{number}", user_id, "daily", date(2026, 11, 22), "{}")
        await Relatives(database, clock).add(user_id, NewRelative(name="a", relation="friend"))
    for reading in await readings.all(user_id):
        await readings.react(user_id, reading.id, 5, "good")
    return user_id


@pytest.mark.parametrize("rows", [1, 12])
async def test_a_page_is_one_statement_and_an_export_one_a_table(
    database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    user_id = await fill(database, clock, rows)
    with counted(monkeypatch) as asked:
        await Conversations(database, clock).page(user_id, None, 50)
    assert len(asked) == 1
    with counted(monkeypatch) as asked:
        page = await Readings(database, clock).page(user_id, "daily", None, 50)
    assert len(asked) == 1
    assert all(reading.reaction for reading in page.items)
    with counted(monkeypatch) as asked:
        await Exports(database).collect(user_id)
    assert len(asked) == 7
