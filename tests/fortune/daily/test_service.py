"""The operations of days, weeks and months as a caller meets them."""

from datetime import date
from uuid import UUID, uuid4

import pytest

from fortune_desktop.core.birth import Birth, Gender
from fortune_desktop.core.errors import (
    BirthMissing,
    FortuneError,
    ImpossibleDate,
    Invalid,
    NotFound,
    OutOfRange,
)
from fortune_desktop.fortune import keeping
from fortune_desktop.fortune.daily import service
from fortune_desktop.fortune.daily.models import (
    CalendarReading,
    DailyReading,
    DailyRequest,
    MonthReading,
    WeekReading,
)
from fortune_desktop.fortune.daily.service import DailyService
from fortune_desktop.fortune.daily.taste import Arrangement
from fortune_desktop.fortune.daily.weights import AREAS
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


@pytest.mark.parametrize(
    ("name", "params", "same", "other"),
    [
        ("week", {"date": "2026-11-22"}, {"date": "2026-11-16"}, {"date": "2026-11-23"}),
        ("month", {"date": "2026-11-22"}, {"date": "2026-11-01"}, {"date": "2025-11-22"}),
        ("calendar", {"month": "2026-11"}, {}, {"month": "2026-12"}),
    ],
)
async def test_a_span_is_reckoned_once_for_all_its_days(
    house: House, name: str, params: dict[str, str], same: dict[str, str], other: dict[str, str]
) -> None:
    me = {"user_id": str(SOMEONE)}
    first = await house.call(name, **me, **params)
    assert await house.call(name, **me, **same) == first
    assert await house.call(name, **me, **other) != first
    assert await house.call(name, **me, **params, locale="en") != first
    assert house.looked == [(name, False), (name, True), (name, False), (name, False)]
    house.rooms.days.forget(SOMEONE)
    await house.call(name, **me, **params)
    assert house.looked[-1] == (name, False)
    assert house.shelf.kept == {}


async def test_without_a_date_a_span_is_the_present_one(house: House) -> None:
    me = {"user_id": str(SOMEONE)}
    week, month = await house.call("week", **me), await house.call("month", **me)
    calendar = await house.call("calendar", **me)
    assert isinstance(week, WeekReading)
    assert isinstance(month, MonthReading)
    assert isinstance(calendar, CalendarReading)
    assert (week.first, week.last) == (date(2026, 11, 16), date(2026, 11, 22))
    assert (month.month, calendar.month) == ("2026-11", "2026-11")
    assert (await daily(house)).score == week.days[-1].score == calendar.days[21].score


async def test_the_taste_of_a_person_arranges_their_reading(house: House) -> None:
    told = Arrangement(("overall", "work", *AREAS[1:4], "people"), "short", "learned", "work")
    asked: list[tuple[UUID, date]] = []

    async def arranged(user_id: UUID, day: date) -> Arrangement:
        asked.append((user_id, day))
        return told

    def service() -> DailyService:
        return DailyService(house.crowd, house.shelf, lambda: house.now, arranged=arranged)

    request = DailyRequest(user_id=SOMEONE)
    reading = await service().daily(request)
    assert asked == [(SOMEONE, date(2026, 11, 22))]
    assert tuple(category.id for category in reading.categories) == told.order
    assert reading.style == "short"
    assert "일·공부를 자주 물어보셔서" in reading.how
    # What is learned later on the same day does not change what was told.
    told = Arrangement(AREAS, "detailed", "tried")
    assert await service().daily(request) == reading
    # What the person decides does.
    told = Arrangement(AREAS, "detailed", "chosen")
    assert (await service().daily(request)).style == "detailed"
    assert len(house.shelf.kept) == 2


async def test_a_gender_makes_another_reading(house: House) -> None:
    first = await daily(house)
    crowd = house.crowd.birth_of

    async def birth_of(user_id: UUID) -> tuple[Birth, Gender | None]:
        return (await crowd(user_id))[0], "female"

    house.crowd.birth_of = birth_of  # type: ignore[method-assign]
    house.rooms.days.forget(SOMEONE)
    assert await daily(house) != first
    assert len(house.shelf.kept) == 2


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


@pytest.mark.parametrize("name", ["daily", "week", "month", "calendar"])
@pytest.mark.parametrize(("who", "error"), [(NOBODY, NotFound), (UNBORN, BirthMissing)])
async def test_a_reading_needs_a_person_with_a_birth(
    house: House, name: str, who: UUID, error: type[FortuneError]
) -> None:
    with pytest.raises(error):
        await house.call(name, user_id=str(who))


@pytest.mark.parametrize(
    ("name", "params", "error"),
    [
        ("week", {"date": "2026-02-30"}, ImpossibleDate),
        ("week", {"date": "2100-12-31"}, OutOfRange),
        ("month", {"date": "2150-01-01"}, OutOfRange),
        ("month", {"date": "2026-11"}, Invalid),
        ("calendar", {"month": "2101-01"}, OutOfRange),
        ("calendar", {"month": "1899-12"}, OutOfRange),
        ("calendar", {"date": "2026-11-22"}, Invalid),
    ],
)
async def test_spans_that_cannot_be_are_refused(
    house: House, name: str, params: dict[str, str], error: type[FortuneError]
) -> None:
    with pytest.raises(error):
        await house.call(name, user_id=str(SOMEONE), **params)


@pytest.mark.parametrize("month", ["2026-13", "2026-00", "2026-1", "November", "2026-11-01"])
async def test_a_month_that_is_none_names_its_field(house: House, month: str) -> None:
    with pytest.raises(Invalid) as refused:
        await house.call("calendar", user_id=str(SOMEONE), month=month)
    assert "'field': 'month'" in str(refused.value.details["errors"])
