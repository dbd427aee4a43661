"""Telling angles between bodies: within one chart, and from a day's sky to a birth chart."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from fortune_desktop.fortune.scores import Tone
from fortune_desktop.fortune.sky.models import AspectKind, Body
from fortune_desktop.fortune.sky.positions import Position, turn

ANGLES: Mapping[AspectKind, int] = {
    "conjunction": 0,
    "sextile": 60,
    "square": 90,
    "trine": 120,
    "opposition": 180,
}
TRANSIT_ORB = 3.0
_LUMINARY_ORB, _ORB, _SEXTILE_ORB = 8.0, 6.0, 4.0
_LUMINARIES: frozenset[Body] = frozenset(("sun", "moon"))
_KIND_BODIES: frozenset[Body] = frozenset(("venus", "jupiter"))
_STERN_BODIES: frozenset[Body] = frozenset(("mars", "saturn", "uranus", "neptune", "pluto"))

Nature = Literal["together", "flowing", "tense"]
NATURE: Mapping[AspectKind, Nature] = {
    "conjunction": "together",
    "sextile": "flowing",
    "trine": "flowing",
    "square": "tense",
    "opposition": "tense",
}


@dataclass(frozen=True, slots=True)
class Angle:
    """An aspect: `orb` is how far from exact in degrees (0 or more), `applying` while it closes."""

    kind: AspectKind
    orb: float
    applying: bool


@dataclass(frozen=True, slots=True)
class Met:
    """Two bodies of a chart and their angle."""

    a: Body
    b: Body
    angle: Angle


def aspects(places: Mapping[Body, Position]) -> tuple[Met, ...]:
    """Every aspect of a chart, the most exact first."""
    return tuple(sorted(_aspects(places), key=lambda met: met.angle.orb))


def _aspects(places: Mapping[Body, Position]) -> Iterator[Met]:
    for (a, here), (b, there) in combinations(places.items(), 2):
        widest = _LUMINARY_ORB if {a, b} & _LUMINARIES else _ORB
        found = angle_between(here, there, widest)
        if found and (found.kind != "sextile" or found.orb <= _SEXTILE_ORB):
            yield Met(a, b, found)


def angle_between(one: Position, other: Position, widest: float) -> Angle | None:
    """The aspect of two positions within an orb of `widest` degrees (below 15), if any."""
    distance = turn(one.longitude - other.longitude)
    opening = (one.speed - other.speed) * (1 if distance >= 0 else -1)
    for kind, exact in ANGLES.items():
        beyond = abs(distance) - exact
        if abs(beyond) <= widest:
            return Angle(kind, abs(beyond), beyond * opening < 0)
    return None


def tone(kind: AspectKind, moving: Body) -> Tone:
    """What an angle brings: a conjunction is as kind as the body that makes it."""
    if kind == "conjunction":
        return (
            "good" if moving in _KIND_BODIES else "careful" if moving in _STERN_BODIES else "fair"
        )
    return "careful" if NATURE[kind] == "tense" else "good"
