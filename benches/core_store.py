"""The database with a million messages: how long a statement runs, and how long a page of a conversation takes."""

import asyncio
import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import numpy as np

from fortune_desktop.store.cipher import Cipher
from fortune_desktop.store.conversations import Conversations
from fortune_desktop.store.database import Database
from fortune_desktop.store.people import People
from fortune_desktop.store.readings import Readings
from fortune_desktop.store.records import Message
from fortune_desktop.store.tables import Seals
from fortune_desktop.store.upgrade import upgrade

MESSAGES = 1_000_000
PERSONS = 10
PAGES = 200
PAGE = 50
DAYS = 365
SENTENCE = "오늘은 하늘이 맑아서 마음도 가벼워요. 점심 뒤에 잠깐 걸어 볼까요?"
_BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
_COLUMNS = "id, user_id, conversation_id, role, text, at, emotion, provider, model, stopped"


class Timed:
    """Hears how long each piece of work ran, in seconds, by kind."""

    def __init__(self) -> None:
        self.ran: dict[str, list[float]] = {"read": [], "write": []}

    def __call__(self, kind: str, _waited_s: float, ran_s: float) -> None:
        """Note one piece of work."""
        self.ran[kind].append(ran_s)

    def p95_ms(self, kind: str) -> float:
        """The 95th percentile so far, in milliseconds; of all kinds if `kind` is empty."""
        return _p95_ms(self.ran[kind] if kind else [*self.ran["read"], *self.ran["write"]])


def figures(folder: Path) -> dict[str, float]:
    """Every figure of the store; the file is made first, with every text sealed."""
    return asyncio.run(_figures(folder))


async def _figures(folder: Path) -> dict[str, float]:
    timed = Timed()
    database = Database(folder / "million.db", Cipher(bytes(range(32))), timed)
    try:
        await upgrade(database, folder)
        began = time.perf_counter()
        persons = await _fill(database)
        made = time.perf_counter() - began
        timed.ran["read"].clear()
        timed.ran["write"].clear()
        pages = await _pages(database, persons)
        await _work(database, persons)
    finally:
        database.close()
    return {
        "million_messages_made_s": round(made, 1),
        "page_out_of_a_million_p95_ms": round(_p95_ms(pages), 2),
        "statement_p95_ms": round(timed.p95_ms(""), 2),
        "read_statement_p95_ms": round(timed.p95_ms("read"), 2),
        "committed_write_p95_ms": round(timed.p95_ms("write"), 2),
    }


async def _fill(database: Database) -> list[UUID]:
    """Persons who have talked a lot, in turns, so that nobody's messages lie together."""
    people = People(database, lambda: _BEGAN)
    conversations = Conversations(database, lambda: _BEGAN)
    persons = [(await people.create("ko")).user_id for _ in range(PERSONS)]
    sittings = [await conversations.conversation_of(person) for person in persons]
    rows = _rows(database.cipher, persons, sittings)
    await asyncio.to_thread(_insert, database.path, rows)
    return persons


def _rows(
    cipher: Cipher, persons: list[UUID], sittings: list[UUID]
) -> Iterator[tuple[object, ...]]:
    seals, at = Seals(cipher, "chat_messages"), f"{_BEGAN:%Y-%m-%d %H:%M:%S.%f}"
    whose = [(person.hex, sitting.hex) for person, sitting in zip(persons, sittings, strict=True)]
    for number in range(MESSAGES):
        row = UUID(int=number)
        text = seals.seal("text", row, SENTENCE)
        rest = ("user", text, at, "neutral", "builtin", "builtin", False)
        yield (row.hex, *whose[number % PERSONS], *rest)


def _insert(path: Path, rows: Iterator[tuple[object, ...]]) -> None:
    """Straight into the file, without the waits that keep single messages safe."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA synchronous=OFF")
        places = ", ".join("?" * (_COLUMNS.count(",") + 1))
        connection.executemany(f"INSERT INTO chat_messages ({_COLUMNS}) VALUES ({places})", rows)  # noqa: S608


async def _pages(database: Database, persons: list[UUID]) -> list[float]:
    """How long each page took from the call to the opened messages, in seconds; anywhere in a conversation."""
    conversations = Conversations(database, lambda: _BEGAN)
    chance, took = random.Random(7), list[float]()  # noqa: S311 (no secret)
    for number in range(PAGES):
        cursor = str(chance.randrange(MESSAGES // 10, MESSAGES))
        began = time.perf_counter()
        page = await conversations.page(persons[number % PERSONS], cursor, PAGE)
        took.append(time.perf_counter() - began)
        assert [message.text for message in page.items] == [SENTENCE] * PAGE
    return took


async def _work(database: Database, persons: list[UUID]) -> None:
    """A year of what the app asks of the database, in miniature."""
    people = People(database, lambda: _BEGAN)
    conversations = Conversations(database, lambda: _BEGAN)
    readings = Readings(database, lambda: _BEGAN)
    sitting = {person: await conversations.conversation_of(person) for person in persons}
    for number in range(DAYS):
        person, day = persons[number % PERSONS], date(2026, 1, 1) + timedelta(days=number)
        key = f"daily {person} {day}"
        await people.find(person)
        await readings.find(key)
        await readings.keep(key, person, "daily", day, f'{{"text": "{SENTENCE}"}}')
        await readings.page(person, "daily", None, 20)
        await conversations.sessions(person)
        await conversations.add(_said(person, sitting[person]))
        await conversations.recent(person, 20)


def _said(person: UUID, sitting: UUID) -> Message:
    return Message(
        id=uuid4(), user_id=person, conversation_id=sitting, role="user", text=SENTENCE, at=_BEGAN
    )


def _p95_ms(seconds: list[float]) -> float:
    return 1000 * float(np.percentile(seconds, 95))
