"""What the doctor looks at of the person's data, and of the app while it runs; nothing is written."""

import asyncio
import os
import re
import secrets
import shutil
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Final

from fortune_desktop.commands.checkup.finding import Finding, bad, ok, warn
from fortune_desktop.commands.common import RunningApp
from fortune_desktop.core.errors import FortuneError, StorageBroken
from fortune_desktop.observe.metrics import p95
from fortune_desktop.store.backup import copies, made_at
from fortune_desktop.store.check import LEAST_FREE_BYTES, check
from fortune_desktop.store.cipher import KEY_BYTES, Cipher
from fortune_desktop.store.database import Database, told
from fortune_desktop.store.home import Home
from fortune_desktop.store.keys import find_key
from fortune_desktop.store.turn_times import TurnRecord, TurnTimesStore
from fortune_desktop.store.upgrade import SEALED_SINCE, revision

_MB: Final = 1_000_000
_NO_ROOM_BYTES: Final = 20 * _MB
_OLD_BACKUP: Final = timedelta(days=3)
_JUDGED_TURNS: Final = 200
_STAGES: Final = (
    "saved",
    "understood",
    "first_text",
    "first_sentence",
    "first_sound",
    "answered",
    "ended",
)
_GAUGE = re.compile(rb"^fortune_database_(write_wait_p95_seconds|mariadb_advised) (\S+)$", re.M)


def home(place: Home) -> Iterator[Finding]:
    """Whether the person's folder can be written to, by nobody else."""
    root = place.root
    if not root.exists():
        writable = os.access(_existing(root), os.W_OK)
        yield (
            ok("doctor.home.new", folder=root)
            if writable
            else bad("doctor.home.locked", folder=root)
        )
    elif not os.access(root, os.R_OK | os.W_OK | os.X_OK) or not root.is_dir():
        yield bad("doctor.home.locked", folder=root)
    elif os.name == "posix" and stat.S_IMODE(root.stat().st_mode) & 0o077:
        yield warn("doctor.home.open", folder=root)
    else:
        yield ok("doctor.home.ok", folder=root)


def space(place: Home) -> Iterator[Finding]:
    """Room on the disk."""
    free = shutil.disk_usage(_existing(place.root)).free
    facts = {"free_mb": free // _MB}
    if free < _NO_ROOM_BYTES:
        yield bad("doctor.space.none", **facts)
    elif free < LEAST_FREE_BYTES:
        yield warn("doctor.space.little", **facts)
    else:
        yield ok("doctor.space.ok", **facts)


def key(place: Home) -> Iterator[Finding]:
    """Where the key of the sealed columns is kept; before there is something sealed, there is none."""
    if not _is_sealed(place):
        yield ok("doctor.key.none")
        return
    try:
        kept_in = find_key(place.root).kept_in
    except StorageBroken:
        yield bad("doctor.key.lost", file=place.root / "key")
    else:
        yield ok("doctor.key.keyring") if kept_in == "keyring" else ok("doctor.key.file")


def database(place: Home) -> Iterator[Finding]:
    """Whether the database is whole; of the sealed values, a sample is opened."""
    if not place.database.exists():
        yield ok("doctor.database.none")
        return
    with suppress(StorageBroken):  # without its key the file says nothing; `key` has told so
        problems = check(place.database, _cipher(place), thorough=False)
        found = [problem for problem in problems if problem.bad]
        for problem in found:
            yield bad(problem.key, **problem.facts)
        if not found:
            # The newest rows stand in the log beside the file.
            parts = place.root.glob(f"{place.database.name}*")
            size = sum(part.stat().st_size for part in parts)
            yield ok("doctor.database.ok", size_mb=round(size / _MB, 1))


def _is_sealed(place: Home) -> bool:
    """Whether a key must be there; False for a file that is missing, older or no database."""
    if not place.database.exists():
        return False
    try:
        return (told(lambda: revision(place.database)) or "") >= SEALED_SINCE
    except FortuneError:
        return False


def _cipher(place: Home) -> Cipher:
    """The key if something is sealed; else one for nothing, for looking must not make a real one."""
    secret = find_key(place.root).secret if _is_sealed(place) else secrets.token_bytes(KEY_BYTES)
    return Cipher(secret)


def backup(place: Home) -> Iterator[Finding]:
    """How old the newest copy is."""
    if not place.database.exists():
        yield ok("doctor.backup.none")
        return
    made = [made_at(copy) for copy in copies(place.backups)]
    if not made:
        yield warn("doctor.backup.missing")
        return
    hours = round((datetime.now(UTC) - made[-1]) / timedelta(hours=1))
    old = hours > _OLD_BACKUP / timedelta(hours=1)
    yield warn("doctor.backup.old", hours=hours) if old else ok("doctor.backup.ok", hours=hours)


def turns(place: Home) -> Iterator[Finding]:
    """Median and 95th percentile of every stage of the last turns."""
    records: Sequence[TurnRecord] = ()
    if _is_sealed(place):  # then it is new enough to have the table
        with suppress(FortuneError):  # `database` has told what is wrong
            records = asyncio.run(_recent(place))
    if not records:
        yield ok("doctor.turns.none")
        return
    stages = stage_times(records)
    words = ", ".join(f"{name} {ms['median']:.0f}/{ms['p95']:.0f}" for name, ms in stages.items())
    yield ok("doctor.turns.ok", count=len(records), words=words, stages_ms=stages)


def stage_times(records: Sequence[TurnRecord]) -> dict[str, dict[str, float]]:
    """Of each stage that any turn reached: median and 95th percentile in milliseconds."""
    reached = {
        name: [ms for record in records if (ms := getattr(record, name)) is not None]
        for name in _STAGES
    }
    return {
        name: {"median": median(times), "p95": p95(times)}
        for name, times in reached.items()
        if times
    }


async def _recent(place: Home) -> Sequence[TurnRecord]:
    # Stage times are not sealed, so they can be read without the key.
    database = Database(place.database, Cipher(secrets.token_bytes(KEY_BYTES)))
    try:
        return await TurnTimesStore(database, lambda: datetime.now(UTC)).recent(_JUDGED_TURNS)
    finally:
        database.close()


def waiting(place: Home) -> Iterator[Finding]:
    """How long writes wait in the running app, and whether a database server would serve better."""
    app = RunningApp.find(place.root)
    gauges = _gauges((app and app.ask("/metrics")) or b"")
    if not gauges:
        yield ok("doctor.waiting.unknown")
        return
    wait_ms = round(1000 * gauges["write_wait_p95_seconds"], 1)
    long = gauges["mariadb_advised"] == 1
    yield (
        warn("doctor.waiting.long", wait_ms=wait_ms)
        if long
        else ok("doctor.waiting.ok", wait_ms=wait_ms)
    )


def _gauges(metrics: bytes) -> Mapping[str, float]:
    return {name.decode(): float(value) for name, value in _GAUGE.findall(metrics)}


def _existing(path: Path) -> Path:
    """The folder itself, or the nearest one above it that exists."""
    return next(place for place in (path, *path.parents) if place.exists())
