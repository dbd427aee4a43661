"""The operations of the sky as a caller meets them."""

from datetime import date

import pytest

from fortune_desktop.core.errors import (
    BirthMissing,
    FortuneError,
    ImpossibleDate,
    Invalid,
    NotFound,
    OutOfRange,
)
from fortune_desktop.core.operations import Operations, as_json
from fortune_desktop.fortune.sky.models import NatalResult, TransitsResult, ZodiacResult
from fortune_desktop.fortune.sky.service import SkyService
from tests.fortune.house import MIDNIGHT, NOBODY, SOMEONE, UNBORN, Crowd, Shelf
from tests.fortune.samples import ANNA

BIRTH = {"date": "1990-05-15", "time": "14:30"}


class Sky:
    """The room behind its operations."""

    def __init__(self) -> None:
        self.crowd, self.shelf, self.now = Crowd(), Shelf(), MIDNIGHT
        self.looked: list[tuple[str, bool]] = []
        self.service = SkyService(
            self.crowd,
            self.shelf,
            lambda: self.now,
            lambda kind, hit: self.looked.append((kind, hit)),
        )
        self.operations = Operations(self.service)

    async def natal(self, **params: object) -> NatalResult:
        found = await self.operations.call("fortune.natal", params, "ko")
        assert isinstance(found, NatalResult)
        return found

    async def transits(self, **params: object) -> TransitsResult:
        params = {"user_id": str(SOMEONE), **params}
        found = await self.operations.call("fortune.transits", params, "ko")
        assert isinstance(found, TransitsResult)
        return found

    async def zodiac(self, **params: object) -> ZodiacResult:
        found = await self.operations.call("fortune.zodiac", {"sign": "leo", **params}, "ko")
        assert isinstance(found, ZodiacResult)
        return found


@pytest.fixture
def sky() -> Sky:
    return Sky()


def test_the_operations_of_the_contract(sky: Sky) -> None:
    assert {(op.name, op.method, op.path) for op in sky.operations} == {
        ("fortune.natal", "POST", "/fortune/natal"),
        ("fortune.transits", "GET", "/fortune/transits/{user_id}"),
        ("fortune.zodiac", "GET", "/fortune/zodiac/{sign}"),
    }


async def test_today_is_the_local_date(sky: Sky) -> None:
    assert (await sky.transits()).date == date(2026, 11, 22)
    assert (await sky.zodiac()).start == date(2026, 11, 22)


async def test_what_is_reckoned_once_is_remembered_with_all_it_depends_on(sky: Sky) -> None:
    first = await sky.natal(birth=BIRTH)
    assert await sky.natal(birth=BIRTH) is first
    for other in (
        {"house_system": "placidus"},
        {"locale": "en"},
        {"birth": {**BIRTH, "time": None}},
    ):
        assert await sky.natal(**({"birth": BIRTH} | other)) != first
    assert sky.looked == [("natal", hit) for hit in (False, True, False, False, False)]
    leo = await sky.zodiac()
    for changed in (
        {"sign": "virgo"},
        {"period": "week"},
        {"date": "2026-11-21"},
        {"locale": "en"},
    ):
        assert await sky.zodiac(**changed) != leo
    assert await sky.zodiac() is leo


async def test_transits_are_remembered_until_the_birth_changes(sky: Sky) -> None:
    first = await sky.transits()
    assert await sky.transits() is first
    sky.crowd.birth = ANNA.model_copy(update={"date": "1984-03-03"})
    sky.service.forget(SOMEONE)
    assert (await sky.transits()).transits != first.transits


async def test_transits_made_while_the_birth_changed_are_not_remembered(sky: Sky) -> None:
    async def change() -> None:
        sky.crowd.asked = None
        sky.crowd.birth = ANNA.model_copy(update={"date": "1984-03-03"})
        sky.service.forget(SOMEONE)

    sky.crowd.asked = change
    stale = await sky.transits()
    assert (await sky.transits()).transits != stale.transits


async def test_a_chart_is_kept_in_the_history_of_who_asks_once(sky: Sky) -> None:
    await sky.natal(birth=BIRTH)
    assert sky.shelf.kept == {}
    found = await sky.natal(birth=BIRTH, user_id=str(SOMEONE))
    await sky.natal(birth=BIRTH, user_id=str(SOMEONE))
    ((user, kind, on, body),) = sky.shelf.kept.values()
    assert (user, kind, on) == (SOMEONE, "natal", date(2026, 11, 22))
    assert NatalResult.model_validate_json(body) == found
    await sky.natal(birth=BIRTH, user_id=str(UNBORN))
    assert len(sky.shelf.kept) == 2


async def test_the_wire_has_the_contracts_names(sky: Sky) -> None:
    natal = as_json(await sky.natal(birth=BIRTH)).decode()
    for field in ('"bodies":{"sun":{', '"longitude":', '"sign":', '"retrograde":', '"cusps":['):
        assert field in natal
    assert (
        '"from":"2026-11-16","to":"2026-11-22"' in as_json(await sky.zodiac(period="week")).decode()
    )


@pytest.mark.parametrize(
    ("name", "params", "error"),
    [
        ("natal", {}, Invalid),
        ("natal", {"birth": {"date": "2023-02-29"}}, ImpossibleDate),
        ("natal", {"birth": {"date": "1990-05-15", "time": "25:00"}}, Invalid),
        ("natal", {"birth": {"date": "1990-05-15", "latitude": 95}}, Invalid),
        ("natal", {"utc": "1990-05-15T00:00:00Z", "latitude": 95, "longitude": 0}, Invalid),
        ("natal", {"utc": "1890-05-15T00:00:00Z", "latitude": 5, "longitude": 0}, OutOfRange),
        ("natal", {"birth": BIRTH, "house_system": "koch"}, Invalid),
        ("natal", {"birth": BIRTH, "user_id": str(NOBODY)}, NotFound),
        ("transits", {"user_id": str(NOBODY)}, NotFound),
        ("transits", {"user_id": str(UNBORN)}, BirthMissing),
        ("transits", {"user_id": str(SOMEONE), "date": "2026-02-30"}, ImpossibleDate),
        ("transits", {"user_id": str(SOMEONE), "date": "2150-01-01"}, OutOfRange),
        ("zodiac", {"sign": "ophiuchus"}, Invalid),
        ("zodiac", {"sign": "leo", "period": "year"}, Invalid),
        ("zodiac", {"sign": "leo", "date": "soon"}, Invalid),
    ],
)
async def test_bad_input_is_the_contracts_error(
    sky: Sky, name: str, params: dict[str, object], error: type[FortuneError]
) -> None:
    with pytest.raises(error) as caught:
        await sky.operations.call(f"fortune.{name}", params, "ko")
    assert type(caught.value) is error
    assert sky.shelf.kept == {}


async def test_an_unknown_sign_names_the_field_and_the_known(sky: Sky) -> None:
    with pytest.raises(Invalid) as caught:
        await sky.zodiac(sign="ophiuchus")
    told = str(caught.value.details)
    assert "'sign'" in told
    assert "aries" in told
    assert "pisces" in told
