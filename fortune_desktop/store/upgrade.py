"""Brings the database to the newest revision: Alembic from revision one, with a backup before every upgrade."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from fortune_desktop.core.errors import Unavailable
from fortune_desktop.store.database import Database, told

BACKUPS_KEPT = 5


async def upgrade(database: Database, backups: Path) -> None:
    """Create or upgrade the tables. A file with an older revision is first copied whole into `backups`.

    Unavailable if the file is no database, or a newer version of this program wrote it; it is left as it is.
    """
    known = _config()
    revisions = ScriptDirectory.from_config(known)
    if database.path.exists() and database.path.stat().st_size > 0:
        present = await asyncio.to_thread(told, partial(revision, database.path))
        if present == revisions.get_current_head():
            return
        if present is not None and present not in {
            one.revision for one in revisions.walk_revisions()
        }:
            raise Unavailable(part="database", reason="newer")
        copy = partial(back_up, database.path, backups, present or "empty")
        await asyncio.to_thread(told, copy)

    def change(connection: Connection) -> None:
        known.attributes["connection"] = connection
        command.upgrade(known, "head")

    await database.upgrade(change)


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


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return config
