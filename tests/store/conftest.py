"""A fresh database in a folder of its own, and a clock the tests turn."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fortune_desktop.store.cipher import Cipher
from fortune_desktop.store.database import Database
from fortune_desktop.store.upgrade import upgrade

CIPHER = Cipher(bytes(range(32)))


class Clock:
    """A clock that stands still until it is turned."""

    def __init__(self) -> None:
        self.time = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def turn(self, **by: float) -> None:
        self.time += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(tmp_path / "fortune.db", CIPHER)
    await upgrade(database, tmp_path / "backups")
    yield database
    database.close()
