"""The ten-year luck against the sample."""

from datetime import datetime

from fortune_desktop.fortune.cycle import BRANCHES, STEMS, Pillar
from fortune_desktop.fortune.saju.luck import CYCLES, luck
from tests.fortune.samples import rows


def pillar(hanja: str) -> Pillar:
    return Pillar.of(STEMS.index(hanja[0]), BRANCHES.index(hanja[1]))


def test_every_row_for_both_genders() -> None:
    for row in rows("pillars.json"):
        year, month = pillar(row["year"]), pillar(row["month"])
        instant = datetime.fromisoformat(row["utc"])
        for gender in ("female", "male"):
            forward, pillars, years = row["luck"][gender]
            found = luck(year, month, instant, gender, "round")
            assert found.forward is forward
            assert "".join(pillar.hanja for _, pillar in found.cycles[:4]) == pillars
            assert abs(found.exact_start - years) < 0.001


def test_rounding_moves_the_start_and_every_cycle() -> None:
    year, month = pillar("庚午"), pillar("辛巳")
    instant = datetime.fromisoformat("1990-05-12T05:30:00+00:00")
    exact = luck(year, month, instant, "male", "exact")
    assert exact.forward
    assert 8 < exact.start_age < 8.5
    assert luck(year, month, instant, "male", "round").start_age == 8
    back = luck(year, month, instant, "female", "round")
    assert not back.forward
    assert back.start_age == 2
    assert luck(year, month, instant, "female", "floor").start_age == 2
    assert [age for age, _ in back.cycles] == [2 + 10 * n for n in range(CYCLES)]


def test_two_days_left_over_round_up() -> None:
    year, month = pillar("庚午"), pillar("辛巳")
    instant = datetime.fromisoformat("1990-05-14T05:30:00+00:00")
    back = luck(year, month, instant, "female", "exact")
    assert 2.5 < back.start_age < 3
    assert luck(year, month, instant, "female", "round").start_age == 3
    assert luck(year, month, instant, "female", "floor").start_age == 2
