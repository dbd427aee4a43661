"""What the doctor says of a person's data, and that looking at it changes nothing."""

import shutil
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from fortune_desktop.commands.checkup import data
from fortune_desktop.commands.checkup.finding import Finding
from fortune_desktop.observe.metrics import Metrics
from fortune_desktop.store.backup import back_up, name_of
from fortune_desktop.store.cipher import Cipher
from fortune_desktop.store.database import Database
from fortune_desktop.store.home import Home
from fortune_desktop.store.keys import find_key
from fortune_desktop.store.turn_times import TurnRecord, TurnTimesStore
from fortune_desktop.store.upgrade import upgrade

PROBES = (data.home, data.space, data.key, data.database, data.backup, data.turns, data.waiting)


def told(found: Iterable[Finding]) -> list[tuple[str, str]]:
    return [(finding.state, finding.key) for finding in found]


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """The home of a person who has not been here yet."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    return Home(tmp_path / "home")


@pytest.fixture
async def used(empty: Home) -> Home:
    """A home with a database and two timed turns."""
    empty.root.mkdir(mode=0o700)
    database = Database(empty.database, Cipher(find_key(empty.root).secret))
    await upgrade(database, empty.backups)
    turns = TurnTimesStore(database, lambda: datetime.now(UTC))
    await turns.add(TurnRecord(saved=4, first_sound=400, ended=2000))
    await turns.add(TurnRecord(saved=6, outcome="stopped"))
    database.close()
    return empty


def test_a_new_home_is_well_and_stays_unmade(empty: Home) -> None:
    assert [told(probe(empty)) for probe in PROBES] == [
        [("ok", "doctor.home.new")],
        [("ok", "doctor.space.ok")],
        [("ok", "doctor.key.none")],
        [("ok", "doctor.database.none")],
        [("ok", "doctor.backup.none")],
        [("ok", "doctor.turns.none")],
        [("ok", "doctor.waiting.unknown")],
    ]
    assert not empty.root.exists()


def test_a_used_home_is_well_but_for_its_copies(used: Home) -> None:
    assert [told(probe(used)) for probe in PROBES] == [
        [("ok", "doctor.home.ok")],
        [("ok", "doctor.space.ok")],
        [("ok", "doctor.key.file")],
        [("ok", "doctor.database.ok")],
        [("warn", "doctor.backup.missing")],
        [("ok", "doctor.turns.ok")],
        [("ok", "doctor.waiting.unknown")],
    ]


def test_looking_changes_nothing(used: Home) -> None:
    def state() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in used.root.iterdir() if path.is_file()}

    before = state()
    for probe in PROBES:
        list(probe(used))
    assert state() == before


def test_a_home_that_others_can_read_is_told(used: Home) -> None:
    used.root.chmod(0o755)
    assert told(data.home(used)) == [("warn", "doctor.home.open")]


def test_a_home_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert told(data.home(Home(tmp_path / "file"))) == [("bad", "doctor.home.locked")]


@pytest.mark.parametrize(("free_mb", "state"), [(10, "bad"), (100, "warn"), (5000, "ok")])
def test_a_disk_that_fills_is_told(
    empty: Home, monkeypatch: pytest.MonkeyPatch, free_mb: int, state: str
) -> None:
    disk = SimpleNamespace(free=free_mb * 1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: disk)
    (found,) = data.space(empty)
    assert (found.state, found.facts["free_mb"]) == (state, free_mb)


@pytest.mark.parametrize("hurt", [Path.unlink, lambda file: file.write_text("no key")])
def test_a_lost_key_is_told_once_and_not_replaced(used: Home, hurt: Callable[[Path], None]) -> None:
    file = used.root / "key"
    hurt(file)
    before = file.exists()
    assert told(data.key(used)) == [("bad", "doctor.key.lost")]
    assert told(data.database(used)) == []
    assert told(data.turns(used)) == [("ok", "doctor.turns.ok")]
    assert file.exists() == before


def test_a_foreign_key_does_not_open_the_database(used: Home) -> None:
    (used.root / "key").write_text("00" * 32)
    assert [state for state, _ in told(data.database(used))] == ["bad"]


def test_a_file_that_is_no_database_is_told_and_gets_no_key(empty: Home) -> None:
    empty.root.mkdir()
    empty.database.write_bytes(b"scribble" * 999)
    assert told(data.key(empty)) == [("ok", "doctor.key.none")]
    assert [state for state, _ in told(data.database(empty))] == ["bad"]
    assert told(data.turns(empty)) == [("ok", "doctor.turns.none")]
    assert not (empty.root / "key").exists()


def test_the_age_of_the_newest_copy(used: Home) -> None:
    back_up(used.database, used.backups, "daily", datetime.now(UTC) - timedelta(days=9))
    assert told(data.backup(used)) == [("warn", "doctor.backup.old")]
    fresh = used.backups / name_of("asked", datetime.now(UTC) - timedelta(hours=5))
    fresh.touch()
    (found,) = data.backup(used)
    assert (found.state, found.facts["hours"]) == ("ok", 5)


def test_stages_of_the_last_turns(used: Home) -> None:
    (found,) = data.turns(used)
    assert found.facts["count"] == 2
    assert found.facts["stages_ms"] == {
        "saved": {"median": 5, "p95": 6},
        "first_sound": {"median": 400, "p95": 400},
        "ended": {"median": 2000, "p95": 2000},
    }
    assert found.facts["words"] == "saved 5/6, first_sound 400/400, ended 2000/2000"


class App:
    """A running app that answers with what a test says."""

    def __init__(self, metrics: bytes | None) -> None:
        self.metrics = metrics

    def ask(self, path: str) -> bytes | None:
        assert path == "/metrics"
        return self.metrics


@pytest.mark.parametrize(("wait_s", "state"), [(0.0123, "ok"), (0.25, "warn")])
def test_how_long_the_running_app_waits(
    empty: Home, monkeypatch: pytest.MonkeyPatch, wait_s: float, state: str
) -> None:
    metrics = Metrics()
    metrics.database("write", wait_s, 0.001)
    monkeypatch.setattr(data.RunningApp, "find", lambda root: App(metrics.render()))
    (found,) = data.waiting(empty)
    assert (found.state, found.facts["wait_ms"]) == (state, 1000 * wait_s)


def test_an_app_without_figures_leaves_it_unknown(
    empty: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data.RunningApp, "find", lambda root: App(None))
    assert told(data.waiting(empty)) == [("ok", "doctor.waiting.unknown")]
