"""The same answer everywhere: in any process, zone and language of the machine, and when clocks are changed."""

import asyncio
import datetime as dt
import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from fortune_desktop.core.operations import as_json
from tests.fortune.house import SOMEONE, House

ROOT = Path(__file__).resolve().parents[2]
ANNA = {"date": "1990-05-15", "time": "14:30"}
PERSON = {"user_id": "00000000-0000-0000-0000-000000000007"}
CALLS: list[tuple[str, dict[str, Any]]] = [
    ("saju", {"birth": ANNA, "gender": "male", "year": 2026, "month": 11}),
    ("saju", {"birth": {"date": "1988-05-08", "time": "02:30"}, "gender": "female"}),
    ("natal", {"birth": ANNA, "house_system": "placidus"}),
    ("compatibility", {"a": {"birth": ANNA}, "b": {"birth": ANNA}}),
    *((name, PERSON) for name in ("daily", "week", "month", "calendar", "transits", "tarot.daily")),
    *(("zodiac", {"sign": "leo", "period": period}) for period in ("day", "week", "month")),
    ("animal", {"branch": "말"}),
    *(("tarot", {"spread": spread, "seed": 5}) for spread in ("celtic_cross", "year")),
]
MACHINE = {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONUTF8": "0"}
GAPS = [
    ("2026-03-08", "02:30", "America/New_York"),
    ("1968-02-18", "02:30", "Europe/London"),
    ("2011-12-30", "12:00", "Pacific/Apia"),
    ("1993-08-21", "12:00", "Pacific/Kwajalein"),
    ("1948-06-01", "00:30", "Asia/Seoul"),
    ("1961-08-10", "00:10", "Asia/Seoul"),
    ("1988-05-08", "02:30", "Asia/Seoul"),
]
OVERLAPS = [
    ("2026-11-01", "01:30", "America/New_York"),
    ("1971-10-31", "02:30", "Europe/London"),
    ("1954-03-20", "23:45", "Asia/Seoul"),
    ("1988-10-09", "02:30", "Asia/Seoul"),
]


def answers() -> str:
    """A digest of what every room answers in both languages; today is the house's."""

    async def told() -> bytes:
        house = House()
        return b"\n".join(
            [
                as_json(await house.operations.call(f"fortune.{name}", params, locale))
                for locale in ("ko", "en")
                for name, params in CALLS
            ]
        )

    return hashlib.sha256(asyncio.run(told())).hexdigest()


def test_a_fresh_process_of_another_machine_answers_the_same() -> None:
    code = "from tests.fortune.test_audit_steady import answers; print(answers())"
    there = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **MACHINE},
        capture_output=True,
        text=True,
        check=True,
    )
    assert there.stdout.strip() == answers()


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Asia/Seoul", "Pacific/Pago_Pago"])
@pytest.mark.parametrize(
    ("name", "params", "field"),
    [
        ("daily", {"user_id": SOMEONE}, "date"),
        ("tarot.daily", {"user_id": SOMEONE}, "date"),
        ("transits", {"user_id": SOMEONE}, "date"),
        ("animal", {"branch": "말"}, "date"),
        ("zodiac", {"sign": "leo"}, "start"),
    ],
)
async def test_today_is_the_date_on_the_wall(
    house: House, zone: str, name: str, params: dict[str, object], field: str
) -> None:
    instant = dt.datetime(2026, 11, 22, 10, 30, tzinfo=dt.UTC)
    house.now = instant.astimezone(ZoneInfo(zone))
    found = await house.call(name, **params)
    assert getattr(found, field) == house.now.date()
    assert found == await house.call(name, **params, date=f"{house.now.date()}")


@pytest.mark.parametrize(
    ("wall", "code"),
    [*((one, "clock_gap") for one in GAPS), *((one, "clock_overlap") for one in OVERLAPS)],
)
async def test_a_changed_clock_is_told_with_both_readings(
    house: House, wall: tuple[str, str, str], code: str
) -> None:
    date, time, zone = wall
    birth = {"date": date, "time": time, "timezone": zone}
    for locale in ("ko", "en"):
        chart = await house.call("saju", birth=birth, gender="male", locale=locale)
        sky = await house.call("natal", birth=birth, locale=locale)
        (other,) = [one for one in chart.alternatives if one.code == code]
        assert other.instant_utc != chart.instant_utc
        (warning,) = [one for one in chart.warnings if one.code == code]
        assert time in warning.text
        assert code in {one.code for one in sky.warnings}


async def test_a_day_that_never_was_is_told_without_an_hour_too(house: House) -> None:
    birth = {"date": "2011-12-30", "timezone": "Pacific/Apia"}
    for name in ("saju", "natal"):
        found = await house.call(name, birth=birth)
        assert "clock_gap" in {one.code for one in found.warnings}, name
