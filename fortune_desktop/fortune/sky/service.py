"""The operations of the sky: the only module of this room that asks for people, kept readings and the time.

What reckons is loaded by the first question, not when the app starts.
"""

import datetime as dt
from asyncio import to_thread
from collections.abc import Callable
from functools import partial
from uuid import UUID

from fortune_desktop.core.birth import Birth
from fortune_desktop.core.cache import Cache, Watch, unwatched
from fortune_desktop.core.operations import operation
from fortune_desktop.fortune.almanac import day_asked
from fortune_desktop.fortune.keeping import ENGINE_VERSION, History, People, Readings, remembered
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
        self._history = History(people, readings)
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

        def reckon() -> NatalResult:
            from fortune_desktop.fortune.sky.natal import natal, scene_asked

            return natal(scene_asked(request), request.house_system, request.locale)

        asked = request.model_copy(update={"user_id": None}).model_dump_json()
        question = (asked, ENGINE_VERSION)
        chart = await remembered(self._charts, "natal", question, partial(to_thread, reckon))
        if request.user_id is not None:
            today = self._now().date()
            await self._history.keep_once(request.user_id, "natal", today, chart, asked)
        return chart

    @operation("fortune.transits", "GET", "/fortune/transits/{user_id}")
    async def transits(self, request: TransitsRequest) -> TransitsResult:
        """The sky of a day over a person's chart, today's by default."""
        user_id, day, locale = request.user_id, day_asked(request.date, self._now()), request.locale

        def told(birth: Birth) -> TransitsResult:
            from fortune_desktop.fortune.sky.transits import transits

            return transits(birth, day, locale)

        async def reckon() -> TransitsResult:
            birth, _ = await self._people.birth_of(user_id)
            return await to_thread(told, birth)

        question = (day, ENGINE_VERSION, locale)
        return await remembered(self._transits, user_id, question, reckon)

    @operation("fortune.zodiac", "GET", "/fortune/zodiac/{sign}")
    async def zodiac(self, request: ZodiacRequest) -> ZodiacResult:
        """The reading of a sign for a day, its week or its month, today's by default."""
        sign, day = request.sign, day_asked(request.date, self._now())
        period, locale = request.period, request.locale

        def reckon() -> ZodiacResult:
            from fortune_desktop.fortune.sky.zodiac import read_sign

            return read_sign(sign, day, period, locale)

        question = (day, period, ENGINE_VERSION, locale)
        return await remembered(self._signs, sign, question, partial(to_thread, reckon))
