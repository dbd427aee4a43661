"""Finished readings: kept once under their key, gone with the person."""

from datetime import date

from fortune_desktop.store.database import Database
from fortune_desktop.store.people import People
from fortune_desktop.store.readings import Readings
from tests.store.conftest import Clock

TODAY = date(2026, 11, 22)


async def test_a_reading_is_found_under_its_key_only(database: Database) -> None:
    readings = Readings(database)
    await readings.keep("key", None, "daily", TODAY, '{"score": 78}')
    assert await readings.find("key") == '{"score": 78}'
    assert await readings.find("other") is None


async def test_the_first_one_stays(database: Database) -> None:
    readings = Readings(database)
    await readings.keep("key", None, "daily", TODAY, "first")
    await readings.keep("key", None, "daily", TODAY, "second")
    assert await readings.find("key") == "first"


async def test_a_persons_readings_go_with_them(database: Database, clock: Clock) -> None:
    people, readings = People(database, clock), Readings(database)
    me = await people.create("ko")
    await readings.keep("mine", me.user_id, "daily", TODAY, "mine")
    await readings.keep("common", None, "tarot", TODAY, "common")
    await people.erase(me.user_id)
    assert await readings.find("mine") is None
    assert await readings.find("common") == "common"
