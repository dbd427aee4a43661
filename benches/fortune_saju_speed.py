"""The four pillars beside other engines in one run: the same thousand distinct births in one random order."""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import zoneinfo
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from fortune_desktop.fortune.cycle import HIDDEN_SHARES, MAIN_STEMS, ten_god, voids
from fortune_desktop.fortune.saju.luck import luck
from fortune_desktop.fortune.saju.meetings import meetings
from fortune_desktop.fortune.saju.nayin import nayin
from fortune_desktop.fortune.saju.pillars import four_pillars
from fortune_desktop.fortune.saju.stages import stage
from fortune_desktop.fortune.saju.stars import stars, twelve_star
from fortune_desktop.fortune.saju.strength import strength, useful_element

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "resources" / "web" / "node_modules"
BIRTHS, ROUNDS, SLOW_BIRTHS = 1_000, 7, 100
SEOUL_LONGITUDE = 126.978
_NODE = """
const package = require("path").join(process.argv[1], "manseryeok");
const { calculateFourPillars } = require(package);
const { computeFourPillars } = require(package + "/dist/pillars.js");
const { resolveInstant } = require(package + "/dist/time/true-solar-time.js");
const births = JSON.parse(require("fs").readFileSync(0, "utf8"));
const trueSolarTime = { longitude: 126.978, applyEquationOfTime: false };
const dayBoundary = "splitJasi";
const ways = {
  whole: ([year, month, day, hour, minute]) =>
    calculateFourPillars({ year, month, day, hour, minute, dayBoundary, trueSolarTime }),
  core: ([y, m, d, h, min]) =>
    computeFourPillars(resolveInstant(y, m, d, h, min, trueSolarTime), y, dayBoundary),
};
const took = { whole: [], core: [] };
for (let round = 0; round < ROUNDS; round += 1)
  for (const name of Object.keys(ways)) {
    const began = process.hrtime.bigint();
    births.forEach(ways[name]);
    took[name].push(Number(process.hrtime.bigint() - began) / 1000 / births.length);
  }
console.log(JSON.stringify(took));
"""
_BESIDE = (
    "import pydantic, time, zoneinfo, fortune_desktop.core.operations, fortune_desktop.core.birth"
)
_TIMED = (
    _BESIDE
    + """
began = time.perf_counter()
import {}
print(1000 * (time.perf_counter() - began))
"""
)
_ROOMS = "almanac clock cycle saju.years saju.luck saju.meetings saju.stars saju.strength"
_ENGINE = _TIMED.format(", ".join(f"fortune_desktop.fortune.{name}" for name in _ROOMS.split()))
_ROOM = _TIMED.format("fortune_desktop.fortune.saju.service")
_TABLES = """
import gc, tracemalloc
tracemalloc.start()
from fortune_desktop.fortune import almanac
almanac._lunar_months()
gc.collect()
here = tracemalloc.Filter(True, almanac.__file__)
print(sum(s.size for s in tracemalloc.take_snapshot().filter_traces([here]).statistics("filename")) / 1024)
"""

_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"

Parsed = tuple[int, int, int, int, int]


def figures() -> dict[str, float]:
    """Microseconds a birth: medians of rounds over the same distinct births in one random order."""
    births = _births()
    ours = _median(lambda: _ours(births), births)
    lunar = _median(lambda: _lunar_python(births[:SLOW_BIRTHS]), births[:SLOW_BIRTHS])
    node = _manseryeok(births)
    chart = _median(lambda: _charts(births), births)
    return {
        "pillars_us": ours,
        "lunar_python_us": lunar,
        "manseryeok_us": node["whole"],
        "manseryeok_inner_us": node["core"],
        "pillars_times_lunar_python": lunar / ours,
        "pillars_times_manseryeok": node["whole"] / ours,
        "whole_chart_us": chart,
        "engine_import_ms": _of_process(_ENGINE),
        "room_import_ms": _of_process(_ROOM),
        "terms_and_months_in_memory_kb": _of_process(_TABLES),
    }


def _births() -> list[Parsed]:
    chance = random.Random(20_261_122)  # noqa: S311 (no secret)
    days = chance.sample(range((date(2100, 12, 1) - date(1900, 2, 1)).days), BIRTHS)
    found = []
    for offset in days:
        day = date(1900, 2, 1) + timedelta(days=offset)
        found.append((day.year, day.month, day.day, chance.randrange(24), chance.randrange(60)))
    return found


def _median(run: Callable[[], None], births: Sequence[Parsed]) -> float:
    took = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        run()
        took.append((time.perf_counter() - began) / len(births))
    return 1e6 * statistics.median(took)


def _ours(births: Sequence[Parsed]) -> None:
    zone = zoneinfo.ZoneInfo("Asia/Seoul")
    for year, month, day, hour, minute in births:
        four_pillars(datetime(year, month, day, hour, minute, tzinfo=zone), SEOUL_LONGITUDE)


def _lunar_python(births: Sequence[Parsed]) -> None:
    from lunar_python import Solar

    for year, month, day, hour, minute in births:
        signs = Solar.fromYmdHms(year, month, day, hour, minute, 0).getLunar().getEightChar()
        signs.setSect(2)
        for told in (signs.getYear, signs.getMonth, signs.getDay, signs.getTime):
            told()


def _manseryeok(births: Sequence[Parsed]) -> dict[str, float]:
    """Its public call, and the functions inside it that find the pillars alone."""
    script = _NODE.replace("ROUNDS", str(ROUNDS))
    command = ["node", "-e", script, str(MODULES)]
    done = subprocess.run(
        command, input=json.dumps(births), capture_output=True, text=True, check=True
    )
    return {way: statistics.median(rounds) for way, rounds in json.loads(done.stdout).items()}


def _charts(births: Sequence[Parsed]) -> None:
    zone = zoneinfo.ZoneInfo("Asia/Seoul")
    for year, month, day, hour, minute in births:
        _whole_chart(datetime(year, month, day, hour, minute, tzinfo=zone))


def _whole_chart(civil: datetime) -> tuple[object, ...]:
    """Everything that is derived from a birth, as facts without words."""
    pillars = four_pillars(civil, SEOUL_LONGITUDE)
    me, placed = pillars.day.stem, pillars.placed().values()
    found = strength(pillars)
    return (
        [(ten_god(me, one.stem), ten_god(me, MAIN_STEMS[one.branch])) for one in placed],
        [[(ten_god(me, stem), days) for stem, days in HIDDEN_SHARES[one.branch]] for one in placed],
        [(stage(me, one.branch), stage(one.stem, one.branch), nayin(one)) for one in placed],
        [twelve_star(pillars.year.branch, one.branch) for one in placed],
        (voids(pillars.day), voids(pillars.year), pillars.elements()),
        stars(pillars),
        meetings(pillars),
        found,
        useful_element(pillars, found),
        luck(pillars.year, pillars.month, civil, "female", "round"),
    )


def _of_process(script: str) -> float:
    """What a fresh interpreter prints whose modules were compiled before; the middle of five."""
    with tempfile.TemporaryDirectory() as compiled:
        around = {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}
        around["PYTHONPYCACHEPREFIX"] = compiled
        runs = [
            float(
                subprocess.run(
                    [sys.executable, "-c", script],
                    cwd=ROOT,
                    env=around,
                    capture_output=True,
                    text=True,
                    check=True,
                ).stdout
            )
            for _ in range(6)
        ]
    return statistics.median(runs[1:])
