"""The log: words to the error stream, JSON to a file that stays small, and no value of anybody in either."""

import asyncio
import io
import json
import logging
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest
from pydantic import BaseModel

from fortune_desktop.core.errors import NotFound
from fortune_desktop.observe.logs import (
    FILES_KEPT,
    HIDDEN,
    MAX_BYTES,
    MOST_CAUSES,
    redacted,
    start_logging,
)

CANARY = "몰래 한 말 whispered"
log = logging.getLogger("room")


@pytest.fixture(autouse=True)
def own_hooks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take away what a test adds to the root logger and to Python's hooks."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    for place, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(place, name, getattr(place, name))
    monkeypatch.setattr(warnings, "showwarning", warnings.showwarning)
    monkeypatch.setattr(logging, "raiseExceptions", True)
    yield
    for handler in [handler for handler in root.handlers if handler not in before]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


@pytest.fixture
def said(tmp_path: Path) -> Callable[[], str]:
    """Log into a folder; a call gives everything that was written, here and there."""
    stream = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stderr", stream)
        start_logging(tmp_path)
    return lambda: stream.getvalue() + (tmp_path / "fortune.log").read_text("utf-8")


def lines(folder: Path) -> list[dict[str, object]]:
    """The objects of the file."""
    return [json.loads(line) for line in (folder / "fortune.log").read_text("utf-8").splitlines()]


