"""The log: words on standard error, JSON lines in a rotating file, and never what a person said or when they were born.

What a person said never gets here: log sites name things, not values, and of an exception only its kind and place are
written, since its message may carry the input it complains about. `redacted` is the last line of defence behind that.
"""

import errno
import json
import logging
import re
import sys
import threading
import traceback
import warnings
from collections.abc import Iterator
from datetime import datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

from fortune_desktop.core.errors import FortuneError

MAX_BYTES = 1_000_000
FILES_KEPT = 3
HIDDEN = "···"
MOST_FRAMES = 20
MOST_CAUSES = 8

_SECRETS = re.compile(
    r"""
      (?i:bearer\s+|token[.=]|ticket=|key=)\S+                      # what follows the name of a secret
    | \b(?:sk|pk|gsk|csk|xai|AIza)[-_]?[\w-]{8,}                    # keys by their usual first letters
    | (?=[\w+=-]*\d)(?=[\w+=-]*[A-Za-z])[\w+=-]{24,}                # long random text, ids too
    | (?=[\w+/=]*\d)(?=[\w+/=]*[a-z])(?=[\w+/=]*[A-Z])[\w+/=]{40,}  # the same with slashes
    | [\w.+-]+@[\w-]+\.[\w.-]+                                      # e-mail
    | (?<![\d.])\d{6}[ -]?[1-8]\d{6}(?!\d)                          # resident number
    | (?<![\d.])\+?\d{1,3}[ -]?\d{1,4}-\d{3,4}-\d{4}(?!\d)          # telephone
    | (?<![\d.])01[016-9]\d{7,8}(?!\d)                              # mobile telephone without dashes
    | (?<!\d)(?:1[89]|20)\d\d\s?[-./년]\s?\d{1,2}\s?[-./월]\s?\d{1,2}일?  # day
    | (?<![\d.])(?:1[89]|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)
    """,
    re.VERBOSE | re.ASCII,
)
_NO_NEWS = (
    "ASGI callable returned without completing handshake",
    "Invalid HTTP request received",
    "Unsupported upgrade request",
)
_CALL = re.compile(r"[(<\n]")


def redacted(text: str) -> str:
    """The text on one line, without keys, long random strings, dates, e-mail addresses and telephone numbers."""
    printable = "".join(sign if sign.isprintable() else " " for sign in text)
    return _SECRETS.sub(HIDDEN, printable)


def message_of(record: logging.LogRecord) -> str:
    """What a record says, safe to keep: of exceptions their kind, of asyncio, which quotes values, the first words."""
    text, args = str(record.msg), record.args
    if isinstance(args, tuple):
        args = tuple(_kind(one) if isinstance(one, BaseException) else one for one in args)
    text = text % args if args else text
    return redacted(_CALL.split(text)[0].strip() if record.name == "asyncio" else text)


def trace_of(problem: BaseException) -> list[dict[str, object]]:
    """Kind and places of an exception and of what caused it, outermost first, without any value."""
    return [
        {"type": _kind(one), "at": [_place(frame) for frame in _frames(one)]}
        for one, _ in zip(_causes(problem), range(MOST_CAUSES), strict=False)
    ]


def _causes(problem: BaseException) -> Iterator[BaseException]:
    yield problem
    if isinstance(problem, BaseExceptionGroup):
        for inner in problem.exceptions:
            yield from _causes(inner)
    before = problem.__cause__ or (None if problem.__suppress_context__ else problem.__context__)
    if before is not None:
        yield from _causes(before)


def _kind(problem: BaseException) -> str:
    """Its class, with the system's, the database's or our own name of the failure."""
    number = problem.errno if isinstance(problem, OSError) else None
    name = errno.errorcode.get(number or 0) or getattr(problem, "sqlite_errorname", None)
    name = problem.code if isinstance(problem, FortuneError) else name
    return type(problem).__qualname__ + (f" {name}" if name else "")


