"""Looks a host name up without keeping a quitting app waiting: a dead network's resolver may hang for half a minute."""

import asyncio
import contextlib
import socket
import threading


async def look_up(host: str) -> None:
    """Return once the system has found the host; OSError if it cannot.

    Asks on a daemon thread, which whoever stops waiting leaves behind. The loop's own lookup runs on its default
    executor, whose end waits for every thread; ask here first, and that one is answered.
    """
    loop = asyncio.get_running_loop()
    found: asyncio.Future[None] = loop.create_future()

    def tell(unknown: OSError | None) -> None:
        if found.done():
            return
        if unknown is None:
            found.set_result(None)
        else:
            found.set_exception(unknown)

    def ask() -> None:
        answer = _refusal(host)
        with contextlib.suppress(RuntimeError):  # the loop has ended: nobody waits any more
            loop.call_soon_threadsafe(tell, answer)

    threading.Thread(target=ask, name=f"look up {host}", daemon=True).start()
    await found


def _refusal(host: str) -> OSError | None:
    try:
        socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError as unknown:
        return unknown
    return None
