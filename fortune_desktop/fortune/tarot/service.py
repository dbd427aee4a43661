"""The operations of the cards: the only module of this room that asks for people, the time and chance."""

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

from fortune_desktop.core.errors import BirthMissing
from fortune_desktop.core.operations import operation
from fortune_desktop.fortune.keeping import People, Readings, key_of
from fortune_desktop.fortune.tarot.draw import draw_one
from fortune_desktop.fortune.tarot.models import TarotReading, TarotRequest

_SEED_BYTES = 16


class TarotService:
    """Draws for people; `now` gives the aware local time, `entropy` so many secret bytes."""

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
        key = key_of("tarot", user_id, now.isoformat(), body)
        await self._readings.keep(key, user_id, "tarot", now.date(), body)
