"""The twelve signs: their facts, and the sun's sign by the instants at which it enters one."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal, get_args

from fortune_desktop.core.birth import Birth, Locale
from fortune_desktop.fortune.almanac import SolarTerm, term_after, term_before
from fortune_desktop.fortune.clock import birth_moment
from fortune_desktop.fortune.sky.models import Body, Sign, SunSign
from fortune_desktop.fortune.sky.phrases import sign_phrases
from fortune_desktop.fortune.sky.positions import DEGREES_A_SIGN

SignElement = Literal["fire", "earth", "air", "water"]
SIGNS: tuple[Sign, ...] = get_args(Sign)
_ELEMENTS: tuple[SignElement, ...] = get_args(SignElement)
# The traditional rulers, so that each of the seven old planets has its signs.
RULERS: Mapping[Sign, Body] = dict(
    zip(
        SIGNS,
        (
            "mars", "venus", "mercury", "moon", "sun", "mercury",
            "venus", "mars", "jupiter", "saturn", "saturn", "jupiter",
        ),
        strict=True,
    )
)  # fmt: skip
# A term's instant is rounded to a microsecond and may lie just before itself.
_MOMENT = timedelta(seconds=1)


def sun_sign(birth: Birth, locale: Locale = "ko") -> SunSign:
    """The tropical sun sign; with an unknown hour the noon's, and the other one on a cusp day."""
    moment = birth_moment(birth)
    sign = sign_at(moment.instant)
    other = None
    if birth.time is None:
        half = timedelta(hours=12)
        day = {sign_at(moment.instant - half), sign_at(moment.instant + half)} - {sign}
        other = next(iter(day), None)
    known = sign_phrases(locale)
    return SunSign(
        id=sign,
        name=known[sign].name,
        text=known[sign].text,
        other=known[other].name if other else None,
    )


def sign_at(instant: datetime) -> Sign:
    """The sign in which the sun stands at an aware instant."""
    return SIGNS[term_before(instant).solar_longitude // DEGREES_A_SIGN]


def sign_of(longitude: float) -> Sign:
    """The sign of an ecliptic longitude in degrees, 0-360."""
    return SIGNS[int(longitude // DEGREES_A_SIGN) % len(SIGNS)]


def element_of(sign: Sign) -> SignElement:
    """Fire, earth, air or water, in turns from Aries."""
    return _ELEMENTS[SIGNS.index(sign) % len(_ELEMENTS)]


def sun_cusps(instant: datetime) -> tuple[SolarTerm, SolarTerm]:
    """The terms at which the sun entered its sign and leaves it, around an aware instant."""
    entered, leaves = term_before(instant), term_after(instant)
    if _opens_a_month(entered):
        entered = term_before(entered.utc - _MOMENT)
    if _opens_a_month(leaves):
        leaves = term_after(leaves.utc + _MOMENT)
    return entered, leaves


def _opens_a_month(term: SolarTerm) -> bool:
    """True for a 절, which lies in the middle of a sign."""
    return term.solar_longitude % DEGREES_A_SIGN != 0
