"""The twelve stages against the sample and by their own rule."""

import pytest

from fortune_desktop.fortune.cycle import BRANCHES, STEMS
from fortune_desktop.fortune.saju.stages import Stage, stage
from tests.fortune.saju.derived import DERIVED


def test_every_stem_in_every_branch() -> None:
    for me, stem in enumerate(STEMS):
        told = " ".join(stage(me, branch).hangul for branch in range(12))
        assert told == DERIVED["stages"][stem]


@pytest.mark.parametrize("stem", range(10))
def test_a_stem_passes_all_stages_forward_if_yang_and_back_if_yin(stem: int) -> None:
    step = 1 if stem % 2 == 0 else -1
    start = next(branch for branch in range(12) if stage(stem, branch) is Stage.BIRTH)
    assert [stage(stem, (start + step * n) % 12) for n in range(12)] == list(Stage)


def test_earth_goes_with_fire() -> None:
    for fire, earth in ("丙戊", "丁己"):
        for branch in range(12):
            assert stage(STEMS.index(fire), branch) is stage(STEMS.index(earth), branch)


def test_known_places() -> None:
    assert stage(STEMS.index("庚"), BRANCHES.index("辰")) is Stage.NURTURE
    assert stage(STEMS.index("癸"), BRANCHES.index("亥")).hangul == "제왕"
