"""A full disk, a locked or broken file, a killed process: told in a sentence, nothing lost, nothing hangs."""

import contextlib
import json
import os
import signal
import socket
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from websockets.sync.client import connect

from tests.faults.hardship import (
    Caller,
    as_seen_by,
    caller_of,
    code_of,
    espeak_of,
    locked,
    on_small_disk,
    read_only,
    said_in,
    started,
    wait_for,
)
from tests.running import PATIENCE_S, RunningApp, all_gone, make_home

ENV = dict(os.environ)


def fill(disk: Path) -> Path:
    """Leave no room at all; the file that takes it."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as everything, contextlib.suppress(OSError):
        while everything.write(bytes(4096)):
            pass
    return filler


def test_a_full_disk(tmp_path: Path) -> None:
    home = tmp_path / "disk"
    with started(home, ENV, before=on_small_disk(home, megabytes=3)) as app:
        caller = caller_of(app)
        person = caller.person()
        assert caller.say(person)[0] == 200
        before = caller.said(person)
        filler = fill(as_seen_by(app, home))
        status, refusal = caller.say(person, "이 말은 남지 않아요")
        assert (status, refusal["error"]["code"]) == (507, "storage_full")
        assert refusal["error"]["message"].startswith("저장할 공간이 없어요")
        english = Caller({"url": caller.url, "token": caller.token}, "en")
        assert english.say(person)[1]["error"]["message"].startswith("There is no room left")
        change = english.call("PATCH", "/settings", {"voice": {"volume": 0.1}})
        assert code_of(change) == (507, "storage_full")
        assert caller.said(person) == before
        filler.unlink()
        assert caller.say(person)[0] == 200
        assert caller.said(person)[: len(before)] == before
        assert len(caller.said(person)) == len(before) + 2
        assert app.quit() == 0
        assert "Traceback" not in app.log


def test_a_locked_database(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    with started(home, ENV) as app:
        caller = caller_of(app)
        person = caller.person()
        caller.say(person)
        before = caller.said(person)
        with locked(home):
            assert code_of(caller.say(person)) == (503, "storage_busy")
            assert caller.said(person) == before
            page_opens(caller)
        assert caller.say(person)[0] == 200
        assert caller.said(person)[: len(before)] == before
        assert app.quit() == 0


def page_opens(caller: Caller) -> None:
    """A page that comes gets its snapshot."""
    address = caller.url.replace("http", "ws", 1) + "/ws"
    keys = ["fortune.v1", f"token.{caller.token}"]
    with connect(address, subprotocols=keys, open_timeout=PATIENCE_S) as page:  # type: ignore[arg-type]
        assert json.loads(page.recv(timeout=PATIENCE_S))["type"] == "state_snapshot"


def test_broken_settings_are_set_aside(tmp_path: Path) -> None:
    home, broken = make_home(tmp_path / "home"), '{"voice": '
    (home / "settings.json").write_text(broken, "utf-8")
    with started(home, ENV) as app:
        status, settings = caller_of(app).call("GET", "/settings")
        assert (status, settings["voice"]["volume"]) == (200, 0.9)
        assert app.quit() == 0
    assert (home / "settings.broken.json").read_text("utf-8") == broken


def no_database(home: Path) -> None:
    (home / "fortune.db").write_bytes(b"a letter, not a database\n" * 99)


def newer_database(home: Path) -> None:
    with closing(sqlite3.connect(home / "fortune.db")) as newer:
        newer.execute("CREATE TABLE alembic_version (version_num TEXT)")
        newer.execute("INSERT INTO alembic_version VALUES ('9999')")
        newer.commit()


def folder_in_the_way(home: Path) -> None:
    (home / "fortune.db").mkdir()


@pytest.mark.parametrize("spoil", [no_database, newer_database, folder_in_the_way])
def test_a_database_that_cannot_be_used(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    home = make_home(tmp_path / "home")
    spoil(home)
    file = home / "fortune.db"
    before = file.read_bytes() if file.is_file() else None
    with started(home, ENV) as app:
        assert app.process.wait(PATIENCE_S) == 1
        tells_in_one_line(app)
    assert (file.read_bytes() if file.is_file() else None) == before
    assert not (home / "server.json").exists()


def tells_in_one_line(app: RunningApp) -> None:
    """What a person reads is a sentence, not a traceback."""
    lines = [line for line in app.log.splitlines() if not line.startswith("no log file: ")]
    assert len(lines) == 1, app.log


def test_a_home_that_cannot_be_made(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    for home in (file, file / "below"):
        with started(home, ENV) as app:
            assert app.process.wait(PATIENCE_S) == 1
            tells_in_one_line(app)


@pytest.mark.parametrize("used_before", [False, True])
def test_a_home_that_cannot_be_written(tmp_path: Path, used_before: bool) -> None:
    home = make_home(tmp_path / "home")
    if used_before:
        with started(home, ENV) as app:
            caller_of(app)
            app.quit()
    with started(home, ENV, before=read_only(home)) as app:
        assert app.process.wait(PATIENCE_S) == 1
        tells_in_one_line(app)


def test_killed_in_the_middle_of_a_turn(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    with started(home, ENV) as app:
        caller = caller_of(app)
        person = caller.person()
        caller.say(person)
        before = caller.said(person)
        family = app.descendants()
        talk = threading.Thread(target=say_to_a_dying_app, args=(caller, person))
        talk.start()
        wait_for(lambda: len(said_in(home)) > len(before), "the message was not saved")
        app.process.kill()
        app.process.wait()
        talk.join()
        assert all_gone(family)
    with started(home, ENV) as again:
        caller = caller_of(again)
        said = caller.said(person)
        assert said[: len(before)] == before
        assert said[len(before)] == "내 사주 알려줘"
        assert caller.say(person)[0] == 200
        assert len(caller.said(person)) == len(said) + 2
        assert again.quit() == 0
    with closing(sqlite3.connect(home / "fortune.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def say_to_a_dying_app(caller: Caller, person: str) -> None:
    with contextlib.suppress(OSError, HTTPException, ValueError):
        caller.say(person, "내 사주 알려줘")


def test_a_killed_voice_speaks_the_next_sentence(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    with started(home, ENV) as app:
        caller = caller_of(app)
        line = {"user_id": caller.person(), "text": "달이 밝아요."}
        assert caller.call("POST", "/tts/speak", line)[0] == 200
        first = espeak_of(app)
        os.kill(first, signal.SIGKILL)
        status, spoken = caller.call("POST", "/tts/speak", line)
        assert (status, spoken["provider"]) == (200, "espeak_tts")
        assert espeak_of(app) != first
        assert app.quit() == 0


def test_two_at_once_in_the_same_home(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    with started(home, ENV) as one:
        first = caller_of(one)
        with started(home, ENV) as other:
            second = caller_of(other)
            person = first.person()
            assert (first.say(person)[0], second.say(person)[0]) == (200, 200)
            assert first.said(person) == second.said(person)
            assert len(first.said(person)) == 4
            assert other.quit() == 0
        assert first.say(person)[0] == 200
        assert one.quit() == 0


@pytest.mark.parametrize("farewell", [signal.SIGTERM, signal.SIGINT])
def test_a_farewell_during_the_start(tmp_path: Path, farewell: signal.Signals) -> None:
    home = make_home(tmp_path / "home")
    with started(home, ENV) as app:
        wait_for((home / "logs").exists, "it did not begin")
        assert app.quit(farewell) == 0
        assert app.log == ""
    assert not (home / "server.json").exists()


def test_a_farewell_in_a_turn_leaves_nothing_behind(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    with started(home, ENV) as app:
        caller = caller_of(app)
        person = caller.person()
        talk = threading.Thread(target=say_to_a_dying_app, args=(caller, person))
        talk.start()
        wait_for(lambda: bool(said_in(home)), "the message was not saved")
        family = app.descendants()
        assert app.quit(signal.SIGINT) == 0
        talk.join()
        assert all_gone(family)
        assert "Traceback" not in app.log
    assert not (home / "server.json").exists()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", urlsplit(caller.url).port or 0), timeout=5)
