"""The operations of the cards: the only module of this room that asks for people, the time and chance."""

import datetime as dt
from asyncio import to_thread
from collections.abc import Callable
from typing import Final

from fortune_desktop.core.operations import operation
from fortune_desktop.fortune.almanac import day_asked
from fortune_desktop.fortune.keeping import History, People, Readings
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
        self._history = History(people, readings)
        self._now = now
        self._entropy = entropy
        self._key = key

    @operation("fortune.tarot", "POST", "/fortune/tarot")
    async def tarot(self, request: TarotRequest) -> TarotReading:
        """Cards drawn and read; a person's draw is kept in their history."""
        reading = await to_thread(
            draw,
            request.spread,
            self._entropy(_SEED_BYTES).hex() if request.seed is None else request.seed,
            request.reversals,
            request.locale,
            question=request.question,
            topic=request.topic,
        )
        if request.user_id is not None:
            now = self._now()
            drawn = now.isoformat(), reading.model_dump_json()
            await self._history.keep_once(request.user_id, "tarot", now.date(), reading, *drawn)
        return reading

    @operation("fortune.tarot.deck", "GET", "/fortune/tarot/deck")
    async def deck(self, request: DeckRequest) -> Deck:
        """The 78 cards with everything they say."""
        return await to_thread(whole_deck, request.locale)

    @operation("fortune.tarot.spreads", "GET", "/fortune/tarot/spreads")
    async def spreads(self, request: SpreadsRequest) -> Spreads:
        """The ways to lay cards."""
        return await to_thread(every_spread, request.locale)

    @operation("fortune.tarot.card", "GET", "/fortune/tarot/card/{id}")
    async def card(self, request: CardRequest) -> DeckCard:
        """One card with everything it says."""
        return await to_thread(one_card, request.id, request.locale)

    @operation("fortune.tarot.daily", "GET", "/fortune/tarot/daily/{user_id}")
    async def daily(self, request: DailyCardRequest) -> DailyCard:
        """The person's card of a day: always the same for the same day."""
        day = day_asked(request.date, self._now())
        await self._history.check_known(request.user_id)
        return await to_thread(daily_card, self._key, request.user_id, day, request.locale)
