"""The operations of the sky: the only module of this room that asks for people, kept readings and the time.

What reckons is loaded by the first question, not when the app starts.
"""

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

from fortune_desktop.core.cache import Cache, Watch, unwatched
from fortune_desktop.core.errors import BirthMissing
from fortune_desktop.core.operations import operation
from fortune_desktop.fortune import almanac
from fortune_desktop.fortune.keeping import ENGINE_VERSION, People, Readings, key_of
from fortune_desktop.fortune.sky.models import (
    NatalRequest,
    NatalResult,
    TransitsRequest,
    TransitsResult,
    ZodiacRequest,
    ZodiacResult,
)

_CHARTS_KEPT = 256
_SIGNS_KEPT = 256


class SkyService:
    """Charts, transits and signs; `now` gives the aware local time.

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
        self._charts = Cache[NatalResult]("natal", _CHARTS_KEPT, now, watch)
        self._transits = Cache[TransitsResult]("transits", _CHARTS_KEPT, now, watch)
        self._signs = Cache[ZodiacResult]("zodiac", _SIGNS_KEPT, now, watch)

    def forget(self, user_id: UUID) -> None:
        """Drop what is in memory of a person; whose birth a chart is of, it does not say."""
        self._transits.forget(user_id)
        self._charts.clear()

    @operation("fortune.natal", "POST", "/fortune/natal")
    async def natal(self, request: NatalRequest) -> NatalResult:
        """The natal chart of a birth, or of an instant and a place."""
        from fortune_desktop.fortune.sky.natal import natal, scene_asked

        asked = request.model_copy(update={"user_id": None}).model_dump_json()
        question = (asked, ENGINE_VERSION)
        chart = self._charts.find("natal", question)
        if chart is None:
            chart = natal(scene_asked(request), request.house_system, request.locale)
            self._charts.keep(self._charts.claim(), chart, "natal", question)
        if request.user_id is not None:
            await self._keep_chart(request.user_id, asked, chart)
        return chart

    async def _keep_chart(self, user_id: UUID, asked: str, chart: NatalResult) -> None:
        """The chart in the person's history; NotFound when there is no such person."""
        with suppress(BirthMissing):  # the chart needs the person, not their own birth
            await self._people.birth_of(user_id)
        key = key_of("natal", user_id, asked)
        if await self._readings.find(key) is None:
            today = self._now().date()
            await self._readings.keep(key, user_id, "natal", today, chart.model_dump_json())

    @operation("fortune.transits", "GET", "/fortune/transits/{user_id}")
    async def transits(self, request: TransitsRequest) -> TransitsResult:
        """The sky of a day over a person's chart, today's by default."""
        from fortune_desktop.fortune.sky.transits import transits

        day = self._day(request.date)
        question = (day, ENGINE_VERSION, request.locale)
        claim = self._transits.claim()
        found = self._transits.find(request.user_id, question)
        if found is None:
            birth, _ = await self._people.birth_of(request.user_id)
            found = transits(birth, day, request.locale)
            self._transits.keep(claim, found, request.user_id, question)
        return found

    @operation("fortune.zodiac", "GET", "/fortune/zodiac/{sign}")
    async def zodiac(self, request: ZodiacRequest) -> ZodiacResult:
        """The reading of a sign for a day, its week or its month, today's by default."""
        from fortune_desktop.fortune.sky.zodiac import read_sign

        day = self._day(request.date)
        question = (day, request.period, ENGINE_VERSION, request.locale)
        found = self._signs.find(request.sign, question)
        if found is None:
            found = read_sign(request.sign, day, request.period, request.locale)
            self._signs.keep(self._signs.claim(), found, request.sign, question)
        return found

    def _day(self, asked: str | None) -> dt.date:
        return almanac.solar_date(asked) if asked else self._now().date()
