"""A database of its own, and one person in it."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from fortune_desktop.core.birth import Birth
from fortune_desktop.core.errors import ImpossibleDate
from fortune_desktop.profile.births import BirthCheck
from fortune_desktop.store.cipher import Cipher
from fortune_desktop.store.database import Database
from fortune_desktop.store.people import People
from fortune_desktop.store.upgrade import upgrade

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)


def now() -> datetime:
    return NOW


def solar_date(birth: Birth) -> date:
    """The almanac's part, for solar dates."""
    try:
        return date.fromisoformat(birth.date)
    except ValueError as problem:
        raise ImpossibleDate(date=birth.date) from problem


@pytest.fixture
def check_birth() -> BirthCheck:
    return BirthCheck(solar_date, now)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(tmp_path / "fortune.db", Cipher(bytes(range(32))))
    await upgrade(database, tmp_path / "backups")
    yield database
    database.close()


@pytest.fixture
async def person(database: Database) -> UUID:
    """Somebody whose people, readings and sittings these are."""
    return (await People(database, now).create("ko")).user_id


@pytest.fixture
async def stranger(database: Database) -> UUID:
    """Somebody else."""
    return (await People(database, now).create("ko")).user_id
