"""The operations of two people and animals as a caller meets them."""

from datetime import date

import pytest

from fortune_desktop.core.errors import FortuneError, ImpossibleDate, Invalid, NotFound, OutOfRange
from fortune_desktop.core.operations import Operations, as_json
from fortune_desktop.fortune.pair.models import AnimalResult, CompatibilityResult
from fortune_desktop.fortune.pair.service import PairService
from tests.fortune.house import MIDNIGHT, NOBODY, SOMEONE, UNBORN, Crowd, Shelf

A = {"birth": {"date": "1995-02-04", "time": "16:11"}, "gender": "female", "name": "서연"}
B = {"birth": {"date": "1994-12-22"}}


class Pair:
    """The room behind its operations."""

    def __init__(self) -> None:
        self.shelf, self.now = Shelf(), MIDNIGHT
        self.looked: list[tuple[str, bool]] = []
        self.service = PairService(
            Crowd(),
            self.shelf,
            lambda: self.now,
            lambda kind, hit: self.looked.append((kind, hit)),
        )
        self.operations = Operations(self.service)

    async def compatibility(self, **params: object) -> CompatibilityResult:
        params = {"a": A, "b": B, **params}
        found = await self.operations.call("fortune.compatibility", params, "ko")
        assert isinstance(found, CompatibilityResult)
        return found

    async def animal(self, **params: object) -> AnimalResult:
        found = await self.operations.call("fortune.animal", {"branch": "horse", **params}, "ko")
        assert isinstance(found, AnimalResult)
        return found


@pytest.fixture
def pair() -> Pair:
    return Pair()


def test_the_operations_of_the_contract(pair: Pair) -> None:
    assert {(op.name, op.method, op.path) for op in pair.operations} == {
        ("fortune.compatibility", "POST", "/fortune/compatibility"),
        ("fortune.animal", "GET", "/fortune/animal/{branch}"),
    }


async def test_today_is_the_local_date(pair: Pair) -> None:
    assert (await pair.animal()).date == date(2026, 11, 22)
    found = await pair.compatibility()
    assert found == await pair.compatibility(date="2026-11-22")
    assert found.good_days != (await pair.compatibility(date="2026-12-22")).good_days


async def test_what_is_reckoned_once_is_remembered_with_all_it_depends_on(pair: Pair) -> None:
    first = await pair.compatibility()
    assert await pair.compatibility() is first
    for other in ({"relation": "friend"}, {"locale": "en"}, {"b": A}, {"date": "2027-01-01"}):
        assert await pair.compatibility(**other) != first
    assert pair.looked[:3] == [("compatibility", hit) for hit in (False, True, False)]
    horse = await pair.animal()
    for other in (
        {"branch": "rat"},
        {"year_start": "seollal"},
        {"locale": "en"},
        {"date": "2027-01-01"},
    ):
        assert await pair.animal(**other) != horse
    assert await pair.animal(branch="午") is horse


async def test_nothing_of_a_pair_stays_in_memory_when_somebody_is_forgotten(pair: Pair) -> None:
    first = await pair.compatibility()
    pair.service.forget()
    assert await pair.compatibility() is not first


async def test_a_pair_is_kept_in_the_history_of_who_asks_once(pair: Pair) -> None:
    await pair.compatibility()
    assert pair.shelf.kept == {}
    found = await pair.compatibility(user_id=str(SOMEONE))
    await pair.compatibility(user_id=str(SOMEONE))
    ((user, kind, on, body),) = pair.shelf.kept.values()
    assert (user, kind, on) == (SOMEONE, "compatibility", date(2026, 11, 22))
    assert CompatibilityResult.model_validate_json(body) == found
    await pair.compatibility(user_id=str(UNBORN))
    assert len(pair.shelf.kept) == 2


async def test_the_wire_has_the_contracts_names(pair: Pair) -> None:
    assert (
        '"from":"2026-02-17T00:00:00+09:00"'
        in as_json(await pair.animal(year_start="seollal")).decode()
    )


@pytest.mark.parametrize(
    ("name", "params", "error"),
    [
        ("compatibility", {"a": A}, Invalid),
        ("compatibility", {"a": A, "b": {"birth": {"date": "2023-02-29"}}}, ImpossibleDate),
        ("compatibility", {"a": A, "b": {"birth": {"date": "1890-02-01"}}}, OutOfRange),
        ("compatibility", {"a": A, "b": B, "relation": "rival"}, Invalid),
        ("compatibility", {"a": {**A, "name": "가" * 41}, "b": B}, Invalid),
        ("compatibility", {"a": A, "b": B, "date": "2101-01-01"}, OutOfRange),
        ("compatibility", {"a": A, "b": B, "user_id": str(NOBODY)}, NotFound),
        ("animal", {"branch": "cat"}, Invalid),
        ("animal", {"branch": "horse", "year_start": "january"}, Invalid),
        ("animal", {"branch": "horse", "date": "2026-02-30"}, ImpossibleDate),
        ("animal", {"branch": "horse", "date": "2101-01-01"}, OutOfRange),
    ],
)
async def test_bad_input_is_the_contracts_error(
    pair: Pair, name: str, params: dict[str, object], error: type[FortuneError]
) -> None:
    with pytest.raises(error) as caught:
        await pair.operations.call(f"fortune.{name}", params, "ko")
    assert type(caught.value) is error
    assert pair.shelf.kept == {}
