"""Upgrades: from nothing, from an older revision with a backup first, and never half."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlmodel import SQLModel, delete

from fortune_desktop.core.birth import Birth
from fortune_desktop.core.errors import StorageBroken
from fortune_desktop.store.cipher import Cipher
from fortune_desktop.store.conversations import Conversations
from fortune_desktop.store.database import Database
from fortune_desktop.store.people import People
from fortune_desktop.store.readings import Readings
from fortune_desktop.store.tables import FactRow
from fortune_desktop.store.upgrade import (
    NEWEST,
    configuration,
    revision,
    to_newest,
    upgrade,
)
from tests.store.conftest import CIPHER, Clock

ME = UUID(int=7)
MANY = 1203  # more than one batch of the revision


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "backups"


async def test_a_new_file_gets_every_table_and_no_backup(database: Database, backups: Path) -> None:
    assert revision(database.path) == NEWEST
    assert not backups.exists()


async def test_the_revisions_build_exactly_the_tables_of_the_code(tmp_path: Path) -> None:
    database = Database(tmp_path / "by revisions.db", CIPHER)
    await database.upgrade(partial(to_newest, cipher=CIPHER))
    differences: list[object] = []

    def compare(connection: Connection) -> None:
        differences.extend(
            compare_metadata(MigrationContext.configure(connection), SQLModel.metadata)
        )

    await database.upgrade(compare)
    database.close()
    assert differences == []


async def test_up_to_date_means_nothing_is_done(database: Database, backups: Path) -> None:
    await upgrade(database, backups)
    assert not backups.exists()


async def test_an_older_file_is_backed_up_whole_before_it_is_changed(
    tmp_path: Path, backups: Path
) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as old:
        old.execute("CREATE TABLE keepsake (text TEXT)")
        old.execute("INSERT INTO keepsake VALUES ('안녕')")
        old.commit()
    database = Database(path, CIPHER)
    await upgrade(database, backups)
    database.close()
    (copy,) = backups.glob("*.db")
    with closing(sqlite3.connect(copy)) as saved:
        assert saved.execute("SELECT text FROM keepsake").fetchall() == [("안녕",)]
        assert saved.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert revision(copy) is None
    assert revision(path) == NEWEST


async def test_a_failing_upgrade_leaves_the_file_as_it_was(
    tmp_path: Path, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as old:
        old.execute("CREATE TABLE chat_messages (number INTEGER)")  # in the way of revision one
        old.commit()
    database = Database(path, CIPHER)
    with pytest.raises(Exception, match="unavailable"):
        await upgrade(database, backups)
    database.close()
    with closing(sqlite3.connect(path)) as after:
        tables = {
            name for (name,) in after.execute("SELECT name FROM sqlite_master WHERE type='table'")
        }
    assert tables == {"chat_messages"}


async def test_what_is_no_database_is_told_and_left_alone(tmp_path: Path, backups: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_bytes(b"not a database at all, " * 99)
    database = Database(path, CIPHER)
    with pytest.raises(StorageBroken):
        await upgrade(database, backups)
    database.close()
    assert path.read_bytes() == b"not a database at all, " * 99


async def test_the_file_of_a_newer_program_is_told_and_left_alone(
    tmp_path: Path, backups: Path
) -> None:
    path = tmp_path / "newer.db"
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("CREATE TABLE alembic_version (version_num TEXT)")
        newer.execute("INSERT INTO alembic_version VALUES ('9999')")
        newer.commit()
    database = Database(path, CIPHER)
    with pytest.raises(StorageBroken) as told:
        await upgrade(database, backups)
    database.close()
    assert told.value.details["reason"] == "newer"
    assert revision(path) == "9999"
    assert not backups.exists()


async def test_down_and_up_again(database: Database) -> None:
    def swing(connection: Connection) -> None:
        config = configuration(connection, CIPHER)
        command.downgrade(config, "base")
        command.upgrade(config, "head")

    await database.upgrade(swing)
    assert revision(database.path) == NEWEST


async def test_the_newest_revision_is_the_last_one_written(database: Database) -> None:
    found: list[str | None] = []

    def look(connection: Connection) -> None:
        found.append(
            ScriptDirectory.from_config(configuration(connection, CIPHER)).get_current_head()
        )

    await database.upgrade(look)
    assert found == [NEWEST]


def test_alembic_is_not_loaded_for_a_file_that_is_up_to_date() -> None:
    code = "import sys, fortune_desktop.store.upgrade; sys.exit('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


PLAIN = (
    "PlainName",
    "1990-05-15",
    "PlainWords",
    "PlainCard",
    "PlainReading",
    "PlainKey",
)


def fill_first_tables(path: Path) -> None:
    """Rows as the first revision kept them."""
    birth = json.dumps({"date": "1990-05-15", "time": None, "place": "Seoul"})
    at = "2026-11-22 09:00:00.000000"
    with closing(sqlite3.connect(path)) as file:
        file.execute(
            "INSERT INTO users VALUES (?, 'PlainName', ?, NULL, 'ko', '{}', ?, ?)",
            (ME.hex, birth, at, at),
        )
        file.execute("INSERT INTO fortune_sessions VALUES (?, ?, ?, ?)", (ME.hex, ME.hex, at, at))
        file.executemany(
            "INSERT INTO chat_messages VALUES (NULL, ?, ?, ?, 'user', ?, ?, 'joy', '', '', ?, 0)",
            [
                (uuid4().hex, ME.hex, ME.hex, f"PlainWords {number}", at, card)
                for number in range(MANY)
                for card in [json.dumps({"text": "PlainCard"}) if number == 0 else None]
            ],
        )
        file.executemany(
            "INSERT INTO fortune_cache VALUES (?, ?, 'daily', '2026-11-22', ?)",
            [
                ("PlainKey", ME.hex, '{"text": "PlainReading"}'),
                ("another", None, '{"text": "PlainReading"}'),
            ],
        )
        file.commit()


@pytest.fixture
async def first_tables(tmp_path: Path) -> Database:
    """A database as the first revision made and filled it."""
    database = Database(tmp_path / "fortune.db", CIPHER)
    await database.upgrade(
        lambda connection: command.upgrade(configuration(connection, CIPHER), "0001")
    )
    fill_first_tables(database.path)
    return database


def traces(database: Database) -> list[str]:
    """What of the plain texts can be read from the database's files."""
    files = [file.read_bytes() for file in database.path.parent.glob("fortune.db*")]
    return [text for text in PLAIN if any(text.encode() in file for file in files)]


