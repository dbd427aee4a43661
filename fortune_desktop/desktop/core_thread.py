"""The core thread: one asyncio loop beside Qt's, on which every service and the server run."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future
from typing import Protocol, TypeVar

from fortune_desktop.core.session import Hub

T = TypeVar("T")


class Running(Protocol):
    """The started services."""

    @property
    def hub(self) -> Hub:
        """What connections share."""

    async def stop(self) -> None:
        """Stop everything, in reverse."""


class CoreThread(threading.Thread):
    """Starts the services on a loop of its own and stops them on `finish`.

    `services` is done when they have started, or holds what went wrong; `ended` when nothing runs any more.
    """

    def __init__(self, start: Callable[[], Awaitable[Running]]) -> None:
        super().__init__(name="core", daemon=True)
        self.loop = asyncio.new_event_loop()
        self.services: Future[Running] = Future()
        self.ended: Future[None] = Future()
        self._start_services = start
        self._finished = asyncio.Event()

    def run(self) -> None:
        """The thread's own work."""
        try:
            self.loop.run_until_complete(self._main())
        finally:
            self.loop.run_until_complete(self.loop.shutdown_asyncgens())
            self.loop.run_until_complete(self.loop.shutdown_default_executor())
            self.loop.close()
            self.ended.set_result(None)

    async def _main(self) -> None:
        try:
            running = await self._start_services()
        except Exception as problem:  # told to whoever waits for the services
            self.services.set_exception(problem)
            await (
                self._finished.wait()
            )  # a loop that ended now would leave some of them without an answer
            return
        self.services.set_result(running)
        await self._finished.wait()
        await running.stop()

    def submit(self, work: Coroutine[None, None, T]) -> Future[T]:
        """Run a coroutine on the core loop, from any other thread."""
        return asyncio.run_coroutine_threadsafe(work, self.loop)

    def finish(self) -> None:
        """Ask the services to stop; `ended` tells when they have."""
        if not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self._finished.set)
