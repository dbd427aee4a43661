"""How many points each signal gives each area of life.

The weights are this project's own editorial choice, made so that over many charts one day in ten lies below about 45
and one in ten above about 80; which signals there are is the shared tradition.
"""

from collections.abc import Iterable, Mapping
from typing import Literal

from fortune_desktop.fortune.cycle import Place
from fortune_desktop.fortune.scores import score_of

Area = Literal["overall", "love", "money", "health", "work", "people"]
AREAS: tuple[Area, ...] = ("overall", "love", "money", "health", "work", "people")
Effects = Mapping[Area, int]


def effects(*points: int) -> Effects:
    """Points in the order of AREAS; those of 0 are left out."""
    return {area: point for area, point in zip(AREAS, points, strict=True) if point}


def area_scores(felt: Iterable[Effects]) -> dict[Area, int]:
    """Every area's score from all that is felt: 60 and the sum, kept within 20-98."""
    totals = dict.fromkeys(AREAS, 0)
    for one in felt:
        for area, points in one.items():
            totals[area] += points
    return {area: score_of(total) for area, total in totals.items()}


_TEN_GOD = {
    "friend": effects(0, 1, -5, 4, 1, 9),
    "rob_wealth": effects(-9, -7, -12, 0, -6, 1),
    "eating_god": effects(9, 6, 5, 10, 2, 6),
    "hurting_officer": effects(-7, -8, 2, -4, -10, -8),
    "indirect_wealth": effects(6, 6, 12, -3, 2, 6),
    "direct_wealth": effects(9, 8, 13, 3, 5, 2),
    "seven_killings": effects(-13, -7, -8, -11, -2, -9),
    "direct_officer": effects(9, 5, 3, 2, 13, 5),
    "indirect_resource": effects(-6, -7, -7, -5, 2, -9),
    "direct_resource": effects(8, 4, 0, 8, 8, 7),
}
STAGE = {
    "growth": effects(6, 4, 3, 7, 5, 3),
    "bath": effects(-3, 6, -5, -3, -6, 3),
    "coming_of_age": effects(5, 3, 2, 4, 6, 4),
    "prosperity": effects(9, 2, 7, 6, 9, 3),
    "peak": effects(6, -3, 4, 4, 8, -3),
    "easing": effects(-3, 1, 1, -4, -4, 1),
    "resting": effects(-6, 1, -5, -9, -7, 0),
    "stillness": effects(-9, -5, -7, -7, -7, -6),
    "storehouse": effects(-5, -6, 4, -4, -5, -5),
    "turning": effects(-9, -7, -8, -6, -7, -6),
    "seed": effects(2, 4, 0, 2, -3, 1),
    "nurture": effects(3, 3, 1, 5, 2, 3),
}
STAR = {
    "void": effects(-5, -3, -7, -1, -4, -2),
    "noble": effects(7, 4, 4, 3, 5, 10),
    "travel_horse": effects(1, 0, 3, -5, 6, 2),
    "peach_blossom": effects(2, 11, -2, 0, 0, 6),
    "canopy": effects(0, -5, -2, 3, 6, -4),
    "study": effects(3, 2, 0, 1, 10, 2),
}
THREE_COMBINE = effects(8, 6, 8, 4, 8, 8)
_MEETINGS = {
    "six_combine": 12,
    "half_combine": 9,
    "clash": -12,
    "punish": -8,
    "break": -5,
    "harm": -7,
    "resent": -6,
    "stem_combine": 6,
    "stem_clash": -6,
}
# The areas that tradition reads from each pillar, and its weight.
_PALACES: Mapping[Place, tuple[float, tuple[Area, ...]]] = {
    "day": (1, ("love", "health")),
    "month": (0.75, ("work", "money")),
    "year": (0.5, ("people",)),
    "hour": (0.25, ("money", "work")),
}
PLACES = tuple(_PALACES)
"""The pillars, the heaviest first."""
_OVERALL_SHARE = 0.6
_WANTED = {
    "wanted": effects(8, 5, 6, 7, 6, 5),
    "wanted_fed": effects(4, 2, 3, 4, 3, 2),
    "wanted_pressed": effects(-6, -4, -5, -6, -4, -3),
}
# A stem shows what a day brings more openly than a branch.
_SIDES = {"stem": 1, "branch": 0.5}
_OVERLAYS = {"month_god": 0.3, "year_god": 0.2, "luck_god": 0.3}


def _meeting(points: int, place: Place) -> Effects:
    """What a meeting with a pillar of the chart does: to its areas, and in part to the whole."""
    weight, areas = _PALACES[place]
    whole: dict[Area, int] = {"overall": round(points * weight * _OVERALL_SHARE)}
    return whole | dict.fromkeys(areas, round(points * weight))


def _share(whole: Effects, part: float) -> Effects:
    """A part of effects, in whole points; what rounds to nothing is left out."""
    return effects(*(round(whole.get(area, 0) * part) for area in AREAS))


MEETING = {
    kind: {place: _meeting(points, place) for place in PLACES} for kind, points in _MEETINGS.items()
}
WANTED = {
    kind: {side: _share(whole, part) for side, part in _SIDES.items()}
    for kind, whole in _WANTED.items()
}
GOD = {"ten_god": _TEN_GOD} | {
    kind: {god: _share(whole, part) for god, whole in _TEN_GOD.items()}
    for kind, part in _OVERLAYS.items()
}
