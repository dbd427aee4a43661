"""What commands share: the terminal's language, the running app found by its file, JSON in letters."""

import http.server
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from fortune_desktop.commands.common import RunningApp, as_json, terminal_locale


class Answers(http.server.BaseHTTPRequestHandler):
    """Healthy; its figures only with the token."""

    def do_GET(self) -> None:
        allowed = self.path == "/health" or self.headers["Authorization"] == "Bearer right"
        self.send_response(200 if allowed else 401)
        self.end_headers()
        self.wfile.write(b"yes" if allowed else b"no")

    def log_message(self, *words: object) -> None:  # type: ignore[override]
        pass


@pytest.fixture
def port() -> Iterator[int]:
    """Where a healthy app listens."""
    with http.server.HTTPServer(("127.0.0.1", 0), Answers) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def left(folder: Path, port: int, token: str = "right") -> None:
    address = {"url": f"http://127.0.0.1:{port}", "token": token, "pid": 1}
    (folder / "server.json").write_text(json.dumps(address))


def test_an_app_that_answers_is_found_and_asked(tmp_path: Path, port: int) -> None:
    left(tmp_path, port)
    app = RunningApp.find(tmp_path)
    assert app is not None
    assert app.ask("/metrics") == b"yes"


def test_a_refusal_is_no_answer(tmp_path: Path, port: int) -> None:
    left(tmp_path, port, token="wrong")
    app = RunningApp.find(tmp_path)
    assert app is not None
    assert app.ask("/metrics") is None


@pytest.mark.parametrize("content", [None, "", "{}", '{"url": 1, "token": "", "pid": 1}'])
def test_without_a_whole_file_nothing_runs(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "server.json").write_text(content)
    assert RunningApp.find(tmp_path) is None


def test_a_file_that_was_left_behind_is_no_running_app(tmp_path: Path, port: int) -> None:
    with http.server.HTTPServer(("127.0.0.1", 0), Answers) as gone:
        free = gone.server_port
    left(tmp_path, free)
    assert RunningApp.find(tmp_path) is None


@pytest.mark.parametrize(
    ("language", "locale"),
    [("ko_KR.UTF-8", "ko"), ("en_GB.UTF-8", "en"), ("C.UTF-8", "ko"), ("", "ko"), ("fr_FR", "ko")],
)
def test_the_language_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch, language: str, locale: str
) -> None:
    monkeypatch.setenv("LANG", language)
    assert terminal_locale() == locale


def test_json_keeps_its_letters() -> None:
    assert as_json({"name": "달토"}) == '{"name": "달토"}'
