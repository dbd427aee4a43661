"""The fortune engine in figures: how exact, how varied, how fast, and what it costs to start."""

import os
import statistics
import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

from benches import fortune_api, fortune_daily, fortune_saju, fortune_sky, fortune_tarot, reached

# What each figure should be: at most, or (a mark with a sign) at least.
MARKS = {
    "tables_kb": 1024.0,
    **fortune_saju.MARKS,
    **fortune_daily.MARKS,
    **fortune_sky.MARKS,
    **fortune_tarot.MARKS,
    **fortune_api.MARKS,
}
_STARTS = 15
# What the app has loaded anyway is loaded first; the rest is the engine's own.
_START = """
import time
import fortune_desktop.core.operations, fortune_desktop.core.cache, fortune_desktop.core.birth
import zoneinfo, hashlib, json, functools, importlib.resources
begun = time.perf_counter()
import fortune_desktop.fortune.rooms
from fortune_desktop.core.birth import Birth
from fortune_desktop.fortune.saju.pillars import cast
cast(Birth(date="1990-05-15", time="14:30"))
print(1000 * (time.perf_counter() - begun))
"""


def run() -> dict[str, float]:
    """Every figure; those with a mark are printed beside it. `load` is the machine's before."""
    figures = {"load": round(os.getloadavg()[0], 2)}
    figures |= {"rooms_and_first_chart_ms": _start_ms(), "tables_kb": _tables_kb()}
    for part in (fortune_saju, fortune_sky, fortune_tarot, fortune_daily, fortune_api):
        figures |= part.figures()
    for name, value in figures.items():
        print(f"{name:55} {value:12.4g}  {reached.judged(MARKS, name, value)}")
    return figures


def _start_ms() -> float:
    """Median milliseconds a fresh process needs to load the engine and cast its first chart; the first compiles it."""
    with tempfile.TemporaryDirectory() as compiled:
        env = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        command = [sys.executable, "-c", _START]
        times = [
            float(subprocess.run(command, env=env, capture_output=True, check=True).stdout)
            for _ in range(1 + _STARTS)
        ]
    return round(statistics.median(times[1:]), 1)


def _tables_kb() -> float:
    """The size of the engine's tables on disk: everything that is data and not a sentence."""
    root = Path(str(files("fortune_desktop.fortune")))
    tables = [
        path
        for path in root.rglob("*")
        if path.suffix in {".bin", ".json"} and "phrases" not in path.parts
    ]
    return round(sum(path.stat().st_size for path in tables) / 1024, 1)
