"""Finished readings: kept once under their key, paged as a history, gone with the person."""

import json
from datetime import date
from hashlib import sha256
from uuid import UUID, uuid4

import pytest

from fortune_desktop.core.errors import Invalid, NotFound
from fortune_desktop.store.database import Database
from fortune_desktop.store.people import People
from fortune_desktop.store.readings import Readings
from fortune_desktop.store.records import KeptReading
from tests.store.conftest import Clock

TODAY = date(2026, 11, 22)


async def test_a_reading_is_found_under_its_key_only(database: Database, clock: Clock) -> None:
    readings = Readings(database, clock)
    await readings.keep("key", None, "daily", TODAY, '{"score": 78}')
    assert await readings.find("key") == '{"score": 78}'
    assert await readings.find("other") is None


async def test_the_first_one_stays(database: Database, clock: Clock) -> None:
    readings = Readings(database, clock)
    await readings.keep("key", None, "daily", TODAY, "first")
    await readings.keep("key", None, "daily", TODAY, "second")
    assert await readings.find("key") == "first"


async def test_a_persons_readings_go_with_them(database: Database, clock: Clock) -> None:
    people, readings = People(database, clock), Readings(database, clock)
    me = await people.create("ko")
    await readings.keep("mine", me.user_id, "daily", TODAY, "mine")
    await readings.keep("common", None, "tarot", TODAY, "common")
    await people.erase(me.user_id)
    assert await readings.find("mine") is None
    assert await readings.find("common") == "common"


@pytest.fixture
def readings(database: Database, clock: Clock) -> Readings:
    return Readings(database, clock)


@pytest.fixture
async def me(database: Database, clock: Clock) -> UUID:
    return (await People(database, clock).create("ko")).user_id


async def keep(readings: Readings, who: UUID, number: int, kind: str = "daily") -> None:
    day = date(2026, 11, 1 + number)
    await readings.keep(f"{who}{number}", who, kind, day, json.dumps({"n": number}))


def numbers(items: list[KeptReading]) -> list[object]:
    return [reading.body["n"] for reading in items]


async def test_a_history_leads_from_the_newest_to_the_oldest(
    readings: Readings, clock: Clock, me: UUID
) -> None:
    for number in range(5):
        await keep(readings, me, number, "tarot" if number % 2 else "daily")
    first = await readings.page(me, None, None, 3)
    assert numbers(first.items) == [4, 3, 2]
    rest = await readings.page(me, None, first.next_cursor, 3)
    assert (numbers(rest.items), rest.next_cursor) == ([1, 0], None)
    (newest, *_) = first.items
    assert (newest.kind, newest.date, newest.at) == ("daily", date(2026, 11, 5), clock())
    assert numbers((await readings.page(me, "tarot", None, 9)).items) == [3, 1]
    assert numbers(await readings.all(me)) == [0, 1, 2, 3, 4]


async def test_histories_are_kept_apart_and_nobody_has_none(
    readings: Readings, database: Database, clock: Clock, me: UUID
) -> None:
    you = (await People(database, clock).create("ko")).user_id
    await keep(readings, me, 1)
    assert (await readings.page(you, None, None, 9)).items == []
    with pytest.raises(NotFound):
        await readings.page(uuid4(), None, None, 9)
    with pytest.raises(Invalid):
        await readings.page(me, None, "x", 9)


async def test_a_second_word_on_a_reading_replaces_the_first(
    readings: Readings, clock: Clock, me: UUID
) -> None:
    await keep(readings, me, 1)
    (reading,) = await readings.all(me)
    assert reading.reaction is None
    await readings.react(me, reading.id, 2, "음…")
    clock.turn(minutes=1)
    reaction = await readings.react(me, reading.id, 5, None)
    assert (reaction.rating, reaction.note, reaction.at) == (5, None, clock())
    assert (await readings.page(me, None, None, 9)).items[0].reaction == reaction


async def test_a_note_comes_back_and_is_sealed_in_the_file(
    readings: Readings, database: Database, me: UUID
) -> None:
    await keep(readings, me, 1)
    (reading,) = await readings.all(me)
    reaction = await readings.react(me, reading.id, 3, "SecretNote")
    assert (await readings.all(me))[0].reaction == reaction
    files = [file.read_bytes() for file in database.path.parent.glob("fortune.db*")]
    assert not any(b"SecretNote" in file or b'{"n"' in file for file in files)


async def test_another_persons_reading_cannot_be_judged(
    readings: Readings, database: Database, clock: Clock, me: UUID
) -> None:
    you = (await People(database, clock).create("ko")).user_id
    await keep(readings, me, 1)
    (reading,) = await readings.all(me)
    for who, which in ((you, reading.id), (me, uuid4())):
        with pytest.raises(NotFound):
            await readings.react(who, which, 1, None)


async def test_readings_of_some_kinds_are_forgotten(readings: Readings, me: UUID) -> None:
    for number, kind in enumerate(("daily", "tarot", "saju")):
        await keep(readings, me, number, kind)
    (daily, *_) = await readings.all(me)
    await readings.react(me, daily.id, 4, None)
    await readings.forget(me, ["daily", "saju"])
    assert [reading.kind for reading in await readings.all(me)] == ["tarot"]
    assert await readings.find(f"{me}0") is None
    await keep(readings, me, 0)
    assert [reading.reaction for reading in await readings.all(me)] == [None, None]


async def test_the_file_does_not_tell_what_a_reading_was_asked_with(
    readings: Readings, database: Database, me: UUID
) -> None:
    await readings.keep("GuessableKey", me, "daily", TODAY, "{}")
    files = [file.read_bytes() for file in database.path.parent.glob("fortune.db*")]
    guesses = (b"GuessableKey", sha256(b"GuessableKey").hexdigest().encode())
    assert not any(guess in file for file in files for guess in guesses)
