"""Tastes and the arms of experiments: sealed, counted once a day, gone with their person."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from fortune_desktop.core.errors import NotFound
from fortune_desktop.store.database import Database
from fortune_desktop.store.people import People
from fortune_desktop.store.readings import Readings
from fortune_desktop.store.taste import Tastes
from tests.store.conftest import Clock

TODAY = date(2026, 11, 22)
EXPERIMENT = "style"


@pytest.fixture
def tastes(database: Database) -> Tastes:
    return Tastes(database)


@pytest.fixture
def people(database: Database, clock: Clock) -> People:
    return People(database, clock)


@pytest.fixture
async def me(people: People) -> UUID:
    return (await people.create("ko")).user_id


async def test_nothing_is_kept_at_first(tastes: Tastes, me: UUID) -> None:
    assert await tastes.find(me) is None
    assert await tastes.totals(EXPERIMENT) == {}
    assert await tastes.everything(me) == {"learned": None, "arms": []}


async def test_a_change_sees_what_was_kept_and_takes_its_place(tastes: Tastes, me: UUID) -> None:
    seen: list[str | None] = []

    def longer(kept: str | None) -> str:
        seen.append(kept)
        return f"{kept or ''}x"

    assert [await tastes.change(me, longer) for _ in range(3)] == ["x", "xx", "xxx"]
    assert seen == [None, "x", "xx"]
    assert await tastes.find(me) == "xxx"


async def test_each_person_has_a_taste_of_their_own(
    tastes: Tastes, people: People, me: UUID
) -> None:
    you = (await people.create("en")).user_id
    await tastes.change(me, lambda _kept: "mine")
    assert await tastes.find(you) is None
    await tastes.change(you, str)
    assert (await tastes.find(me), await tastes.find(you)) == ("mine", "None")


async def test_nobody_has_no_taste(tastes: Tastes) -> None:
    with pytest.raises(NotFound):
        await tastes.find(uuid4())
    with pytest.raises(NotFound):
        await tastes.change(uuid4(), lambda _kept: "{}")


async def test_a_taste_is_sealed_in_the_file(tastes: Tastes, database: Database, me: UUID) -> None:
    await tastes.change(me, lambda _kept: '{"asked": "SecretLove"}')
    files = [file.read_bytes() for file in database.path.parent.glob("fortune.db*")]
    assert not any(b"SecretLove" in file for file in files)


async def test_an_arm_is_seen_once_a_day(tastes: Tastes, me: UUID) -> None:
    for day in (TODAY, TODAY, TODAY + timedelta(days=1), TODAY + timedelta(days=1)):
        await tastes.count(EXPERIMENT, "warm", me, shown_on=day)
    assert await tastes.totals(EXPERIMENT) == {"warm": (1, 2, 0, 0)}
    assert await tastes.totals("another") == {}


async def test_arms_are_summed_over_persons(tastes: Tastes, people: People) -> None:
    for number, arm in enumerate(("warm", "short", "warm")):
        who = (await people.create("ko")).user_id
        await tastes.count(EXPERIMENT, arm, who, shown_on=TODAY)
        await tastes.count(EXPERIMENT, arm, who, liked=number, disliked=1)
        await tastes.count("another", "warm", who, liked=9)
    assert await tastes.totals(EXPERIMENT) == {"warm": (2, 2, 2, 2), "short": (1, 1, 1, 1)}


async def test_a_rating_can_be_taken_back(tastes: Tastes, me: UUID) -> None:
    await tastes.count(EXPERIMENT, "warm", me, liked=1)
    await tastes.count(EXPERIMENT, "warm", me, liked=-1, disliked=1)
    assert await tastes.totals(EXPERIMENT) == {"warm": (1, 0, 0, 1)}


async def test_a_daily_reading_of_ones_own_is_found(
    tastes: Tastes, people: People, database: Database, clock: Clock, me: UUID
) -> None:
    readings = Readings(database, clock)
    for kind in ("daily", "tarot"):
        await readings.keep(kind, me, kind, TODAY, f'{{"kind": "{kind}"}}')
    daily, tarot = await readings.all(me)
    assert await tastes.daily_body(me, daily.id) == '{"kind": "daily"}'
    assert await tastes.daily_body(me, tarot.id) is None
    you = (await people.create("ko")).user_id
    assert await tastes.daily_body(you, daily.id) is None


async def test_an_export_has_all_of_it(tastes: Tastes, me: UUID) -> None:
    await tastes.change(me, lambda _kept: '{"enabled": true}')
    await tastes.count(EXPERIMENT, "warm", me, shown_on=TODAY, liked=1)
    assert await tastes.everything(me) == {
        "learned": {"enabled": True},
        "arms": [
            {
                "experiment": EXPERIMENT,
                "arm": "warm",
                "shown_on": "2026-11-22",
                "exposures": 1,
                "liked": 1,
                "disliked": 0,
            }
        ],
    }


async def test_with_a_person_goes_all_of_it(tastes: Tastes, people: People, me: UUID) -> None:
    await tastes.change(me, lambda _kept: "{}")
    await tastes.count(EXPERIMENT, "warm", me, shown_on=TODAY)
    await people.erase(me)
    assert await tastes.totals(EXPERIMENT) == {}
    assert await tastes.everything(me) == {"learned": None, "arms": []}