async def test_the_first_revisions_rows_are_sealed_and_read_as_before(
    first_tables: Database, backups: Path, clock: Clock
) -> None:
    assert traces(first_tables) == list(PLAIN)
    await upgrade(first_tables, backups)

    person = await People(first_tables, clock).find(ME)
    assert person.name == "PlainName"
    assert person.birth == Birth(date="1990-05-15", place="Seoul")
    messages = await Conversations(first_tables, clock).all(ME)
    assert [said.text for said in messages] == [f"PlainWords {number}" for number in range(MANY)]
    assert [said.reading for said in messages[:2]] == [{"text": "PlainCard"}, None]
    readings = Readings(first_tables, clock)
    assert await readings.find("PlainKey") == await readings.find("another")
    (kept,) = await readings.all(ME)
    assert (kept.date, kept.body) == (date(2026, 11, 22), {"text": "PlainReading"})
    assert [one.id for one in await Conversations(first_tables, clock).sessions(ME)] == [ME]

    assert traces(first_tables) == []
    first_tables.close()
    assert traces(first_tables) == []


async def test_an_upgraded_file_still_deletes_what_belongs_to_a_person(
    first_tables: Database, backups: Path, clock: Clock
) -> None:
    await upgrade(first_tables, backups)
    await People(first_tables, clock).erase(ME)
    first_tables.close()
    with closing(sqlite3.connect(first_tables.path)) as file:
        for table in ("fortune_sessions", "chat_messages"):
            assert file.execute(f"SELECT COUNT(*) FROM {table}").fetchone() == (0,)
        assert file.execute("SELECT COUNT(*) FROM fortune_cache").fetchone() == (1,)


async def test_down_again_everything_is_as_it_was(first_tables: Database, backups: Path) -> None:
    def dump() -> list[object]:
        with closing(sqlite3.connect(first_tables.path)) as file:
            return [
                sorted(file.execute(f"SELECT {columns}"))
                for columns in (
                    "* FROM users",
                    "* FROM fortune_sessions",
                    "* FROM chat_messages",
                    "user_id IS NULL, kind, day, body FROM fortune_cache",
                )
            ]

    def down(connection: Connection) -> None:
        command.downgrade(configuration(connection, CIPHER), "0001")

    before = dump()
    await upgrade(first_tables, backups)
    await first_tables.upgrade(down)
    first_tables.close()
    assert dump() == before


async def test_a_file_sealed_with_another_key_is_told_and_left_alone(
    database: Database, backups: Path
) -> None:
    database.close()
    before = database.path.read_bytes()
    stranger = Database(database.path, Cipher(bytes(32)))
    with pytest.raises(StorageBroken) as told:
        await upgrade(stranger, backups)
    stranger.close()
    assert told.value.details == {"reason": "key"}
    assert database.path.read_bytes() == before


async def test_a_file_without_its_sealed_fact_is_not_trusted(
    database: Database, backups: Path
) -> None:
    await database.write(lambda session: session.exec(delete(FactRow)))
    with pytest.raises(StorageBroken):
        await upgrade(database, backups)
