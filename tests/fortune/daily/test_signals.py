"""What a day does to a chart."""

import pytest

from fortune_desktop.core.birth import Birth
from fortune_desktop.fortune.cycle import BRANCHES, STEMS, Pillar
from fortune_desktop.fortune.daily.signals import AREAS, Signal, noble, signals
from fortune_desktop.fortune.saju.pillars import cast
from tests.fortune.samples import ANNA

CHART = cast(ANNA).pillars  # 庚午 辛巳 庚辰 癸未


def of(hanja: str) -> dict[str, Signal]:
    day = Pillar.of(STEMS.index(hanja[0]), BRANCHES.index(hanja[1]))
    return {signal.id: signal for signal in signals(CHART, day)}


def test_the_ten_god_comes_first_and_touches_every_area() -> None:
    first = signals(CHART, Pillar(0))[0]
    assert first.id == "ten_god.indirect_wealth"
    assert tuple(first.effects) == AREAS


@pytest.mark.parametrize(
    ("day", "signal", "effects"),
    [
        ("庚子", "clash.year", {"people": -4, "overall": -2}),
        ("庚子", "half_combine.day", {"love": 6, "health": 6, "overall": 3}),
        ("辛酉", "six_combine.day", {"love": 8, "health": 8, "overall": 4}),
        ("辛亥", "clash.month", {"work": -6, "money": -6, "overall": -3}),
        ("辛酉", "void", {"overall": -3, "money": -4}),
        ("辛丑", "noble", {"overall": 4, "people": 7}),
        ("壬寅", "travel_horse", {"work": 4, "health": -3}),
        ("辛酉", "peach_blossom", {"love": 7, "people": 3}),
        ("甲子", "element_filled.wood", {"overall": 4, "health": 3}),
    ],
)
def test_signals_of_days(day: str, signal: str, effects: dict[str, int]) -> None:
    assert dict(of(day)[signal].effects) == effects


def test_a_quiet_day_has_only_its_ten_god() -> None:
    assert set(of("戊申")) == {
        "ten_god.indirect_resource",
        "six_combine.month",
        "break.month",
        "punish.month",
        "void",
    }


def test_plenty_of_an_element_weighs() -> None:
    chart = cast(Birth(date="1984-03-05", time="06:30")).pillars
    counts = chart.elements()
    richest = max(counts, key=lambda element: counts[element])
    assert counts[richest] >= 4
    day = Pillar(2 * list(counts).index(richest))
    assert f"element_surplus.{richest}" in {signal.id for signal in signals(chart, day)}


def test_every_day_master_has_two_noble_branches() -> None:
    assert [noble(stem) for stem in (0, 4, 6)] == ["丑未"] * 3
    assert all(set(noble(stem)) < set(BRANCHES) for stem in range(10))


def test_an_unknown_hour_is_never_met() -> None:
    chart = cast(ANNA.model_copy(update={"time": None})).pillars
    places = {signal.place for index in range(60) for signal in signals(chart, Pillar(index))}
    assert places == {None, "year", "month", "day"}
