"""HTTP under load: processor time a request beside a bare FastAPI answer, requests a second, delay at 50 clients."""

import asyncio
import statistics
import time
from collections.abc import Mapping

import numpy as np

from benches.core_load import load, request
from benches.core_server import Served

ROUNDS = 9
REQUESTS = 1500
CLIENTS = 8
MANY_CLIENTS, MANY_ROUNDS = 50, 5

_Call = tuple[Served, bytes]


def figures(bare: Served, ours: Served) -> dict[str, float]:
    """Every figure of the HTTP door; the rounds of all calls are interleaved, the medians taken."""
    calls = _calls(bare, ours)
    for call in calls.values():  # the first of each fills caches and is not counted
        _processor_us(call)
    rounds = [{name: _processor_us(call) for name, call in calls.items()} for _ in range(ROUNDS)]
    median = {name: statistics.median(one[name] for one in rounds) for name in calls}
    return {
        **{f"{name}_processor_us": round(value, 1) for name, value in median.items()},
        **{
            f"{name}_times_bare": round(
                statistics.median(one[name] / one["bare"] for one in rounds), 2
            )
            for name in calls
            if name != "bare"
        },
        **_throughput(calls["cached_reading"]),
    }


def _calls(bare: Served, ours: Served) -> Mapping[str, _Call]:
    def get(path: str) -> _Call:
        return ours, request("GET", f"/api/v1/{path}", ours.port, ours.token)

    return {
        "bare": (bare, request("GET", "/nothing", bare.port, "")),
        "nothing": get("bench/nothing"),
        "cached_reading": get(f"fortune/daily/{ours.person}"),
        "one_row": get(f"bench/row/{ours.person}"),
    }


def _processor_us(call: _Call) -> float:
    """Processor time of the server for one request, in microseconds."""
    server, wanted = call
    before = server.processor_s()
    asyncio.run(load(server.port, [wanted] * REQUESTS, CLIENTS))
    return 1e6 * (server.processor_s() - before) / REQUESTS


def _throughput(call: _Call) -> dict[str, float]:
    rounds = [asyncio.run(_many(*call)) for _ in range(MANY_ROUNDS)]
    delays = [float(np.percentile(took, 95)) for took, _ in rounds]
    return {
        "requests_a_second": round(statistics.median(len(took) / whole for took, whole in rounds)),
        "p95_ms_at_50_clients": round(1000 * statistics.median(delays), 1),
    }


async def _many(server: Served, wanted: bytes) -> tuple[list[float], float]:
    """How long each answer took at many clients, and all of them together, in seconds."""
    began = time.perf_counter()
    took = await load(server.port, [wanted] * (2 * REQUESTS), MANY_CLIENTS)
    return took, time.perf_counter() - began
