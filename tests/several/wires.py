"""How a page of a test reaches a server: straight, or through a line that says it is for the server."""

from contextlib import AbstractAsyncContextManager
from urllib.parse import urlsplit

from websockets.asyncio.client import ClientConnection, connect

from fortune_desktop.api.server import Server
from tests.several.page import Dial

OPENED_WITHIN_S = 20.0


def dialler(server: Server, port: int | None = None) -> Dial:
    """Dial the server, or the line that listens on `port`; a person who is named is followed."""

    def dial(person: str) -> AbstractAsyncContextManager[ClientConnection]:
        where = urlsplit(server.url)
        return connect(
            f"ws://{where.netloc}/ws" + (f"?user_id={person}" if person else ""),
            host=where.hostname,
            port=port or where.port,
            subprotocols=["fortune.v1", f"token.{server.token}"],  # type: ignore[list-item]
            proxy=None,
            compression=None,
            ping_interval=None,
            open_timeout=OPENED_WITHIN_S,
            close_timeout=1,
        )

    return dial
