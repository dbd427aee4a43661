"""Restoring: only what is whole is put back, the present file is kept, nothing is ever half."""

import errno
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from fortune_desktop.core.errors import StorageBroken, StorageBusy, StorageFull
from fortune_desktop.store import restore as restoring
from fortune_desktop.store.backup import back_up
from fortune_desktop.store.cipher import Cipher
from fortune_desktop.store.database import Database
from fortune_desktop.store.restore import restore
from fortune_desktop.store.upgrade import upgrade


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def copy(database: Database, folder: Path) -> Path:
    """A copy of a database of which nothing is open; the file has changed since."""
    change(database.path, "CREATE TABLE keepsake (text)", "INSERT INTO keepsake VALUES ('then')")
    copy = back_up(database.path, folder, "asked")
    change(database.path, "UPDATE keepsake SET text = 'now'")
    database.close()
    return copy


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as opened:
        for statement in statements:
            opened.execute(statement)
        opened.commit()


def kept(path: Path) -> str:
    with closing(sqlite3.connect(path)) as opened:
        (text,) = opened.execute("SELECT text FROM keepsake").fetchone()
    return str(text)


def names(path: Path) -> set[str]:
    return {file.name for file in path.parent.iterdir() if file.is_file()}


async def test_the_copy_takes_the_place_and_the_present_file_is_kept(
    copy: Path, database: Database, folder: Path
) -> None:
    aside = restore(copy, database.path, folder, database.cipher)
    assert kept(database.path) == "then"
    assert aside is not None
    assert kept(aside) == "now"
    assert copy.exists()
    assert names(database.path) == {"fortune.db"}
    with closing(sqlite3.connect(database.path)) as opened:
        assert opened.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    again = Database(database.path, database.cipher)
    await upgrade(again, folder)
    again.close()


async def test_what_was_put_aside_can_be_restored_in_turn(
    copy: Path, database: Database, folder: Path
) -> None:
    aside = restore(copy, database.path, folder, database.cipher)
    assert aside is not None
    restore(aside, database.path, folder, database.cipher)
    assert kept(database.path) == "now"


async def test_a_database_that_is_gone_comes_back(
    copy: Path, database: Database, folder: Path
) -> None:
    database.path.unlink()
    assert restore(copy, database.path, folder, database.cipher) is None
    assert kept(database.path) == "then"


async def test_a_damaged_database_is_put_aside_as_it_is_with_its_log(
    copy: Path, database: Database, folder: Path
) -> None:
    log = database.path.with_name("fortune.db-wal")
    database.path.write_bytes(b"damaged beyond reading" * 99)
    log.write_bytes(b"the last words")
    aside = restore(copy, database.path, folder, database.cipher)
    assert aside is not None
    assert aside.read_bytes() == b"damaged beyond reading" * 99
    assert aside.with_name(aside.name + "-wal").read_bytes() == b"the last words"
    assert kept(database.path) == "then"
    assert not log.exists()


@pytest.mark.parametrize("trouble", ["damaged", "key", "newer", "unreadable", "foreign"])
async def test_a_copy_that_is_not_whole_is_refused_and_nothing_changes(
    copy: Path, database: Database, folder: Path, trouble: str
) -> None:
    cipher = database.cipher
    match trouble:
        case "damaged":
            content = bytearray(copy.read_bytes())
            content[len(content) // 4096 // 2 * 4096 :] = b""
            copy.write_bytes(content)
        case "key":
            cipher = Cipher(bytes(32))
        case "newer":
            change(copy, "UPDATE alembic_version SET version_num = '9999'")
        case "unreadable":
            copy.write_bytes(b"not a database at all")
        case _:
            change(copy, "DROP TABLE alembic_version")
    with pytest.raises(StorageBroken) as told:
        restore(copy, database.path, folder, cipher)
    assert told.value.details["reason"] in {trouble, "unreadable"}
    assert kept(database.path) == "now"
    assert list(folder.iterdir()) == [copy]


async def test_a_database_in_use_is_left_alone(
    copy: Path, database: Database, folder: Path
) -> None:
    with closing(sqlite3.connect(database.path)) as somebody:
        somebody.execute("SELECT * FROM keepsake").fetchall()
        with pytest.raises(StorageBusy):
            restore(copy, database.path, folder, database.cipher)
    assert kept(database.path) == "now"
    assert list(folder.iterdir()) == [copy]


async def test_a_full_disk_is_told_and_nothing_changes(
    copy: Path, database: Database, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(StorageFull):
        restore(copy, database.path, folder, database.cipher)
    assert kept(database.path) == "now"
    assert names(database.path) == {"fortune.db"}


async def test_a_stop_in_the_middle_leaves_a_database_that_opens(
    copy: Path, database: Database, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(restoring, "_take_place", killed)
    with pytest.raises(KeyboardInterrupt):
        restore(copy, database.path, folder, database.cipher)
    assert kept(database.path) == "now"
