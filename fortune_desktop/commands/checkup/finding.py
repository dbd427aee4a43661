"""One thing the doctor found, and how probes are run: each on a thread, all under one deadline."""

import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

State = Literal["ok", "warn", "bad"]
NO_ANSWER: Final = "doctor.no_answer"
Probe = Callable[[], Iterable["Finding"]]


@dataclass(frozen=True)
class Finding:
    """A state and the catalogue's key of the line that says it, and how to mend it; `facts` fill its holes."""

    state: State
    key: str
    facts: Mapping[str, object]


def ok(key: str, **facts: object) -> Finding:
    """All is well."""
    return Finding("ok", key, facts)


def warn(key: str, **facts: object) -> Finding:
    """The app works, with less."""
    return Finding("warn", key, facts)


def bad(key: str, **facts: object) -> Finding:
    """The app, or a part of it, does not work."""
    return Finding("bad", key, facts)


def examine(probes: Mapping[str, Probe], within: float) -> dict[str, list[Finding]]:
    """What every probe found, in their order; one that takes longer than `within` seconds is left behind."""
    found: dict[str, list[Finding]] = {}

    def look(name: str, probe: Probe) -> None:
        try:
            found[name] = list(probe())
        except Exception as problem:  # a probe that fails is a finding like any other
            found[name] = [bad("doctor.failed", name=name, problem=type(problem).__name__)]

    # Daemons: a sound server that hangs must not keep the doctor from leaving.
    threads = [
        threading.Thread(target=look, args=item, name=f"probe {item[0]}", daemon=True)
        for item in probes.items()
    ]
    for thread in threads:
        thread.start()
    end = time.monotonic() + within
    for thread in threads:
        thread.join(max(0.0, end - time.monotonic()))
    late = {name: [bad(NO_ANSWER, name=name, seconds=within)] for name in probes}
    return late | found.copy()
