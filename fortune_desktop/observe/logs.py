"""The log: English, to standard error and a rotating file; never what a person said or when they were born."""

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

MAX_BYTES = 1_000_000
FILES_KEPT = 3
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def _is_news(record: logging.LogRecord) -> bool:
    """False for what uvicorn says of every WebSocket that the guard refused, as if something had failed."""
    return "without completing handshake" not in record.getMessage()


def start_logging(folder: Path, level: int = logging.INFO) -> None:
    """Send every record to standard error and to `folder/fortune.log`; a full disk costs the file, not the app."""
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stderr)]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / "fortune.log"
        handlers.append(
            RotatingFileHandler(file, maxBytes=MAX_BYTES, backupCount=FILES_KEPT, encoding="utf-8")
        )
    except OSError as problem:
        print(f"no log file: {problem}", file=sys.stderr)
    logging.raiseExceptions = (
        False  # a log that cannot be written is not worth a word on the screen
    )
    logging.getLogger("alembic").setLevel(logging.WARNING)
    logging.getLogger("uvicorn.error").addFilter(_is_news)
    root = logging.getLogger()
    root.setLevel(level)
    for handler in handlers:
        handler.setFormatter(logging.Formatter(FORMAT))
        root.addHandler(handler)
