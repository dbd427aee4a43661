"""The security log: who tried the doors, in a file of its own; kinds and reasons only, never keys, texts or births."""

import json
import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path

from fortune_desktop.core.security import Fact, SecurityEvent
from fortune_desktop.observe.logs import json_file, redacted, stamp

APART_SECONDS = 1.0
MOST_KINDS = 64
MOST_LETTERS = 40

_Known = tuple[SecurityEvent, tuple[tuple[str, Fact], ...]]


class SecurityLog:
    """Call it with an event and its facts, from any thread: `log("bad_token", slowed=0)`.

    Each line is a JSON object: `ts`, `event`, `count` and the facts. The same event with the same facts is written
    at most once a second; what came in between is counted, and written at the next event of any kind or at the end.
    `now` is a monotonic clock in seconds.
    """

    def __init__(self, folder: Path, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._lock = threading.Lock()
        self._seen: dict[_Known, tuple[float, int]] = {}  # when written, how many came since
        self._file: logging.Handler
        try:
            self._file = json_file(folder / "security.log")
        except OSError:
            self._file = logging.NullHandler()  # the ordinary log says that there is no room
        self._file.setFormatter(logging.Formatter("%(message)s"))

    def __call__(self, event: SecurityEvent, **facts: Fact) -> None:
        """Write, or count, one event."""
        known = (event, tuple((name, _short(fact)) for name, fact in sorted(facts.items())))
        with self._lock:
            now = self._now()
            at, count = self._seen.get(known, (now - APART_SECONDS, 0))
            self._seen[known] = (at, count + 1)
            self._settle(now)

    def close(self) -> None:
        """Write what was only counted, and let go of the file."""
        with self._lock:
            self._settle(float("inf"))
            self._file.close()

    def _settle(self, now: float) -> None:
        """Write what is due; forget what has been quiet, or everything once there are too many kinds."""
        crowded = len(self._seen) > MOST_KINDS
        for known, (at, count) in tuple(self._seen.items()):
            if not crowded and now - at < APART_SECONDS:
                continue
            if count:
                self._write(known, count)
                self._seen[known] = (now, 0)
            if crowded or not count:
                del self._seen[known]

    def _write(self, known: _Known, count: int) -> None:
        event, facts = known
        line = {"ts": stamp(time.time()), "event": event, "count": count, **dict(facts)}
        text = json.dumps(line, ensure_ascii=False)
        self._file.handle(logging.makeLogRecord({"msg": text}))


def _short(fact: Fact) -> Fact:
    """Facts are words of ours; should one be a stranger's after all, little of it gets through."""
    return redacted(fact)[:MOST_LETTERS] if isinstance(fact, str) else fact
