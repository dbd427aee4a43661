"""An output for tests that plays when told: each sound ends when the test says so."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

from fortune_desktop.audio.output import Position
from fortune_desktop.audio.samples import Pcm


@dataclass
class Playing:
    """A sound under way."""

    pcm: Pcm
    rate: int
    audible: bool
    tell: Callable[[Position], None]
    over: asyncio.Future[float]

    def end(self) -> None:
        """Let it be heard to its end."""
        self.over.set_result(len(self.pcm) / self.rate)

    def heard(self, seconds: float) -> None:
        """Tell that so much has been heard by now."""
        self.tell(Position(seconds, time.time()))


class ManualOut:
    """Keeps every sound it was asked to play; `sounds` gives them one by one."""

    device = "by hand"

    def __init__(self) -> None:
        self.sounds: asyncio.Queue[Playing] = asyncio.Queue()
        self.now: Playing | None = None
        self.stops = 0
        self.opened = self.closed = False

    async def open(self) -> None:
        self.opened = True

    async def play(
        self, pcm: Pcm, rate: int, tell: Callable[[Position], None], *, audible: bool = True
    ) -> float:
        over: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        self.now = Playing(pcm, rate, audible, tell, over)
        self.sounds.put_nowait(self.now)
        return await over

    def stop(self) -> None:
        self.stops += 1
        if self.now is not None and not self.now.over.done():
            self.now.over.set_result(0.0)

    def close(self) -> None:
        self.closed = True
