"""Threads for blocking work: results and errors come back, time is told, closing finishes what was asked."""

import asyncio
import threading
import time

import pytest

from fortune_desktop.core.errors import Unavailable
from fortune_desktop.store.workers import Workers

Times = list[tuple[float, float]]


def nothing(_waited: float, _ran: float) -> None:
    """Nobody watches."""


async def test_what_work_returns_and_raises_comes_back() -> None:
    workers = Workers(2, "test", nothing)
    assert await workers.run(threading.current_thread) is not threading.current_thread()
    with pytest.raises(ZeroDivisionError):
        await workers.run(lambda: 1 // 0)
    assert await asyncio.gather(*(workers.run(lambda n=n: n) for n in range(100))) == list(
        range(100)
    )
    workers.close()


async def test_one_thread_works_in_turn() -> None:
    workers = Workers(1, "test", nothing)
    done: list[int] = []
    await asyncio.gather(*(workers.run(lambda n=n: done.append(n)) for n in range(50)))
    assert done == list(range(50))
    workers.close()


async def test_what_is_asked_together_is_told_together_but_not_kept_back() -> None:
    workers = Workers(1, "test", nothing)
    release = threading.Event()
    quick = [workers.run(lambda n=n: n) for n in range(3)]
    slow = workers.run(lambda: time.sleep(0.01))  # longer than anybody has to wait for the rest
    last = workers.run(lambda: release.wait(10))
    assert await asyncio.gather(*quick) == [0, 1, 2]
    await slow
    assert not last.done()
    release.set()
    assert await last
    workers.close()


async def test_waiting_and_running_are_told_apart() -> None:
    times: Times = []
    workers = Workers(1, "test", lambda *told: times.append(told))
    inside, release = threading.Event(), threading.Event()

    def slow() -> None:
        inside.set()
        assert release.wait(10)

    first = workers.run(slow)
    second = workers.run(int)
    await asyncio.to_thread(inside.wait, 10)
    release.set()
    await asyncio.gather(first, second)
    workers.close()
    (_, slow_ran), (waited, ran) = times
    assert waited >= slow_ran > ran


async def test_work_whose_caller_went_away_before_it_began_is_not_done() -> None:
    workers = Workers(1, "test", nothing)
    release = threading.Event()
    done: list[str] = []
    first = workers.run(lambda: release.wait(10))
    await asyncio.sleep(0)
    second = workers.run(lambda: done.append("second"))
    await asyncio.sleep(0)
    assert workers.waiting >= 1
    second.cancel()
    release.set()
    await first
    workers.close()
    assert done == []


async def test_a_caller_who_goes_away_while_it_runs_harms_nobody() -> None:
    workers = Workers(1, "test", nothing)
    inside, release = threading.Event(), threading.Event()

    def slow() -> None:
        inside.set()
        assert release.wait(10)

    first = workers.run(slow)
    await asyncio.to_thread(inside.wait, 10)
    first.cancel()
    release.set()
    assert await workers.run(lambda: "next") == "next"
    workers.close()


async def test_closing_finishes_what_was_asked_and_ends_the_threads() -> None:
    before = threading.active_count()
    workers = Workers(3, "test", nothing)
    asked = [workers.run(lambda n=n: n) for n in range(20)]
    await asyncio.to_thread(workers.close)
    assert await asyncio.gather(*asked) == list(range(20))
    assert threading.active_count() <= before + 1  # the thread of `to_thread` may stay
    with pytest.raises(Unavailable):
        workers.run(int)


def test_a_loop_that_closed_meanwhile_harms_nobody() -> None:
    workers = Workers(1, "test", nothing)
    release = threading.Event()

    async def ask() -> None:
        workers.run(lambda: release.wait(10))

    asyncio.run(ask())
    release.set()
    assert asyncio.run(answer(workers)) == "still here"
    workers.close()


async def answer(workers: Workers) -> str:
    return await workers.run(lambda: "still here")
