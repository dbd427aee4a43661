"""Brings the database to the newest revision: Alembic from revision one, with a backup before every upgrade."""

import asyncio
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert

from fortune_desktop.core.errors import StorageBroken
from fortune_desktop.store import queries
from fortune_desktop.store.backup import back_up
from fortune_desktop.store.cipher import Cipher
from fortune_desktop.store.database import Database, told
from fortune_desktop.store.tables import FactRow, Seals

if TYPE_CHECKING:
    from alembic.config import Config

# Revisions are numbered in order, so that they can be compared without loading Alembic.
NEWEST = "0003"
SEALED_SINCE = "0002"
_KEY_FACT = "key"


async def upgrade(database: Database, backups: Path) -> None:
    """Create or upgrade the tables. A file with an older revision is first copied whole into `backups`.

    StorageBroken if the file is no database, if a newer version of this program wrote it (reason="newer"), or if
    another key sealed it (reason="key"); it is left as it is.
    """
    if not database.path.exists() or database.path.stat().st_size == 0:
        await database.upgrade(partial(create, cipher=database.cipher))
        return
    present = await asyncio.to_thread(told, partial(revision, database.path)) or "0000"
    if present > NEWEST:
        raise StorageBroken(reason="newer")
    if present >= SEALED_SINCE:
        await _check_key(database)
    if present == NEWEST:
        return
    await asyncio.to_thread(back_up, database.path, backups, present)
    await database.upgrade(partial(to_newest, cipher=database.cipher))
    await database.forget_deleted()


def create(connection: Connection, cipher: Cipher) -> None:
    """Make the tables of a new file as the revisions would, at once and without loading Alembic."""
    with connection.begin():
        FactRow.metadata.create_all(connection)
        sealed = Seals(cipher, "store_facts").seal("value", _KEY_FACT, "fortune")
        connection.execute(insert(FactRow).values(name=_KEY_FACT, value=sealed))
        connection.exec_driver_sql(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"
        )
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (NEWEST,))


def to_newest(connection: Connection, cipher: Cipher) -> None:
    """Run the revisions that are missing."""
    # Alembic takes a third of a second to import, and is needed once a release.
    from alembic import command

    command.upgrade(configuration(connection, cipher), "head")


async def _check_key(database: Database) -> None:
    """StorageBroken(reason="key") unless our key sealed the file."""
    seals = Seals(database.cipher, "store_facts")
    found = await database.ask(
        queries.FACT, lambda row: seals.open("value", _KEY_FACT, row["value"]), name=_KEY_FACT
    )
    if not found:
        raise StorageBroken(reason="key")


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


def configuration(connection: Connection, cipher: Cipher) -> "Config":
    """Alembic's configuration for our revisions, run on this connection; what they seal, they seal with the cipher."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    config.attributes["cipher"] = cipher
    return config
