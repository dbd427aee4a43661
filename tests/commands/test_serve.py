"""`serve`: one line when it is ready, answers, and a clean end."""

import json
import signal
import socket
from pathlib import Path

import pytest

from tests.commands.conftest import Ask
from tests.commands.processes import ask as ask_process
from tests.commands.processes import get, served
from tests.running import make_home


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (("--port", "many"), "--port"),
        (("--workers", "3"), "--workers"),
    ],
)
def test_wrong_words_end_with_two_and_a_line(ask: Ask, words: tuple[str, ...], hint: str) -> None:
    done = ask("serve", *words)
    assert (done.code, done.out) == (2, "")
    assert hint in done.complaint


@pytest.mark.parametrize("words", [("--host", "0.0.0.0"), ("--port", "70000")])
def test_an_address_that_cannot_be_ends_with_two(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = ask_process(tmp_path, "serve", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert "--host 127.0.0.1" in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


def test_a_port_in_use_is_told_in_a_line(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        done = ask_process(tmp_path, "serve", "--port", str(other.getsockname()[1]))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("farewell", [signal.SIGTERM, signal.SIGINT])
def test_one_line_answers_and_an_end(tmp_path: Path, farewell: signal.Signals) -> None:
    home = make_home(tmp_path / "home")
    with served(home, "serve") as (process, ready):
        url, token = str(ready["url"]), str(ready["token"])
        assert ready["pid"] == process.pid
        assert str(ready["open"]).startswith(f"{url}/?ticket=")
        assert json.loads((home / "server.json").read_text("utf-8")) == {
            "url": url,
            "token": token,
            "pid": process.pid,
        }
        assert get(f"{url}/api/v1/ready") == 200
        assert get(f"{url}/api/v1/settings") == 401
        assert get(f"{url}/api/v1/settings", token) == 200
        process.send_signal(farewell)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out) == (0, ""), err
    assert "Traceback" not in err
    assert not (home / "server.json").exists()


def test_what_the_doctor_and_db_say_of_a_running_app(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    with served(home, "serve"):
        report = json.loads(ask_process(home, "doctor", "--json").stdout)
        refused = ask_process(home, "db", "restore", str(home / "fortune.db"))
    states = {check["name"]: check["code"] for check in report["checks"]}
    assert states["waiting"] == "doctor.waiting.ok"
    assert states["database"] == "doctor.database.ok"
    assert refused.returncode == 2
    assert "앱이 켜져 있어요" in refused.stderr
