"""Puts a copy in the database's place: checked first, the present file put aside, never half."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from fortune_desktop.core.errors import StorageBroken, StorageBusy
from fortune_desktop.store.backup import copy_whole, flush, name_of, on_disk
from fortune_desktop.store.check import check
from fortune_desktop.store.cipher import Cipher

# Never thinned, only purged.
ASIDE = "aside"


def restore(copy: Path, path: Path, folder: Path, cipher: Cipher) -> Path | None:
    """Put a copy in the database's place and return where the present file went (None if there was none).

    The copy is checked first, and nothing changes unless it is whole, of a known revision and sealed with our key
    (StorageBroken with the problem's code as `reason`). StorageBusy while a program uses the database, StorageFull
    when both do not fit on the disk.
    """
    if problems := [problem for problem in check(copy, cipher) if problem.bad]:
        raise StorageBroken(reason=problems[0].code)
    ready = path.with_suffix(".restoring")
    try:
        on_disk(lambda: copy_whole(copy, ready))
        on_disk(lambda: _use_log(ready))
        aside = on_disk(lambda: _set_aside(path, folder))
        on_disk(lambda: _take_place(ready, path))
    finally:
        ready.unlink(missing_ok=True)
    return aside


def _use_log(path: Path) -> None:
    """Set write-ahead logging again, which a copy does not inherit."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")


def _set_aside(path: Path, folder: Path) -> Path | None:
    """Copy the present file beside the other copies; a damaged one with its log, for whoever may still mend it."""
    if not path.exists():
        return None
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    aside = folder / name_of(ASIDE)
    # Opening a damaged file deletes its log.
    log = _kept(path.with_name(path.name + "-wal"), aside.with_name(aside.name + "-wal"))
    try:
        if _log_written_back(path):
            log.unlink(missing_ok=True)
        _kept(path, aside)
    except BaseException:
        log.unlink(missing_ok=True)
        aside.unlink(missing_ok=True)
        raise
    flush(folder)
    return aside


def _kept(source: Path, target: Path) -> Path:
    if source.exists():
        shutil.copyfile(source, target)
        target.chmod(0o600)
        flush(target)
    return target


def _log_written_back(path: Path) -> bool:
    """Bring the log into the file; False if the file is damaged.

    To leave the log behind takes the file for ourselves: StorageBusy if somebody uses it.
    """
    try:
        with closing(sqlite3.connect(path, timeout=0)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.DatabaseError as problem:
        if problem.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise StorageBusy(part="database") from problem
        return False
    return True


def _take_place(ready: Path, path: Path) -> None:
    """The old log must go first: it would be read as the new file's."""
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    flush(ready)
    ready.replace(path)
    flush(path.parent)