def _frames(problem: BaseException) -> list[traceback.FrameSummary]:
    return list(traceback.extract_tb(problem.__traceback__))[-MOST_FRAMES:]


def _place(frame: traceback.FrameSummary) -> str:
    """File, line and function."""
    return f"{_short(frame.filename)}:{frame.lineno} {frame.name}"


def _short(file: str) -> str:
    """The last folders of a path: the rest names the person's home."""
    return "/".join(Path(file).parts[-3:])


def stamp(seconds: float) -> str:
    """A moment (seconds since 1970) as every log writes it: ISO 8601 with the offset of this machine's zone."""
    return datetime.fromtimestamp(seconds).astimezone().isoformat("T", "milliseconds")


class JsonLines(logging.Formatter):
    """One JSON object a line: `ts`, `level`, `logger`, `message`, and `exc` with kinds and places."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON."""
        line: dict[str, object] = {
            "ts": datetime.fromtimestamp(record.created)
            .astimezone()
            .isoformat("T", "milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": message_of(record),
        }
        if record.exc_info and record.exc_info[1]:
            line["exc"] = trace_of(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


class Words(logging.Formatter):
    """One line for a person who reads the error stream."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as a line of words."""
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: {message_of(record)}"
        if not (record.exc_info and record.exc_info[1]):
            return line
        trace = [f"{one['type']} at {one['at']}" for one in trace_of(record.exc_info[1])]
        return f"{line} | Traceback: {' from '.join(trace)}"


def start_logging(folder: Path, level: int = logging.INFO) -> None:
    """Send every record to standard error and to `folder/fortune.log`; a full disk costs the file, not the app."""
    logging.raiseExceptions = (
        False  # a log that cannot be written is not worth a word on the screen
    )
    logging.getLogger("alembic").setLevel(logging.WARNING)
    logging.getLogger("uvicorn.error").addFilter(_is_news)
    root = logging.getLogger()
    root.setLevel(level)
    screen = logging.StreamHandler(sys.stderr)
    screen.setFormatter(Words())
    root.addHandler(screen)
    try:
        root.addHandler(json_file(folder / "fortune.log"))
    except OSError as problem:
        print(f"no log file: {problem}", file=sys.stderr)
    _log_what_falls()


def json_file(path: Path) -> RotatingFileHandler:
    """A rotating file of JSON lines, readable by the person alone; OSError if it cannot be opened."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = RotatingFileHandler(path, maxBytes=MAX_BYTES, backupCount=FILES_KEPT, encoding="utf-8")
    file.setFormatter(JsonLines())
    return file


def _is_news(record: logging.LogRecord) -> bool:
    """False for what uvicorn says of every guest who was refused; the security log counts those."""
    return not record.getMessage().startswith(_NO_NEWS)


def _log_what_falls() -> None:
    """Log what Python itself would print with its values: uncaught exceptions and warnings."""
    log = logging.getLogger(__name__)

    def fell(
        kind: type[BaseException], problem: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, Exception):
            log.critical("nobody caught this", exc_info=(kind, problem, trace))
        else:
            sys.__excepthook__(kind, problem, trace)

    def fell_in_thread(fallen: threading.ExceptHookArgs) -> None:
        if fallen.exc_type is not SystemExit:
            log.critical("nobody caught this in a thread", exc_info=fallen.exc_value)

    def could_not_raise(fallen: "sys.UnraisableHookArgs") -> None:
        log.error("nobody could catch this", exc_info=fallen.exc_value)

    def warned(
        message: Warning | str,
        category: type[Warning],
        filename: str,
        lineno: int,
        file: TextIO | None = None,
        line: str | None = None,
    ) -> None:
        log.warning("%s at %s:%d", category.__name__, _short(filename), lineno)

    sys.excepthook = fell
    threading.excepthook = fell_in_thread
    sys.unraisablehook = could_not_raise
    warnings.showwarning = warned
