"""The fortune operations: the one place of this room that asks for people, kept readings, time and chance."""

import datetime as dt
import hashlib
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Protocol
from uuid import UUID

from fortune_desktop.core.birth import Birth, Gender
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
    """Readings for people; `now` gives the aware local time, `entropy` so many secret bytes."""

    def __init__(
        self,
        people: People,
        readings: Readings,
        now: Callable[[], dt.datetime],
        entropy: Callable[[int], bytes],
    ) -> None:
        self._people = people
        self._readings = readings
        self._now = now
        self._entropy = entropy

    @operation("fortune.daily", "GET", "/fortune/daily/{user_id}")
    async def daily(self, request: DailyRequest) -> DailyReading:
        """A person's reading of a day, today's by default."""
        birth, _ = await self._people.birth_of(request.user_id)
        day = almanac.solar_date(request.date) if request.date else self._now().date()
        key = _key("daily", request.user_id, birth.model_dump_json(), day, request.locale)
        kept = await self._readings.find(key)
        if kept is not None:
            return DailyReading.model_validate_json(kept)
        reading = read_day(birth, day, request.locale)
        await self._readings.keep(key, request.user_id, "daily", day, reading.model_dump_json())
        return reading

    @operation("fortune.saju", "POST", "/fortune/saju")
    async def saju(self, request: SajuRequest) -> SajuResult:
        """The four pillars of a birth, with what they warn about."""
        return report(request.birth, request.gender, request.options, request.locale)

    @operation("fortune.terms", "GET", "/fortune/terms/{year}")
    async def terms(self, request: TermsRequest) -> TermsResult:
        """The 24 solar terms of a year."""
        found = almanac.terms(request.year)
        return TermsResult(
            terms=[TermResult.model_validate(term, from_attributes=True) for term in found]
        )

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
