"""The operations of two people and of animals: the only module of this room that asks for people and the time.

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
        self._people = people
        self._readings = readings
        self._now = now
        self._pairs = Cache[CompatibilityResult]("compatibility", _PAIRS_KEPT, now, watch)
        self._animals = Cache[AnimalResult]("animal", _ANIMALS_KEPT, now, watch)

    def forget(self) -> None:
        """Drop what is in memory: whose births a pair is of, it does not say."""
        self._pairs.clear()

    @operation("fortune.compatibility", "POST", "/fortune/compatibility")
    async def compatibility(self, request: CompatibilityRequest) -> CompatibilityResult:
        """How two births meet, with reasons on both sides and their good days."""
        from fortune_desktop.fortune.pair.compatibility import compatibility

        day = self._day(request.date)
        asked = request.model_copy(update={"user_id": None, "date": None}).model_dump_json()
        question = (asked, day, ENGINE_VERSION)
        found = self._pairs.find("pair", question)
        if found is None:
            found = compatibility(request, day)
            self._pairs.keep(self._pairs.claim(), found, "pair", question)
        if request.user_id is not None:
            await self._keep_pair(request.user_id, asked, day, found)
        return found

    async def _keep_pair(
        self, user_id: UUID, asked: str, day: dt.date, found: CompatibilityResult
    ) -> None:
        """The reading in the person's history; NotFound when there is no such person."""
        with suppress(BirthMissing):  # it needs the person, not their own birth
            await self._people.birth_of(user_id)
        key = key_of("compatibility", user_id, asked, day)
        if await self._readings.find(key) is None:
            body = found.model_dump_json()
            await self._readings.keep(key, user_id, "compatibility", day, body)

    @operation("fortune.animal", "GET", "/fortune/animal/{branch}")
    async def animal(self, request: AnimalRequest) -> AnimalResult:
        """The day and the years of a year's animal, today's by default."""
        from fortune_desktop.fortune.pair.animal import branch_asked, read_animal

        branch, day = branch_asked(request.branch), self._day(request.date)
        question = (day, request.year_start, ENGINE_VERSION, request.locale)
        found = self._animals.find(branch, question)
        if found is None:
            found = read_animal(branch, day, request.year_start, request.locale)
            self._animals.keep(self._animals.claim(), found, branch, question)
        return found

    def _day(self, asked: str | None) -> dt.date:
        return almanac.solar_date(asked) if asked else self._now().date()
