"""Measures how long the Qt thread is kept from its events: at the start, in one turn, and at the end.

A timer in the real app should fire every 5 ms; how late it comes is how long a click would have waited.
Run it on a quiet machine: what other programs take from this one's cores is counted too.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from devtools.headless import headless

EVERY_MS = 5
LONG_MS = 50.0
SENTENCE = "고마워"
_PATIENCE_S = 120
_REPORT = "FORTUNE_BENCH_REPORT"


def run() -> dict[str, float]:
    """`<phase>_max_ms`, `<phase>_p95_ms`, `<phase>_over_50_ms` (a count) of the phases `start`, `turn` and `quit`.

    `load` is the machine's load before the run; below the number of cores the rest can be trusted.
    """
    load = os.getloadavg()[0]
    with headless() as env, tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        subprocess.run(
            [sys.executable, "-m", "benches.qt_thread"],
            # As a person's: modules that are not compiled yet are compiled once, not at every start.
            env={
                **env,
                "FORTUNE_HOME": folder,
                _REPORT: str(report),
                "PYTHONDONTWRITEBYTECODE": "",
            },
            cwd=Path(__file__).parents[1],
            check=True,
            timeout=_PATIENCE_S,
            capture_output=True,
        )
        late: dict[str, list[float]] = json.loads(report.read_text("utf-8"))
    found = {"load": load}
    for phase, delays in late.items():
        found |= {f"{phase}_{name}": value for name, value in summary(delays).items()}
    return found


def summary(delays: Sequence[float]) -> dict[str, float]:
    """Longest, 95th percentile, and how many are too long; delays in milliseconds."""
    ordered = sorted(delays) or [0.0]
    return {
        "max_ms": round(ordered[-1], 1),
        "p95_ms": round(ordered[int(0.95 * (len(ordered) - 1))], 1),
        "over_50_ms": float(sum(delay > LONG_MS for delay in ordered)),
    }


def _measure(report: Path) -> None:
    """Run the app in this process, with the timer in it, and write every delay by phase."""
    from fortune_desktop.desktop.graphics import prepare_this_process

    prepare_this_process()
    from PySide6.QtCore import QTimer

    from fortune_desktop import cli
    from fortune_desktop.desktop import application
    from fortune_desktop.desktop.core_thread import Running
    from fortune_desktop.desktop.window import Window

    late: dict[str, list[float]] = {"start": [], "turn": [], "quit": []}
    phase, last = "start", 0.0

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        late[phase].append(max(0.0, 1000 * (now - last) - EVERY_MS))
        last = now

    class Watched(Window):
        """The window; the timer runs from the moment it is shown."""

        def open(self) -> None:
            nonlocal last
            super().open()
            self._heart = QTimer(interval=EVERY_MS)
            self._heart.timeout.connect(tick)
            last = time.perf_counter()
            self._heart.start()

    class Watching(application.Desktop):
        """The app; says in which phase a delay belongs."""

        async def _play(self, services: Running) -> None:
            nonlocal phase
            await self._window.loaded.wait()
            phase = "turn"
            await super()._play(services)
            self._quit.set()

        async def _take_down(self) -> None:
            nonlocal phase
            phase = "quit"
            await super()._take_down()

    application.Window = Watched  # type: ignore[attr-defined]
    application.Desktop = Watching  # type: ignore[misc]
    cli.main(["run", "--say", SENTENCE])
    report.write_text(json.dumps(late), "utf-8")


if __name__ == "__main__":
    if _REPORT in os.environ:
        _measure(Path(os.environ[_REPORT]))
    else:
        print(json.dumps(run(), indent=1))
