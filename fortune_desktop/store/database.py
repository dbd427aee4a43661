"""The one door to SQLite: reads on a few threads, writes on one, every failure told in the contract's errors."""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlmodel import Session

from fortune_desktop.core.errors import (
    FortuneError,
    StorageBroken,
    StorageBusy,
    StorageFull,
    Unavailable,
)

T = TypeVar("T")

READERS = 2
BUSY_TIMEOUT_MS = 3000
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}",
)
_MEANING: dict[int, type[FortuneError]] = {
    sqlite3.SQLITE_BUSY: StorageBusy,
    sqlite3.SQLITE_LOCKED: StorageBusy,
    sqlite3.SQLITE_FULL: StorageFull,
    sqlite3.SQLITE_NOTADB: StorageBroken,
    sqlite3.SQLITE_CORRUPT: StorageBroken,
    sqlite3.SQLITE_CANTOPEN: StorageBroken,
    sqlite3.SQLITE_READONLY: StorageBroken,
}


class Database:
    """A SQLite file. `write` runs one transaction at a time, `read` sees the last committed state."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._writer = _engine(path, "BEGIN IMMEDIATE", size=1)
        self._reader = _engine(path, "BEGIN", size=READERS)
        self._write_thread = ThreadPoolExecutor(1, "store-writer")
        self._read_threads = ThreadPoolExecutor(READERS, "store-reader")

    async def write(self, work: Callable[[Session], T]) -> T:
        """Run `work` in a transaction of its own: committed when it returns, rolled back when it raises."""
        return await self._run(self._write_thread, self._writer, work)

    async def read(self, work: Callable[[Session], T]) -> T:
        """Run `work` on a snapshot of the committed state."""
        return await self._run(self._read_threads, self._reader, work)

    async def upgrade(self, change: Callable[[Connection], None]) -> None:
        """Run a change of the tables on the writer, outside any session."""

        def work() -> None:
            with self._writer.connect() as connection:
                change(connection)

        await asyncio.get_running_loop().run_in_executor(self._write_thread, told, work)

    async def forget_deleted(self) -> None:
        """Make deleted rows unreadable in the file: the log is written back and cut."""

        def work() -> None:
            with closing(self._writer.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()

        await asyncio.get_running_loop().run_in_executor(self._write_thread, told, work)

    def close(self) -> None:
        """Finish what is running and let go of the file."""
        self._write_thread.shutdown()
        self._read_threads.shutdown()
        self._reader.dispose()
        self._writer.dispose()

    async def _run(
        self, threads: ThreadPoolExecutor, engine: Engine, work: Callable[[Session], T]
    ) -> T:
        def transaction() -> T:
            with Session(engine, expire_on_commit=False) as session, session.begin():
                return work(session)

        return await asyncio.get_running_loop().run_in_executor(threads, told, transaction)


def _engine(path: Path, begin: str, size: int) -> Engine:
    """An engine whose transactions start with `begin` (the driver's own begin takes its lock too late)."""
    engine = create_engine(
        f"sqlite:///{path}",
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        connect_args={"check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        for pragma in _PRAGMAS:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def told(work: Callable[[], T]) -> T:
    """Run blocking work; what the database complains about becomes an error of the contract."""
    try:
        return work()
    except DBAPIError as problem:
        raise _meaning(problem.orig) from problem
    except sqlite3.Error as problem:
        raise _meaning(problem) from problem


def _meaning(problem: BaseException | None) -> FortuneError:
    code = getattr(problem, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return Unavailable(part="database")
    return _MEANING.get(code & 0xFF, Unavailable)(part="database")
