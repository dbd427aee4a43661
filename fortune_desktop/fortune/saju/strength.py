"""How strong the day master stands (신강약) and which element would help (용신), as estimates that show their sums.

The points are this project's own choice near those in common Korean use: the month's branch 30 (득령), the day's
branch 15 (득지), the hour's branch 15 and every other character 10 (득세); a character gives its points when it is of
the day master's own element or feeds it. Without an hour the sum is taken of what is known.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from fortune_desktop.fortune.cycle import (
    ELEMENTS,
    HIDDEN_SHARES,
    STEMS,
    Element,
    Pillars,
    Place,
    TenGod,
    main_stem,
    stem_element,
    ten_god,
)

Rule = Literal["season", "seat", "allies"]
Level = Literal["very_weak", "weak", "balanced", "strong", "very_strong"]
School = Literal["balance", "climate"]
LEVELS: tuple[tuple[int, Level], ...] = (
    (15, "very_weak"),
    (35, "weak"),
    (51, "balanced"),
    (76, "strong"),
    (101, "very_strong"),
)
STEM_POINTS = 30
_BRANCH_POINTS: Mapping[Place, tuple[Rule, int]] = {
    "month": ("season", 30),
    "day": ("seat", 15),
    "hour": ("allies", 15),
    "year": ("allies", 10),
}
_STEM_LINE: tuple[Rule, int] = ("allies", 10)
_HELPING = {"companion", "resource"}
_COLD, _HOT = "亥子丑寅", "巳午未"


@dataclass(frozen=True)
class Line:
    """One character in the sum: `points` it gives `of` those it could."""

    rule: Rule
    place: Place
    character: str
    god: TenGod
    points: int
    of: int


@dataclass(frozen=True)
class Strength:
    """The sum: `score` is the points in percent of those possible, rounded half up."""

    lines: tuple[Line, ...]
    points: int
    of: int
    score: int
    level: Level


@dataclass(frozen=True)
class Candidate:
    """The element one school would choose and the one that feeds it (희신).

    `rule` names what led there, `heavy` the family of ten gods that weighed most if the rule looks at one.
    """

    school: School
    element: Element
    helper: Element
    rule: str
    heavy: str | None = None


@dataclass(frozen=True)
class Useful:
    """The estimate: the first candidate counts, the other stands beside it; `weights` as `weighted`."""

    candidates: tuple[Candidate, ...]
    weights: Mapping[Element, int]

    @property
    def element(self) -> Element:
        """The element that would help."""
        return self.candidates[0].element

    @property
    def helper(self) -> Element:
        """The element that feeds it."""
        return self.candidates[0].helper

    @property
    def agree(self) -> bool:
        """True if no school named here would choose another."""
        return len({candidate.element for candidate in self.candidates}) == 1


def weighted(pillars: Pillars) -> Mapping[Element, int]:
    """The elements in points: a stem 30, a branch 30 by the days of its hidden stems, the month's branch twice."""
    found = dict.fromkeys(ELEMENTS, 0)
    for place, pillar in pillars.placed().items():
        found[stem_element(pillar.stem)] += STEM_POINTS
        times = 2 if place == "month" else 1
        for stem, days in HIDDEN_SHARES[pillar.branch]:
            found[stem_element(stem)] += times * days
    return found


def strength(pillars: Pillars) -> Strength:
    """The strength of the day master, line by line: 득령, 득지, then 득세."""
    me = pillars.day.stem
    placed = pillars.placed()
    lines: list[Line] = []
    for place, (rule, of) in _BRANCH_POINTS.items():
        if place in placed:
            branch = placed[place]
            lines.append(
                _line(rule, place, branch.hanja[1], ten_god(me, main_stem(branch.branch)), of)
            )
    for place, pillar in placed.items():
        if place != "day":
            rule, of = _STEM_LINE
            lines.append(_line(rule, place, STEMS[pillar.stem], ten_god(me, pillar.stem), of))
    points, total = sum(line.points for line in lines), sum(line.of for line in lines)
    score = (200 * points + total) // (2 * total)
    level = next(level for below, level in LEVELS if score < below)
    return Strength(tuple(lines), points, total, score, level)


def _line(rule: Rule, place: Place, character: str, god: TenGod, of: int) -> Line:
    return Line(rule, place, character, god, of if god.family in _HELPING else 0, of)


def useful_element(pillars: Pillars, found: Strength | None = None) -> Useful:
    """The element that would help: 억부 first, then 조후 where the season asks for something."""
    weights = weighted(pillars)
    candidates = [_by_balance(pillars, found or strength(pillars), weights)]
    if climate := _by_climate(pillars):
        candidates.append(climate)
    return Useful(tuple(candidates), weights)


def family_element(me: Element, family: str) -> Element:
    """The element of a family of ten gods for a day master of an element."""
    steps = ("companion", "output", "wealth", "officer", "resource").index(family)
    return ELEMENTS[(ELEMENTS.index(me) + steps) % 5]


def _by_balance(pillars: Pillars, found: Strength, weights: Mapping[Element, int]) -> Candidate:
    me = stem_element(pillars.day.stem)

    def weight(family: str) -> int:
        return weights[family_element(me, family)]

    if found.level == "balanced":
        return _candidate("balance", min(ELEMENTS, key=lambda one: weights[one]), "least")
    if found.level in ("weak", "very_weak"):
        heavy = max(("output", "wealth", "officer"), key=weight)
        wanted = "companion" if heavy == "wealth" else "resource"
        rule = f"weak_{heavy}"
    elif weight("resource") > weight("companion"):
        heavy, wanted, rule = "resource", "wealth", "strong_resource"
    else:
        # What is far too strong is let out rather than held down.
        heavy, wanted = "companion", "output" if found.level == "very_strong" else "officer"
        rule = f"{found.level}_companion"
    return _candidate("balance", family_element(me, wanted), rule, heavy)


def _by_climate(pillars: Pillars) -> Candidate | None:
    season = pillars.month.hanja[1]
    if season in _COLD:
        return _candidate("climate", Element.FIRE, "cold")
    if season in _HOT:
        return _candidate("climate", Element.WATER, "hot")
    return None


def _candidate(school: School, element: Element, rule: str, heavy: str | None = None) -> Candidate:
    return Candidate(school, element, ELEMENTS[(ELEMENTS.index(element) - 1) % 5], rule, heavy)
