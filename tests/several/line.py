"""A TCP line on loopback that makes frames late and is cut at random, until it is calm."""

import asyncio
import contextlib
import random
from dataclasses import dataclass
from types import TracebackType

_CHUNK = 1 << 16


@dataclass(frozen=True)
class Trouble:
    """Each piece of data arrives after `delay_s`, give or take a third; with a chance of `cut` the line breaks."""

    delay_s: float
    cut: float


class _Cut(Exception):
    """The line broke."""


class Line:
    """Carries connections from `port` to the server's; order is kept, as TCP does."""

    def __init__(self, server: int, trouble: Trouble, chance: random.Random) -> None:
        self.calm = False
        self.cuts = 0
        self.port = 0
        self._target = server
        self._trouble = trouble
        self._chance = chance
        self._carried: set[asyncio.Task[None]] = set()

    async def __aenter__(self) -> "Line":
        self._listener = await asyncio.start_server(self._accept, "127.0.0.1", 0)
        self.port = self._listener.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._listener.close()
        for carried in tuple(self._carried):
            carried.cancel()
        await asyncio.gather(*self._carried, return_exceptions=True)

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        carried = asyncio.create_task(self._carry(reader, writer))
        self._carried.add(carried)
        carried.add_done_callback(self._carried.discard)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._target)
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(self._pump(reader, far_writer))
                both.create_task(self._pump(far_reader, writer))
        except* (_Cut, OSError):
            pass  # the ends see it
        finally:
            for end in (writer, far_writer):
                end.transport.abort()

    async def _pump(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One direction: taken in at once, given out in its time."""
        under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        async with asyncio.TaskGroup() as ends:
            out = ends.create_task(_give_out(under_way, writer))
            while data := await reader.read(_CHUNK):
                under_way.put_nowait((self._due(), data))
            await under_way.join()
            out.cancel()
            raise _Cut

    def _due(self) -> float:
        """When a piece of data arrives, on the loop's clock; it may be the one that breaks the line."""
        now = asyncio.get_running_loop().time()
        if self.calm:
            return now
        if self._chance.random() < self._trouble.cut:
            self.cuts += 1
            raise _Cut
        return now + self._trouble.delay_s * self._chance.uniform(2 / 3, 4 / 3)


async def _give_out(
    under_way: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter
) -> None:
    loop = asyncio.get_running_loop()
    while True:
        due, data = await under_way.get()
        await asyncio.sleep(max(0.0, due - loop.time()))
        with contextlib.suppress(OSError):
            writer.write(data)
            await writer.drain()
        under_way.task_done()
