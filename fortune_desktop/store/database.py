"""The one door to SQLite: reads on a few threads, writes on one, every failure told in the contract's errors."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from threading import get_ident
from typing import Any, Literal, TypeAlias, TypeVar

from sqlalchemy import Connection, Engine, Select, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import PoolProxiedConnection, QueuePool
from sqlmodel import Session

from fortune_desktop.core.errors import (
    FortuneError,
    StorageBroken,
    StorageBusy,
    StorageFull,
    Unavailable,
)
from fortune_desktop.store.cipher import Cipher
from fortune_desktop.store.prepared import Prepared, Row
from fortune_desktop.store.workers import Workers

Watch: TypeAlias = Callable[[Literal["read", "write"], float, float], None]
T = TypeVar("T")

READERS = 2
BUSY_TIMEOUT_MS = 3000
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}",
)
_SYNCHRONOUS = "synchronous"
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
    """A SQLite file. `write` runs one transaction at a time, reads see the last committed state.

    `cipher` seals and opens what the repositories keep; `watch(kind, waited_s, ran_s)` is called after each piece of
    work, on the thread that did it.
    """

    def __init__(self, path: Path, cipher: Cipher, watch: Watch = lambda *_: None) -> None:
        self.path = path
        self.cipher = cipher
        self._writer = _engine(path, "BEGIN IMMEDIATE", size=1)
        self._quick_writer = self._writer.execution_options(**{_SYNCHRONOUS: "NORMAL"})
        # Each reader thread may hold one for named queries and one for a snapshot.
        self._reader = _engine(path, "BEGIN", size=2 * READERS)
        self._write_thread = Workers(1, "store-writer", partial(watch, "write"))
        self._read_threads = Workers(READERS, "store-reader", partial(watch, "read"))
        self._kept: dict[int, PoolProxiedConnection] = {}
        self._prepared: dict[Select[Any], Prepared] = {}

    async def write(self, work: Callable[[Session], T], *, lasting: bool = True) -> T:
        """Run `work` in a transaction of its own: committed when it returns, rolled back when it raises.

        A commit outlives the end of this process in any case, and one that is `lasting` a loss of power too; that
        takes the disk's time, which a word of talk need not wait for.
        """
        engine = self._writer if lasting else self._quick_writer
        return await self._write_thread.run(_transaction(engine, work))

    async def read(self, work: Callable[[Session], T]) -> T:
        """Run `work`, of several statements, on one snapshot of the committed state."""
        return await self._read_threads.run(_transaction(self._reader, work))

    async def ask(
        self, query: Select[Any], make: Callable[[Row], T], **parameters: object
    ) -> list[T]:
        """What `make` makes of each row of one named query; it runs on the reader's thread, and so may unseal."""

        def work() -> list[T]:
            rows = self._ready(query).rows(self._kept_connection().cursor(), parameters)
            return [make(row) for row in rows]

        return await self._read_threads.run(partial(told, work))

    @property
    def waiting(self) -> int:
        """How many batches of writes nobody has begun yet."""
        return self._write_thread.waiting

    async def upgrade(self, change: Callable[[Connection], None]) -> None:
        """Run a change of the tables on the writer, outside any session."""

        def work() -> None:
            with self._writer.connect() as connection:
                change(connection)

        await self._write_thread.run(partial(told, work))

    async def forget_deleted(self) -> None:
        """Make deleted rows unreadable in the file: the log is written back and cut."""

        def work() -> None:
            with closing(self._writer.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").close()

        await self._write_thread.run(partial(told, work))

    def close(self) -> None:
        """Finish what is running and let go of the file."""
        self._write_thread.close()
        self._read_threads.close()
        for connection in self._kept.values():
            connection.close()
        self._reader.dispose()
        self._writer.dispose()

    def _kept_connection(self) -> PoolProxiedConnection:
        """This reader thread's own: taking one from the pool costs more than a small query."""
        connection = self._kept.get(get_ident())
        if connection is None:
            connection = self._kept[get_ident()] = self._reader.raw_connection()
        return connection

    def _ready(self, query: Select[Any]) -> Prepared:
        ready = self._prepared.get(query)
        if ready is None:
            ready = self._prepared[query] = Prepared(query, self._reader.dialect)
        return ready


def _transaction(engine: Engine, work: Callable[[Session], T]) -> Callable[[], T]:
    def transaction() -> T:
        with Session(engine, expire_on_commit=False) as session, session.begin():
            return work(session)

    return partial(told, transaction)


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
        level = connection.get_execution_options().get(_SYNCHRONOUS, "FULL")
        connection.exec_driver_sql(f"PRAGMA synchronous={level}")
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
