"""Which births can be: the day exists in its calendar and is not still to come."""

from collections.abc import Callable
from datetime import date, datetime, time

from fortune_desktop.core.birth import Birth
from fortune_desktop.core.errors import FutureBirth


class BirthCheck:
    """`solar_date` is the almanac's: the solar day of a birth, or its error if no such day exists."""

    def __init__(self, solar_date: Callable[[Birth], date], now: Callable[[], datetime]) -> None:
        self._solar_date = solar_date
        self._now = now

    def __call__(self, birth: Birth) -> None:
        """Refuse a birth: FutureBirth, or the almanac's ImpossibleDate and OutOfRange."""
        at = time.fromisoformat(birth.time) if birth.time else time.min
        if datetime.combine(self._solar_date(birth), at, birth.zone) > self._now():
            raise FutureBirth(date=birth.date)
