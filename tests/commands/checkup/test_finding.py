"""Probes: all looked at, in order, none able to hold or break the others."""

import threading
from collections.abc import Iterator

from fortune_desktop.commands.checkup.finding import Finding, bad, examine, ok, warn

PATIENCE_S = 20.0


def well() -> Iterator[Finding]:
    yield ok("doctor.page.ok")


def test_every_probe_is_looked_at_in_order() -> None:
    def two() -> Iterator[Finding]:
        yield ok("doctor.display.ok")
        yield warn("doctor.drawing.software")

    def none() -> Iterator[Finding]:
        yield from ()

    found = examine({"b": well, "a": two, "c": none}, PATIENCE_S)
    assert list(found) == ["b", "a", "c"]
    assert [finding.state for finding in found["a"]] == ["ok", "warn"]
    assert found["b"] == [Finding("ok", "doctor.page.ok", {})]
    assert found["c"] == []


def test_a_probe_that_hangs_is_left_behind() -> None:
    release = threading.Event()

    def hangs() -> Iterator[Finding]:
        release.wait(PATIENCE_S)
        yield ok("doctor.page.ok")

    found = examine({"hangs": hangs, "well": well}, within=0.2)
    left = [thread for thread in threading.enumerate() if thread.name == "probe hangs"]
    release.set()
    assert found["hangs"] == [bad("doctor.no_answer", name="hangs", seconds=0.2)]
    assert found["well"] == [ok("doctor.page.ok")]
    assert [thread.daemon for thread in left] == [True]  # the process can end without it
    left[0].join()


def test_a_probe_that_fails_is_a_finding() -> None:
    def fails() -> Iterator[Finding]:
        yield ok("doctor.page.ok")
        raise KeyError("a secret")

    found = examine({"fails": fails, "well": well}, PATIENCE_S)
    assert found["fails"] == [bad("doctor.failed", name="fails", problem="KeyError")]
    assert found["well"] == [ok("doctor.page.ok")]


def test_probes_run_side_by_side() -> None:
    both = threading.Barrier(2)

    def meets() -> Iterator[Finding]:
        both.wait(PATIENCE_S)
        yield ok("doctor.page.ok")

    found = examine({"one": meets, "other": meets}, PATIENCE_S)
    assert found["one"] == found["other"] == [ok("doctor.page.ok")]
