"""A real server on loopback in front of the demo service, with clients to try it."""

import json
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from uuid import UUID, uuid4

import httpx2
import pytest
from websockets.asyncio.client import ClientConnection, connect

from fortune_desktop.api.server import Server
from fortune_desktop.core import errors
from fortune_desktop.core.errors import FortuneError, NotFound
from fortune_desktop.core.events import Bus
from fortune_desktop.core.operations import Operations
from fortune_desktop.core.resources import resource
from fortune_desktop.core.session import Hub
from fortune_desktop.core.texts import Texts
from tests.api.demo import PERSON, Demo, Dial


def _codes(kind: type[FortuneError]) -> Iterator[str]:
    yield kind.code
    for child in kind.__subclasses__():
        yield from _codes(child)


def english() -> dict[str, str]:
    """The English catalogue."""
    found: dict[str, str] = json.loads(resource("locales", "en.json").read_text("utf-8"))
    return found


@pytest.fixture
def texts() -> Texts:
    """A catalogue whose sentences are `<language>: <code>`, followed by the field that was refused."""
    keys = [f"error.{code}" for code in _codes(errors.FortuneError)]
    keys += ["api.ticket.title", "api.ticket.text"]
    refused = {key: "{{field}}" for key in english() if key.startswith("refused.")}
    return Texts(
        {
            "ko": {key: f"ko: {key.removeprefix('error.')}" for key in keys} | refused,
            "en": {key: f"en: {key.removeprefix('error.')}" for key in keys} | refused,
        }
    )


@pytest.fixture
def demo() -> Demo:
    """The service behind the server."""
    return Demo()


@pytest.fixture
def hub(demo: Demo, texts: Texts) -> Hub:
    """A hub with one known person."""

    async def snapshot(user_id: UUID) -> dict[str, object]:
        if user_id != PERSON:
            raise NotFound(user_id=str(user_id))
        return {"user": {"user_id": str(user_id)}}

    async def last_person() -> UUID:
        return PERSON

    return Hub(Operations(demo), Bus(), texts, snapshot, last_person)  # type: ignore[arg-type]


@pytest.fixture
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Resources with a built page and one model, and what lies beside them."""
    files = {
        "web/dist/index.html": "<!doctype html>page",
        "web/dist/assets/app.js": "export default 1",
        "web/dist/assets/.hidden.js": "hidden",
        "web/dist/assets/notes.txt": "not of the page",
        "web/package.json": "{}",
        "live2d/moon/moon.model3.json": "{}",
        "live2d/moon/moon.moc3": "MOC3",
        "live2d/atelier/rig.json": "{}",
        "locales/ko.json": "{}",
    }
    for name, text in files.items():
        path = tmp_path / "resources" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    return tmp_path / "resources"


@pytest.fixture
def voice(tmp_path: Path) -> Path:
    """A folder with one spoken sentence."""
    folder = tmp_path / "voice"
    folder.mkdir()
    (folder / "said.wav").write_bytes(bytes(range(200)))
    (folder / "said.json").write_text("{}")
    return folder


@pytest.fixture
async def server(hub: Hub, resources: Path, voice: Path) -> AsyncIterator[Server]:
    """The server, listening."""
    server = Server(hub, voice)
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
async def stranger(server: Server) -> AsyncIterator[httpx2.AsyncClient]:
    """A client without a key."""
    async with httpx2.AsyncClient(base_url=server.url, trust_env=False) as client:
        yield client


@pytest.fixture
async def client(server: Server) -> AsyncIterator[httpx2.AsyncClient]:
    """A client with the token."""
    headers = {"Authorization": f"Bearer {server.token}"}
    async with httpx2.AsyncClient(base_url=server.url, headers=headers, trust_env=False) as client:
        yield client


@pytest.fixture
def dial(server: Server) -> Dial:
    """Open a WebSocket with `dial(*keys, path=, origin=, **headers)`; a key becomes a subprotocol."""

    def open_socket(
        *keys: str, path: str = "/ws", origin: str | None = None, **headers: str
    ) -> AbstractAsyncContextManager[ClientConnection]:
        return connect(
            f"ws://127.0.0.1:{server.port}{path}",
            subprotocols=["fortune.v1", *(f"token.{key}" for key in keys)],  # type: ignore[list-item]
            origin=origin,  # type: ignore[arg-type]
            additional_headers={name.replace("_", "-"): value for name, value in headers.items()},
            proxy=None,
        )

    return open_socket


@pytest.fixture
def someone() -> str:
    """The id of a person nobody knows."""
    return str(uuid4())
