"""A believable day of a household, replayed: how many of its requests are answered from memory."""

import asyncio
import datetime as dt
import random
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from uuid import UUID

from fortune_desktop.core.operations import Operations
from fortune_desktop.fortune.clock import birth_date
from fortune_desktop.fortune.rooms import Fortune
from fortune_desktop.profile.history import HistoryService
from fortune_desktop.profile.service import ProfileService
from fortune_desktop.store.cipher import Cipher
from fortune_desktop.store.conversations import Conversations
from fortune_desktop.store.database import Database
from fortune_desktop.store.exports import Exports
from fortune_desktop.store.people import People
from fortune_desktop.store.readings import Readings
from fortune_desktop.store.taste import Tastes
from fortune_desktop.store.upgrade import upgrade

REQUESTS = 1000
_MORNING = dt.datetime(2026, 11, 22, 7, 0, tzinfo=dt.timezone(dt.timedelta(hours=9)))
_BIRTHS = ("1961-03-02", "1990-05-15", "1992-11-30", "2016-08-08")

Request = tuple[str, dict[str, object]]


class Day:
    """Counts, request by request, what was found in memory and what the database was asked."""

    def __init__(self) -> None:
        self.looked: list[bool] = []
        self.asked = 0
        self.remembered = 0

    def look(self, _kind: str, hit: bool) -> None:
        """Hear of a look-up in memory."""
        self.looked.append(hit)

    def ask(self, *_work: object) -> None:
        """Hear of a piece of work of the database."""
        self.asked += 1

    async def run(self, operations: Operations, request: Request) -> None:
        """One request: remembered if memory had all it wanted, and the database was left alone."""
        looked, asked = len(self.looked), self.asked
        await operations.call(*request, "ko")
        found = self.looked[looked:]
        self.remembered += bool(found) and all(found) and self.asked == asked


def figures(folder: Path) -> dict[str, float]:
    """The share of the day's 1,000 requests that was answered from memory, and of all look-ups that hit."""
    day = asyncio.run(replay(folder))
    return {
        "day_of_1000_answered_from_memory_percent": round(100 * day.remembered / REQUESTS, 1),
        "day_of_1000_lookups_that_hit_percent": round(100 * sum(day.looked) / len(day.looked), 1),
    }


async def replay(folder: Path) -> Day:
    """Replay the day on services of their own."""
    day = Day()
    database = Database(folder / "day.db", Cipher(bytes(32)), day.ask)
    now, people = lambda: _MORNING, People(database, lambda: _MORNING)
    readings = Readings(database, now)
    profile = ProfileService(people, lambda _event: None, birth_date, now, day.look)
    fortune = Fortune(profile, readings, Tastes(database), now, bytes, bytes(32), day.look)
    forget_days = partial(readings.forget, kinds=("daily",))
    profile.birth_changed += [forget_days, fortune.forget]
    history = HistoryService(readings, Conversations(database, now), Exports(database), now)
    operations = Operations(profile, *fortune.services, history)
    try:
        await upgrade(database, folder)
        persons = [(await people.create("ko")).user_id for _ in _BIRTHS]
        for person, born in zip(persons, _BIRTHS, strict=True):
            await operations.call("user.update", {"user_id": person, "birth": {"date": born}}, "ko")
        for request in islice(_requests(persons), REQUESTS):
            await day.run(operations, request)
    finally:
        database.close()
    return day


def _requests(persons: list[UUID]) -> Iterator[Request]:
    """Visit after visit, without end: who comes, what their page loads, and what they look at besides."""
    chance = random.Random(7)  # noqa: S311 (no secret)
    while True:
        whose = chance.randrange(len(persons))
        me: dict[str, object] = {"user_id": str(persons[whose])}
        yield "user.get", me
        yield "fortune.daily", me
        yield "fortune.saju", {"birth": {"date": _BIRTHS[whose]}, "gender": "female"}
        yield "fortune.terms", {"year": 2026}
        besides: tuple[tuple[float, Request], ...] = (
            (0.5, ("fortune.daily", me)),
            (0.3, ("fortune.daily", me | {"date": "2026-11-23"})),
            (0.3, ("user.readings", me | {"limit": 20})),
            (0.2, ("fortune.tarot", me)),
            (0.1, ("user.update", me | {"preferences": {"onboarded": True}})),
            (0.02, ("user.update", me | {"birth": {"date": _BIRTHS[whose], "time": "14:30"}})),
        )
        for likely, request in besides:
            if chance.random() < likely:
                yield request
