"""The caretaker: rounds at their times, one copy a day, erased people gone from the copies, a clean end."""

import asyncio
import threading
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import uuid4

import pytest

from fortune_desktop.core.birth import Birth
from fortune_desktop.core.errors import StorageFull
from fortune_desktop.store import caretaker as caretaking
from fortune_desktop.store.backup import copies
from fortune_desktop.store.caretaker import EVERY_S, FIRST_S, Caretaker
from fortune_desktop.store.database import Database
from fortune_desktop.store.people import People
from fortune_desktop.store.turn_times import TurnRecord, TurnTimesStore


class Clock(Protocol):
    def __call__(self) -> datetime: ...

    def turn(self, **by: float) -> None: ...


class Pauses:
    """Waits that a test ends; each is noted with its length."""

    def __init__(self) -> None:
        self.asked: list[float] = []
        self._begun: asyncio.Queue[asyncio.Event] = asyncio.Queue()

    async def __call__(self, seconds: float) -> None:
        self.asked.append(seconds)
        over = asyncio.Event()
        self._begun.put_nowait(over)
        await over.wait()

    async def end(self) -> None:
        """End the present wait, and wait for the next one to begin."""
        (await self._begun.get()).set()
        over = await self._begun.get()
        self._begun.put_nowait(over)


@pytest.fixture
def pauses() -> Pauses:
    return Pauses()


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
async def caretaker(
    database: Database, backups: Path, clock: Clock, pauses: Pauses
) -> AsyncIterator[Caretaker]:
    caretaker = Caretaker(database, backups, clock, pauses)
    yield caretaker
    await caretaker.close()


async def test_rounds_come_after_the_start_and_then_every_hour(
    caretaker: Caretaker, pauses: Pauses, backups: Path, clock: Clock
) -> None:
    caretaker.start()
    await pauses.end()
    assert pauses.asked == [FIRST_S, EVERY_S]
    assert len(copies(backups)) == 1
    clock.turn(hours=1)
    await pauses.end()
    assert len(copies(backups)) == 1
    clock.turn(hours=23)
    await pauses.end()
    assert len(copies(backups)) == 2


async def test_a_round_drops_what_is_outdated(
    caretaker: Caretaker, database: Database, clock: Clock
) -> None:
    turns = TurnTimesStore(database, clock)
    await turns.add(TurnRecord())
    clock.turn(days=31)
    await caretaker.round()
    assert await turns.recent(1) == []


async def test_a_round_that_fails_is_logged_and_the_next_one_comes(
    caretaker: Caretaker,
    pauses: Pauses,
    backups: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def full(*_: object) -> None:
        raise StorageFull(part="backups")

    with monkeypatch.context() as broken:
        broken.setattr(caretaking, "daily", full)
        caretaker.start()
        await pauses.end()
    assert "storage_full" in caplog.text
    await pauses.end()
    assert len(copies(backups)) == 1


async def test_a_bug_does_not_end_the_rounds(
    caretaker: Caretaker,
    pauses: Pauses,
    backups: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(caretaking, "daily", None)
        caretaker.start()
        await pauses.end()
    assert "TypeError" in caplog.text
    await pauses.end()
    assert len(copies(backups)) == 1


async def test_an_erased_person_is_in_no_copy(
    caretaker: Caretaker, database: Database, backups: Path, clock: Clock
) -> None:
    people = People(database, clock)
    person = await people.create("ko")
    await people.save(person.model_copy(update={"birth": Birth(date="1990-05-15")}))
    await caretaker.round()
    trace = person.user_id.hex.encode()
    assert any(trace in copy.read_bytes() for copy in copies(backups))
    await people.erase(person.user_id)
    await caretaker.erased(person.user_id)
    (fresh,) = backups.iterdir()
    assert trace not in fresh.read_bytes()


async def test_a_copy_under_way_when_somebody_is_erased_does_not_outlive_them(
    caretaker: Caretaker,
    database: Database,
    backups: Path,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    person = await People(database, clock).create("ko")
    begun, go_on = threading.Event(), threading.Event()
    really = caretaking.daily

    def slowly(path: Path, folder: Path, now: datetime) -> Path | None:
        copy = really(path, folder, now)
        begun.set()
        go_on.wait(10)
        return copy

    monkeypatch.setattr(caretaking, "daily", slowly)
    copying = asyncio.create_task(caretaker.round())
    await asyncio.to_thread(begun.wait, 10)
    await People(database, clock).erase(person.user_id)
    purging = asyncio.create_task(caretaker.erased(person.user_id))
    await asyncio.sleep(0)
    assert not purging.done()
    go_on.set()
    await asyncio.gather(copying, purging)
    trace = person.user_id.hex.encode()
    assert not any(trace in copy.read_bytes() for copy in copies(backups))


async def test_a_purge_is_finished_even_if_nobody_waits_for_it(
    caretaker: Caretaker, backups: Path, clock: Clock
) -> None:
    await caretaker.round()
    (old,) = copies(backups)
    clock.turn(minutes=1)
    asked = asyncio.create_task(caretaker.erased(uuid4()))
    await asyncio.sleep(0)
    asked.cancel()
    await asyncio.gather(asked, return_exceptions=True)
    await caretaker.close()
    assert len(copies(backups)) == 1
    assert not old.exists()


async def test_it_ends_between_rounds_and_before_the_first(
    caretaker: Caretaker, pauses: Pauses
) -> None:
    caretaker.start()
    await asyncio.sleep(0)
    await caretaker.close()
    assert pauses.asked == [FIRST_S]
