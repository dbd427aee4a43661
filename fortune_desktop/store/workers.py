"""Threads for blocking work that an event loop waits for: half the price of an executor's two futures a call."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import Any, Final, TypeAlias, TypeVar

from fortune_desktop.core.errors import Unavailable

T = TypeVar("T")
Watch: TypeAlias = Callable[[float, float], None]

_Job: TypeAlias = tuple[asyncio.Future[Any], Callable[[], Any], float]
_Done: TypeAlias = tuple[asyncio.Future[Any], Any, BaseException | None]
# Whose work is done should not wait much longer for the rest of the batch.
_TELL_AFTER_S: Final = 0.002


class Workers:
    """`count` threads that share one queue; `watch(waited_s, ran_s)` is called on them after each piece of work.

    What is asked for in one round of the loop is handed over together and told together: each change from thread to
    thread costs more than a small query. To be used and closed from the thread of one event loop.
    """

    def __init__(self, count: int, name: str, watch: Watch) -> None:
        self._batches: SimpleQueue[list[_Job] | None] = SimpleQueue()
        self._asked: list[_Job] = []
        self._watch = watch
        self._open = True
        self._threads = [
            Thread(target=self._work, name=f"{name}-{number}", daemon=True)
            for number in range(count)
        ]
        for thread in self._threads:
            thread.start()

    @property
    def waiting(self) -> int:
        """How many batches nobody has begun yet."""
        return self._batches.qsize()

    def run(self, work: Callable[[], T]) -> "asyncio.Future[T]":
        """What the work returns or raises; Unavailable once the threads are closed."""
        if not self._open:
            raise Unavailable(part="database")
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        if not self._asked:
            loop.call_soon(self._hand_over)
        self._asked.append((future, work, time.monotonic()))
        return future

    def close(self) -> None:
        """Finish what was asked for, and end the threads."""
        self._open = False
        self._hand_over()
        for _ in self._threads:
            self._batches.put(None)
        for thread in self._threads:
            thread.join()

    def _hand_over(self) -> None:
        batch, self._asked = self._asked, []
        if batch:
            self._batches.put(batch)

    def _work(self) -> None:
        while (batch := self._batches.get()) is not None:
            self._run(batch)
            # A thread that waits for its next work must not keep the last one's alive.
            del batch

    def _run(self, batch: list[_Job]) -> None:
        done: list[_Done] = []
        told = time.monotonic()
        for future, work, asked in batch:
            if not future.cancelled():
                done.append((future, *self._outcome(work, asked)))
            if done and time.monotonic() - told > _TELL_AFTER_S:
                _tell(done)
                done, told = [], time.monotonic()
        if done:
            _tell(done)

    def _outcome(self, work: Callable[[], Any], asked: float) -> tuple[Any, BaseException | None]:
        began = time.monotonic()
        result = problem = None
        try:
            result = work()
        except BaseException as raised:  # it belongs to whoever asked
            problem = raised
        self._watch(began - asked, time.monotonic() - began)
        return result, problem


def _tell(done: list[_Done]) -> None:
    with suppress(RuntimeError):  # the loop that asked may be closed
        done[0][0].get_loop().call_soon_threadsafe(_settle, done)


def _settle(done: list[_Done]) -> None:
    for future, result, problem in done:
        if future.cancelled():
            continue
        if problem is None:
            future.set_result(result)
        else:
            future.set_exception(problem)
