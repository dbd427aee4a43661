"""Copies: consistent while others write, thinned by kind, never half, gone when a person was erased."""

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fortune_desktop.core.errors import StorageBroken, StorageFull, Unavailable
from fortune_desktop.store import backup
from fortune_desktop.store.backup import (
    KEPT_DAYS,
    KEPT_OF_A_KIND,
    UPGRADE_COPY_AGE,
    back_up,
    copies,
    daily,
    made_at,
    name_of,
    purge,
)

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "some.db"
    with closing(sqlite3.connect(path)) as some:
        some.execute("PRAGMA journal_mode=WAL")
        some.execute("CREATE TABLE t (x TEXT)")
        some.execute("INSERT INTO t VALUES ('달토')")
        some.commit()
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def rows(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as opened:
        return [x for (x,) in opened.execute("SELECT x FROM t")]


def disk_full(_source: sqlite3.Connection, copy: Path) -> None:
    copy.write_bytes(b"half")
    problem = sqlite3.OperationalError("database or disk is full")
    problem.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise problem


def test_a_copy_is_whole_private_and_named_by_time_and_kind(path: Path, folder: Path) -> None:
    copy = back_up(path, folder, "asked", NOON)
    assert copy.name == "20261122-120000-000000-asked.db"
    assert made_at(copy) == NOON
    assert rows(copy) == ["달토"]
    assert list(folder.iterdir()) == [copy]
    if os.name == "posix":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_copy_shows_what_was_committed_while_somebody_writes(path: Path, folder: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("INSERT INTO t VALUES ('committed')")
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("INSERT INTO t VALUES ('not yet')")
        assert rows(back_up(path, folder, "asked")) == ["달토", "committed"]


def test_the_newest_few_of_each_kind_are_kept(path: Path, folder: Path) -> None:
    for day in range(KEPT_DAYS + 2):
        back_up(path, folder, "daily", NOON + timedelta(days=day))
        back_up(path, folder, "asked", NOON + timedelta(days=day))
    kept = [(made_at(copy) - NOON).days for copy in copies(folder) if "daily" in copy.name]
    assert kept == list(range(2, KEPT_DAYS + 2))
    assert sum("asked" in copy.name for copy in copies(folder)) == KEPT_OF_A_KIND


@pytest.mark.parametrize("label", ["", "a-b", "../x", "Daily"])
def test_a_label_is_one_plain_word(path: Path, folder: Path, label: str) -> None:
    with pytest.raises(ValueError, match="label"):
        back_up(path, folder, label)


def test_what_is_no_copy_has_no_time() -> None:
    with pytest.raises(ValueError, match="notes"):
        made_at(Path("notes.db"))


def test_no_file_is_made_of_a_database_that_is_not_there(tmp_path: Path, folder: Path) -> None:
    with pytest.raises(StorageBroken):
        back_up(tmp_path / "missing.db", folder, "asked")
    assert list(folder.iterdir()) == []
    assert not (tmp_path / "missing.db").exists()


def test_a_full_disk_is_told_and_leaves_no_half_copy(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "_vacuum_into", disk_full)
    with pytest.raises(StorageFull):
        back_up(path, folder, "daily")
    assert list(folder.iterdir()) == []


def test_a_half_copy_of_a_killed_run_is_in_nobodys_way(path: Path, folder: Path) -> None:
    folder.mkdir()
    (folder / name_of("asked", NOON)).with_suffix(".half").write_bytes(b"half")
    assert copies(folder) == []
    assert rows(back_up(path, folder, "asked", NOON)) == ["달토"]


@pytest.mark.parametrize(
    ("number", "kind"), [(28, StorageFull), (13, Unavailable)], ids=["full", "not allowed"]
)
def test_what_the_disk_refuses_is_told(
    path: Path,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    kind: type[Exception],
) -> None:
    def refused(_descriptor: int) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(os, "fsync", refused)
    with pytest.raises(kind):
        back_up(path, folder, "daily")
    assert copies(folder) == []


class TestDaily:
    """One copy a day."""

    def test_the_next_is_due_a_day_later(self, path: Path, folder: Path) -> None:
        assert daily(path, folder, NOON) is not None
        assert daily(path, folder, NOON + timedelta(hours=23)) is None
        assert daily(path, folder, NOON + timedelta(hours=24)) is not None

    def test_other_kinds_do_not_count(self, path: Path, folder: Path) -> None:
        back_up(path, folder, "asked", NOON)
        assert daily(path, folder, NOON) is not None

    def test_a_clock_set_back_puts_no_copy_off(self, path: Path, folder: Path) -> None:
        daily(path, folder, NOON + timedelta(days=400))
        assert daily(path, folder, NOON) is not None
        assert daily(path, folder, NOON + timedelta(hours=1)) is None

    def test_a_copy_from_before_an_upgrade_goes_after_a_month(
        self, path: Path, folder: Path
    ) -> None:
        before, asked = back_up(path, folder, "0001", NOON), back_up(path, folder, "asked", NOON)
        daily(path, folder, NOON + UPGRADE_COPY_AGE)
        assert before.exists()
        daily(path, folder, NOON + UPGRADE_COPY_AGE + timedelta(seconds=1))
        assert (before.exists(), asked.exists()) == (False, True)


class TestPurge:
    """After somebody was erased."""

    @pytest.fixture
    def erased(self, path: Path, folder: Path) -> Callable[[], bytes]:
        """Everything in the folder as bytes, after copies were made and the row was deleted."""
        for label in ("daily", "asked", "0001"):
            back_up(path, folder, label)
        (folder / "20261122-120000-000000-aside.db").write_bytes(path.read_bytes())
        (folder / "20261122-120000-000000-aside.db-wal").write_bytes("달토".encode())
        (folder / "20261122-120000-000000-daily.half").write_bytes("달토".encode())
        with closing(sqlite3.connect(path)) as opened:
            opened.execute("DELETE FROM t")
            opened.commit()
        return lambda: b"".join(file.read_bytes() for file in folder.iterdir())

    def test_no_copy_holds_them_and_one_fresh_copy_is_there(
        self, path: Path, folder: Path, erased: Callable[[], bytes]
    ) -> None:
        assert "달토".encode() in erased()
        fresh = purge(path, folder)
        assert list(folder.iterdir()) == [fresh]
        assert "달토".encode() not in erased()

    def test_the_old_ones_go_even_on_a_full_disk(
        self,
        path: Path,
        folder: Path,
        erased: Callable[[], bytes],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(backup, "_vacuum_into", disk_full)
        assert purge(path, folder) is None
        assert erased() == b""

    def test_one_that_cannot_be_deleted_is_told(
        self,
        path: Path,
        folder: Path,
        erased: Callable[[], bytes],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        def refused(self: Path, missing_ok: bool = False) -> None:
            if self.name.endswith("asked.db"):
                raise PermissionError(13, "refused")

        monkeypatch.setattr(Path, "unlink", refused)
        with pytest.raises(Unavailable):
            purge(path, folder)
