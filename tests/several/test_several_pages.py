"""Twenty pages of two persons over late and breaking lines: once it is calm they all show what the app knows."""

from pathlib import Path

import pytest

from tests.several.crowd import Plan, gather
from tests.several.line import Trouble


@pytest.mark.parametrize("delay_s", [0.05, 0.2, 0.5])
async def test_pages_agree_after_trouble(tmp_path: Path, delay_s: float) -> None:
    seen = await gather(tmp_path / "home", Plan(Trouble(delay_s, cut=0.05), busy_s=1.5))
    assert (seen.lost, seen.doubled, seen.misordered) == (0, 0, 0)
    assert (seen.differing, seen.told_wrong) == (0, 0)
    assert seen.cuts
    assert seen.calls["ok"]
    assert set(seen.calls) <= {"ok", "disconnected"}


async def test_on_a_good_line_nothing_is_refused_or_begun_again(tmp_path: Path) -> None:
    seen = await gather(tmp_path / "home", Plan(Trouble(0.0, cut=0.0), busy_s=1.0))
    assert (seen.lost, seen.doubled, seen.misordered, seen.differing) == (0, 0, 0, 0)
    assert set(seen.calls) == {"ok"}
    assert seen.restarts == seen.cuts == 0
