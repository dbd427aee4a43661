"""Fills the disk below the running app: it must say so, lose nothing, and go on when there is room again."""

import contextlib
import os
import shutil
import tempfile
from collections import Counter
from pathlib import Path

from benches.faults_kills import Writer, problems_of
from tests.faults.hardship import Caller, as_seen_by, caller_of, on_small_disk, started
from tests.faults.quick import seeded

DISK_MB = 16
MOST_FREE_BLOCKS = 48
MOST_WRITES = 500
BLOCK = 4096
FULL = "507 storage_full"


class Fillings:
    """Rounds of a filling disk under one app."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.rounds = 0
        self.told: Counter[str] = Counter()
        self.lost: list[str] = []
        self.not_recovered = 0
        self.problems: list[str] = []
        self._folder = folder
        self._chance = seeded(seed)
        self._writer = Writer("", seed)

    def run(self, rounds: int) -> None:
        """Fill, write until it is told, look, make room, write again."""
        home = self._folder / "disk"
        with started(home, os.environ, before=on_small_disk(home, DISK_MB)) as app:
            caller, disk = caller_of(app), as_seen_by(app, home)
            self._writer.kept.user_id = caller.person()
            for _ in range(rounds):
                filler = fill(disk, self._chance.randrange(MOST_FREE_BLOCKS))
                self._write_until_told(caller)
                self.lost += self._writer.missing(caller)
                filler.unlink()
                self._write_again(caller)
                self.rounds += 1
            self.problems += self._check(disk)
            assert app.quit() == 0

    def _write_until_told(self, caller: Caller) -> None:
        """Every refusal counts; the round goes on until one came."""
        kept = self._writer.kept
        for _ in range(MOST_WRITES):
            self._writer.write_one(caller)
            if kept.refused:
                break
        self.told.update(kept.refused or ["not told"])
        kept.refused.clear()

    def _write_again(self, caller: Caller) -> None:
        self._writer.write_one(caller)
        self.not_recovered += len(self._writer.kept.refused)
        self._writer.kept.refused.clear()

    def _check(self, disk: Path) -> list[str]:
        """What is wrong with a copy of the database; nobody writes meanwhile."""
        copy = self._folder / "copy"
        copy.mkdir()
        for file in disk.iterdir():
            if file.is_file() and not file.name.endswith("-shm"):
                shutil.copy(file, copy)
        return problems_of(copy)


def fill(disk: Path, free_blocks: int) -> Path:
    """Leave only so many blocks of 4 KiB free; the file that takes the others."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as everything, contextlib.suppress(OSError):
        while everything.write(bytes(BLOCK)):
            pass
    size = filler.stat().st_size
    os.truncate(filler, max(0, size - free_blocks * BLOCK))
    return filler


def run(rounds: int = 50, seed: int = 1) -> dict[str, float]:
    """Figures of so many fillings, about a second each."""
    with tempfile.TemporaryDirectory() as folder:
        seen = Fillings(Path(folder), seed)
        seen.run(rounds)
    for what in (*seen.told.items(), *seen.lost, *seen.problems):
        print(what)
    return {
        "full_disk_rounds": seen.rounds,
        "full_disk_told": seen.told[FULL],
        "full_disk_told_otherwise": seen.told.total() - seen.told[FULL],
        "full_disk_writes_lost": len(seen.lost),
        "full_disk_not_recovered": seen.not_recovered,
        "full_disk_check_problems": len(seen.problems),
    }
