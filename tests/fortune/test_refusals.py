"""What does not fit a fortune is refused by its field, with what is allowed there, in both languages."""

from collections.abc import Iterator
from typing import Any

import pytest

from fortune_desktop.core.errors import Invalid
from fortune_desktop.core.texts import LOCALES, Texts
from fortune_desktop.fortune.pair.branches import ANIMALS
from fortune_desktop.fortune.sky.signs import SIGNS
from tests.fortune.house import SOMEONE, House

TEXTS = Texts.load()
ME = {"user_id": str(SOMEONE)}
BORN = {"date": "1990-05-15", "time": "14:30"}
# How each operation that reads a day is asked, and each that reads births, with the way to every birth.
DAYS: dict[str, dict[str, Any]] = {
    "daily": ME,
    "week": ME,
    "month": ME,
    "transits": ME,
    "tarot.daily": ME,
    "zodiac": {"sign": "leo"},
    "animal": {"branch": "horse"},
    "compatibility": {"a": {"birth": BORN}, "b": {"birth": BORN}},
    "lunar": {},
}
BIRTHS = {"saju": [""], "natal": [""], "compatibility": ["a.", "b."]}
LEAST, MOST = "1900", "2100"

Row = tuple[str, dict[str, Any], str, str, str]


def with_birth(operation: str, way: str, **birth: object) -> dict[str, Any]:
    told = {"birth": {**BORN, **birth}}
    if operation != "compatibility":
        return told
    return {"a": {"birth": BORN}, "b": {"birth": BORN}, way[0]: told}


def days() -> Iterator[Row]:
    for name, params in DAYS.items():
        yield name, {**params, "date": "2023-02-29"}, "impossible_date", "date", "2023-02-28"
        yield name, {**params, "date": "2026-13-01"}, "impossible_date", "date", "2026-13-01"
        yield name, {**params, "date": "1899-12-31"}, "out_of_range", "date", LEAST
        yield name, {**params, "date": "2101-01-01"}, "out_of_range", "date", MOST
        yield name, {**params, "date": "soon"}, "invalid", "date", "YYYY-MM-DD"


def births() -> Iterator[Row]:
    for name, ways in BIRTHS.items():
        for way in ways:
            for birth, code, allowed in (
                ({"date": "2023-02-29"}, "impossible_date", "2023-02-28"),
                ({"date": "2023-01-30", "calendar": "lunar"}, "impossible_date", "2023-01-29"),
                ({"date": "1899-12-31"}, "out_of_range", LEAST),
                ({"date": "2101-01-01"}, "out_of_range", MOST),
                ({"date": "2051-01-01", "calendar": "lunar"}, "out_of_range", "2050"),
                (
                    {"date": "1990-04-01", "calendar": "lunar", "leap_month": True},
                    "impossible_date",
                    "1990-04-01",
                ),
                ({"date": "1.1.1990"}, "invalid", "YYYY-MM-DD"),
            ):
                yield name, with_birth(name, way, **birth), code, f"{way}birth.date", allowed
            for field, value, allowed in (
                ("time", "25:00", "HH:MM"),
                ("timezone", "Asia/Atlantis", "Asia/Seoul"),
                ("latitude", 95, "90"),
                ("latitude", -95, "-90"),
                ("longitude", 181, "180"),
                ("calendar", "mayan", "lunar"),
            ):
                told = with_birth(name, way, **{field: value})
                yield name, told, "invalid", f"{way}birth.{field}", allowed


