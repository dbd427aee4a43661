"""The rooms of fortune together, built once: what the app serves and what a conversation reads from."""

import datetime as dt
from collections.abc import Callable
from uuid import UUID

from fortune_desktop.core.cache import Watch, unwatched
from fortune_desktop.fortune.daily.service import DailyService
from fortune_desktop.fortune.daily.taste_service import TasteBook, TasteService
from fortune_desktop.fortune.keeping import People, Readings
from fortune_desktop.fortune.pair.service import PairService
from fortune_desktop.fortune.saju.service import SajuService
from fortune_desktop.fortune.service import CalendarService
from fortune_desktop.fortune.sky.service import SkyService
from fortune_desktop.fortune.tarot.service import TarotService


class Fortune:
    """One service a room; `now` gives the aware local time, `entropy` so many secret bytes.

    `key` is this installation's secret for the cards of the day; `watch(kind, hit)` hears of every look-up in memory.
    """

    def __init__(
        self,
        people: People,
        readings: Readings,
        tastes: TasteBook,
        now: Callable[[], dt.datetime],
        entropy: Callable[[int], bytes],
        key: bytes,
        watch: Watch = unwatched,
    ) -> None:
        self.calendar = CalendarService(now, watch)
        self.saju = SajuService(now, watch)
        self.taste = TasteService(tastes, now)
        self.days = DailyService(people, readings, now, watch, self.taste.arranged)
        self.taste.changed.append(self.days.forget)
        self.sky = SkyService(people, readings, now, watch)
        self.cards = TarotService(people, readings, now, entropy, key)
        self.pairs = PairService(people, readings, now, watch)

    @property
    def services(self) -> tuple[object, ...]:
        """Everything with operations."""
        return (
            self.calendar,
            self.saju,
            self.days,
            self.taste,
            self.sky,
            self.cards,
            self.pairs,
        )

    async def forget(self, user_id: UUID) -> None:
        """Drop what is in memory of a person: their birth changed, or they are gone."""
        self.days.forget(user_id)
        self.sky.forget(user_id)
        self.saju.forget()
        self.pairs.forget()
