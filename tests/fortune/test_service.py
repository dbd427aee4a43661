"""The fortune operations as a caller meets them."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime, timedelta, timezone
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from fortune_desktop.core.birth import Birth, Gender
from fortune_desktop.core.errors import (
    BirthMissing,
    FortuneError,
    ImpossibleDate,
    Invalid,
    NotFound,
    OutOfRange,
)
from fortune_desktop.core.operations import Operations
from fortune_desktop.fortune import daily as daily_room
from fortune_desktop.fortune.models import DailyReading, TarotReading
from fortune_desktop.fortune.service import FortuneService
from tests.fortune.samples import ANNA

SOMEONE, NOBODY, UNBORN = uuid4(), uuid4(), uuid4()
MIDNIGHT = datetime(2026, 11, 22, 0, 5, tzinfo=timezone(timedelta(hours=9)))


class Crowd:
    """One person with a birth and one without; `asked` waits before each answer."""

    def __init__(self) -> None:
        self.birth = ANNA
        self.asked: Callable[[], Awaitable[None]] | None = None

    async def birth_of(self, user_id: UUID) -> tuple[Birth, Gender | None]:
        if user_id == NOBODY:
            raise NotFound
        if user_id == UNBORN:
            raise BirthMissing
        birth = self.birth
        if self.asked is not None:
            await self.asked()
        return birth, None


class Shelf:
    """Readings kept in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[UUID | None, str, date, str]] = {}

    async def find(self, key: str) -> str | None:
        return self.kept[key][3] if key in self.kept else None

    async def keep(self, key: str, user_id: UUID | None, kind: str, on: date, body: str) -> None:
        self.kept[key] = (user_id, kind, on, body)