PLACE = {"latitude": 37.5, "longitude": 127}
OTHERS: tuple[Row, ...] = (
    ("lunar", {"lunar": "2023-01-30"}, "impossible_date", "lunar", "2023-01-29"),
    ("lunar", {"lunar": "2026-04-01", "leap": True}, "impossible_date", "lunar", "2026-04-01"),
    ("lunar", {"lunar": "2051-01-01"}, "out_of_range", "lunar", "2050"),
    ("lunar", {"date": "2051-01-01"}, "out_of_range", "date", "2050"),
    ("lunar", {}, "invalid", "date", "lunar"),
    ("lunar", {"date": "2026-01-01", "lunar": "2026-01-01"}, "invalid", "date", "lunar"),
    ("terms", {"year": 1800}, "out_of_range", "year", LEAST),
    ("terms", {"year": 2101}, "out_of_range", "year", MOST),
    ("calendar", {**ME, "month": "2026-13"}, "invalid", "month", "YYYY-MM"),
    ("calendar", {**ME, "month": "1899-12"}, "out_of_range", "month", LEAST),
    ("calendar", {**ME, "month": "2101-01"}, "out_of_range", "month", MOST),
    ("week", {**ME, "date": "2100-12-31"}, "out_of_range", "date", MOST),
    ("saju", {"birth": BORN, "year": 1800}, "invalid", "year", LEAST),
    ("saju", {"birth": BORN, "year": 2101}, "invalid", "year", MOST),
    ("saju", {"birth": BORN, "month": 13}, "invalid", "month", "12"),
    ("saju", {"birth": BORN, "gender": "x"}, "invalid", "gender", "female"),
    ("saju", {"birth": BORN, "options": {"clock": "sun"}}, "invalid", "options.clock", "apparent"),
    (
        "saju",
        {"birth": BORN, "options": {"day_boundary": "noon"}},
        "invalid",
        "options.day_boundary",
        "yaja",
    ),
    ("natal", {}, "invalid", "birth", "utc"),
    ("natal", {"birth": BORN, "house_system": "koch"}, "invalid", "house_system", "placidus"),
    ("natal", {"utc": "1899-12-31T23:00Z", **PLACE}, "out_of_range", "utc", LEAST),
    ("natal", {"utc": "soon", **PLACE}, "invalid", "utc", "2026-11-22T07:30:00Z"),
    ("natal", {"utc": "1990-05-15T05:30Z", **PLACE, "latitude": 95}, "invalid", "latitude", "90"),
    ("natal", {"utc": "1990-05-15T05:30Z"}, "invalid", "latitude", "longitude"),
    ("zodiac", {"sign": "ophiuchus"}, "invalid", "sign", ", ".join(SIGNS)),
    ("zodiac", {"sign": "leo", "period": "year"}, "invalid", "period", "day, week, month"),
    (
        "zodiac",
        {"sign": "leo", "period": "week", "date": "2100-12-31"},
        "out_of_range",
        "date",
        MOST,
    ),
    ("animal", {"branch": "cat"}, "invalid", "branch", ", ".join(ANIMALS)),
    ("animal", {"branch": "horse", "year_start": "may"}, "invalid", "year_start", "seollal"),
    ("tarot", {"spread": "two"}, "invalid", "spread", "celtic_cross"),
    ("tarot", {"topic": "health"}, "invalid", "topic", "money"),
    ("tarot", {"reversals": 33}, "invalid", "reversals", "0.25"),
    ("tarot", {"question": "?" * 501}, "invalid", "question", "500"),
    ("tarot.card", {"id": "major_99"}, "invalid", "id", "major_00"),
    (
        "compatibility",
        {**DAYS["compatibility"], "relation": "rival"},
        "invalid",
        "relation",
        "friend",
    ),
)


@pytest.mark.parametrize(
    ("name", "params", "code", "field", "allowed"), [*days(), *births(), *OTHERS]
)
async def test_a_refusal_names_its_field_and_what_is_allowed(
    house: House, name: str, params: dict[str, Any], code: str, field: str, allowed: str
) -> None:
    with pytest.raises(Invalid) as caught:
        await house.call(name, **params)
    error = caught.value
    assert (error.status, error.code) == (422, code)
    problems: Any = error.details.get("errors", [error.details])
    assert [problem["field"] for problem in problems] == [field]
    for locale in LOCALES:
        message = TEXTS.message(locale, code, error.details)
        told = message.removeprefix(TEXTS.text(locale, f"error.{code}"))
        assert f" {field}: " in told
        assert allowed in told
        assert "{{" not in message
    assert house.shelf.kept == {}
