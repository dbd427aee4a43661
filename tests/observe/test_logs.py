"""The log: to the error stream and a file that stays small; a disk that is full costs the file, not the app."""

import logging
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from fortune_desktop.observe.logs import MAX_BYTES, start_logging


@pytest.fixture(autouse=True)
def own_root() -> Iterator[None]:
    """Take away what a test adds to the root logger."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    yield
    for handler in [handler for handler in root.handlers if handler not in before]:
        root.removeHandler(handler)
        if isinstance(handler, RotatingFileHandler):
            handler.close()
    root.setLevel(level)
    logging.raiseExceptions = True


def test_a_record_goes_to_the_file_and_the_error_stream(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging(tmp_path / "logs")
    logging.getLogger("room").warning("the door is open")
    assert "WARNING room: the door is open" in (tmp_path / "logs" / "fortune.log").read_text(
        "utf-8"
    )
    assert "the door is open" in capsys.readouterr().err


def test_a_refused_websocket_is_no_news(tmp_path: Path) -> None:
    start_logging(tmp_path)
    log = logging.getLogger("uvicorn.error")
    log.error("ASGI callable returned without completing handshake.")
    log.error("the roof is on fire")
    written = (tmp_path / "fortune.log").read_text("utf-8")
    assert "handshake" not in written
    assert "the roof is on fire" in written


def test_the_file_is_rotated(tmp_path: Path) -> None:
    start_logging(tmp_path)
    (file,) = [h for h in logging.getLogger().handlers if isinstance(h, RotatingFileHandler)]
    assert (file.maxBytes, file.backupCount) == (MAX_BYTES, 3)


def test_without_a_file_the_app_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "logs").write_text("in the way")
    start_logging(tmp_path / "logs")
    logging.getLogger("room").warning("still here")
    error = capsys.readouterr().err
    assert "no log file" in error
    assert "still here" in error
