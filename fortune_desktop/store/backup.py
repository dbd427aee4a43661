"""Copies of the database: made while it is used, thinned by kind, replaced when a person was erased."""

import errno
import logging
import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from fortune_desktop.core.errors import FortuneError, StorageFull, Unavailable
from fortune_desktop.store.database import told

T = TypeVar("T")
log = logging.getLogger(__name__)

DAILY = "daily"
KEPT_DAYS = 7
KEPT_OF_A_KIND = 5
# A copy from before an upgrade may hold what the upgrade sealed, so it does not stay for good.
UPGRADE_COPY_AGE = timedelta(days=30)
DAY = timedelta(days=1)

_STAMP = "%Y%m%d-%H%M%S-%f"
_NAME = re.compile(r"(\d{8}-\d{6}-\d{6})-([a-z0-9]+)\.db")


def back_up(path: Path, folder: Path, label: str, at: datetime | None = None) -> Path:
    """A consistent copy of the file at `path`, also while it is written to; the newest few of its kind are kept.

    `label` is the kind, lower case letters and digits: "daily", "asked", or the revision before an upgrade; `at` is
    the time in its name, now by default. StorageFull if the disk is; no half copy ever has a copy's name.
    """
    copy = folder / name_of(label, at)
    on_disk(lambda: copy_whole(path, copy))
    on_disk(lambda: _thin(folder, label))
    return copy


def name_of(label: str, at: datetime | None = None) -> str:
    """The name of a copy made at a time; ValueError if the label is no kind."""
    name = f"{(at or datetime.now(UTC)).astimezone(UTC).strftime(_STAMP)}-{label}.db"
    if not _NAME.fullmatch(name):
        raise ValueError(f"not a label: {label}")
    return name


def copies(folder: Path) -> list[Path]:
    """Every copy in the folder, oldest first."""
    return sorted(path for path in folder.glob("*.db") if _NAME.fullmatch(path.name))


def made_at(copy: Path) -> datetime:
    """When a copy was made; ValueError if the file is not named like one."""
    return datetime.strptime(_parts(copy)[0], _STAMP).replace(tzinfo=UTC)


def daily(path: Path, folder: Path, now: datetime) -> Path | None:
    """Make the day's copy if the last one is a day old; None if it is not due. Old upgrade copies go."""
    on_disk(lambda: _drop_upgrade_copies(folder, now))
    ages = [now - made_at(copy) for copy in copies(folder) if _parts(copy)[1] == DAILY]
    # A copy from the future (the clock was set back) must not put the next one off.
    if any(timedelta() <= age < DAY for age in ages):
        return None
    return back_up(path, folder, DAILY, now)


def purge(path: Path, folder: Path) -> Path | None:
    """Replace every copy by a fresh one, so that no copy holds a person who was erased.

    The old ones go even if no fresh one can be made (None then); Unavailable if one of them cannot be deleted.
    """
    old = [file for file in folder.glob("*") if file.is_file()]
    try:
        fresh = back_up(path, folder, DAILY)
    except FortuneError as problem:
        log.warning("no fresh copy could be made: %s", problem.code)
        fresh = None
    for file in old:
        on_disk(partial(file.unlink, missing_ok=True))
    return fresh


def copy_whole(path: Path, copy: Path) -> None:
    """Write a copy of a database file, durable and private.

    It has another name first: a crash or a full disk leaves nothing that looks like a copy.
    """
    copy.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    half = copy.with_suffix(".half")
    half.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True)) as source:
            _vacuum_into(source, half)
        half.chmod(0o600)
        flush(half)
        half.replace(copy)
    finally:
        half.unlink(missing_ok=True)
    flush(copy.parent)


def _vacuum_into(source: sqlite3.Connection, copy: Path) -> None:
    source.execute("VACUUM INTO ?", (str(copy),))


def _thin(folder: Path, label: str) -> None:
    kept = KEPT_DAYS if label == DAILY else KEPT_OF_A_KIND
    for old in [copy for copy in copies(folder) if _parts(copy)[1] == label][:-kept]:
        old.unlink(missing_ok=True)


def _drop_upgrade_copies(folder: Path, now: datetime) -> None:
    for copy in copies(folder):
        if _parts(copy)[1].isdigit() and now - made_at(copy) > UPGRADE_COPY_AGE:
            copy.unlink(missing_ok=True)


def _parts(copy: Path) -> tuple[str, str]:
    """Stamp and label of a copy."""
    found = _NAME.fullmatch(copy.name)
    if found is None:
        raise ValueError(f"not a copy: {copy.name}")
    return found[1], found[2]


def flush(path: Path) -> None:
    """Make a file or a folder's names last through a power cut; Windows opens no folders."""
    if path.is_dir() and os.name == "nt":
        return
    # Windows flushes only what is open for writing.
    descriptor = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def on_disk(work: Callable[[], T]) -> T:
    """Run work on files; what the disk or the database complains about becomes an error of the contract."""
    try:
        return told(work)
    except OSError as problem:
        if problem.errno == errno.ENOSPC:
            raise StorageFull(part="backups") from problem
        raise Unavailable(part="backups") from problem
