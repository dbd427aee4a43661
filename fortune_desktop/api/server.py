"""The server of one run: a loopback socket, uvicorn on the core loop, and the file that names it."""

import asyncio
import contextlib
import json
import os
import socket
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import uvicorn

from fortune_desktop.api.connection import Connection
from fortune_desktop.api.guard import LOCAL_HOSTS
from fortune_desktop.api.http import build_app
from fortune_desktop.api.keys import Keys
from fortune_desktop.core.security import Watch
from fortune_desktop.core.session import MAX_FRAME_BYTES, Hub

GRACE_SECONDS = 1
SERVER_FILE = "server.json"


class Server:
    """Serves a hub on this machine only. `port` 0 takes a free one, known after `start`."""

    def __init__(
        self,
        hub: Hub,
        voice_folder: Path,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        metrics: Callable[[], bytes] | None = None,
    ) -> None:
        if host not in LOCAL_HOSTS:
            raise ValueError(f"the server listens on this machine only (127.0.0.1), not on {host}")
        self.port = port
        self._hub = hub
        self._voice_folder = voice_folder
        self._metrics = metrics
        self._keys = Keys(limit=hub.limits.token.take, security=hub.security)
        self._uvicorn: _Uvicorn | None = None

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def token(self) -> str:
        """The bearer token of this run, for the person's own programs."""
        return self._keys.token

    def ticket(self) -> str:
        """A one-time ticket: `{url}/?ticket={ticket}` opens a browser's session within ten minutes."""
        return self._keys.ticket()

    async def start(self) -> None:
        """Listen; returns when requests are answered. A port in use is an OSError."""
        listener = _listen(self.port)
        self.port = listener.getsockname()[1]
        app = build_app(self._hub, self._keys, self._voice_folder, self.port, self._metrics)
        self._uvicorn = _Uvicorn(_config(app, self._hub.security))
        await self._uvicorn.begin(listener)

    async def stop(self) -> None:
        """Close the sockets: what runs may end within a second, then it is cut off."""
        if self._uvicorn is not None:
            await self._uvicorn.end()


class _Uvicorn(uvicorn.Server):
    """uvicorn without hands on the process's signals, which belong to whoever owns the process."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self._accepting = asyncio.Event()
        self._ending = asyncio.Event()

    async def begin(self, listener: socket.socket) -> None:
        """Serve in a task; returns when it accepts, or raises what kept it from that."""
        self._serving = asyncio.create_task(self.serve([listener]))
        accepting = asyncio.create_task(self._accepting.wait())
        await asyncio.wait({accepting, self._serving}, return_when=asyncio.FIRST_COMPLETED)
        if self._serving.done():
            accepting.cancel()
            await self._serving

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to accept, and say so."""
        await super().startup(sockets)
        self._accepting.set()

    async def main_loop(self) -> None:
        """Renew the Date header once a second; unlike uvicorn's own, wake at once to end."""
        while not await self.on_tick(0):
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(1):
                    await self._ending.wait()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals alone."""
        yield

    async def end(self) -> None:
        """Stop, and drop what outlived the grace time: uvicorn cancels tasks, not transports."""
        self.should_exit = True
        self._ending.set()
        await self._serving
        for connection in tuple(self.server_state.connections):
            if connection.transport is not None:
                connection.transport.abort()
        await asyncio.gather(*self.server_state.tasks, return_exceptions=True)


def _config(app: object, security: Watch) -> uvicorn.Config:
    return uvicorn.Config(
        app,  # type: ignore[arg-type]  # uvicorn's own ASGI types differ from Starlette's
        http=partial(Connection, security),  # type: ignore[arg-type]  # called, never looked into
        ws="websockets-sansio",
        ws_max_size=MAX_FRAME_BYTES,
        ws_per_message_deflate=False,
        lifespan="off",
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


def _listen(port: int) -> socket.socket:
    # With protocol 0 asyncio leaves Nagle's algorithm on, which adds 40 ms to small answers.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
    except OSError:
        listener.close()
        raise
    return listener


def write_server_file(folder: Path, url: str, token: str, pid: int) -> None:
    """Tell the person's own programs where the server is; readable by the person alone."""
    draft = folder / f"{SERVER_FILE}.{pid}"
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        json.dump({"url": url, "token": token, "pid": pid}, file)
    draft.replace(folder / SERVER_FILE)


def remove_server_file(folder: Path, pid: int) -> None:
    """Take the file away again, unless another run has written its own by now."""
    path = folder / SERVER_FILE
    with contextlib.suppress(FileNotFoundError, ValueError):
        if json.loads(path.read_text("utf-8")).get("pid") == pid:
            path.unlink()
