"""The real app as a process of its own, with a home, a screen and a sound card of its own."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.cdp import Window, free_port, window

ROOT = Path(__file__).parents[1]
PATIENCE_S = 40.0
FAREWELL_S = 5.0
# Tests leave no keys in the keyring of whoever runs them.
NO_KEYRING = {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"}
PERSON = {
    "name": "하늘",
    "birth": {"date": "1990-05-15", "time": "14:30"},
    "gender": "female",
    "preferences": {"onboarded": True},
}
OFFLINE = {"voice": {"online": False, "rate": 1.8}}  # quickly spoken, so that tests are short


@dataclass
class RunningApp:
    """A started app. `log` is everything it wrote to its error stream so far."""

    process: subprocess.Popen[bytes]
    home: Path
    port: int
    _errors: Path

    @property
    def log(self) -> str:
        """Everything it wrote to its error stream so far."""
        return self._errors.read_text("utf-8", "replace")

    def page(self) -> contextlib.AbstractContextManager[Window]:
        """Its page, to look and type into."""
        return window(self.port, "app://ui")

    def server(self) -> dict[str, str]:
        """What `server.json` says, as soon as it is there."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end and self.process.poll() is None:
            with contextlib.suppress(FileNotFoundError, ValueError):
                found: dict[str, str] = json.loads((self.home / "server.json").read_text("utf-8"))
                return found
            time.sleep(0.02)
        raise TimeoutError(f"the app did not start:\n{self.log}")

    def quit(self, farewell: signal.Signals = signal.SIGTERM) -> int:
        """Say farewell and wait; the exit code."""
        self.process.send_signal(farewell)
        return self.process.wait(PATIENCE_S)

    def descendants(self) -> set[int]:
        """The ids of every process it started, and of those they started."""
        found, wanted = set[int](), [self.process.pid]
        while wanted:
            parent = wanted.pop()
            children = children_of(parent)
            found |= children
            wanted += children
        return found


def make_home(folder: Path, settings: Mapping[str, object] = OFFLINE) -> Path:
    """A home with settings, and the person whose profile is taken at the start."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.json").write_text(json.dumps(settings), "utf-8")
    (folder / "person.json").write_text(json.dumps(PERSON), "utf-8")
    return folder


@contextlib.contextmanager
def running(
    home: Path, env: Mapping[str, str], command: Sequence[str] = ("run",)
) -> Iterator[RunningApp]:
    """Start the app; it is killed at the end if it has not ended by then."""
    port = free_port()
    everything = {
        **NO_KEYRING,
        **env,
        "FORTUNE_HOME": str(home),
        "QTWEBENGINE_REMOTE_DEBUGGING": f"127.0.0.1:{port}",
        "PYTHONPATH": str(ROOT),
    }
    with tempfile.TemporaryDirectory() as folder:
        errors = Path(folder) / "errors"
        with errors.open("wb") as stream:
            process = subprocess.Popen(
                [sys.executable, "-m", "fortune_desktop", *command],
                cwd=ROOT,
                env=everything,
                stderr=stream,
            )
        try:
            yield RunningApp(process, home, port, errors)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()


def children_of(parent: int) -> set[int]:
    """The ids of the processes that one started and that are still known."""
    found = set[int]()
    for task in Path(f"/proc/{parent}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found |= {int(child) for child in task.read_text().split()}
    return found


def all_gone(processes: set[int]) -> bool:
    """True as soon as none of them runs; Chromium's own end a moment after the process they belong to."""
    end = time.monotonic() + FAREWELL_S
    while any(alive(process) for process in processes):
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def alive(process: int) -> bool:
    """True if a process of this id runs (a zombie does not)."""
    try:
        os.kill(process, 0)
        return " Z " not in Path(f"/proc/{process}/stat").read_text()
    except OSError:
        return False
