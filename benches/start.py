"""Start-up and memory of the companion beside an empty QWebEngine page, in turns, as whole processes."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.cdp import free_port, window
from tests.running import RunningApp, make_home, running

ROUNDS = 5
SETTLE_S = 3.0
EMPTY = """
from fortune_desktop.desktop.graphics import prepare_this_process
prepare_this_process()
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication
app = QApplication([])
view = QWebEngineView()
view.resize(1100, 720)
view.setHtml("<!doctype html><title>empty</title><p>empty</p>")
view.show()
app.exec()
"""
PAINTED = """(() => {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    return paint && (performance.timeOrigin + paint.startTime) / 1000;
})()"""
SHE_STANDS = "window.fortuneStage?.values() && Date.now() / 1000"
SHE_GREETS = "document.querySelector('.bubble .s') && Date.now() / 1000"


def run() -> dict[str, float]:
    """Medians of several rounds: seconds from the process's start, megabytes of proportional memory."""
    empty: list[dict[str, float]] = []
    ours: list[dict[str, float]] = []
    for _ in range(ROUNDS):
        empty.append(_empty())
        ours.append(_ours())
    figures = {f"empty_page_{name}": _median(empty, name) for name in empty[0]}
    figures |= {f"companion_{name}": _median(ours, name) for name in ours[0]}
    for name in ("painted_s", "memory_mb"):
        ratio = figures[f"companion_{name}"] / figures[f"empty_page_{name}"]
        figures[f"ratio_{name.split('_')[0]}"] = round(ratio, 2)
    for name, value in figures.items():
        print(f"{name:32} {value:8.2f}")
    return figures


def _median(rounds: list[dict[str, float]], name: str) -> float:
    return round(statistics.median(one[name] for one in rounds), 2)


def _empty() -> dict[str, float]:
    port = free_port()
    env = {**os.environ, "QTWEBENGINE_REMOTE_DEBUGGING": f"127.0.0.1:{port}"}
    began = time.time()
    process = subprocess.Popen([sys.executable, "-c", EMPTY], env=env, stderr=subprocess.DEVNULL)
    try:
        with window(port) as page:
            painted = page.until(PAINTED) - began
        time.sleep(SETTLE_S)
        return {"painted_s": painted, "memory_mb": _memory(process.pid)}
    finally:
        process.terminate()
        process.wait()


def _ours() -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        home = make_home(Path(folder))
        began = time.time()
        with running(home, os.environ) as app:
            figures = _stages(app, lambda at: at - began)
            time.sleep(SETTLE_S)
            figures["memory_mb"] = _memory(app.process.pid)
            app.quit()
        return figures


def _stages(app: RunningApp, since: Callable[[float], float]) -> dict[str, float]:
    with app.page() as page:
        return {
            "painted_s": since(page.until(PAINTED)),
            "character_s": since(page.until(SHE_STANDS)),
            "greets_s": since(page.until(SHE_GREETS)),
        }


def _memory(process: int) -> float:
    """Proportional memory of a process and all below it, in megabytes."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    own = next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return own / 1024 + sum(_memory(int(child)) for child in children)
