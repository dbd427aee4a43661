"""Persons: created, found, changed, erased without a trace."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from fortune_desktop.core.birth import Birth
from fortune_desktop.core.errors import NotFound
from fortune_desktop.store.database import Database
from fortune_desktop.store.people import People
from tests.store.conftest import Clock


@pytest.fixture
def people(database: Database, clock: Clock) -> People:
    return People(database, clock)


async def test_a_new_person_is_anonymous(people: People) -> None:
    person = await people.create("en")
    assert (person.name, person.birth, person.locale, person.preferences) == ("", None, "en", {})
    assert await people.find(person.user_id) == person


async def test_what_is_saved_is_found_again(people: People) -> None:
    person = await people.create("ko")
    birth = Birth(date="1990-02-30", time="23:40", calendar="lunar", leap_month=False, place="부산")
    changed = person.model_copy(
        update={
            "name": "하늘",
            "birth": birth,
            "gender": "female",
            "preferences": {"onboarded": True},
        }
    )
    await people.save(changed)
    assert await people.find(person.user_id) == changed


async def test_a_birth_can_be_taken_back(people: People) -> None:
    person = await people.create("ko")
    await people.save(person.model_copy(update={"birth": Birth(date="1990-05-15")}))
    await people.save(person)
    assert (await people.find(person.user_id)).birth is None


async def test_the_last_person_is_the_one_seen_last(people: People, clock: Clock) -> None:
    first = await people.create("ko")
    clock.turn(minutes=1)
    second = await people.create("ko")
    assert await people.last_or_new("ko") == second
    clock.turn(minutes=1)
    await people.save(first)
    assert await people.last_or_new("ko") == first


async def test_two_who_ask_for_the_first_person_at_once_get_the_same(people: People) -> None:
    """The window and a script once met two different strangers at the first start."""
    one, other = await asyncio.gather(people.last_or_new("ko"), people.last_or_new("en"))
    assert one == other


async def test_the_last_person_is_known_while_another_program_holds_the_file(
    people: People, database: Database
) -> None:
    person = await people.create("ko")
    with closing(sqlite3.connect(database.path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert await people.last_or_new("ko") == person


async def test_an_unknown_person_is_not_found(people: People) -> None:
    stranger = (await people.create("ko")).model_copy(update={"user_id": uuid4()})
    with pytest.raises(NotFound):
        await people.find(stranger.user_id)
    with pytest.raises(NotFound):
        await people.save(stranger)
    with pytest.raises(NotFound):
        await people.erase(stranger.user_id)


async def test_an_erased_person_cannot_be_read_from_the_file(
    people: People, database: Database
) -> None:
    person = await people.create("ko")
    await people.save(person.model_copy(update={"name": "VanishingName"}))
    await people.erase(person.user_id)
    database.close()
    folder: Path = database.path.parent
    traces = [file for file in folder.glob("fortune.db*") if b"VanishingName" in file.read_bytes()]
    assert traces == []