class House:
    """The service behind its operations, as the doors see it."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self.shelf = shelf or Shelf()
        self.crowd = Crowd()
        self.now = MIDNIGHT
        self.looked: list[tuple[str, bool]] = []
        self.service = FortuneService(
            self.crowd,
            self.shelf,
            lambda: self.now,
            lambda n: b"\x07" * n,
            lambda kind, hit: self.looked.append((kind, hit)),
        )
        self.operations = Operations(self.service)

    async def call(self, name: str, **params: object) -> BaseModel:
        return await self.operations.call(f"fortune.{name}", params, "ko")


@pytest.fixture
def house() -> House:
    return House()


async def daily(house: House, **params: object) -> DailyReading:
    found = await house.call("daily", user_id=str(SOMEONE), **params)
    assert isinstance(found, DailyReading)
    return found


def test_the_operations_of_the_contract(house: House) -> None:
    found = {(op.name, op.method, op.path) for op in house.operations}
    assert found == {
        ("fortune.daily", "GET", "/fortune/daily/{user_id}"),
        ("fortune.saju", "POST", "/fortune/saju"),
        ("fortune.terms", "GET", "/fortune/terms/{year}"),
        ("fortune.lunar", "GET", "/fortune/lunar"),
        ("fortune.tarot", "POST", "/fortune/tarot"),
    }


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
    changed = daily_room.ENGINE_VERSION + 1
    monkeypatch.setattr("fortune_desktop.fortune.service.ENGINE_VERSION", changed)
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
    await house.service.forget(SOMEONE)
    assert (await daily(house)).pillars != first.pillars


async def test_a_reading_made_while_the_birth_changed_is_not_remembered(house: House) -> None:
    async def change() -> None:
        house.crowd.asked = None
        house.crowd.birth = ANNA.model_copy(update={"date": "1984-03-03"})
        await house.service.forget(SOMEONE)

    house.crowd.asked = change
    stale = await daily(house)
    assert (await daily(house)).pillars != stale.pillars


@pytest.mark.parametrize(
    ("name", "params", "other"),
    [
        ("saju", {"birth": {"date": "1990-05-15"}}, {"gender": "male"}),
        ("saju", {"birth": {"date": "1990-05-15"}}, {"options": {"clock": "standard"}}),
        ("saju", {"birth": {"date": "1990-05-15"}}, {"locale": "en"}),
        ("saju", {"birth": {"date": "1990-05-15"}}, {"birth": {"date": "1990-05-16"}}),
        ("terms", {"year": 2026}, {"year": 2027}),
    ],
)
async def test_what_is_reckoned_once_is_remembered_with_all_it_depends_on(
    house: House, name: str, params: dict[str, object], other: dict[str, object]
) -> None:
    first = await house.call(name, **params)
    assert await house.call(name, **params) == first
    assert await house.call(name, **params | other) != first
    assert house.looked == [(name, False), (name, True), (name, False)]


async def test_of_an_erased_person_no_chart_is_left_in_memory(house: House) -> None:
    await house.call("saju", birth={"date": "1990-05-15"})
    await house.service.forget(SOMEONE)
    await house.call("saju", birth={"date": "1990-05-15"})
    assert [hit for _, hit in house.looked] == [False, False]


@pytest.mark.parametrize(("who", "error"), [(NOBODY, NotFound), (UNBORN, BirthMissing)])
async def test_a_reading_needs_a_person_with_a_birth(
    house: House, who: UUID, error: type[FortuneError]
) -> None:
    with pytest.raises(error):
        await house.call("daily", user_id=str(who))


@pytest.mark.parametrize(
    ("name", "params", "error"),
    [
        ("daily", {"user_id": str(SOMEONE), "date": "2026-02-30"}, ImpossibleDate),
        ("daily", {"user_id": str(SOMEONE), "date": "2150-01-01"}, OutOfRange),
        ("daily", {"user_id": str(SOMEONE), "date": "today"}, Invalid),
        ("daily", {"user_id": "x"}, Invalid),
        ("saju", {"birth": {"date": "1990-02-30"}}, ImpossibleDate),
        ("saju", {"birth": {"date": "1890-02-10"}}, OutOfRange),
        ("saju", {"birth": {"date": "1990-02-10"}, "options": {"clock": "sundial"}}, Invalid),
        ("saju", {"birth": {"date": "1990-02-10"}, "gender": "x"}, Invalid),
        ("terms", {"year": "1800"}, OutOfRange),
        ("terms", {"year": "soon"}, Invalid),
        ("lunar", {}, Invalid),
        ("lunar", {"date": "2026-01-01", "lunar": "2026-01-01"}, Invalid),
        ("lunar", {"date": "2051-01-01"}, OutOfRange),
        ("lunar", {"lunar": "2026-04-01", "leap": "true"}, ImpossibleDate),
        ("tarot", {"spread": "celtic_cross"}, Invalid),
        ("tarot", {"seed": 10**30}, Invalid),
        ("tarot", {"question": "?" * 501}, Invalid),
        ("tarot", {"user_id": str(NOBODY)}, NotFound),
    ],
)
async def test_bad_input_is_the_contracts_error(
    house: House, name: str, params: dict[str, object], error: type[FortuneError]
) -> None:
    with pytest.raises(error) as caught:
        await house.call(name, **params)
    assert type(caught.value) is error
    assert house.shelf.kept == {}


async def test_terms_of_a_year(house: House) -> None:
    found = (await house.call("terms", year="2026")).model_dump(mode="json")["terms"]
    assert len(found) == 24
    assert found[2]["name"] == "입춘"
    assert found[2]["kst"].startswith("2026-02-04T05:02")
    assert found[2]["kst"].endswith("+09:00")
    assert set(found[0]) == {"index", "name", "solar_longitude", "utc", "kst", "jd_tt"}


async def test_lunar_dates_both_ways(house: House) -> None:
    there = (await house.call("lunar", date="2020-05-23")).model_dump(mode="json")
    back = (await house.call("lunar", lunar="2020-04-01", leap="true")).model_dump(mode="json")
    expected = {"year": 2020, "month": 4, "day": 1, "leap": True}
    assert there == back == {"solar": "2020-05-23", "lunar": expected}


async def test_a_chart(house: House) -> None:
    found = await house.call("saju", birth={"date": "1990-05-15", "time": "14:30"}, gender="male")
    assert found.model_dump()["pillars"]["day"] == "庚辰"


async def test_a_draw_without_a_seed_tells_the_seed_that_replays_it(house: House) -> None:
    drawn = await house.call("tarot")
    assert isinstance(drawn, TarotReading)
    assert drawn.seed == "07" * 16
    assert await house.call("tarot", seed=drawn.seed) == drawn
    assert house.shelf.kept == {}


async def test_a_persons_draw_is_kept_even_without_a_birth(house: House) -> None:
    await house.call("tarot", user_id=str(UNBORN), seed=1)
    ((user, kind, on, _),) = house.shelf.kept.values()
    assert (user, kind, on) == (UNBORN, "tarot", date(2026, 11, 22))


TEXT = st.text(max_size=30) | st.from_regex(r"\d{4}-\d{2}-\d{2}", fullmatch=True)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(TEXT, TEXT, st.booleans(), st.integers() | st.text(max_size=80))
async def test_no_text_breaks_an_operation(
    day: str, hour: str, leap: bool, seed: int | str
) -> None:
    house = House()
    birth = {"date": day, "time": hour, "leap_month": leap}
    requests: list[tuple[str, dict[str, object]]] = [
        ("saju", {"birth": birth}),
        ("saju", {"birth": {**birth, "time": None, "calendar": "lunar"}}),
        ("lunar", {"date": day}),
        ("lunar", {"lunar": day, "leap": leap}),
        ("daily", {"user_id": str(SOMEONE), "date": day}),
        ("tarot", {"seed": seed, "question": hour}),
        ("terms", {"year": day}),
    ]
    answers = [await status(house, name, params) for name, params in requests]
    assert set(answers) <= {200, 422}, (requests, answers)


async def status(house: House, name: str, params: dict[str, object]) -> int:
    try:
        await house.call(name, **params)
    except FortuneError as error:
        return error.status
    return 200
