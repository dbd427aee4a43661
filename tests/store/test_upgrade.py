"""Upgrades: from nothing, from an older revision with a backup first, and never half."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection
from sqlmodel import SQLModel

from fortune_desktop.core.errors import StorageBroken
from fortune_desktop.store.database import Database
from fortune_desktop.store.upgrade import (
    BACKUPS_KEPT,
    NEWEST,
    back_up,
    configuration,
    revision,
    to_newest,
    upgrade,
)


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "backups"


async def test_a_new_file_gets_every_table_and_no_backup(database: Database, backups: Path) -> None:
    assert revision(database.path) == NEWEST
    assert not backups.exists()


async def test_the_revisions_build_exactly_the_tables_of_the_code(tmp_path: Path) -> None:
    database = Database(tmp_path / "by revisions.db")
    await database.upgrade(to_newest)
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
    database = Database(path)
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
    database = Database(path)
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
    database = Database(path)
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
    database = Database(path)
    with pytest.raises(StorageBroken) as told:
        await upgrade(database, backups)
    database.close()
    assert told.value.details["reason"] == "newer"
    assert revision(path) == "9999"
    assert not backups.exists()


async def test_down_and_up_again(database: Database) -> None:
    def swing(connection: Connection) -> None:
        config = configuration(connection)
        command.downgrade(config, "base")
        command.upgrade(config, "head")

    await database.upgrade(swing)
    assert revision(database.path) == NEWEST


async def test_the_newest_revision_is_the_last_one_written(database: Database) -> None:
    found: list[str | None] = []

    def look(connection: Connection) -> None:
        found.append(ScriptDirectory.from_config(configuration(connection)).get_current_head())

    await database.upgrade(look)
    assert found == [NEWEST]


def test_alembic_is_not_loaded_for_a_file_that_is_up_to_date() -> None:
    code = "import sys, fortune_desktop.store.upgrade; sys.exit('alembic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_only_the_newest_backups_are_kept(tmp_path: Path, backups: Path) -> None:
    path = tmp_path / "some.db"
    with closing(sqlite3.connect(path)) as some:
        some.execute("CREATE TABLE t (x)")
        some.commit()
    made = [back_up(path, backups, "0001") for _ in range(BACKUPS_KEPT + 2)]
    assert sorted(backups.glob("*.db")) == made[2:]
