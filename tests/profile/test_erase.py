"""Whoever is erased is in no file any more: not in the database, not in its log, not in any copy."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from fortune_desktop.core.birth import Birth
from fortune_desktop.profile.service import OneUser, ProfileService
from fortune_desktop.store.backup import back_up, copies
from fortune_desktop.store.caretaker import Caretaker
from fortune_desktop.store.check import check, sealed_columns
from fortune_desktop.store.database import Database
from fortune_desktop.store.people import People
from fortune_desktop.store.readings import Readings
from fortune_desktop.store.records import NewRelative
from fortune_desktop.store.relatives import Relatives

from .conftest import now, solar_date


@pytest.fixture
def profile(database: Database, tmp_path: Path) -> ProfileService:
    profile = ProfileService(People(database, now), lambda _: None, solar_date, now)
    profile.erased.append(Caretaker(database, tmp_path / "backups", now).erased)
    return profile


@pytest.fixture
async def rich(database: Database, person: UUID, tmp_path: Path) -> UUID:
    """A person of whom much is kept, also in copies of every kind."""
    people, readings = People(database, now), Readings(database, now)
    known = await people.find(person)
    birth = Birth(date="1990-05-15", time="14:30")
    await people.save(known.model_copy(update={"name": "하늘", "birth": birth}))
    await Relatives(database, now).add(person, NewRelative(name="바다", relation="family"))
    await readings.keep("key", person, "daily", date(2026, 11, 22), '{"score": 78}')
    (reading,) = await readings.all(person)
    await readings.react(person, reading.id, 5, "고마워")
    for label in ("daily", "asked", "0001", "aside"):
        back_up(database.path, tmp_path / "backups", label)
    return person


def traces(path: Path, person: UUID) -> set[bytes]:
    """Every sealed value and the id, as they stand in the file."""
    found = {person.hex.encode()}
    with closing(sqlite3.connect(path)) as opened:
        for table, _, column in sealed_columns():
            if table.name != "store_facts":
                query = f"SELECT {column.name} FROM {table.name} WHERE {column.name} IS NOT NULL"
                found |= {bytes(value) for (value,) in opened.execute(query)}
    return found


def every_byte(folder: Path) -> bytes:
    return b"\n".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


async def test_every_byte_of_them_is_gone(
    profile: ProfileService, database: Database, rich: UUID, tmp_path: Path
) -> None:
    left = traces(database.path, rich)
    assert len(left) > 5
    assert all(trace in every_byte(tmp_path) for trace in left)
    await profile.delete(OneUser(user_id=rich))
    content = every_byte(tmp_path)
    assert [trace for trace in left if trace in content] == []


async def test_others_stay_and_the_fresh_copy_is_whole(
    profile: ProfileService, database: Database, rich: UUID, stranger: UUID, tmp_path: Path
) -> None:
    await profile.delete(OneUser(user_id=rich))
    assert (await profile.person(stranger)).user_id == stranger
    (fresh,) = copies(tmp_path / "backups")
    assert stranger.hex.encode() in fresh.read_bytes()
    assert [problem for problem in check(fresh, database.cipher) if problem.bad] == []
