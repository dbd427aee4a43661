"""Without a network, or with one that answers nothing, a whole turn is answered aloud; nothing leaves this machine."""

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from devtools.headless import headless
from tests.faults.hardship import GREETING, PYTHON, said_in, started, unshared
from tests.running import ROOT, make_home
from tests.sound import RATE, Recorder

HERE = {None, "127.0.0.1", "::1", "localhost"}
PLACES = ("url", "host", "hostname", "host_and_port", "address", "address_list", "remote_address")
pytestmark = [pytest.mark.gui, pytest.mark.audio]


@dataclass(frozen=True)
class Day:
    """What one scripted run left behind: `notes` of the Python processes, `lost` attempts the kernel saw."""

    home: Path
    log: str
    heard_s: float
    notes: list[dict[str, Any]]
    lost: dict[str, int]
    chromium: list[dict[str, Any]]


@pytest.fixture(scope="module")
def env() -> Iterator[dict[str, str]]:
    """A private screen and sound card."""
    with headless() as env:
        yield env


def spend(place: str, env: dict[str, str], folder: Path) -> Day:
    """Start the app with default settings, say something, hear her out, and quit."""
    home = make_home(folder / "home", settings={})
    notes, counts, netlog = (folder / name for name in ("notes", "counts", "netlog"))
    listening = {
        "PYTHONPATH": f"{ROOT / 'tests/faults/listening'}:{ROOT}",
        "FORTUNE_TEST_CONNECTIONS": str(notes),
        "QTWEBENGINE_CHROMIUM_FLAGS": f"{env['QTWEBENGINE_CHROMIUM_FLAGS']} --log-net-log={netlog}",
    }
    command = ["run", "--person", str(home / "person.json"), "--say", GREETING]
    command += ["--capture", str(folder / "picture.png"), "--after", "30"]
    apart = [*unshared("-n"), PYTHON, str(ROOT / "tests/faults/apart.py"), str(counts), place]
    with Recorder(env["PULSE_SERVER"]) as recorder:
        began = time.time()
        with started(home, env | listening, command, apart) as app:
            assert app.process.wait(60) == 0, app.log
            log = app.log
        recorder.wait_until(time.time())
        heard_s = len(recorder.loud_moments(began)) / RATE
    return Day(
        home,
        log,
        heard_s,
        [json.loads(line) for line in notes.read_text("utf-8").splitlines()],
        json.loads(counts.read_text("utf-8")),
        json.loads(netlog.read_text("utf-8"))["events"],
    )


def all_went_well(day: Day) -> None:
    """The turn was answered, saved and spoken."""
    (asked, question), (answered, answer) = said_in(day.home)
    assert (asked, question, answered) == ("user", GREETING, "assistant")
    assert answer
    assert day.heard_s > 1.0
    assert "Traceback" not in day.log


def places(events: list[dict[str, Any]]) -> set[str]:
    """Every address and host that Chromium's network stack speaks of."""
    told = (event.get("params", {}) for event in events)
    return {str(params[name]) for params in told for name in PLACES if name in params}


def test_offline_with_default_settings_nothing_leaves_this_machine(
    env: dict[str, str], tmp_path: Path
) -> None:
    day = spend("offline", env, tmp_path)
    all_went_well(day)
    processes = {note["process"] for note in day.notes}
    assert any("-m fortune_desktop" in process for process in processes)
    assert any("_espeak_program.py" in process for process in processes)
    assert {note["host"] for note in day.notes} <= HERE
    assert day.chromium
    assert places(day.chromium) == set()
    assert day.lost == {"ipv4": 0, "ipv6": 0}


@pytest.mark.parametrize("place", ["silent", "hanging"])
def test_in_a_dead_network_she_still_speaks_and_ends(
    place: str, env: dict[str, str], tmp_path: Path
) -> None:
    day = spend(place, env, tmp_path)
    all_went_well(day)
    assert [note["host"] for note in day.notes if note["event"] == "foreign name"]
