"""The operations of days, weeks and months: asks for people, kept readings and the time, and reckons nothing itself."""

import datetime as dt
from asyncio import to_thread
from collections.abc import Awaitable, Callable
from uuid import UUID

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.cache import Cache, Watch, unwatched
from fortune_desktop.core.operations import operation
from fortune_desktop.fortune.almanac import day_asked
from fortune_desktop.fortune.daily.day import read
from fortune_desktop.fortune.daily.models import (
    CalendarReading,
    CalendarRequest,
    DailyReading,
    DailyRequest,
    MonthReading,
    WeekReading,
)
from fortune_desktop.fortune.daily.spans import read_calendar, read_month, read_week
from fortune_desktop.fortune.daily.subject import Subject
from fortune_desktop.fortune.daily.taste import USUAL, Arrangement
from fortune_desktop.fortune.keeping import ENGINE_VERSION, People, Readings, key_of, remembered

Arranged = Callable[[UUID, dt.date], Awaitable[Arrangement]]

_READINGS_KEPT = 512
_SPANS_KEPT = 128


async def as_usual(_user_id: UUID, _day: dt.date) -> Arrangement:
    """The arrangement for somebody of whose taste nothing is kept."""
    return USUAL


class DailyService:
    """Days of people; `now` gives the aware local time, `arranged` how a person's reading of a day is told.

    What was reckoned is kept in memory until the local midnight; `watch(kind, hit)` hears of every look-up.
    """

    def __init__(
        self,
        people: People,
        readings: Readings,
        now: Callable[[], dt.datetime],
        watch: Watch = unwatched,
        arranged: Arranged = as_usual,
    ) -> None:
        self._people = people
        self._readings = readings
        self._now = now
        self._arranged = arranged
        self._days = Cache[DailyReading]("daily", _READINGS_KEPT, now, watch)
        self._weeks = Cache[WeekReading]("week", _SPANS_KEPT, now, watch)
        self._months = Cache[MonthReading]("month", _SPANS_KEPT, now, watch)
        self._calendars = Cache[CalendarReading]("calendar", _SPANS_KEPT, now, watch)

    def forget(self, user_id: UUID) -> None:
        """Drop what is in memory of a person: birth, gender or taste changed, or they are gone."""
        for cache in (self._days, self._weeks, self._months, self._calendars):
            cache.forget(user_id)

    @operation("fortune.daily", "GET", "/fortune/daily/{user_id}")
    async def daily(self, request: DailyRequest) -> DailyReading:
        """A person's reading of a day, today's by default."""
        user_id, day, locale = request.user_id, day_asked(request.date, self._now()), request.locale

        async def reckon() -> DailyReading:
            return await self._read_day(user_id, day, locale)

        return await remembered(self._days, user_id, (day, ENGINE_VERSION, locale), reckon)

    @operation("fortune.week", "GET", "/fortune/week/{user_id}")
    async def week(self, request: DailyRequest) -> WeekReading:
        """A person's week, Monday to Sunday, that holds a day; this week by default."""
        user_id, day, locale = request.user_id, day_asked(request.date, self._now()), request.locale

        async def reckon() -> WeekReading:
            return await to_thread(read_week, await self._subject(user_id), day, locale)

        question = (day.isocalendar()[:2], ENGINE_VERSION, locale)
        return await remembered(self._weeks, user_id, question, reckon)

    @operation("fortune.month", "GET", "/fortune/month/{user_id}")
    async def month(self, request: DailyRequest) -> MonthReading:
        """A person's calendar month that holds a day; this month by default."""
        user_id, day, locale = request.user_id, day_asked(request.date, self._now()), request.locale

        async def reckon() -> MonthReading:
            return await to_thread(read_month, await self._subject(user_id), day, locale)

        question = (day.year, day.month, ENGINE_VERSION, locale)
        return await remembered(self._months, user_id, question, reckon)

    @operation("fortune.calendar", "GET", "/fortune/calendar/{user_id}")
    async def calendar(self, request: CalendarRequest) -> CalendarReading:
        """Every day of a month for a person; this month by default."""
        user_id, locale = request.user_id, request.locale
        month = request.month or f"{self._now():%Y-%m}"
        year, number = (int(part) for part in month.split("-"))

        async def reckon() -> CalendarReading:
            subject = await self._subject(user_id)
            return await to_thread(read_calendar, subject, year, number, locale)

        question = (month, ENGINE_VERSION, locale)
        return await remembered(self._calendars, user_id, question, reckon)

    async def _subject(self, user_id: UUID) -> Subject:
        return Subject(*await self._people.birth_of(user_id), user_id)

    async def _read_day(self, user_id: UUID, day: dt.date, locale: Locale) -> DailyReading:
        """The reading as it was kept, or a new one, which is kept: what is learned later does not change it."""
        subject = await self._subject(user_id)
        arrangement = await self._arranged(user_id, day)
        birth, choice = subject.birth.model_dump_json(), arrangement.choice
        key = key_of("daily", user_id, birth, subject.gender, day, locale, choice)
        kept = await self._readings.find(key)
        if kept is not None:
            return DailyReading.model_validate_json(kept)
        reading = await to_thread(read, subject, day, locale, arrangement)
        await self._readings.keep(key, user_id, "daily", day, reading.model_dump_json())
        return reading
