"""The sun sign (별자리) of a birth, by the instants at which the sun enters a sign."""

from datetime import datetime, timedelta

from fortune_desktop.core.birth import Birth, Locale
from fortune_desktop.fortune.almanac import term_before
from fortune_desktop.fortune.clock import birth_moment
from fortune_desktop.fortune.sky.models import SunSign
from fortune_desktop.fortune.sky.phrases import phrases

SIGNS = (
    "aries", "taurus", "gemini", "cancer", "leo", "virgo",
    "libra", "scorpio", "sagittarius", "capricorn", "aquarius", "pisces",
)  # fmt: skip
_DEGREES_A_SIGN = 30


def sun_sign(birth: Birth, locale: Locale = "ko") -> SunSign:
    """The tropical sun sign; with an unknown hour the noon's, and the other one on a cusp day."""
    moment = birth_moment(birth)
    sign = sign_at(moment.instant)
    other = None
    if birth.time is None:
        half = timedelta(hours=12)
        day = {sign_at(moment.instant - half), sign_at(moment.instant + half)} - {sign}
        other = next(iter(day), None)
    known = phrases(locale).signs
    name, text = known[sign]
    return SunSign(id=sign, name=name, text=text, other=known[other][0] if other else None)


def sign_at(instant: datetime) -> str:
    """The sign in which the sun stands at an aware instant."""
    return SIGNS[term_before(instant).solar_longitude // _DEGREES_A_SIGN]
