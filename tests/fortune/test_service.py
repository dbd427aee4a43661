"""The operations of the calendar as a caller meets them."""

from tests.fortune.house import House


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
