"""Talk as it is heard, on the real companion: typed sentence to first sound, stop to silence, a lost network."""

import asyncio
import contextlib
import json
import os
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import numpy as np
from pydantic import JsonValue
from websockets.sync.client import ClientConnection, connect

from tests.running import make_home, running
from tests.sound import Recorder

ROUNDS = 24
LOST_NETWORK_ROUNDS = 3
SENTENCES = ("안녕?", "오늘 운세 알려줘", "고마워", "타로 한 장 뽑아줘")
SPEAKS_S = 0.8
QUIET_S = 0.5


def run() -> dict[str, float]:
    """Median and 95th percentile of each figure, in milliseconds; needs a screen and a null sink."""
    with Recorder(os.environ["PULSE_SERVER"]) as recorder:
        starts, stops = _talk(recorder)
        lost = [asyncio.run(_after_a_lost_network(recorder)) for _ in range(LOST_NETWORK_ROUNDS)]
    figures = {
        "sentence_to_sound_ms_median": statistics.median(starts),
        "sentence_to_sound_ms_p95": float(np.percentile(starts, 95)),
        "stop_to_silence_ms_median": statistics.median(stops),
        "stop_to_silence_ms_worst": max(stops),
        "lost_network_to_sound_ms_worst": max(lost),
    }
    figures = {name: round(value) for name, value in figures.items()}
    for name, value in figures.items():
        print(f"{name:32} {value:8.0f}")
    return figures


class _Person:
    """Talks over the WebSocket, as a page in a browser does."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._calls = 0
        self.user_id = json.loads(socket.recv())["data"]["user_id"]

    def call(self, op: str, **params: JsonValue) -> None:
        """Run an operation and wait for its answer."""
        self._calls += 1
        frame = {"id": self._calls, "op": op, "params": {"user_id": self.user_id, **params}}
        self._socket.send(json.dumps(frame))
        while json.loads(self._socket.recv()).get("id") != self._calls:
            pass


def _talk(recorder: Recorder) -> tuple[list[float], list[float]]:
    """The companion with its window: from a message to its first sound, from a stop to its last."""
    starts, stops = list[float](), list[float]()
    with (
        tempfile.TemporaryDirectory() as folder,
        running(make_home(Path(folder)), os.environ) as app,
    ):
        server = app.server()
        with app.page() as page:
            page.until("window.fortuneStage?.values() && document.querySelector('.bubble .s')")
        address = server["url"].replace("http", "ws") + "/ws"
        key = {"Authorization": f"Bearer {server['token']}"}
        with connect(address, additional_headers=key, subprotocols=["fortune.v1"]) as socket:
            person = _Person(socket)
            for number in range(ROUNDS + 1):
                said = time.time()
                person.call("chat.send", message=SENTENCES[number % len(SENTENCES)])
                recorder.wait_until(said + SPEAKS_S + 0.013 * number)
                stopped = time.time()
                person.call("chat.stop")
                recorder.wait_until(stopped + QUIET_S)
                loud = recorder.loud_moments(said)
                starts.append(1000 * (loud[0] - said))
                stops.append(max(0.0, 1000 * (loud[-1] - stopped)))
        app.quit()
    return starts[1:], stops[1:]  # the first turn warms what a second one finds


async def _after_a_lost_network(recorder: Recorder) -> float:
    """The first sentence when the online voice's address takes connections and never answers, in ms."""
    import edge_tts.communicate

    from fortune_desktop.app import App
    from fortune_desktop.chat.models import ChatRequest
    from fortune_desktop.store.home import Home

    with tempfile.TemporaryDirectory() as folder:
        home = Home(make_home(Path(folder), {"voice": {"online": True}}))
        async with _deaf_server() as port:
            before = edge_tts.communicate.WSS_URL
            edge_tts.communicate.WSS_URL = f"ws://127.0.0.1:{port}/?TrustedClientToken=none"
            app = App(home, sound="device")
            await app.start()
            try:
                who: UUID = await app.profile.last_person()
                said = time.time()
                await app.chat.send(ChatRequest(user_id=who, message="안녕?"))
                await asyncio.to_thread(recorder.wait_until, said + 4.0)
                return float(1000 * (recorder.loud_moments(said)[0] - said))
            finally:
                await app.stop()
                edge_tts.communicate.WSS_URL = before


@contextlib.asynccontextmanager
async def _deaf_server() -> AsyncIterator[int]:
    """A port that takes connections and says nothing."""
    server = await asyncio.start_server(lambda _reader, _writer: None, "127.0.0.1", 0)
    yield int(server.sockets[0].getsockname()[1])
    server.close()
