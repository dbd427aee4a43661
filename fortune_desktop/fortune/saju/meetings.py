"""Who meets whom in a chart: combinations, clashes, punishments, breaks, harms and resentments (합충형파해원진)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from fortune_desktop.fortune.cycle import (
    BRANCHES,
    STEMS,
    THREE_COMBINE,
    Element,
    Pillar,
    Pillars,
    Place,
    Relation,
    relations,
    stems_clash,
    stems_combine,
)

_STEM_COMBINE = (Element.EARTH, Element.METAL, Element.WATER, Element.WOOD, Element.FIRE)
# 午未 is left out: sources say earth, fire or nothing.
_SIX_COMBINE = {
    frozenset("子丑"): Element.EARTH,
    frozenset("寅亥"): Element.WOOD,
    frozenset("卯戌"): Element.FIRE,
    frozenset("辰酉"): Element.METAL,
    frozenset("巳申"): Element.WATER,
}
_GROUP_ELEMENTS = (Element.WATER, Element.FIRE, Element.METAL, Element.WOOD)
_THREES = (
    *(("three_combine", three, element) for three, element in zip(THREE_COMBINE, _GROUP_ELEMENTS, strict=True)),
    ("directional", "寅卯辰", Element.WOOD),
    ("directional", "巳午未", Element.FIRE),
    ("directional", "申酉戌", Element.METAL),
    ("directional", "亥子丑", Element.WATER),
    ("three_punish", "寅巳申", None),
    ("three_punish", "丑戌未", None),
)  # fmt: skip


@dataclass(frozen=True)
class Meeting:
    """A relation inside a chart: its kind, the places that meet and their characters in Hanja.

    `element` is what a combination turns to, where sources agree.
    """

    kind: str
    places: tuple[Place, ...]
    characters: str
    element: Element | None = None


def meetings(pillars: Pillars) -> tuple[Meeting, ...]:
    """Every relation among the stems and branches of a chart: the pairs first, then the threes."""
    placed = pillars.placed()
    found: list[Meeting] = []
    for (here, one), (there, other) in combinations(placed.items(), 2):
        places = (here, there)
        for kind, element in _STEMS_MET[one.stem][other.stem]:
            found.append(Meeting(kind, places, STEMS[one.stem] + STEMS[other.stem], element))
        for kind, element in _BRANCHES_MET[one.branch][other.branch]:
            signs = BRANCHES[one.branch] + BRANCHES[other.branch]
            found.append(Meeting(kind, places, signs, element))
    return (*found, *_threes(placed))


def _threes(placed: Mapping[Place, Pillar]) -> Iterator[Meeting]:
    branches = {BRANCHES[pillar.branch] for pillar in placed.values()}
    for kind, three, element in _THREES:
        if branches.issuperset(three):
            places = tuple(place for place, pillar in placed.items() if pillar.hanja[1] in three)
            yield Meeting(kind, places, three, element)


def _stems_met(one: int, other: int) -> tuple[tuple[str, Element | None], ...]:
    if stems_combine(one, other):
        return (("stem_combine", _STEM_COMBINE[min(one, other)]),)
    return (("stem_clash", None),) if stems_clash(one, other) else ()


def _branches_met(one: int, other: int) -> tuple[tuple[str, Element | None], ...]:
    return tuple((kind.value, _turns_to(kind, one, other)) for kind in relations(one, other))


def _turns_to(kind: Relation, one: int, other: int) -> Element | None:
    signs = {BRANCHES[one], BRANCHES[other]}
    if kind is Relation.SIX_COMBINE:
        return _SIX_COMBINE.get(frozenset(signs))
    if kind is Relation.HALF_COMBINE:
        groups = zip(THREE_COMBINE, _GROUP_ELEMENTS, strict=True)
        return next(element for three, element in groups if signs.issubset(three))
    return None


_STEMS_MET = tuple(tuple(_stems_met(one, other) for other in range(10)) for one in range(10))
_BRANCHES_MET = tuple(tuple(_branches_met(one, other) for other in range(12)) for one in range(12))
