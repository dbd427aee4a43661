"""The operations of two people and of animals: the only module of this room that asks for people and the time.

What reckons is loaded by the first question, not when the app starts.
"""

import datetime as dt
from asyncio import to_thread
from collections.abc import Callable
from functools import partial

from fortune_desktop.core.cache import Cache, Watch, unwatched
from fortune_desktop.core.operations import operation
from fortune_desktop.fortune.almanac import day_asked
from fortune_desktop.fortune.keeping import ENGINE_VERSION, History, People, Readings, remembered
from fortune_desktop.fortune.pair.branches import branch_asked
from fortune_desktop.fortune.pair.models import (
    AnimalRequest,
    AnimalResult,
    CompatibilityRequest,
    CompatibilityResult,
)

_PAIRS_KEPT = 256
_ANIMALS_KEPT = 128


class PairService:
    """Pairs and animals; `now` gives the aware local time.

    What was reckoned is kept in memory until the local midnight; `watch(kind, hit)` hears of every look-up.
    """

    def __init__(
        self,
        people: People,
        readings: Readings,
        now: Callable[[], dt.datetime],
        watch: Watch = unwatched,
    ) -> None:
        self._history = History(people, readings)
        self._now = now
        self._pairs = Cache[CompatibilityResult]("compatibility", _PAIRS_KEPT, now, watch)
        self._animals = Cache[AnimalResult]("animal", _ANIMALS_KEPT, now, watch)

    def forget(self) -> None:
        """Drop what is in memory: whose births a pair is of, it does not say."""
        self._pairs.clear()

    @operation("fortune.compatibility", "POST", "/fortune/compatibility")
    async def compatibility(self, request: CompatibilityRequest) -> CompatibilityResult:
        """How two births meet, with reasons on both sides and their good days."""
        day = day_asked(request.date, self._now())

        def reckon() -> CompatibilityResult:
            from fortune_desktop.fortune.pair.compatibility import compatibility

            return compatibility(request, day)

        asked = request.model_copy(update={"user_id": None, "date": None}).model_dump_json()
        question = (asked, day, ENGINE_VERSION)
        found = await remembered(self._pairs, "pair", question, partial(to_thread, reckon))
        if request.user_id is not None:
            await self._history.keep_once(request.user_id, "compatibility", day, found, asked, day)
        return found

    @operation("fortune.animal", "GET", "/fortune/animal/{branch}")
    async def animal(self, request: AnimalRequest) -> AnimalResult:
        """The day and the years of a year's animal, today's by default."""
        branch, day = branch_asked(request.branch), day_asked(request.date, self._now())
        start, locale = request.year_start, request.locale

        def reckon() -> AnimalResult:
            from fortune_desktop.fortune.pair.animal import read_animal

            return read_animal(branch, day, start, locale)

        question = (day, start, ENGINE_VERSION, locale)
        return await remembered(self._animals, branch, question, partial(to_thread, reckon))
