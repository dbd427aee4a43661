"""Times of turns come back as they were written, the newest first."""

from collections.abc import Callable
from datetime import datetime

from fortune_desktop.store.database import Database
from fortune_desktop.store.turn_times import TurnRecord, TurnTimesStore


async def test_the_last_turns_come_back_newest_first(
    database: Database, clock: Callable[[], datetime]
) -> None:
    store = TurnTimesStore(database, clock)
    turns = [
        TurnRecord(
            saved=1.5,
            understood=2.0,
            first_text=3.25,
            first_sentence=4.0,
            first_sound=310.0,
            answered=500.0,
            ended=float(number),
            provider="builtin",
            outcome="answered",
        )
        for number in range(3)
    ]
    for turn in turns:
        await store.add(turn)
    assert await store.recent(2) == [turns[2], turns[1]]


async def test_a_stage_that_was_not_reached_stays_open(
    database: Database, clock: Callable[[], datetime]
) -> None:
    store = TurnTimesStore(database, clock)
    await store.add(TurnRecord(saved=1.0, outcome="stopped"))
    (found,) = await store.recent(9)
    assert (found.saved, found.first_sound, found.outcome) == (1.0, None, "stopped")
