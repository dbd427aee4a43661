"""The long trials of `benches/faults*.py`, short: kills, a filling disk, opening and closing, turns with faults."""

from pathlib import Path

from benches.faults_disk import FULL, Fillings
from benches.faults_kills import Kills
from benches.faults_open import open_and_close
from benches.faults_turns import talk


def test_killed_while_it_writes_nothing_done_is_lost(tmp_path: Path) -> None:
    seen = Kills(tmp_path / "home", seed=1)
    seen.run(kills=3)
    assert seen.done
    assert (seen.lost, seen.refused, seen.problems, seen.left_running) == ([], [], [], 0)


def test_a_disk_that_fills_up_is_told_and_nothing_done_is_lost(tmp_path: Path) -> None:
    seen = Fillings(tmp_path, seed=1)
    seen.run(rounds=3)
    assert seen.told == {FULL: 3}
    assert (seen.lost, seen.problems, seen.not_recovered) == ([], [], 0)


def test_opened_and_closed_it_leaves_nothing_behind(tmp_path: Path) -> None:
    held = [open_and_close(tmp_path / "home") for _ in range(4)]
    for kind in ("threads", "files", "processes"):
        assert held[-1][kind] == held[1][kind], kind  # the first time loads libraries


async def test_turns_are_answered_and_voiced_whatever_fails(tmp_path: Path) -> None:
    seen = await talk(tmp_path / "home", turns=16, seed=36)
    assert len(seen.faults) > 6
    assert seen.failed == []
