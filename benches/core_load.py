"""A light load generator: keep-alive connections that each send the next request when the answer is there."""

import asyncio
import re
import time
from collections.abc import Sequence

_LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
_WAIT_S = 60.0


def request(
    method: str, path: str, port: int, token: str, body: bytes = b"", language: str = "ko"
) -> bytes:
    """The bytes of one request, as a person's own program sends it."""
    head = (
        f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\n"
        f"Accept: application/json\r\nAccept-Language: {language}\r\n"
    )
    if body:
        head += f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
    return head.encode() + b"\r\n" + body


class Caller(asyncio.Protocol):
    """One connection; notes in seconds how long each answer took. An answer but 200 is a RuntimeError."""

    def __init__(self, requests: Sequence[bytes]) -> None:
        self.took: list[float] = []
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._requests = iter(requests)
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Send the first request."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._next()

    def data_received(self, data: bytes) -> None:
        """Count an answer when all of it is there."""
        self._buffer += data
        head, found, body = self._buffer.partition(b"\r\n\r\n")
        if not found or len(body) < _length(head):
            return
        self.took.append(time.perf_counter() - self._sent)
        if not head.startswith(b"HTTP/1.1 200"):
            self._end(RuntimeError(self._buffer.decode("utf-8", "replace")))
            return
        self._buffer = b""
        self._next()

    def connection_lost(self, error: Exception | None) -> None:
        """An answer is missing, unless all have come."""
        self._end(error or ConnectionError("the server hung up"))

    def _next(self) -> None:
        wanted = next(self._requests, None)
        if wanted is None:
            self._end(None)
            return
        self._sent = time.perf_counter()
        self._transport.write(wanted)

    def _end(self, error: Exception | None) -> None:
        if not self.done.done():
            self.done.set_result(None) if error is None else self.done.set_exception(error)
            self._transport.close()


def _length(head: bytes) -> int:
    found = _LENGTH.search(head)
    return int(found[1]) if found else 0


async def load(port: int, requests: Sequence[bytes], clients: int) -> list[float]:
    """Send the requests, dealt out to so many connections; how long each took, in seconds."""
    loop = asyncio.get_running_loop()
    callers = [Caller(requests[first::clients]) for first in range(clients)]
    async with asyncio.timeout(_WAIT_S):
        for caller in callers:
            await loop.create_connection(lambda caller=caller: caller, "127.0.0.1", port)  # type: ignore[misc]
        await asyncio.gather(*(caller.done for caller in callers))
    return [took for caller in callers for took in caller.took]
