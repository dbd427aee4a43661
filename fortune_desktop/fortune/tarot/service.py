"""The operations of the cards: the only module of this room that asks for people, the time and chance."""

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from typing import Final
from uuid import UUID

from fortune_desktop.core.errors import BirthMissing
from fortune_desktop.core.operations import operation
from fortune_desktop.fortune import almanac
from fortune_desktop.fortune.keeping import People, Readings, key_of
from fortune_desktop.fortune.tarot.daily import daily_card
from fortune_desktop.fortune.tarot.deck import one_card, whole_deck
from fortune_desktop.fortune.tarot.models import (
    CardRequest,
    DailyCard,
    DailyCardRequest,
    Deck,
    DeckCard,
    DeckRequest,
    Spreads,
    SpreadsRequest,
    TarotReading,
    TarotRequest,
)
from fortune_desktop.fortune.tarot.reading import draw
from fortune_desktop.fortune.tarot.spreads import every_spread

_SEED_BYTES: Final = 16


class TarotService:
    """Draws for people; `now` gives the aware local time, `entropy` so many secret bytes.

    `key` is the secret of this installation, from which the cards of the day come.
    """

    def __init__(
        self,
        people: People,
        readings: Readings,
        now: Callable[[], dt.datetime],
        entropy: Callable[[int], bytes],
        key: bytes,
    ) -> None:
        self._people = people
        self._readings = readings
        self._now = now
        self._entropy = entropy
        self._key = key

    @operation("fortune.tarot", "POST", "/fortune/tarot")
    async def tarot(self, request: TarotRequest) -> TarotReading:
        """Cards drawn and read; a person's draw is kept in their history."""
        reading = draw(
            request.spread,
            self._entropy(_SEED_BYTES).hex() if request.seed is None else request.seed,
            request.reversals,
            request.locale,
            question=request.question,
            topic=request.topic,
        )
        if request.user_id is not None:
            await self._keep_draw(request.user_id, reading)
        return reading

    @operation("fortune.tarot.deck", "GET", "/fortune/tarot/deck")
    async def deck(self, request: DeckRequest) -> Deck:
        """The 78 cards with everything they say."""
        return whole_deck(request.locale)

    @operation("fortune.tarot.spreads", "GET", "/fortune/tarot/spreads")
    async def spreads(self, request: SpreadsRequest) -> Spreads:
        """The ways to lay cards."""
        return every_spread(request.locale)

    @operation("fortune.tarot.card", "GET", "/fortune/tarot/card/{id}")
    async def card(self, request: CardRequest) -> DeckCard:
        """One card with everything it says."""
        return one_card(request.id, request.locale)

    @operation("fortune.tarot.daily", "GET", "/fortune/tarot/daily/{user_id}")
    async def daily(self, request: DailyCardRequest) -> DailyCard:
        """The person's card of a day: always the same for the same day."""
        day = self._now().date() if request.date is None else almanac.solar_date(request.date)
        await self._check_known(request.user_id)
        return daily_card(self._key, request.user_id, day, request.locale)

    async def _check_known(self, user_id: UUID) -> None:
        with suppress(BirthMissing):  # a card needs the person, not their birth
            await self._people.birth_of(user_id)

    async def _keep_draw(self, user_id: UUID, reading: TarotReading) -> None:
        await self._check_known(user_id)
        now = self._now()
        body = reading.model_dump_json()
        key = key_of("tarot", user_id, now.isoformat(), body)
        await self._readings.keep(key, user_id, "tarot", now.date(), body)
