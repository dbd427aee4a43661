"""The core in figures: what a request costs, how soon it is answered, how long the database takes."""

import os
import tempfile
from pathlib import Path

from benches import core_day, core_doors, core_http, core_store, reached
from benches.core_server import served

# What each figure should be: at most, or (a mark with a sign) at least.
MARKS = {
    "nothing_times_bare": 1.5,
    "cached_reading_times_bare": 2.0,
    "one_row_times_bare": 3.0,
    "requests_a_second": -1000.0,
    "p95_ms_at_50_clients": 20.0,
    "socket_p95_times_bare": 3.0,
    "push_p95_ms": 5.0,
    "bridge_p95_times_bare": 3.0,
    "day_of_1000_answered_from_memory_percent": -80.0,
    "page_out_of_a_million_p95_ms": 50.0,
    "statement_p95_ms": 5.0,
}


def run() -> dict[str, float]:
    """Every figure; those with a mark are printed beside it. `load` is the machine's before."""
    figures = {"load": round(os.getloadavg()[0], 2)}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with served("bare", folder / "bare") as bare, served("ours", folder / "ours") as ours:
            figures |= core_http.figures(bare, ours)
            figures |= core_doors.socket_figures(bare, ours)
        figures |= core_doors.bridge_figures()
        figures |= core_day.figures(folder)
        figures |= core_store.figures(folder)
    for name, value in figures.items():
        print(f"{name:45} {value:10.2f}  {reached.judged(MARKS, name, value)}")
    return figures
