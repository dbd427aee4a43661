"""The companion as a process: it opens, ends on every kind of farewell, and says when it cannot start."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import asyncio, os, sys, threading
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from fortune_desktop.desktop.graphics import prepare_this_process
prepare_this_process()
from pathlib import Path
from fortune_desktop.desktop.application import run_desktop
from fortune_desktop.desktop.script import Script
from fortune_desktop.store.home import Home
from tests.desktop.stand_in import StandIn

services = StandIn()

async def start():
    if sys.argv[2] == "fails":
        raise OSError(28, "No space left on device")
    print("started", flush=True)
    return services

picture = Path(sys.argv[1]) / "picture.png" if sys.argv[3] == "picture" else None
code = run_desktop(Home(Path(sys.argv[1])), start, Script(capture=picture, after=0.5))
print("stopped", services.stopped, "threads", threading.active_count(), flush=True)
sys.exit(code)
"""


def launch(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(folder), *arguments],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(root)},
    )


@pytest.mark.parametrize("farewell", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly(tmp_path: Path, farewell: signal.Signals) -> None:
    process = launch(tmp_path, "starts", "stays")
    assert process.stdout is not None
    assert process.stdout.readline() == "started\n"
    process.send_signal(farewell)
    out, err = process.communicate(timeout=20)
    assert out == "stopped 1 threads 1\n", err
    assert process.returncode == 0
    assert "Traceback" not in err


def test_a_picture_is_the_end(tmp_path: Path) -> None:
    process = launch(tmp_path, "starts", "picture")
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (0, "started\nstopped 1 threads 1\n"), err
    assert (tmp_path / "picture.png").stat().st_size > 1000


def test_services_that_cannot_start_end_it_with_one(tmp_path: Path) -> None:
    process = launch(tmp_path, "fails", "picture")
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (1, "stopped 0 threads 1\n")
    assert "the services could not start" in err
