"""Calls that run once, however often they are asked: who lost the line asks again with the same key."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

REMEMBERED = 256


class Once:
    """Remembers the last calls by key, and what came of them; lives on the core loop."""

    def __init__(self, remembered: int = REMEMBERED) -> None:
        self._remembered = remembered
        self._calls: dict[str, asyncio.Task[str]] = {}
        self._running: set[asyncio.Task[str]] = set()

    async def run(self, key: str, work: Callable[[], Coroutine[Any, Any, str]]) -> str:
        """The result of `work` under a new key, else of the call that had the key first.

        Whoever asks may be cancelled; the call goes on, for the one who asks again.
        """
        call = self._calls.get(key)
        if call is None:
            call = self._calls[key] = asyncio.create_task(work(), name=f"once: {key}")
            self._running.add(call)
            call.add_done_callback(self._running.discard)
            if len(self._calls) > self._remembered:
                del self._calls[next(iter(self._calls))]
        return await asyncio.shield(call)

    def forget(self) -> None:
        """Drop the answers of calls that have ended: they may tell of somebody who is to be forgotten."""
        self._calls = {key: call for key, call in self._calls.items() if not call.done()}
