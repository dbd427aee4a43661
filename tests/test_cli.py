"""The command line: what it prints, how it ends, and that no traceback ever reaches a person."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from fortune_desktop import __version__
from tests.running import ROOT, make_home

NO_SCREEN = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}


def command(*words: str) -> Sequence[str]:
    return [sys.executable, "-m", "fortune_desktop", *words]


def environment(home: Path) -> dict[str, str]:
    return {**os.environ, **NO_SCREEN, "FORTUNE_HOME": str(home), "LANG": "ko_KR.UTF-8"}


def ask(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run a command that ends by itself."""
    return subprocess.run(
        command(*words), cwd=ROOT, env=environment(home), capture_output=True, text=True, timeout=60
    )


@contextmanager
def served(home: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, str | int]]]:
    """Browser mode, with what it printed when it was ready."""
    process = subprocess.Popen(
        command(*words),
        cwd=ROOT,
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        yield process, json.loads(process.stdout.readline())
    finally:
        process.kill()
        process.communicate()


def get(url: str, token: str | None = None) -> int:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    try:
        with urllib.request.urlopen(
            urllib.request.Request(url, headers=headers), timeout=10
        ) as answer:
            status: int = answer.status
            return status
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code


def test_the_version_is_told(tmp_path: Path) -> None:
    done = ask(tmp_path, "--version")
    assert (done.returncode, done.stdout.strip()) == (0, __version__)


@pytest.mark.parametrize(
    "words",
    [
        ("dance",),
        ("serve", "--port", "many"),
        ("serve", "--workers", "3"),
        ("serve", "--host", "0.0.0.0"),
        ("run", "--after", "soon"),
    ],
)
def test_wrong_words_end_with_two_and_one_that_helps(tmp_path: Path, words: Sequence[str]) -> None:
    done = ask(tmp_path, *words)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert done.stderr.strip()


@pytest.mark.parametrize("content", [None, "{", "[1]", '"하늘"'])
def test_a_person_file_that_is_none_is_told_in_a_line(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "person.json"
    if content is not None:
        file.write_text(content, "utf-8")
    done = subprocess.run(
        command("run", "--person", str(file)),
        cwd=ROOT,
        env={**environment(tmp_path / "home"), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 2
    assert "--person" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_home_that_cannot_be_made_is_told_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = ask(tmp_path / "file" / "home", "serve")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_port_in_use_is_told_in_a_line(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        done = ask(tmp_path, "serve", "--port", str(other.getsockname()[1]))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("farewell", [signal.SIGTERM, signal.SIGINT])
def test_serve_prints_one_line_answers_and_ends(tmp_path: Path, farewell: signal.Signals) -> None:
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


def test_without_a_display_run_says_so_in_a_line_and_serves(tmp_path: Path) -> None:
    home = make_home(tmp_path / "home")
    with served(home, "run") as (process, ready):
        assert get(f"{ready['url']}/health") == 200
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=30)
    assert err.splitlines()[0] == "No display: starting browser mode instead of the window."
    assert process.returncode == 0
