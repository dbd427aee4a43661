"""The rooms of fortune together: their operations, what they remember, and what they refuse."""

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fortune_desktop.core.errors import (
    FortuneError,
    ImpossibleDate,
    Invalid,
    NotFound,
    OutOfRange,
)
from tests.fortune.house import NOBODY, SOMEONE, House


def test_the_operations_of_the_contract(house: House) -> None:
    found = {(op.name, op.method, op.path) for op in house.operations}
    assert found == {
        ("fortune.saju", "POST", "/fortune/saju"),
        ("fortune.terms", "GET", "/fortune/terms/{year}"),
        ("fortune.lunar", "GET", "/fortune/lunar"),
        ("fortune.daily", "GET", "/fortune/daily/{user_id}"),
        ("fortune.week", "GET", "/fortune/week/{user_id}"),
        ("fortune.month", "GET", "/fortune/month/{user_id}"),
        ("fortune.calendar", "GET", "/fortune/calendar/{user_id}"),
        ("fortune.taste.get", "GET", "/user/{user_id}/taste"),
        ("fortune.taste.update", "PATCH", "/user/{user_id}/taste"),
        ("fortune.taste.forget", "DELETE", "/user/{user_id}/taste"),
        ("fortune.experiments", "GET", "/experiments"),
        ("fortune.natal", "POST", "/fortune/natal"),
        ("fortune.transits", "GET", "/fortune/transits/{user_id}"),
        ("fortune.zodiac", "GET", "/fortune/zodiac/{sign}"),
        ("fortune.tarot", "POST", "/fortune/tarot"),
        ("fortune.tarot.deck", "GET", "/fortune/tarot/deck"),
        ("fortune.tarot.spreads", "GET", "/fortune/tarot/spreads"),
        ("fortune.tarot.card", "GET", "/fortune/tarot/card/{id}"),
        ("fortune.tarot.daily", "GET", "/fortune/tarot/daily/{user_id}"),
        ("fortune.compatibility", "POST", "/fortune/compatibility"),
        ("fortune.animal", "GET", "/fortune/animal/{branch}"),
    }


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
        ("tarot", {"spread": "two"}, Invalid),
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


ME, BIRTH = {"user_id": str(SOMEONE)}, {"date": "1990-05-15", "time": "14:30"}
HEAVY: list[tuple[str, dict[str, object]]] = [
    *((name, ME) for name in ("daily", "week", "month", "calendar", "transits", "tarot.daily")),
    ("saju", {"birth": BIRTH}),
    ("natal", {"birth": BIRTH}),
    ("zodiac", {"sign": "leo", "period": "month"}),
    ("compatibility", {"a": {"birth": BIRTH}, "b": {"birth": BIRTH}}),
    ("animal", {"branch": "horse"}),
    ("tarot", {"seed": 7, "spread": "celtic_cross"}),
    ("tarot.deck", {}),
    ("tarot.spreads", {}),
    ("tarot.card", {"id": "major_00"}),
]


@pytest.mark.parametrize(("name", "params"), HEAVY)
async def test_the_loop_turns_while_it_is_reckoned(
    house: House, name: str, params: dict[str, object]
) -> None:
    turns = 0

    async def turn() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0)

    turning = asyncio.create_task(turn())
    await asyncio.sleep(0)
    before = turns
    await house.call(name, **params)
    turning.cancel()
    assert turns > before


@pytest.mark.parametrize(("name", "params"), HEAVY)
async def test_two_who_ask_at_once_hear_the_same(
    house: House, name: str, params: dict[str, object]
) -> None:
    both = await asyncio.gather(house.call(name, **params), house.call(name, **params))
    assert both[0] == both[1] == await house.call(name, **params)


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
