"""Looks after the database while the app runs: a copy a day, what nobody needs any more dropped."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from uuid import UUID

from fortune_desktop.core.errors import FortuneError
from fortune_desktop.store.backup import daily, purge
from fortune_desktop.store.database import Database
from fortune_desktop.store.retention import drop_outdated

log = logging.getLogger(__name__)

# The first round waits until she has awoken; a machine that slept is caught up with within the hour.
FIRST_S = 60.0
EVERY_S = 3600.0


class Caretaker:
    """Its rounds begin with `start`. `now` gives aware times, `pause` waits so many seconds."""

    def __init__(
        self,
        database: Database,
        backups: Path,
        now: Callable[[], datetime],
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._database = database
        self._backups = backups
        self._now = now
        self._pause = pause
        # A copy begun before an erase and finished after it would keep whom we promised to forget.
        self._copying = asyncio.Lock()
        self._rounds: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin the rounds."""
        self._rounds = asyncio.create_task(self._run(), name="caretaker")

    async def close(self) -> None:
        """End the rounds; a copy under way is finished first."""
        if self._rounds is not None:
            self._rounds.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._rounds
        async with self._copying:
            self._rounds = None

    async def round(self) -> None:
        """Do what is due; what fails is logged and tried again in the next round."""
        try:
            await drop_outdated(self._database, self._now())
            await self._alone(self._daily)
        except FortuneError as problem:
            log.warning("the database could not be looked after: %s", problem.code)
        except Exception:
            log.exception("a round of the caretaker failed")

    async def erased(self, user_id: UUID) -> None:
        """After a person was erased: every older copy goes, one fresh copy is made.

        Unavailable if an old copy cannot be deleted; that no fresh one could be made is only logged.
        """
        await self._alone(self._purge)

    async def _run(self) -> None:
        await self._pause(FIRST_S)
        while True:
            await self.round()
            await self._pause(EVERY_S)

    async def _daily(self) -> None:
        await asyncio.to_thread(daily, self._database.path, self._backups, self._now())

    async def _purge(self) -> None:
        # A copy that was under way kept the log, and whom it names, from being cut.
        await self._database.forget_deleted()
        await asyncio.to_thread(purge, self._database.path, self._backups)

    async def _alone(self, work: Callable[[], Awaitable[None]]) -> None:
        """Work on the copies, one at a time; it is finished even if whoever asked goes away."""

        async def alone() -> None:
            async with self._copying:
                await work()

        await asyncio.shield(asyncio.create_task(alone()))
