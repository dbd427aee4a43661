"""The operations of a day as a caller meets them."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from fortune_desktop.core.errors import (
    BirthMissing,
    FortuneError,
    NotFound,
)
from fortune_desktop.fortune import keeping
from fortune_desktop.fortune.daily import service
from fortune_desktop.fortune.daily.models import DailyReading
from tests.fortune.house import MIDNIGHT, NOBODY, SOMEONE, UNBORN, House
from tests.fortune.samples import ANNA


async def daily(house: House, **params: object) -> DailyReading:
    found = await house.call("daily", user_id=str(SOMEONE), **params)
    assert isinstance(found, DailyReading)
    return found


async def test_today_is_the_local_date(house: House) -> None:
    assert (await daily(house)).date == date(2026, 11, 22)


async def test_a_reading_is_kept_and_found_again(house: House) -> None:
    first = await daily(house, date="2026-11-23")
    ((user, kind, on, body),) = house.shelf.kept.values()
    assert (user, kind, on) == (SOMEONE, "daily", date(2026, 11, 23))
    assert body == first.model_dump_json()
    (key,) = house.shelf.kept
    house.shelf.kept[key] = (user, kind, on, body.replace(first.text, "KEPT"))
    assert (await daily(House(house.shelf), date="2026-11-23")).text == "KEPT"


async def test_language_day_and_person_have_readings_of_their_own(house: House) -> None:
    await daily(house)
    await daily(house, locale="en")
    await daily(house, date="2026-11-21")
    await house.call("daily", user_id=str(uuid4()))
    assert len(house.shelf.kept) == 4


async def test_a_new_engine_makes_readings_anew(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    await daily(house)
    changed = keeping.ENGINE_VERSION + 1
    monkeypatch.setattr(keeping, "ENGINE_VERSION", changed)
    monkeypatch.setattr(service, "ENGINE_VERSION", changed)
    await daily(house)
    assert len(house.shelf.kept) == 2


async def test_the_same_question_on_a_day_is_answered_from_memory(house: House) -> None:
    first = await daily(house)
    house.shelf.kept.clear()
    assert await daily(house) == first
    assert house.shelf.kept == {}
    assert house.looked == [("daily", False), ("daily", True)]


async def test_memory_ends_at_the_local_midnight(house: House) -> None:
    await daily(house, date="2026-11-22")
    house.now = MIDNIGHT.replace(hour=23, minute=59)
    await daily(house, date="2026-11-22")
    house.now = MIDNIGHT.replace(day=23, hour=0, minute=0)
    await daily(house, date="2026-11-22")
    assert [hit for _, hit in house.looked] == [False, True, False]


async def test_another_birth_makes_another_reading(house: House) -> None:
    first = await daily(house)
    house.crowd.birth = ANNA.model_copy(update={"date": "1984-03-03"})
    await house.rooms.forget(SOMEONE)
    assert (await daily(house)).pillars != first.pillars


async def test_a_reading_made_while_the_birth_changed_is_not_remembered(house: House) -> None:
    async def change() -> None:
        house.crowd.asked = None
        house.crowd.birth = ANNA.model_copy(update={"date": "1984-03-03"})
        await house.rooms.forget(SOMEONE)

    house.crowd.asked = change
    stale = await daily(house)
    assert (await daily(house)).pillars != stale.pillars


@pytest.mark.parametrize(("who", "error"), [(NOBODY, NotFound), (UNBORN, BirthMissing)])
async def test_a_reading_needs_a_person_with_a_birth(
    house: House, who: UUID, error: type[FortuneError]
) -> None:
    with pytest.raises(error):
        await house.call("daily", user_id=str(who))
