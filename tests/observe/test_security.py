"""The security log: one line an event, repeated ones counted, and nothing in it that a stranger could read."""

import json
from pathlib import Path

import pytest

from fortune_desktop.observe.security import MOST_KINDS, SecurityLog


class Clock:
    """A clock that moves when told."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def lines(folder: Path) -> list[dict[str, object]]:
    """What stands in the file, without the times."""
    found = [json.loads(line) for line in (folder / "security.log").read_text("utf-8").splitlines()]
    assert all(one.pop("ts") for one in found)
    return found


def test_an_event_is_one_line_with_its_facts(tmp_path: Path, clock: Clock) -> None:
    log = SecurityLog(tmp_path / "logs", clock)
    log("foreign_host", door="http")
    log("filter_hit", rule="ko_means", action="support")
    log.close()
    assert lines(tmp_path / "logs") == [
        {"event": "foreign_host", "count": 1, "door": "http"},
        {"event": "filter_hit", "count": 1, "action": "support", "rule": "ko_means"},
    ]


def test_repeated_events_are_counted_not_written(tmp_path: Path, clock: Clock) -> None:
    log = SecurityLog(tmp_path, clock)
    for _ in range(1000):
        log("bad_token")
    assert lines(tmp_path) == [{"event": "bad_token", "count": 1}]
    log.close()
    assert lines(tmp_path) == [
        {"event": "bad_token", "count": 1},
        {"event": "bad_token", "count": 999},
    ]


def test_a_long_flood_is_one_line_a_second(tmp_path: Path, clock: Clock) -> None:
    log = SecurityLog(tmp_path, clock)
    for _ in range(1000):
        log("flood")
        clock.now += 0.01
    log.close()
    counts = [line["count"] for line in lines(tmp_path)]
    assert 10 <= len(counts) <= 12
    assert sum(counts) == 1000  # type: ignore[arg-type]


def test_any_later_event_brings_the_counted_ones_out(tmp_path: Path, clock: Clock) -> None:
    log = SecurityLog(tmp_path, clock)
    log("flood")
    log("flood")
    clock.now += 1
    log("bad_token")
    assert [(line["event"], line["count"]) for line in lines(tmp_path)] == [
        ("flood", 1),
        ("flood", 1),
        ("bad_token", 1),
    ]
    log.close()


def test_events_with_other_facts_are_other_events(tmp_path: Path, clock: Clock) -> None:
    log = SecurityLog(tmp_path, clock)
    for rule in ("one", "two", "one"):
        log("filter_hit", rule=rule)
    assert [line["rule"] for line in lines(tmp_path)] == ["one", "two"]
    log.close()


def test_a_quiet_event_is_written_at_once_again(tmp_path: Path, clock: Clock) -> None:
    log = SecurityLog(tmp_path, clock)
    for _ in range(3):
        log("too_large")
        clock.now += 5
    assert [line["count"] for line in lines(tmp_path)] == [1, 1, 1]
    log.close()


def test_many_kinds_take_no_memory_and_lose_nothing(tmp_path: Path, clock: Clock) -> None:
    log = SecurityLog(tmp_path, clock)
    for number in range(500):
        log("filter_hit", rule=f"rule {number}")
        assert len(log._seen) <= MOST_KINDS
    log.close()
    assert sum(line["count"] for line in lines(tmp_path)) == 500  # type: ignore[misc]


def test_a_fact_that_is_none_of_ours_gets_cut_and_redacted(tmp_path: Path, clock: Clock) -> None:
    log = SecurityLog(tmp_path, clock)
    log("foreign_host", host="born 1990-05-15 " + "x " * 100)
    log.close()
    (line,) = lines(tmp_path)
    assert "1990" not in str(line["host"])
    assert len(str(line["host"])) == 40


def test_without_a_file_the_app_goes_on(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "logs").write_text("in the way")
    log = SecurityLog(tmp_path / "logs", clock)
    log("flood")
    log.close()
