"""The one door: transactions, threads, and what the disk complains about in the contract's words."""

import asyncio
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlmodel import Session, select

from fortune_desktop.core.errors import StorageBroken, StorageBusy, StorageFull
from fortune_desktop.store import queries
from fortune_desktop.store.database import Database
from fortune_desktop.store.tables import FactRow, FilterRow
from fortune_desktop.store.upgrade import upgrade
from tests.store.conftest import CIPHER


def add(key: str, pattern: str = "") -> FilterRow:
    return FilterRow(
        id=key,
        language="any",
        view="joined",
        pattern=pattern,
        action="block",
        priority=0,
        enabled=True,
        updated_at=datetime(2026, 11, 22, tzinfo=UTC),
    )


def keys(session: Session) -> list[str]:
    return list(session.exec(select(FilterRow.id)))


async def test_a_write_is_committed_and_read_by_others(database: Database) -> None:
    await database.write(lambda session: session.add(add("a")))
    assert await database.read(keys) == ["a"]


async def test_what_raises_is_rolled_back(database: Database) -> None:
    def half(session: Session) -> None:
        session.add(add("a"))
        session.flush()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await database.write(half)
    assert await database.read(keys) == []


async def test_writers_come_one_after_the_other_and_readers_do_not_wait(database: Database) -> None:
    inside, release = threading.Event(), threading.Event()

    def slow(session: Session) -> None:
        session.add(add("slow"))
        session.flush()
        inside.set()
        assert release.wait(10)

    first = asyncio.create_task(database.write(slow))
    await asyncio.to_thread(inside.wait, 10)
    second = asyncio.create_task(database.write(lambda session: session.add(add("second"))))
    assert await database.read(keys) == []
    assert not second.done()
    release.set()
    await asyncio.gather(first, second)
    assert sorted(await database.read(keys)) == ["second", "slow"]


async def test_the_file_is_as_safe_as_it_was_told_to_be(database: Database) -> None:
    def pragma(name: str) -> object:
        with closing(database._writer.raw_connection()) as connection:
            return connection.cursor().execute(f"PRAGMA {name}").fetchone()[0]

    assert pragma("journal_mode") == "wal"
    assert pragma("foreign_keys") == 1
    assert pragma("secure_delete") == 1


@pytest.mark.parametrize(("lasting", "full"), [(True, 2), (False, 1)])
async def test_what_has_to_last_is_written_through_and_talk_is_not(
    database: Database, lasting: bool, full: int
) -> None:
    def synchronous(session: Session) -> object:
        return session.connection().exec_driver_sql("PRAGMA synchronous").scalar()

    await database.write(lambda session: session.add(add("before")), lasting=not lasting)
    assert await database.write(synchronous, lasting=lasting) == full


async def test_a_locked_database_is_told_and_nothing_hangs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "fortune_desktop.store.database._PRAGMAS",
        ("PRAGMA journal_mode=WAL", "PRAGMA busy_timeout=50"),
    )
    database = Database(tmp_path / "fortune.db", CIPHER)
    await upgrade(database, tmp_path / "backups")
    with closing(sqlite3.connect(tmp_path / "fortune.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageBusy):
            await database.write(lambda session: session.add(add("a")))
        other.execute("ROLLBACK")
    await database.write(lambda session: session.add(add("a")))
    assert await database.read(keys) == ["a"]
    database.close()


async def test_a_full_disk_is_told_and_what_was_there_stays(database: Database) -> None:
    await database.write(lambda session: session.add(add("before")))

    def limit(session: Session) -> None:
        pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
        session.connection().exec_driver_sql(f"PRAGMA max_page_count={pages}")

    await database.write(limit)
    with pytest.raises(StorageFull):
        await database.write(lambda session: session.add(add("big", "x" * 100_000)))
    assert await database.read(keys) == ["before"]


async def test_a_file_that_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "fortune.db").write_bytes(b"not a database" * 100)
    database = Database(tmp_path / "fortune.db", CIPHER)
    with pytest.raises(StorageBroken):
        await database.read(keys)
    database.close()


WRITER = """
import asyncio, sys
from pathlib import Path
from fortune_desktop.store.cipher import Cipher
from fortune_desktop.store.database import Database
from fortune_desktop.store.tables import FactRow

async def main():
    database, number = Database(Path(sys.argv[1]), Cipher(bytes(32))), 0
    while True:
        row = FactRow(name=str(number), value=b"")
        await database.write(lambda session: session.add(row))
        print(number, flush=True)
        number += 1

asyncio.run(main())
"""


async def test_what_was_acknowledged_survives_a_kill(database: Database) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(database.path)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    with process.stdout as lines:
        last = ""
        for line in lines:
            last = line.strip()
            if last == "20":
                process.kill()
                break
        rest = lines.read().split()
    process.wait()
    acknowledged = int(rest[-1] if rest else last)
    found = await database.read(lambda session: list(session.exec(select(FactRow.name))))
    assert {str(number) for number in range(acknowledged + 1)} <= set(found)


async def test_closing_lets_go_of_threads_and_file(tmp_path: Path) -> None:
    before = threading.active_count()
    for number in range(5):
        folder = tmp_path / str(number)
        folder.mkdir()
        database = Database(folder / "fortune.db", CIPHER)
        await upgrade(database, folder / "backups")
        await database.read(keys)
        database.close()
        shutil.rmtree(folder)
    assert threading.active_count() == before


async def test_a_named_query_runs_on_a_readers_thread_and_opens_there(database: Database) -> None:
    await database.write(lambda session: session.add(add("a")))
    (thread,) = await database.ask(queries.FILTERS, lambda row: threading.current_thread().name)
    assert thread.startswith("store-reader")
    assert await database.ask(queries.FILTERS, lambda row: row["id"]) == ["a"]
    assert await database.ask(queries.FACT, dict, name="nothing") == []


async def test_a_named_query_tells_what_is_wrong_like_any_other(tmp_path: Path) -> None:
    (tmp_path / "fortune.db").write_bytes(b"not a database" * 100)
    database = Database(tmp_path / "fortune.db", CIPHER)
    with pytest.raises(StorageBroken):
        await database.ask(queries.FILTERS, dict)
    database.close()


async def test_a_named_query_is_not_in_the_way_of_forgetting(database: Database) -> None:
    await database.write(lambda session: session.add(add("a", "VanishingPattern")))
    await database.ask(queries.FILTERS, dict)
    await database.write(lambda session: session.execute(queries.CLEAR_FILTERS))
    await database.forget_deleted()
    files = [file.read_bytes() for file in database.path.parent.glob("fortune.db*")]
    assert not any(b"VanishingPattern" in file for file in files)


async def test_each_piece_of_work_is_watched(tmp_path: Path) -> None:
    seen: list[tuple[str, float, float]] = []
    database = Database(tmp_path / "fortune.db", CIPHER, lambda *told: seen.append(told))
    await upgrade(database, tmp_path / "backups")
    seen.clear()
    await database.write(lambda session: session.add(add("a")))
    await database.read(keys)
    await database.ask(queries.FILTERS, dict)
    database.close()
    assert [kind for kind, *_ in seen] == ["write", "read", "read"]
    assert all(waited >= 0 and ran > 0 for _, waited, ran in seen)
