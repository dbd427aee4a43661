"""The servers under load, each a process of its own: `python -m benches.core_server bare|ours FOLDER`.

Each prints one line of JSON (port, token, person) and then answers every line it is sent with the seconds of
processor time it has used. Ours has no rate limits, which would end the measurement, and a few operations more.
"""

import asyncio
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

import uvicorn
from fastapi import FastAPI, Response, WebSocket

from fortune_desktop.api.server import Server
from fortune_desktop.app import App, local_now
from fortune_desktop.core.events import Bus, MouthClock
from fortune_desktop.core.limits import Limits
from fortune_desktop.core.operations import Done, Empty, operation
from fortune_desktop.profile.service import OneUser
from fortune_desktop.store.home import Home
from fortune_desktop.store.people import People
from fortune_desktop.store.records import Person

PERSON = {"name": "하늘", "birth": {"date": "1990-05-15", "time": "14:30"}, "gender": "female"}
_ROOT = Path(__file__).parents[1]


class Idle:
    """Operations that compute nothing, and one that only reads a row."""

    def __init__(self, bus: Bus, people: People) -> None:
        self._bus = bus
        self._people = people

    @operation("bench.nothing", "GET", "/bench/nothing")
    async def nothing(self, _request: Empty) -> Done:
        """Do nothing."""
        return Done()

    @operation("bench.row", "GET", "/bench/row/{user_id}")
    async def row(self, request: OneUser) -> Person:
        """A person as the database has them, whoever remembers them."""
        return await self._people.find(request.user_id)

    @operation("bench.push", "POST", "/bench/push")
    async def push(self, _request: Empty) -> Done:
        """Push an event that tells when it was published."""
        self._bus.publish(MouthClock(utterance=uuid4(), position=0.0, at=time.time()))
        return Done()


async def _bare() -> dict[str, object]:
    """FastAPI and uvicorn with our settings and nothing of ours."""
    app = FastAPI(openapi_url=None)

    @app.get("/nothing")
    async def nothing() -> Response:
        return Response(b'{"status":"success"}', media_type="application/json")

    @app.websocket("/echo")
    async def echo(socket: WebSocket) -> None:
        await socket.accept()
        async for text in socket.iter_text():
            await socket.send_text(text)

    config = uvicorn.Config(
        app,
        port=0,
        http="httptools",
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        lifespan="off",
        access_log=False,
        log_level="warning",
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 (uvicorn tells nobody)
        await asyncio.sleep(0.01)
    (listener,) = server.servers[0].sockets
    return {"port": listener.getsockname()[1], "token": "", "serving": serving}


async def _ours(folder: Path) -> dict[str, object]:
    """The whole app in browser mode, with one person who has a birth."""
    app = App(Home(folder), sound="page", limits=Limits.none())
    await app.start()
    app.hub.operations.add(Idle(app.hub.bus, People(app.database, local_now)))
    server: Server = await app.serve()
    person: UUID = await app.profile.last_person()
    await app.hub.call("user.update", {"user_id": str(person), **PERSON}, "ko")
    return {"port": server.port, "token": server.token, "person": str(person)}


def _tell_processor_time() -> None:
    for _ in sys.stdin:
        print(time.process_time(), flush=True)


async def _serve(what: str, folder: Path) -> None:
    ready = await (_bare() if what == "bare" else _ours(folder))
    serving = ready.pop("serving", None)
    print(json.dumps(ready), flush=True)
    threading.Thread(target=_tell_processor_time, daemon=True).start()
    await (serving if isinstance(serving, asyncio.Task) else asyncio.Event().wait())


@dataclass(frozen=True)
class Served:
    """A server that runs."""

    process: subprocess.Popen[str]
    port: int
    token: str
    person: str

    def processor_s(self) -> float:
        """The processor time it has used so far, in seconds."""
        return float(self._ask())

    def _ask(self) -> str:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return self.process.stdout.readline()


@contextmanager
def served(what: str, folder: Path) -> Iterator[Served]:
    """Run one of the servers; it is killed at the end."""
    folder.mkdir(parents=True, exist_ok=True)
    process = subprocess.Popen(
        [sys.executable, "-m", "benches.core_server", what, str(folder)],
        cwd=_ROOT,
        env={**os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert process.stdout is not None
        ready = json.loads(process.stdout.readline())
        yield Served(process, ready["port"], ready["token"], ready.get("person", ""))
    finally:
        process.kill()
        process.wait()


if __name__ == "__main__":
    asyncio.run(_serve(sys.argv[1], Path(sys.argv[2])))
