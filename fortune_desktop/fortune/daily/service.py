"""The operations of a day: the only module of this room that asks for people, kept readings and the time."""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.cache import Cache, Watch, unwatched
from fortune_desktop.core.operations import operation
from fortune_desktop.fortune import almanac
from fortune_desktop.fortune.daily.day import read_day
from fortune_desktop.fortune.daily.models import DailyReading, DailyRequest
from fortune_desktop.fortune.keeping import ENGINE_VERSION, People, Readings, key_of

_READINGS_KEPT = 512


class DailyService:
    """Days of people; `now` gives the aware local time.

    What was reckoned is kept in memory until the local midnight; `watch(kind, hit)` hears of every look-up.
    """

    def __init__(
        self,
        people: People,
        readings: Readings,
        now: Callable[[], dt.datetime],
        watch: Watch = unwatched,
    ) -> None:
        self._people = people
        self._readings = readings
        self._now = now
        self._days = Cache[DailyReading]("daily", _READINGS_KEPT, now, watch)

    def forget(self, user_id: UUID) -> None:
        """Drop what is in memory of a person: their birth changed, or they are gone."""
        self._days.forget(user_id)

    @operation("fortune.daily", "GET", "/fortune/daily/{user_id}")
    async def daily(self, request: DailyRequest) -> DailyReading:
        """A person's reading of a day, today's by default."""
        day = almanac.solar_date(request.date) if request.date else self._now().date()
        question = (day, ENGINE_VERSION, request.locale)
        claim = self._days.claim()
        reading = self._days.find(request.user_id, question)
        if reading is None:
            reading = await self._read_day(request.user_id, day, request.locale)
            self._days.keep(claim, reading, request.user_id, question)
        return reading

    async def _read_day(self, user_id: UUID, day: dt.date, locale: Locale) -> DailyReading:
        """The reading as it was kept, or a new one, which is kept."""
        birth, _ = await self._people.birth_of(user_id)
        key = key_of("daily", user_id, birth.model_dump_json(), day, locale)
        kept = await self._readings.find(key)
        if kept is not None:
            return DailyReading.model_validate_json(kept)
        reading = read_day(birth, day, locale)
        await self._readings.keep(key, user_id, "daily", day, reading.model_dump_json())
        return reading
