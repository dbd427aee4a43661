"""What a day's sky does to a sign: named signals, each with its effect on the areas of life.

A sign is read as a first house: the moon's house from it, the planets that look at it from whole-sign distances,
the angle the moon makes that day, who runs backwards, and the moon's quarter. The weights are this project's own
editorial choice; the meanings of houses, aspects and planets are the shared tradition.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from fortune_desktop.fortune.almanac import KST
from fortune_desktop.fortune.clock import NOON
from fortune_desktop.fortune.daily.weights import Effects, effects
from fortune_desktop.fortune.sky.aspects import angle_between, tone
from fortune_desktop.fortune.sky.models import AspectKind, Body, PhaseName, Sign
from fortune_desktop.fortune.sky.moon import QUARTERS, phase_name
from fortune_desktop.fortune.sky.positions import Position, longitude, turn
from fortune_desktop.fortune.sky.signs import RULERS, SIGNS, sign_of

PLANETS: tuple[Body, ...] = ("sun", "mercury", "venus", "mars", "jupiter", "saturn")
_SEEN: tuple[Body, ...] = ("moon", *PLANETS)
_MOON_ORB = 6.0
_MOON_HOUSE = (
    effects(9, 6, 0, 8, 3, 6),
    effects(3, 0, 14, 3, 4, 0),
    effects(4, 3, 0, 0, 8, 12),
    effects(2, 4, 0, 9, -6, 3),
    effects(10, 16, -3, 6, 0, 9),
    effects(-4, -6, 2, -9, 9, -3),
    effects(6, 14, 0, 0, 0, 15),
    effects(-9, -3, -12, -6, -3, -9),
    effects(9, 3, 0, 4, 9, 6),
    effects(6, -4, 8, -4, 16, 2),
    effects(9, 6, 4, 3, 4, 16),
    effects(-10, -6, -8, -4, -10, -9),
)
_PLANET: Mapping[Body, Effects] = {
    "sun": effects(4, 1, 1, 4, 3, 1),
    "mercury": effects(2, 0, 2, 0, 5, 4),
    "venus": effects(4, 8, 4, 0, 0, 5),
    "mars": effects(2, 3, 0, 4, 4, 2),
    "jupiter": effects(6, 3, 7, 2, 4, 3),
    "saturn": effects(3, 1, 3, 2, 5, 1),
}
_LOOK: Mapping[AspectKind, float] = {
    "conjunction": 1.0,
    "sextile": 0.7,
    "trine": 1.0,
    "square": -1.0,
    "opposition": -0.8,
}
_BY_DISTANCE: Mapping[int, AspectKind] = {
    0: "conjunction",
    2: "sextile",
    3: "square",
    4: "trine",
    6: "opposition",
}
_BACKWARDS: Mapping[Body, Effects] = {
    "mercury": effects(-1, 0, -1, 0, -4, -3),
    "venus": effects(-1, -5, -3, 0, 0, -2),
    "mars": effects(-1, 0, 0, -3, -3, 0),
    "jupiter": effects(0, 0, -2, 0, 0, 0),
    "saturn": effects(0, 0, 0, 0, -2, 0),
}
_QUARTER: Mapping[PhaseName, Effects] = {
    "new": effects(1, 0, 0, 0, 3, 0),
    "first_quarter": effects(1, 0, 1, 2, 2, 0),
    "full": effects(1, 4, 0, -3, 0, 3),
    "last_quarter": effects(0, 0, 2, 1, 0, -1),
}


@dataclass(frozen=True)
class DaySky:
    """The sky of a calendar day at noon in Korea: longitudes in degrees, daily motions, the moon's phase."""

    places: Mapping[Body, Position]

    @property
    def quarter(self) -> PhaseName | None:
        """The moon's quarter, on the day itself and those beside it."""
        angle = (self.places["moon"].longitude - self.places["sun"].longitude) % 360
        name = phase_name(angle)
        return name if name in QUARTERS else None


@dataclass(frozen=True)
class SignSignal:
    """`kind` names the reason's sentence; `body` is who causes it, `aspect` how, `house` the moon's."""

    kind: str
    effects: Effects
    body: Body | None = None
    aspect: AspectKind | None = None
    house: int | None = None

    @property
    def id(self) -> str:
        """The name that programs see, as `trine.venus` or `moon_house.5`."""
        detail = self.body or self.house
        return f"{self.kind}.{detail}" if detail else self.kind


@lru_cache(maxsize=256)
def day_sky(day: date) -> DaySky:
    """The sky of a day; OutOfRange outside the table of terms."""
    here, following = _longitudes(day), _longitudes(day + timedelta(days=1))
    return DaySky(
        {body: Position(here[body], 0, turn(following[body] - here[body])) for body in _SEEN}
    )


@lru_cache(maxsize=256)
def _longitudes(day: date) -> Mapping[Body, float]:
    noon = datetime.combine(day, NOON, tzinfo=KST).astimezone(UTC)
    return {body: longitude(body, noon) for body in _SEEN}


def sign_signals(sign: Sign, sky: DaySky) -> tuple[SignSignal, ...]:
    """Every signal of a day for a sign, the moon's house first."""
    return (
        _moon_house(sign, sky),
        *_looks(sign, sky),
        *_moon_angle(sky),
        *_backwards(sign, sky),
        *([SignSignal(sky.quarter, _QUARTER[sky.quarter])] if sky.quarter else ()),
    )


def _share(whole: Effects, part: float) -> Effects:
    return {area: round(points * part) for area, points in whole.items()}


def _distance(sign: Sign, seen: float) -> int:
    """How many signs a longitude is ahead of a sign, 0-11."""
    return (SIGNS.index(sign_of(seen)) - SIGNS.index(sign)) % len(SIGNS)


def _moon_house(sign: Sign, sky: DaySky) -> SignSignal:
    ahead = _distance(sign, sky.places["moon"].longitude)
    return SignSignal("moon_house", _MOON_HOUSE[ahead], house=ahead + 1)


def _looks(sign: Sign, sky: DaySky) -> Iterator[SignSignal]:
    for body in PLANETS:
        ahead = _distance(sign, sky.places[body].longitude)
        kind = _BY_DISTANCE.get(min(ahead, len(SIGNS) - ahead))
        if kind is None:
            continue
        stern = kind == "conjunction" and tone(kind, body) == "careful"
        felt = _share(_PLANET[body], -_LOOK[kind] / 2 if stern else _LOOK[kind])
        yield SignSignal("press" if stern else kind, felt, body, kind)


def _moon_angle(sky: DaySky) -> Iterator[SignSignal]:
    """The nearest angle of the moon to a planet at noon, which is felt by every sign."""
    moon = sky.places["moon"]
    met = [
        (angle, body)
        for body in PLANETS
        if (angle := angle_between(moon, sky.places[body], _MOON_ORB))
    ]
    if met:
        angle, body = min(met, key=lambda pair: pair[0].orb)
        tight = tone(angle.kind, body) == "careful"
        felt = _share(_PLANET[body], -0.7 if tight else 0.7)
        yield SignSignal("moon_tight" if tight else "moon_easy", felt, body, angle.kind)


def _backwards(sign: Sign, sky: DaySky) -> Iterator[SignSignal]:
    for body, felt in _BACKWARDS.items():
        if sky.places[body].retrograde:
            if RULERS[sign] == body:
                yield SignSignal("ruler_retrograde", _share(felt, 2), body)
            else:
                yield SignSignal("retrograde", felt, body)
