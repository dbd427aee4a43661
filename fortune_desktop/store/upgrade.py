"""Brings the database to the newest revision: Alembic from revision one, with a backup before every upgrade."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from fortune_desktop.core.errors import StorageBroken
from fortune_desktop.store import tables
from fortune_desktop.store.database import Database, told

if TYPE_CHECKING:
    from alembic.config import Config

# Revisions are numbered in order, so that they can be compared without loading Alembic.
NEWEST = "0001"
BACKUPS_KEPT = 5


async def upgrade(database: Database, backups: Path) -> None:
    """Create or upgrade the tables. A file with an older revision is first copied whole into `backups`.

    StorageBroken if the file is no database, or a newer version of this program wrote it; it is left as it is.
    """
    if not database.path.exists() or database.path.stat().st_size == 0:
        await database.upgrade(create)
        return
    present = await asyncio.to_thread(told, partial(revision, database.path)) or "0000"
    if present == NEWEST:
        return
    if present > NEWEST:
        raise StorageBroken(reason="newer")
    await asyncio.to_thread(told, partial(back_up, database.path, backups, present))
    await database.upgrade(to_newest)


def create(connection: Connection) -> None:
    """Make the tables of a new file as the revisions would, at once and without loading Alembic."""
    with connection.begin():
        tables.UserRow.metadata.create_all(connection)
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"
        )
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (NEWEST,))


def to_newest(connection: Connection) -> None:
    """Run the revisions that are missing."""
    # Alembic takes a third of a second to import, and is needed once a release.
    from alembic import command

    command.upgrade(configuration(connection), "head")


def revision(path: Path) -> str | None:
    """The revision a database file is at; None before the first one."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            "SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"
        ).fetchone()
        if found is None:
            return None
        (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone() or (
            None,
        )
        return version if isinstance(version, str) else None


def back_up(path: Path, backups: Path, label: str) -> Path:
    """A consistent copy of the file, named by time and revision; the newest few are kept."""
    backups.mkdir(parents=True, exist_ok=True)
    copy = backups / f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}-{label}.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("VACUUM INTO ?", (str(copy),))
    for old in sorted(backups.glob("*.db"))[:-BACKUPS_KEPT]:
        old.unlink()
    return copy


def configuration(connection: Connection) -> "Config":
    """Alembic's configuration for our revisions, run on this connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config
