"""The operation of the four pillars as a caller meets it."""

import pytest

from fortune_desktop.core.errors import ImpossibleDate, Invalid, OutOfRange
from fortune_desktop.fortune.saju.models import SajuResult
from tests.fortune.house import SOMEONE, House

BORN = {"date": "1990-05-15", "time": "14:30"}


async def test_of_an_erased_person_no_chart_is_left_in_memory(house: House) -> None:
    await house.call("saju", birth={"date": "1990-05-15"})
    await house.rooms.forget(SOMEONE)
    await house.call("saju", birth={"date": "1990-05-15"})
    assert [hit for _, hit in house.looked] == [False, False]


async def test_a_chart(house: House) -> None:
    found = await house.call("saju", birth=BORN, gender="male")
    assert found.model_dump()["pillars"]["day"] == "庚辰"


async def test_years_are_told_around_this_one_unless_another_is_asked(house: House) -> None:
    async def years(**more: int) -> tuple[list[int], int, int]:
        found = await house.call("saju", birth=BORN, **more)
        assert isinstance(found, SajuResult)
        return [one.year for one in found.years if one.chosen], len(found.months), len(found.days)

    assert await years() == ([2026], 12, 0)
    assert await years(year=2030, month=2) == ([2030], 12, 28)


async def test_each_question_is_kept_apart(house: House) -> None:
    for more in ({}, {"year": 2027}, {"month": 3}, {"locale": "en"}, {"gender": "male"}):
        await house.call("saju", birth=BORN, **more)
    assert [hit for _, hit in house.looked] == [False] * 5
    await house.call("saju", birth=BORN, year=2026)
    assert house.looked[-1] == ("saju", True)


@pytest.mark.parametrize(
    ("birth", "error"),
    [
        ({"date": "2023-02-29"}, ImpossibleDate),
        ({"date": "2023-01-30", "calendar": "lunar"}, ImpossibleDate),
        ({"date": "2022-02-01", "calendar": "lunar", "leap_month": True}, ImpossibleDate),
        ({"date": "1899-12-31"}, OutOfRange),
        ({"date": "2101-01-01"}, OutOfRange),
        ({"date": "2051-01-01", "calendar": "lunar"}, OutOfRange),
    ],
)
async def test_a_day_that_never_was_names_its_field(
    house: House, birth: dict[str, object], error: type[Invalid]
) -> None:
    with pytest.raises(error) as refused:
        await house.call("saju", birth=birth)
    assert refused.value.status == 422
    assert refused.value.details["field"] == "birth.date"


@pytest.mark.parametrize(
    ("params", "field"),
    [
        ({"birth": BORN | {"time": "25:00"}}, "birth.time"),
        ({"birth": BORN | {"timezone": "Asia/Nowhere"}}, "birth.timezone"),
        ({"birth": BORN | {"latitude": 95}}, "birth.latitude"),
        ({"birth": BORN, "options": {"clock": "sundial"}}, "options.clock"),
        ({"birth": BORN, "options": {"school": "mine"}}, "options.school"),
        ({"birth": BORN, "gender": "x"}, "gender"),
        ({"birth": BORN, "year": 2101}, "year"),
        ({"birth": BORN, "month": 13}, "month"),
    ],
)
async def test_what_is_written_wrong_names_its_field(
    house: House, params: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        await house.call("saju", **params)
    (told,) = refused.value.details["errors"]
    assert told["field"] == field
