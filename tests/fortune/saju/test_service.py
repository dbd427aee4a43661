"""The operation of the four pillars as a caller meets it."""

from tests.fortune.house import SOMEONE, House


async def test_of_an_erased_person_no_chart_is_left_in_memory(house: House) -> None:
    await house.call("saju", birth={"date": "1990-05-15"})
    await house.rooms.forget(SOMEONE)
    await house.call("saju", birth={"date": "1990-05-15"})
    assert [hit for _, hit in house.looked] == [False, False]


async def test_a_chart(house: House) -> None:
    found = await house.call("saju", birth={"date": "1990-05-15", "time": "14:30"}, gender="male")
    assert found.model_dump()["pillars"]["day"] == "庚辰"
