"""Looks through a database file for everything that could be wrong with it, and changes nothing."""

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from uuid import UUID

from sqlalchemy import Column, Connection, LargeBinary, NullPool, Table, create_engine, select
from sqlmodel import SQLModel, col

from fortune_desktop.core.errors import FortuneError, StorageBroken
from fortune_desktop.store.cipher import Cipher
from fortune_desktop.store.database import told
from fortune_desktop.store.tables import FactRow, sealed_place
from fortune_desktop.store.upgrade import NEWEST, revision

LEAST_FREE_BYTES: Final = 200 * 1024 * 1024
_SAMPLE: Final = 100
_ROWS_AT_A_TIME: Final = 500


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong. Not `bad` means that the file can be used all the same.

    Codes: unreadable, damaged, foreign (no database of ours), newer, orphans {table, rows}, key, sealed {column, rows},
    disk {free_mb}.
    """

    code: str
    bad: bool = True
    facts: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """The catalogue's key of the sentence about it, whose holes the facts fill."""
        return f"check.{self.code}"


def check(path: Path, cipher: Cipher, *, thorough: bool = True) -> list[Problem]:
    """What is wrong with a database file, the worst first; an older revision is no problem.

    Not `thorough`: indexes are not compared with their rows, and of each sealed column the first 100 are opened.
    """
    try:
        problems = told(lambda: _of_the_file(path, thorough)) or told(
            lambda: list(_of_the_rows(path, cipher, None if thorough else _SAMPLE))
        )
    except FortuneError as problem:
        problems = [Problem("unreadable", facts={"reason": problem.code})]
    return [*problems, *_of_the_disk(path)]


def sealed_columns() -> Iterator[tuple[Table, Column[UUID | str], Column[bytes]]]:
    """Every sealed column: its table, the column that names its rows, itself."""
    for table in SQLModel.metadata.sorted_tables:
        (primary,) = table.primary_key.columns
        for column in table.columns:
            if isinstance(column.type, LargeBinary):
                yield table, table.columns.get("id", primary), column


def _of_the_file(path: Path, thorough: bool) -> list[Problem]:
    """Problems that make it useless to look at the rows."""
    if not path.is_file():
        return [Problem("unreadable", facts={"reason": "missing"})]
    with closing(sqlite3.connect(path)) as connection:
        (found,) = connection.execute(
            "PRAGMA integrity_check(1)" if thorough else "PRAGMA quick_check(1)"
        ).fetchone()
    if found != "ok":
        return [Problem("damaged")]
    version = revision(path)
    if version is None:
        return [Problem("foreign")]
    return [Problem("newer", facts={"revision": version})] if version > NEWEST else []


def _of_the_rows(path: Path, cipher: Cipher, sample: int | None) -> Iterator[Problem]:
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    with engine.connect() as connection:
        yield from _orphans(connection)
        # What an older revision sealed, or did not, only its upgrade knows.
        if revision(path) == NEWEST:
            yield from _sealed(connection, cipher, sample)


def _orphans(connection: Connection) -> Iterator[Problem]:
    counts: dict[str, int] = {}
    for table, *_ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        counts[table] = counts.get(table, 0) + 1
    for table, rows in counts.items():
        yield Problem("orphans", facts={"table": table, "rows": rows})


def _sealed(connection: Connection, cipher: Cipher, sample: int | None) -> Iterator[Problem]:
    broken = {
        f"{table.name}.{column.name}": _unopened(connection, cipher, table, row, column, sample)
        for table, row, column in sealed_columns()
    }
    proof = connection.execute(select(col(FactRow.name))).first()
    if broken.pop("store_facts.value") or proof is None:
        yield Problem("key")
        return
    for column, rows in broken.items():
        if rows:
            yield Problem("sealed", facts={"column": column, "rows": rows})


def _unopened(
    connection: Connection,
    cipher: Cipher,
    table: Table,
    row: Column[UUID | str],
    column: Column[bytes],
    sample: int | None,
) -> int:
    """How many values of a column do not open; read in streams, so that any number fits into memory."""
    query = select(row, column).where(column.is_not(None)).limit(sample)
    streamed = connection.execution_options(yield_per=_ROWS_AT_A_TIME).execute(query)
    return sum(
        not _opens(cipher, sealed, sealed_place(table.name, column.name, name))
        for name, sealed in streamed
    )


def _opens(cipher: Cipher, sealed: bytes, place: str) -> bool:
    try:
        cipher.open(sealed, place)
    except StorageBroken:
        return False
    return True


def _of_the_disk(path: Path) -> list[Problem]:
    folder = path.parent
    free = shutil.disk_usage(folder).free if folder.is_dir() else LEAST_FREE_BYTES
    if free >= LEAST_FREE_BYTES:
        return []
    return [Problem("disk", bad=False, facts={"free_mb": free // 1_000_000})]
