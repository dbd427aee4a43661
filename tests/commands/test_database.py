"""`db`: checked, migrated, copied and put back, by what a person types."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from fortune_desktop.commands import database
from tests.commands.conftest import Ask


@pytest.fixture
def made(ask: Ask, home: Path) -> Path:
    """A database of the newest revision."""
    assert ask("db", "migrate").code == 0
    return home / "fortune.db"


def copies(home: Path) -> list[Path]:
    return sorted((home / "backups").glob("*-asked.db"))


@contextmanager
def held(file: Path) -> Iterator[None]:
    """The database as another program holds it."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("SELECT count(*) FROM users").fetchone()
        yield


def test_migrate_makes_a_database_and_says_its_revision(ask: Ask, home: Path) -> None:
    done = ask("db", "migrate")
    assert (done.code, done.err) == (0, "")
    assert "revision" in done.out
    assert (home / "fortune.db").is_file()
    assert ask("db", "migrate").out == done.out


def test_a_whole_database_is_fine(ask: Ask, made: Path) -> None:
    done = ask("db", "check")
    assert (done.code, done.err) == (0, "")
    assert str(made) in done.out


def test_a_damaged_database_is_told(ask: Ask, made: Path) -> None:
    made.write_bytes(b"scribbled over" * 999)
    done = ask("db", "check")
    assert done.code == 1
    assert len(done.out.splitlines() + done.err.splitlines()) == 1


@pytest.mark.parametrize("action", ["check", "backup"])
def test_without_a_database_there_is_nothing_to_do(ask: Ask, home: Path, action: str) -> None:
    done = ask("db", action)
    assert (done.code, done.out) == (2, "")
    assert "no database yet" in done.complaint
    assert not (home / "key").exists()


def test_a_copy_brings_back_what_was(ask: Ask, home: Path, made: Path) -> None:
    copy = Path(ask("db", "backup").out.strip())
    assert [copy] == copies(home)
    with closing(sqlite3.connect(made)) as connection, connection:
        connection.execute("CREATE TABLE scribble (number INTEGER)")
    done = ask("db", "restore", copy)
    assert (done.code, done.err) == (0, "")
    with closing(sqlite3.connect(made)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
    assert ("scribble",) not in tables
    kept = Path(done.out.splitlines()[1].rpartition(": ")[2])
    with closing(sqlite3.connect(kept)) as connection:
        assert ("scribble",) in connection.execute("SELECT name FROM sqlite_master").fetchall()
    assert ask("db", "check").code == 0


def test_a_copy_that_is_none_is_refused_and_nothing_changes(
    ask: Ask, made: Path, tmp_path: Path
) -> None:
    before = made.read_bytes()
    (tmp_path / "song.mp3").write_bytes(b"la la la" * 99)
    for name in ("song.mp3", "missing.db"):
        done = ask("db", "restore", tmp_path / name)
        assert (done.code, done.out) == (2, "")
        assert name in done.complaint
    assert made.read_bytes() == before


def test_a_database_in_use_is_not_replaced(ask: Ask, made: Path) -> None:
    copy = Path(ask("db", "backup").out.strip())
    with held(made):
        done = ask("db", "restore", copy)
    assert done.code == 1
    assert "busy" in done.complaint


def test_while_the_app_runs_nothing_is_put_back(
    ask: Ask, made: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = Path(ask("db", "backup").out.strip())
    running = database.RunningApp("127.0.0.1:1", "")
    monkeypatch.setattr(database.RunningApp, "find", lambda root: running)
    done = ask("db", "restore", copy)
    assert done.code == 2
    assert "Quit it" in done.complaint


@pytest.mark.parametrize("words", [(), ("restore",), ("drop",)])
def test_wrong_words_end_with_two(ask: Ask, words: tuple[str, ...]) -> None:
    done = ask("db", *words)
    assert done.code == 2
    assert done.complaint


def test_a_lost_key_is_told(ask: Ask, home: Path, made: Path) -> None:
    (home / "key").unlink()
    done = ask("db", "check")
    assert (done.code, done.out) == (1, "")
    assert done.complaint
    assert not (home / "key").exists()