def test_a_record_goes_to_the_file_and_the_error_stream(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging(tmp_path / "logs")
    log.warning("the %s is open", "door")
    assert "WARNING room: the door is open\n" in capsys.readouterr().err
    (line,) = lines(tmp_path / "logs")
    assert str(line.pop("ts"))[10] == "T"
    assert line == {"level": "WARNING", "logger": "room", "message": "the door is open"}


def test_an_exception_is_kind_and_place_without_values(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging(tmp_path)
    try:
        try:
            raise OSError(28, CANARY, CANARY)
        except OSError as problem:
            raise ValueError(CANARY) from problem
    except ValueError:
        log.exception("it fell")
    (line,) = lines(tmp_path)
    kinds = [one["type"] for one in line["exc"]]  # type: ignore[attr-defined]
    assert kinds == ["ValueError", "OSError ENOSPC"]
    assert "test_logs.py" in str(line["exc"])
    error = capsys.readouterr().err
    assert "Traceback: ValueError at" in error
    assert "whispered" not in error + str(line)


def test_an_exception_in_a_message_is_its_kind(said: Callable[[], str]) -> None:
    log.warning("not %s: %s and %s", "open", ValueError(CANARY), NotFound(what=CANARY))
    log.warning("no %(what)s", {"what": "sound"})
    text = said()
    assert "not open: ValueError and NotFound not_found" in text
    assert "no sound" in text
    assert "whispered" not in text


class Form(BaseModel):
    count: int


def test_the_parts_of_a_group_are_named(said: Callable[[], str]) -> None:
    try:
        raise ExceptionGroup(CANARY, [KeyError(CANARY), TimeoutError(CANARY)])
    except ExceptionGroup:
        log.exception("several")
    text = said()
    assert all(name in text for name in ("ExceptionGroup", "KeyError", "TimeoutError"))
    assert "whispered" not in text


def test_a_validation_error_does_not_echo_its_input(said: Callable[[], str]) -> None:
    try:
        Form.model_validate({"count": CANARY})
    except ValueError:
        log.exception("does not fit")
    text = said()
    assert "ValidationError" in text
    assert "whispered" not in text


def test_a_chain_of_causes_ends(said: Callable[[], str]) -> None:
    one, other = ValueError(CANARY), KeyError(CANARY)
    one.__cause__, other.__cause__ = other, one
    log.error("round and round", exc_info=one)
    assert said().count("KeyError") == MOST_CAUSES


async def test_a_task_nobody_waited_for_does_not_tell_its_values(said: Callable[[], str]) -> None:
    async def fail(text: str) -> None:
        raise ValueError(text)

    loop = asyncio.get_running_loop()
    task = asyncio.create_task(fail(CANARY))
    await asyncio.wait({task})
    del task
    loop.call_soon(log.makeRecord, CANARY)  # too few arguments: fails inside the loop
    await asyncio.sleep(0)
    text = said()
    assert "Task exception was never retrieved" in text
    assert "Exception in callback" in text
    assert "whispered" not in text


def test_what_nobody_catches_is_logged_without_values(said: Callable[[], str]) -> None:
    def fail() -> None:
        raise ValueError(CANARY)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    try:
        fail()
    except ValueError as problem:
        sys.excepthook(ValueError, problem, problem.__traceback__)
    text = said()
    assert text.count("nobody caught this in a thread") == 2
    assert text.count("nobody caught this") == 4
    assert "whispered" not in text


def test_a_farewell_is_no_fall(said: Callable[[], str]) -> None:
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    thread = threading.Thread(target=sys.exit)
    thread.start()
    thread.join()
    assert "nobody caught" not in said()


def test_what_a_destructor_raises_is_logged_without_values(said: Callable[[], str]) -> None:
    class Falls:
        def __del__(self) -> None:
            raise ValueError(CANARY)

    Falls()
    text = said()
    assert "nobody could catch this" in text
    assert "whispered" not in text


def test_a_warning_is_logged_without_its_words(said: Callable[[], str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(CANARY, UserWarning, stacklevel=1)
    text = said()
    assert "UserWarning at" in text
    assert "whispered" not in text


def test_a_line_cannot_be_forged(tmp_path: Path, said: Callable[[], str]) -> None:
    log.warning("one\n2026-01-01 CRITICAL room: two\x1b[2J")
    assert len(lines(tmp_path)) == 1
    error = said()
    assert "\x1b" not in error
    assert "\n2026-01-01" not in error


@pytest.mark.parametrize(
    "secret",
    [
        "Authorization: Bearer abc.def",
        "token.J3x9_short",
        "/?ticket=abc",
        "sk-proj-Ab12Cd34Ef56",
        "gsk_0123456789abcdef",
        "AIzaSyD-0123456789",
        "Ab3dEf6hIj9kLm2nOp5qRs8tUv1wXy4z",
        "0123456789abcdef0123456789abcdef",
        "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQ/q83vEjR=",
        "3f2b8a90-1c4d-4e5f-8a6b-7c8d9e0f1a2b",
        "1990-05-15",
        "1990.5.15",
        "1990/05/15",
        "1990년 5월 15일",
        "19900515",
        "900515-1234567",
        "moon@example.org",
        "010-1234-5678",
        "01012345678",
        "+82 10-1234-5678",
        "02-123-4567",
    ],
)
def test_what_looks_private_is_hidden(secret: str) -> None:
    hidden = redacted(f"seen {secret}, then")
    assert HIDDEN in hidden
    assert hidden.startswith("seen ")
    assert not any(part in hidden for part in secret.split()[-1:])


@pytest.mark.parametrize(
    "text",
    [
        "turn 12: {'saved': 0.0012345678901, 'ended': 1.5}",
        "no sound card: alsa 1.2.8 says -2",
        "operation fortune.daily failed",
        "http://127.0.0.1:40123",
        "the_name_of_a_function_that_is_very_long",
        "page: assets/index.js:120",
    ],
)
def test_what_is_ours_stays(text: str) -> None:
    assert redacted(text) == text


def test_a_refused_websocket_is_no_news(said: Callable[[], str]) -> None:
    ours = logging.getLogger("uvicorn.error")
    ours.error("ASGI callable returned without completing handshake.")
    ours.error("the roof is on fire")
    written = said()
    assert "handshake" not in written
    assert "the roof is on fire" in written


def test_the_file_is_rotated_and_private(tmp_path: Path) -> None:
    start_logging(tmp_path / "logs")
    (file,) = [h for h in logging.getLogger().handlers if isinstance(h, RotatingFileHandler)]
    assert (file.maxBytes, file.backupCount) == (MAX_BYTES, FILES_KEPT)
    if sys.platform != "win32":
        assert (tmp_path / "logs").stat().st_mode & 0o077 == 0


def test_without_a_file_the_app_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "logs").write_text("in the way")
    start_logging(tmp_path / "logs")
    log.warning("still here")
    error = capsys.readouterr().err
    assert "no log file" in error
    assert "still here" in error
