"""What two births do to each other: named signals, each with its effect in points and who gives it.

Held against each other are the day stems (천간합, 천간충, 상생, 상극), the branches of day, month and year (육합, 삼합,
충, 형, 원진, 해, 파), the elements one lacks and the other has, the useful element, and the signs of sun, moon, Venus
and Mars. The weights are this project's own editorial choice, the rules the shared tradition.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fortune_desktop.fortune.cycle import (
    ELEMENTS,
    Element,
    Pillar,
    Place,
    stem_element,
    stems_clash,
    stems_combine,
    steps,
)
from fortune_desktop.fortune.pair.meeting import kinds
from fortune_desktop.fortune.pair.models import Bond, FacetId, Side
from fortune_desktop.fortune.pair.side import One
from fortune_desktop.fortune.sky.models import Sign
from fortune_desktop.fortune.sky.signs import SIGNS

_BRANCH_EFFECT = {
    "six_combine": 12,
    "three_combine": 9,
    "same": 2,
    "clash": -12,
    "punish": -7,
    "resent": -7,
    "harm": -6,
    "break": -4,
}
# Of each place: the share of the above, and the facets it touches.
_PLACES: Mapping[Place, tuple[float, tuple[FacetId, ...]]] = {
    "day": (1.0, ("attraction", "life")),
    "month": (0.4, ("life", "growth")),
    "year": (0.5, ("talk",)),
}
_STEM_EFFECT = {"combine": 12, "clash": -7, "same": 2, "kin": 1, "feeds": 5, "holds": -4}
_STEM_FACETS: Mapping[str, tuple[FacetId, ...]] = {
    "combine": ("attraction", "talk"),
    "clash": ("talk",),
    "same": ("talk",),
    "kin": ("life",),
    "feeds": ("growth", "talk"),
    "holds": ("life",),
}
# By how many signs lie between: the same, two, three, four or six.
_SIGN_DISTANCES = {0: "same", 2: "sextile", 3: "square", 4: "trine", 6: "opposition"}
_SIGN_EFFECT: Mapping[str, Mapping[str, int]] = {
    "sun": {"same": 4, "sextile": 3, "square": -4, "trine": 5, "opposition": -1},
    "moon": {"same": 6, "sextile": 3, "square": -5, "trine": 6, "opposition": -2},
    "venus_mars": {"same": 6, "sextile": 2, "square": -4, "trine": 5, "opposition": 2},
}
_SIGN_FACETS: Mapping[str, tuple[FacetId, ...]] = {
    "sun": ("talk", "growth"),
    "moon": ("life", "talk"),
    "venus_mars": ("attraction",),
}
_FILLED, _FILLED_WELL, _USEFUL, _BOTH_LACK = 2, 4, 3, -4
_ENOUGH, _PLENTY = 2, 3


@dataclass(frozen=True)
class PairSignal:
    """`kind` names the sentences; `giver` is who brings it, with what is met on either side.

    `stems` and `branches` hold the first's and the second's, `element` what is given, `signs` where bodies stand.
    """

    kind: str
    effect: int
    facets: tuple[FacetId, ...]
    giver: Side = "both"
    place: str = ""
    pillars: tuple[Pillar, Pillar] | None = None
    element: Element | None = None
    signs: tuple[Sign, Sign] | None = None

    @property
    def id(self) -> str:
        """The name that programs see, as `six_combine.day` or `fills.water`."""
        return f"{self.kind}.{self.place}" if self.place else self.kind


def pair_signals(a: One, b: One, bond: Bond) -> tuple[PairSignal, ...]:
    """Every signal of two births, the largest first."""
    found = [
        _stems(a, b),
        *_branches(a, b),
        *_both_lack(a, b),
        *_given(a, b, "a"),
        *_given(b, a, "b"),
        *_signs(a, b, bond),
    ]
    return tuple(sorted(found, key=lambda signal: -abs(signal.effect)))


def _stems(a: One, b: One) -> PairSignal:
    days = a.pillars.day, b.pillars.day
    kind, giver = _stem_kind(days[0].stem, days[1].stem)
    return PairSignal(f"stem_{kind}", _STEM_EFFECT[kind], _STEM_FACETS[kind], giver, pillars=days)


def _stem_kind(one: int, other: int) -> tuple[str, Side]:
    """How two day masters meet, and who gives: who feeds, or who holds."""
    if stems_combine(one, other):
        return "combine", "both"
    if stems_clash(one, other):
        return "clash", "both"
    if one == other:
        return "same", "both"
    meetings: tuple[tuple[str, Side], ...] = (
        ("kin", "both"),
        ("feeds", "a"),
        ("holds", "a"),
        ("holds", "b"),
        ("feeds", "b"),
    )
    return meetings[steps(stem_element(one), stem_element(other))]


def _branches(a: One, b: One) -> Iterator[PairSignal]:
    here, there = a.pillars.placed(), b.pillars.placed()
    for place, (part, facets) in _PLACES.items():
        pillars = here[place], there[place]
        for kind in kinds(pillars[0].branch, pillars[1].branch):
            effect = round(_BRANCH_EFFECT[kind] * part)
            yield PairSignal(kind, effect, facets, place=place, pillars=pillars)


def _both_lack(a: One, b: One) -> Iterator[PairSignal]:
    for element in ELEMENTS:
        if not a.elements[element] and not b.elements[element]:
            yield PairSignal(
                "both_lack", _BOTH_LACK, ("life",), place=element.value, element=element
            )


def _given(giver: One, taker: One, side: Side) -> Iterator[PairSignal]:
    """What the taker lacks and the giver has, and the element that helps the taker."""
    for element in ELEMENTS:
        if not taker.elements[element] and giver.elements[element] >= _ENOUGH:
            effect = _FILLED_WELL if giver.elements[element] >= _PLENTY else _FILLED
            yield PairSignal("fills", effect, ("growth",), side, element.value, element=element)
    useful = taker.useful
    if giver.elements[useful] >= _PLENTY or stem_element(giver.pillars.day.stem) == useful:
        yield PairSignal("useful", _USEFUL, ("growth",), side, useful.value, element=useful)


def _signs(a: One, b: One, bond: Bond) -> Iterator[PairSignal]:
    yield from _sign("sun", a.sign("sun"), b.sign("sun"), "both")
    yield from _sign("moon", a.sign("moon"), b.sign("moon"), "both")
    if bond == "lover":
        yield from _sign("venus_mars", a.sign("venus"), b.sign("mars"), "a")
        yield from _sign("venus_mars", b.sign("venus"), a.sign("mars"), "b")


def _sign(what: str, one: Sign | None, other: Sign | None, giver: Side) -> Iterator[PairSignal]:
    if one is None or other is None:
        return
    apart = (SIGNS.index(other) - SIGNS.index(one)) % len(SIGNS)
    kind = _SIGN_DISTANCES.get(min(apart, len(SIGNS) - apart))
    if kind is not None:
        effect = _SIGN_EFFECT[what][kind]
        yield PairSignal(f"{what}_{kind}", effect, _SIGN_FACETS[what], giver, signs=(one, other))
