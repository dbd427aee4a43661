"""The fortune operations: the one place of this room that asks for people, kept readings, time and chance."""

import datetime as dt
import hashlib
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Protocol
from uuid import UUID

from fortune_desktop.core.birth import Birth, Gender, Locale
from fortune_desktop.core.cache import Cache, Watch, unwatched
from fortune_desktop.core.errors import BirthMissing
from fortune_desktop.core.operations import operation
from fortune_desktop.fortune import almanac
from fortune_desktop.fortune.daily import ENGINE_VERSION, read_day
from fortune_desktop.fortune.models import (
    DailyReading,
    DailyRequest,
    LunarDay,
    LunarRequest,
    LunarResult,
    SajuRequest,
    SajuResult,
    TarotReading,
    TarotRequest,
    TermResult,
    TermsRequest,
    TermsResult,
)
from fortune_desktop.fortune.report import report
from fortune_desktop.fortune.tarot import draw_one

_SEED_BYTES = 16
_READINGS_KEPT, _CHARTS_KEPT, _YEARS_KEPT = 512, 512, 16


class People(Protocol):
    """Who is asking."""

    def birth_of(self, user_id: UUID) -> Awaitable[tuple[Birth, Gender | None]]:
        """The birth of a person; NotFound, or BirthMissing when they gave none."""


class Readings(Protocol):
    """Where finished readings are kept, as JSON by key."""

    def find(self, key: str) -> Awaitable[str | None]:
        """The kept body of a key, if any."""

    def keep(
        self, key: str, user_id: UUID | None, kind: str, on: dt.date, body: str
    ) -> Awaitable[None]:
        """Keep a reading of a kind (`daily`, `tarot`) made for a day."""


class FortuneService:
    """Readings for people; `now` gives the aware local time, `entropy` so many secret bytes.

    What was reckoned is kept in memory until the local midnight; `watch(kind, hit)` hears of every look-up.
    """

    def __init__(
        self,
        people: People,
        readings: Readings,
        now: Callable[[], dt.datetime],
        entropy: Callable[[int], bytes],
        watch: Watch = unwatched,
    ) -> None:
        self._people = people
        self._readings = readings
        self._now = now
        self._entropy = entropy
        self._days = Cache[DailyReading]("daily", _READINGS_KEPT, now, watch)
        self._charts = Cache[SajuResult]("saju", _CHARTS_KEPT, now, watch)
        self._years = Cache[TermsResult]("terms", _YEARS_KEPT, now, watch)

    async def forget(self, user_id: UUID) -> None:
        """Drop what is in memory of a person: their birth changed, or they are gone."""
        self._days.forget(user_id)
        self._charts.clear()  # whose birth a chart is of, it does not say

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
        key = _key("daily", user_id, birth.model_dump_json(), day, locale)
        kept = await self._readings.find(key)
        if kept is not None:
            return DailyReading.model_validate_json(kept)
        reading = read_day(birth, day, locale)
        await self._readings.keep(key, user_id, "daily", day, reading.model_dump_json())
        return reading

    @operation("fortune.saju", "POST", "/fortune/saju")
    async def saju(self, request: SajuRequest) -> SajuResult:
        """The four pillars of a birth, with what they warn about."""
        options = request.options
        question = (request.gender, options.model_dump_json(), ENGINE_VERSION, request.locale)
        chart = self._charts.find(request.birth, question)
        if chart is None:
            chart = report(request.birth, request.gender, options, request.locale)
            self._charts.keep(self._charts.claim(), chart, request.birth, question)
        return chart

    @operation("fortune.terms", "GET", "/fortune/terms/{year}")
    async def terms(self, request: TermsRequest) -> TermsResult:
        """The 24 solar terms of a year."""
        found = self._years.find(request.year)
        if found is None:
            terms = almanac.terms(request.year)
            found = TermsResult(
                terms=[TermResult.model_validate(term, from_attributes=True) for term in terms]
            )
            self._years.keep(self._years.claim(), found, request.year)
        return found

    @operation("fortune.lunar", "GET", "/fortune/lunar")
    async def lunar(self, request: LunarRequest) -> LunarResult:
        """A day in the Gregorian and the Korean lunar calendar."""
        if request.date is not None:
            solar = almanac.solar_date(request.date)
        else:
            assert request.lunar is not None
            solar = almanac.solar_of(almanac.lunar_date(request.lunar, request.leap))
        day = LunarDay.model_validate(almanac.lunar_of(solar), from_attributes=True)
        return LunarResult(solar=solar, lunar=day)

    @operation("fortune.tarot", "POST", "/fortune/tarot")
    async def tarot(self, request: TarotRequest) -> TarotReading:
        """One card; a person's draw is kept in their history."""
        seed = self._entropy(_SEED_BYTES).hex() if request.seed is None else request.seed
        reading = draw_one(seed, request.reversals, request.locale)
        if request.user_id is not None:
            await self._keep_draw(request.user_id, reading)
        return reading

    async def _keep_draw(self, user_id: UUID, reading: TarotReading) -> None:
        with suppress(BirthMissing):  # a card needs the person, not their birth
            await self._people.birth_of(user_id)
        now = self._now()
        body = reading.model_dump_json()
        key = _key("tarot", user_id, now.isoformat(), body)
        await self._readings.keep(key, user_id, "tarot", now.date(), body)


def _key(*parts: object) -> str:
    """A key for a kept reading: changes with the engine's version and every part."""
    text = "\n".join(map(str, (ENGINE_VERSION, *parts)))
    return hashlib.sha256(text.encode()).hexdigest()
