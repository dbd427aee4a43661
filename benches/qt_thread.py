"""Measures how long the Qt thread is kept from its events, beside a bare view with nothing of ours.

A timer in the process should fire every 5 ms; how late it comes is how long a click would have waited.
Run it on a quiet machine: what other programs take from this one's cores is counted too.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWebEngineWidgets import QWebEngineView

from devtools.headless import headless
from fortune_desktop.desktop.graphics import prepare_this_process

EVERY_MS = 5
LONG_MS = 50.0
ROUNDS = 5
SENTENCE = "고마워"
_PATIENCE_S = 120
_BARE_S = 5.0
_BARE_PAGE = """<!doctype html><title>bare</title><canvas id="moving" width="620" height="700"></canvas><script>
const gl = moving.getContext("webgl2");
let drawn = 0;
function draw(now) {
    requestAnimationFrame(draw);
    if (now - drawn < 32) return;
    drawn = now;
    gl.clearColor((now % 2000) / 2000, 0.3, 0.4, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
}
requestAnimationFrame(draw);
</script>"""
PHASES = ("first_frame", "start", "turn", "quit")


Delay = tuple[float, float]
"""How late a beat came, and how much of that was not Qt drawing the window; milliseconds."""


def run() -> dict[str, float]:
    """By phase, over several rounds: the longest delays in milliseconds, and how many exceeded 50 ms.

    `first_frame` lasts until Qt has drawn the window once: nobody can click before. `bare` is a view with a
    moving canvas and nothing of ours. `beside_drawing` leaves out what Qt takes to draw the window, in software
    without a GPU.
    `load` is the machine's load before; below the number of cores the rest can be trusted.
    """
    figures = {"load": round(os.getloadavg()[0], 2)}
    rounds = [(_delays_of("bare"), _delays_of("companion")) for _ in range(ROUNDS)]
    for phase, name in (("first_frame", "bare_first_frame"), ("start", "bare_moving")):
        figures |= _summary(name, [bare[phase] for bare, _ in rounds])
    for phase in PHASES:
        figures |= _summary(phase, [companion[phase] for _, companion in rounds])
    for name, value in figures.items():
        print(f"{name:40} {value:8.2f}")
    return figures


def _summary(name: str, rounds: list[list[Delay]]) -> dict[str, float]:
    longest = [max((late for late, _ in delays), default=0.0) for delays in rounds]
    every = [delay for delays in rounds for delay in delays]
    return {
        f"{name}_max_ms_median": round(statistics.median(longest), 1),
        f"{name}_max_ms_worst": round(max(longest), 1),
        f"{name}_over_50_ms": float(sum(late > LONG_MS for late, _ in every)),
        f"{name}_beside_drawing_max_ms_worst": round(
            max((rest for _, rest in every), default=0.0), 1
        ),
        f"{name}_beside_drawing_over_50_ms": float(sum(rest > LONG_MS for _, rest in every)),
    }


def _delays_of(what: str) -> dict[str, list[Delay]]:
    """Every delay by phase of one process of its own."""
    with headless() as env, tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        subprocess.run(
            [sys.executable, "-m", "benches.qt_thread", what, str(report)],
            # As a person's: modules that are not compiled yet are compiled once, not at every start.
            env={**env, "FORTUNE_HOME": folder, "PYTHONDONTWRITEBYTECODE": ""},
            cwd=Path(__file__).parents[1],
            check=True,
            timeout=_PATIENCE_S,
            capture_output=True,
        )
        delays: dict[str, list[Delay]] = json.loads(report.read_text("utf-8"))
    return delays


class Heart(QObject):
    """Beats on Qt's thread while a view is shown; `report` tells every delay by phase."""

    def __init__(self, view: QWebEngineView) -> None:
        super().__init__()
        self.phase = "first_frame"
        self._beats: list[tuple[str, float, float]] = []
        self._drawings: list[tuple[float, float]] = []
        self._began_to_draw = 0.0
        view.installEventFilter(self)
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def report(self) -> str:
        """Every delay so far, as JSON."""
        delays: dict[str, list[Delay]] = {phase: [] for phase in PHASES}
        for phase, last, now in self._beats:
            late = 1000 * (now - last) - EVERY_MS
            drawing = sum(
                max(0.0, min(now, end) - max(last, begin)) for begin, end in self._drawings
            )
            delays[phase].append((max(0.0, late), max(0.0, late - 1000 * drawing)))
        return json.dumps(delays)

    def _beat(self) -> None:
        now = time.perf_counter()
        self._beats.append((self.phase, self._last, now))
        self._last = now

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Qt is about to draw: an event of ours, next in the queue, tells when it has."""
        if event.type() == QEvent.Type.UpdateRequest:
            self._began_to_draw = time.perf_counter()
            told = QEvent(QEvent.Type.User)
            QCoreApplication.postEvent(self, told, Qt.EventPriority.HighEventPriority.value)
        return super().eventFilter(watched, event)

    def customEvent(self, _event: QEvent) -> None:  # noqa: N802 (Qt's name)
        """Qt has drawn the window, and handed it to the X server."""
        self._drawings.append((self._began_to_draw, time.perf_counter()))
        if self.phase == "first_frame":
            QTimer.singleShot(2 * EVERY_MS, self._first_frame_is_over)

    def _first_frame_is_over(self) -> None:
        if self.phase == "first_frame":
            self.phase = "start"


def _measure_bare() -> Heart:
    """A view of Qt's own whose page moves 30 times a second, as she does."""
    prepare_this_process()
    from PySide6.QtWidgets import QApplication

    application = QApplication([])
    view = QWebEngineView()
    view.resize(1100, 720)
    view.show()
    heart = Heart(view)
    view.setHtml(_BARE_PAGE)
    QTimer.singleShot(int(1000 * _BARE_S), application.quit)
    application.exec()
    return heart


def _measure_companion() -> Heart:
    """The app itself, with the heart in it."""
    prepare_this_process()
    from fortune_desktop import cli
    from fortune_desktop.desktop import application
    from fortune_desktop.desktop.core_thread import Running
    from fortune_desktop.desktop.window import Window

    hearts: list[Heart] = []

    class Watched(Window):
        """The window; the heart beats from the moment it is shown."""

        def open(self) -> None:
            super().open()
            hearts.append(Heart(self))

    class Watching(application.Desktop):
        """The app; says in which phase a delay belongs."""

        async def _play(self, services: Running) -> None:
            await self._window.loaded.wait()
            hearts[0].phase = "turn"
            await super()._play(services)
            self._quit.set()

        async def _take_down(self) -> None:
            hearts[0].phase = "quit"
            await super()._take_down()

    application.Window = Watched  # type: ignore[attr-defined]
    application.Desktop = Watching  # type: ignore[misc]
    cli.main(["run", "--say", SENTENCE])
    return hearts[0]


if __name__ == "__main__":
    heart = {"bare": _measure_bare, "companion": _measure_companion}[sys.argv[1]]()
    Path(sys.argv[2]).write_text(heart.report(), "utf-8")
