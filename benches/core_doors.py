"""The way of a frame: WebSocket and bridge round trips beside a bare echo, and how soon a pushed event is there."""

import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from benches.core_server import Served
from devtools.headless import headless

ROUNDS = 9
TRIPS = 200
PUSHES = 500
_ROOT = Path(__file__).parents[1]
_PATIENCE_S = 120
_NOTHING = json.dumps({"id": 1, "op": "bench.nothing", "params": {}})
_PUSH = json.dumps({"id": 2, "op": "bench.push", "params": {}})


def socket_figures(bare: Served, ours: Served) -> dict[str, float]:
    """WebSocket round trips of both servers in turns, and pushes of ours."""
    return asyncio.run(_sockets(bare, ours))


async def _sockets(bare: Served, ours: Served) -> dict[str, float]:
    protocols = [Subprotocol("fortune.v1"), Subprotocol(f"token.{ours.token}")]
    async with (
        connect(f"ws://127.0.0.1:{bare.port}/echo", proxy=None, compression=None) as echo,
        connect(
            f"ws://127.0.0.1:{ours.port}/ws", subprotocols=protocols, proxy=None, compression=None
        ) as socket,
        connect(
            f"ws://127.0.0.1:{ours.port}/ws", subprotocols=protocols, proxy=None, compression=None
        ) as listener,
    ):
        await _trips(echo)
        await _trips(socket)
        rounds = [(await _trips(echo), await _trips(socket)) for _ in range(ROUNDS)]
        pushes = [await _push(socket, listener) for _ in range(PUSHES)]
    figures = beside("socket", rounds)
    return {**figures, "push_p95_ms": round(1000 * float(np.percentile(pushes, 95)), 2)}


async def _trips(socket: ClientConnection) -> list[float]:
    """How long so many round trips took, one after another, in seconds."""
    took = list[float]()
    for _ in range(TRIPS):
        began = time.perf_counter()
        await socket.send(_NOTHING)
        await _hear(socket, '{"id"')
        took.append(time.perf_counter() - began)
    return took


async def _push(socket: ClientConnection, listener: ClientConnection) -> float:
    """Seconds from the publishing of an event to another client's having it."""
    await socket.send(_PUSH)
    frame = await _hear(listener, '"mouth_clock"')
    now = time.time()
    await _hear(socket, '{"id"')
    published: float = json.loads(frame)["data"]["at"]
    return now - published


async def _hear(socket: ClientConnection, sign: str) -> str:
    """The next frame with this sign in it."""
    while True:
        frame = await socket.recv(decode=True)
        if sign in frame:
            return frame


def bridge_figures() -> dict[str, float]:
    """Round trips from a page over QWebChannel, in a process with a private screen."""
    with headless() as env, tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        subprocess.run(
            [sys.executable, "-m", "benches.core_bridge", str(report)],
            env={**os.environ, **env},
            cwd=_ROOT,
            check=True,
            timeout=_PATIENCE_S,
            capture_output=True,
        )
        rounds: list[tuple[list[float], list[float]]] = json.loads(report.read_text("utf-8"))
    return beside("bridge", rounds)


def beside(name: str, rounds: Iterable[tuple[list[float], list[float]]]) -> dict[str, float]:
    """p95 of bare and of our round trips (given in seconds), and how many times as long ours take.

    Both are medians over the rounds.
    """
    both = [tuple(1000 * float(np.percentile(trips, 95)) for trips in one) for one in rounds]
    return {
        f"{name}_bare_p95_ms": round(statistics.median(bare for bare, _ in both), 3),
        f"{name}_p95_ms": round(statistics.median(ours for _, ours in both), 3),
        f"{name}_p95_times_bare": round(statistics.median(ours / bare for bare, ours in both), 2),
    }
