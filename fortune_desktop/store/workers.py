"""Threads for blocking work that an event loop waits for: half the price of an executor's two futures a call."""

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeAlias, TypeVar

from fortune_desktop.core.errors import Unavailable

T = TypeVar("T")
Watch: TypeAlias = Callable[[float, float], None]

_Job: TypeAlias = tuple[asyncio.Future[Any], Callable[[], Any], float]


class Workers:
    """`count` threads that share one queue; `watch(waited_s, ran_s)` is called on them after each piece of work.

    To be used and closed from the thread of one event loop.
    """

    def __init__(self, count: int, name: str, watch: Watch) -> None:
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
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
        """How much work nobody has begun yet."""
        return self._jobs.qsize()

    def run(self, work: Callable[[], T]) -> "asyncio.Future[T]":
        """What the work returns or raises; Unavailable once the threads are closed."""
        if not self._open:
            raise Unavailable(part="database")
        future: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._jobs.put((future, work, time.monotonic()))
        return future

    def close(self) -> None:
        """Finish what was asked for, and end the threads."""
        self._open = False
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            future, work, asked = job
            if not future.cancelled():
                self._run(future, work, asked)
            # A thread that waits for its next work must not keep the last one's alive.
            del job, future, work

    def _run(self, future: asyncio.Future[Any], work: Callable[[], Any], asked: float) -> None:
        began = time.monotonic()
        result = problem = None
        try:
            result = work()
        except BaseException as raised:  # it belongs to whoever asked
            problem = raised
        self._watch(began - asked, time.monotonic() - began)
        with suppress(RuntimeError):  # the loop that asked may be closed
            future.get_loop().call_soon_threadsafe(_tell, future, result, problem)


def _tell(future: asyncio.Future[Any], result: object, problem: BaseException | None) -> None:
    if future.cancelled():
        return
    if problem is None:
        future.set_result(result)
    else:
        future.set_exception(problem)
