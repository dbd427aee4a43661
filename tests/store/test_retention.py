"""What is kept only for a while goes when its time is over, and nothing else."""

from datetime import date, datetime, timedelta
from typing import Protocol
from uuid import uuid4

import pytest
from sqlmodel import Session, col, func, select

from fortune_desktop.store.conversations import Conversations
from fortune_desktop.store.database import Database
from fortune_desktop.store.people import People
from fortune_desktop.store.readings import Readings
from fortune_desktop.store.records import Message
from fortune_desktop.store.retention import (
    EMPTY_SITTINGS_KEPT,
    NOBODYS_READINGS_KEPT,
    TURN_TIMES_KEPT,
    drop_outdated,
)
from fortune_desktop.store.tables import ReadingRow, SessionRow, TurnTimeRow
from fortune_desktop.store.turn_times import TurnRecord, TurnTimesStore

A_MOMENT = timedelta(seconds=1)


class Clock(Protocol):
    def __call__(self) -> datetime: ...


async def count(database: Database, column: object) -> int:
    def work(session: Session) -> int:
        return session.exec(select(func.count(column))).one()  # type: ignore[arg-type]

    return await database.read(work)


async def kept_until(database: Database, column: object, at: datetime) -> tuple[int, int]:
    """How many rows there are at that moment, and one moment later."""
    await drop_outdated(database, at)
    then = await count(database, column)
    await drop_outdated(database, at + A_MOMENT)
    return then, await count(database, column)


async def test_turn_times_stay_a_month(database: Database, clock: Clock) -> None:
    await TurnTimesStore(database, clock).add(TurnRecord(saved=1.0))
    column = col(TurnTimeRow.number)
    assert await kept_until(database, column, clock() + TURN_TIMES_KEPT) == (1, 0)


async def test_a_reading_of_nobody_stays_a_month(database: Database, clock: Clock) -> None:
    await Readings(database, clock).keep("key", None, "saju", date(2026, 11, 22), "{}")
    column = col(ReadingRow.number)
    assert await kept_until(database, column, clock() + NOBODYS_READINGS_KEPT) == (1, 0)


async def test_a_sitting_in_which_nothing_was_said_stays_a_day(
    database: Database, clock: Clock
) -> None:
    person = await People(database, clock).create("ko")
    await Conversations(database, clock).open(person.user_id)
    column = col(SessionRow.id)
    assert await kept_until(database, column, clock() + EMPTY_SITTINGS_KEPT) == (1, 0)


@pytest.mark.parametrize("years", [1, 30])
async def test_what_a_person_said_and_got_stays(
    database: Database, clock: Clock, years: int
) -> None:
    person = await People(database, clock).create("ko")
    talks, readings = Conversations(database, clock), Readings(database, clock)
    sitting = await talks.conversation_of(person.user_id)
    await talks.add(
        Message(
            id=uuid4(),
            user_id=person.user_id,
            conversation_id=sitting,
            role="user",
            text="안녕",
            at=clock(),
        )
    )
    await readings.keep("key", person.user_id, "daily", date(2026, 11, 22), "{}")
    await drop_outdated(database, clock() + timedelta(days=365 * years))
    assert len(await talks.all(person.user_id)) == 1
    assert len(await readings.all(person.user_id)) == 1
