"""One HTTP connection before any request of it is whole: who dawdles, floods or hoards is hung up on."""

from asyncio import AbstractEventLoop, TimerHandle, Transport
from typing import Any

from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from fortune_desktop.core.security import SecurityEvent, Watch

MAX_HEAD_BYTES = 32 * 1024
HEAD_SECONDS = 10.0
MOST_CONNECTIONS = 512


class Connection(HttpToolsProtocol):
    """uvicorn's connection with three bounds that it lacks, because the guard sees nothing before a head is whole.

    A head has at most MAX_HEAD_BYTES; its last line comes within HEAD_SECONDS, drop by drop or not; and there are
    at most MOST_CONNECTIONS at once, of which the newest goes, so that a hoarder takes no files from the others.
    `security` is told of each.
    """

    def __init__(
        self,
        security: Watch,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._security = security
        self._heads = 0  # how many were whole
        self._in_head = True
        self._pending = 0  # bytes of a head that is not whole yet
        self._chunk = 0  # bytes being read now
        self._oversized = False
        self._waiting: TimerHandle | None = None

    def connection_made(self, transport: Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        if len(self.connections) > MOST_CONNECTIONS:
            self._hang_up("too_many_connections")
        else:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Read on, unless a head has no end; begin to wait when what came is not a whole request."""
        waited, heads, self._chunk = self._in_head, self._heads, len(data)
        super().data_received(data)
        if waited and heads == self._heads:
            self._pending += len(data)
        if self._pending > MAX_HEAD_BYTES:
            self._hang_up("head_too_large")
        elif self._waiting is None and self._is_idle():
            self._wait()

    def on_headers_complete(self) -> None:
        """A head is whole: judge its size; the guard judges the rest."""
        self._stop_waiting()
        self._oversized = self._pending + self._chunk > MAX_HEAD_BYTES and self._is_oversized()
        self._heads += 1
        self._in_head, self._pending = False, 0
        if self._oversized:
            raise ValueError("the head is too large")  # httptools makes it a 400
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        """The next bytes are another head."""
        self._in_head = True
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is not HTTP, or too much of it."""
        self._security("head_too_large" if self._oversized else "not_http")
        super().send_400_response(msg)

    def _is_oversized(self) -> bool:
        size = len(self.url) + sum(len(name) + len(value) for name, value in self.headers)
        return size > MAX_HEAD_BYTES

    def _is_idle(self) -> bool:
        """True while no request runs here, and the connection has not become a WebSocket's."""
        return self in self.connections and (self.cycle is None or self.cycle.response_complete)

    def _wait(self) -> None:
        self._waiting = self.loop.call_later(HEAD_SECONDS, self._give_up)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _give_up(self) -> None:
        """End it; browsers open connections in advance and forget them, which is no attack."""
        if self._pending or not self._in_head:
            self._security("slow")
        self.transport.abort()

    def _hang_up(self, event: SecurityEvent) -> None:
        self._security(event)
        self.transport.abort()
