"""Hostile calls to every operation of fortune: what is wrong is refused by the contract, and nothing ever breaks."""

import json
import math
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic_core import to_json

from fortune_desktop.core.errors import FortuneError
from fortune_desktop.core.operations import as_json, json_object
from fortune_desktop.core.texts import LOCALES, Texts
from tests.fortune.house import NOBODY, SOMEONE, UNBORN, House

NUMBERS = [0, -1, 1, 12, 13, 25, 50, 95, 1800, 1899, 1900, 2050, 2051, 2100, 2101, 10**30, 0.25]
DATES = [
    *("1900-01-01", "2100-12-31", "1899-12-31", "2101-01-01", "2023-02-29", "2024-02-29"),
    *("2050-12-31", "2011-12-30", "0000-01-01", "9999-12-31", "1990-02-30", "2026-13-01"),
    *("2026-1-1", "٢٠٢٦-٠١-٠١", "1900-01-31", "2051-01-22", "", "today"),
]
USUAL = ["1990-05-15", "2026-11-22", "1955-08-01", "2012-04-21", "1984-11-23"] * 8
TIMES = ["00:00", "23:59", "24:00", "25:00", "12:00:00", "02:30", "1:00", "", "noon"]
ZONES = [
    "Asia/Seoul",
    "Pacific/Apia",
    "America/New_York",
    "UTC",
    "Mars/Base",
    "",
    "../etc",
    "posix",
]
WORDS = [
    "ko",
    "en",
    "leo",
    "말",
    "horse",
    "午",
    "day",
    "month",
    "celtic_cross",
    "major_00",
    "lunar",
]
ODD = ["\x00", "{0}", "{name}", "%s", "가" * 600, "\u202e", "💫", "null", "'; --", " "]
INSTANTS = ["1900-01-01T00:00Z", "2100-12-31T23:59:59Z", "2101-01-01T00:00Z", "1899-12-31T23:00Z"]
PEOPLE = [str(one) for one in (SOMEONE, SOMEONE, SOMEONE, NOBODY, UNBORN)]

scalars: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from([*NUMBERS, *DATES, *TIMES, *ZONES, *WORDS, *ODD, *PEOPLE, *INSTANTS]),
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=20),
)
junk = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)


def mostly(*good: object) -> st.SearchStrategy[Any]:
    """One of some values, and once in sixteen times junk."""
    return often(st.sampled_from(good))


def often(good: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """What a strategy gives, and once in sixteen times junk."""
    return st.integers(0, 15).flatmap(lambda n: good if n else junk)


births = st.fixed_dictionaries(
    {"date": mostly(*USUAL, *DATES)},
    optional={
        "time": mostly(*["14:30", "23:30", None] * 4, *TIMES),
        "calendar": mostly("solar", "lunar"),
        "leap_month": mostly(True, False),
        "timezone": mostly(*["Asia/Seoul", "Europe/London"] * 5, *ZONES),
        "latitude": mostly(0, 90, -90, 66.6, 37.5, -33.9, 95),
        "longitude": mostly(0, 180, -180, 127, 181),
        "place": mostly("서울"),
    },
)
sides = st.fixed_dictionaries(
    {"birth": often(births)},
    optional={"gender": mostly("male", "female"), "name": mostly("하늘", *ODD)},
)
options = st.fixed_dictionaries(
    {},
    optional={
        "clock": mostly("local_mean", "fixed_127_5", "standard", "apparent"),
        "day_boundary": mostly("yaja", "jasi", "midnight"),
        "luck_rounding": mostly("round", "floor", "exact"),
    },
)
person, date = mostly(*PEOPLE), mostly(*USUAL, *DATES)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "user_id": person,
    "date": date,
    "lunar": date,
    "leap": mostly(True, False),
    "month": mostly("2026-11", "2026-13", "1900-01", "2100-12", 11, 13),
    "year": mostly(*NUMBERS),
    "birth": often(births),
    "a": often(sides),
    "b": often(sides),
    "gender": mostly("male", "female"),
    "options": often(options),
    "utc": mostly(*INSTANTS),
    "latitude": mostly(0, 90, -90, 66.6, 37.5, -33.9, 95),
    "longitude": mostly(0, 180, -180, 127, 181),
    "house_system": mostly("whole", "placidus"),
    "sign": mostly("leo", "pisces"),
    "period": mostly("day", "week", "month"),
    "branch": mostly("horse", "午", "말", "cat"),
    "year_start": mostly("ipchun", "seollal"),
    "spread": mostly("one", "yes_no", "celtic_cross", "year"),
    "question": mostly("이직할까요?", *ODD),
    "topic": mostly("love", "money"),
    "seed": mostly(7, -1, "x"),
    "reversals": mostly(0, 0.25, 0.5, 25, 50, True, 0.3),
    "relation": mostly("lover", "friend"),
    "id": mostly("major_00", "pentacles_14", "major_22"),
    "enabled": mostly(True, False),
    "style": mostly("auto", "short"),
    "locale": mostly("ko", "en"),
}
OPERATIONS = {op.name: op.request for op in House().operations}
# What is told in one of two ways: mostly one of them is left out.
EITHER: dict[str, list[tuple[str, ...]]] = {
    "fortune.natal": [(), ("birth",), *[("utc", "latitude", "longitude")] * 3],
    "fortune.lunar": [(), ("date",), ("lunar",)],
}
TEXTS = Texts.load()


@st.composite
def calls(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """An operation with some of its fields, and now and then without one it needs or with one it does not have."""
    name = draw(st.sampled_from(sorted(OPERATIONS)))
    params = {
        field: draw(FIELDS[field])
        for field, declared in OPERATIONS[name].model_fields.items()
        if draw(st.integers(0, 30) if declared.is_required() else st.booleans())
    }
    for field in draw(st.sampled_from(EITHER.get(name, [()]))):
        params.pop(field, None)
    if not draw(st.integers(0, 20)):
        params[draw(st.text(max_size=8))] = draw(junk)
    return name, params


def test_every_field_of_every_request_is_attacked() -> None:
    assert {field for one in OPERATIONS.values() for field in one.model_fields} <= set(FIELDS)


@settings(
    max_examples=250,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(calls())
async def test_no_call_ever_breaks(call: tuple[str, dict[str, Any]]) -> None:
    body = await answered(*call)
    assert finite(json.loads(body)), call


async def answered(name: str, params: dict[str, Any]) -> bytes:
    """The JSON of the answer, or of the error of the contract; any other error fails the test."""
    try:
        asked = json_object(json.dumps(params))
        return as_json(await House().operations.call(name, asked, "ko"))
    except FortuneError as refused:
        if refused.status >= 500:
            raise
        return to_json([TEXTS.error(locale, refused) for locale in LOCALES])


def finite(value: object) -> bool:
    """Whether every number inside is one."""
    if isinstance(value, dict):
        return all(map(finite, value.values()))
    if isinstance(value, list):
        return all(map(finite, value))
    return not isinstance(value, float) or math.isfinite(value)
