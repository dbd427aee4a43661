"""What a day's pillar does to a chart: named signals, each with its effect on the areas of life.

The weights are this project's own editorial choice, made so that a usual day lies between 40 and 80;
the rules themselves (ten gods, combinations and clashes, 공망, 천을귀인, 역마, 도화) are the shared tradition.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from fortune_desktop.fortune.cycle import (
    BRANCHES,
    THREE_COMBINE,
    Element,
    Pillar,
    Pillars,
    Place,
    Relation,
    relations,
    stem_element,
    ten_god,
    voids,
)

Area = Literal["overall", "love", "money", "health", "work", "people"]
AREAS: tuple[Area, ...] = ("overall", "love", "money", "health", "work", "people")
Effects = Mapping[Area, int]

# Columns as in AREAS, rows as in TenGod.
_TEN_GOD_EFFECTS = {
    "friend": (2, 0, -3, 3, 2, 6),
    "rob_wealth": (-3, -3, -8, 1, 0, 3),
    "eating_god": (6, 4, 5, 7, 3, 4),
    "hurting_officer": (-2, -3, 3, 0, -5, -3),
    "indirect_wealth": (4, 4, 8, -1, 3, 4),
    "direct_wealth": (6, 5, 9, 2, 4, 2),
    "seven_killings": (-5, -2, -3, -6, 1, -3),
    "direct_officer": (6, 3, 2, 1, 9, 4),
    "indirect_resource": (-1, -2, -3, -2, 3, -3),
    "direct_resource": (6, 2, 0, 5, 5, 5),
}
_RELATION_EFFECT = {
    Relation.SIX_COMBINE: 8,
    Relation.HALF_COMBINE: 6,
    Relation.CLASH: -8,
    Relation.PUNISH: -6,
    Relation.BREAK: -3,
    Relation.HARM: -4,
    Relation.RESENT: -4,
}
# The areas that tradition reads from each pillar, and its weight in quarters.
_PALACES: Mapping[Place, tuple[int, tuple[Area, ...]]] = {
    "day": (4, ("love", "health")),
    "month": (3, ("work", "money")),
    "year": (2, ("people",)),
    "hour": (2, ("money",)),
}
_NOBLE = ("丑未", "子申", "亥酉", "亥酉", "丑未", "子申", "丑未", "午寅", "巳卯", "巳卯")
_TRAVEL_HORSE = dict(zip(THREE_COMBINE, "寅申亥巳", strict=True))
_PEACH_BLOSSOM = dict(zip(THREE_COMBINE, "酉卯午子", strict=True))
_PLENTY = 4


@dataclass(frozen=True)
class Signal:
    """`kind` names the reason's sentence; `place` the pillar that the day meets, `element` what it brings."""

    kind: str
    effects: Effects
    detail: str = ""
    place: Place | None = None
    element: Element | None = None

    @property
    def id(self) -> str:
        """The name that programs see, as `clash.day`."""
        return f"{self.kind}.{self.detail}" if self.detail else self.kind


def signals(chart: Pillars, day: Pillar) -> tuple[Signal, ...]:
    """Every signal of a day's pillar for a chart, the ten god first."""
    god = ten_god(chart.day.stem, day.stem)
    effects = dict(zip(AREAS, _TEN_GOD_EFFECTS[god.value], strict=True))
    return (
        Signal("ten_god", effects, god.value),
        *_relations(chart, day),
        *_stars(chart, day),
        *_elements(chart, day),
    )


def _relations(chart: Pillars, day: Pillar) -> Iterator[Signal]:
    for place, pillar in chart.placed().items():
        quarters, areas = _PALACES[place]
        for kind in relations(day.branch, pillar.branch):
            effect = round(_RELATION_EFFECT[kind] * quarters / 4)
            effects: dict[Area, int] = dict.fromkeys(areas, effect)
            effects["overall"] = round(effect / 2)
            yield Signal(kind.value, effects, place, place)


def _stars(chart: Pillars, day: Pillar) -> Iterator[Signal]:
    today = BRANCHES[day.branch]
    home = BRANCHES[chart.day.branch]
    three = next(group for group in THREE_COMBINE if home in group)
    if day.branch in voids(chart.day):
        yield Signal("void", {"overall": -3, "money": -4})
    if today in noble(chart.day.stem):
        yield Signal("noble", {"overall": 4, "people": 7})
    if today == _TRAVEL_HORSE[three]:
        yield Signal("travel_horse", {"work": 4, "health": -3})
    if today == _PEACH_BLOSSOM[three]:
        yield Signal("peach_blossom", {"love": 7, "people": 3})


def _elements(chart: Pillars, day: Pillar) -> Iterator[Signal]:
    element = stem_element(day.stem)
    count = chart.elements()[element]
    if count == 0:
        yield Signal("element_filled", {"overall": 4, "health": 3}, element.value, element=element)
    if count >= _PLENTY:
        effects: Effects = {"overall": -2, "health": -3}
        yield Signal("element_surplus", effects, element.value, element=element)


def noble(stem: int) -> str:
    """The two branches in Hanja that help a day master (천을귀인)."""
    return _NOBLE[stem]
