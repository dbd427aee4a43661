"""The figures of a running app, kept in a Prometheus registry of its own and written in its text format."""

import json
import math
import struct
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Final, Literal

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)

# When the writer keeps its callers waiting longer than this (95th percentile over the last writes), one file with one
# writer no longer carries the load, and a database server such as MariaDB is advised.
MARIADB_ADVISED_ABOVE_S: Final = 0.1
JUDGED_WRITES: Final = 1000

_QUICK = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
_STAGES = (0.005, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.2, 2.0, 3.0, 5.0, 10.0, 30.0, 60.0)

_Act = Callable[[float], None]
_Bound = tuple[_Act, _Act]


def p95(values: Sequence[float]) -> float:
    """The 95th percentile by nearest rank; 0 of nothing."""
    return sorted(values)[math.ceil(0.95 * len(values)) - 1] if values else 0.0


def texture_sizes(model: Path) -> list[int]:
    """The bytes each texture of a model (its `.model3.json`) takes when drawn: four for each pixel of its PNG."""
    names = json.loads(model.read_text("utf-8"))["FileReferences"]["Textures"]
    return [_pixels(model.parent / name) * 4 for name in names]


def _pixels(png: Path) -> int:
    """Width times height, as the file's first chunk tells them."""
    with png.open("rb") as file:
        width, height = struct.unpack(">16x2I", file.read(24))
    return int(width) * int(height)


class Metrics:
    """Everything that is counted and timed; times are seconds. Its methods may be called from any thread."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        counter = partial(Counter, registry=self._registry)
        histogram = partial(Histogram, registry=self._registry, buckets=_QUICK)
        self._requests = counter("fortune_requests", "Operations called.", ["operation", "outcome"])
        self._request_seconds = histogram(
            "fortune_request_seconds", "Time of an operation.", ["operation"]
        )
        self._turns = counter("fortune_turns", "Turns of talk.", ["outcome"])
        self._stage_seconds = histogram(
            "fortune_turn_stage_seconds", "From a message to a stage.", ["stage"], buckets=_STAGES
        )
        self._fallbacks = counter(
            "fortune_fallbacks",
            "Providers that failed, so that the next was tried.",
            ["provider", "reason"],
        )
        self._cache = counter("fortune_cache_requests", "Cache look-ups.", ["kind", "result"])
        self._wait_seconds = histogram(
            "fortune_database_wait_seconds", "Waiting of database work for its thread.", ["kind"]
        )
        self._run_seconds = histogram(
            "fortune_database_run_seconds", "Time of database work.", ["kind"]
        )
        self._write_waits: deque[float] = deque(maxlen=JUDGED_WRITES)
        self._add_gauges()
        # Looking children up by their labels costs more than counting.
        self._of_request: dict[tuple[str, str], _Bound] = {}
        self._of_work: dict[str, _Bound] = {}
        self._of_look: dict[tuple[str, bool], _Act] = {}

    def _add_gauges(self) -> None:
        gauge = partial(Gauge, registry=self._registry)
        self._queues = gauge("fortune_queue_depth", "What waits in a queue.", ["queue"])
        self._textures = gauge("fortune_model_textures", "Textures of the model.")
        self._texture_bytes = gauge("fortune_model_texture_bytes", "Memory of the textures.")
        self._connections = gauge("fortune_connections", "Open pages and programs.")
        gauge(
            "fortune_database_write_wait_p95_seconds",
            f"95th percentile of the waiting of the last {JUDGED_WRITES} writes.",
        ).set_function(self.write_wait)
        gauge(
            "fortune_database_mariadb_advised",
            "1 when the waiting of writes says that a database server would serve better.",
        ).set_function(lambda: float(self.write_wait() > MARIADB_ADVISED_ABOVE_S))

    def request(self, operation: str, outcome: str, seconds: float) -> None:
        """An operation ended: `outcome` is "ok" or the error's code."""
        bound = self._of_request.get((operation, outcome))
        if bound is None:
            counted = self._requests.labels(operation, outcome)
            timed = self._request_seconds.labels(operation)
            bound = self._of_request.setdefault((operation, outcome), (counted.inc, timed.observe))
        count, observe = bound
        count(1.0)
        observe(seconds)

    def turn(self, outcome: str, stages: Mapping[str, float]) -> None:
        """A turn of talk ended: `stages` holds the seconds from its message to each stage it reached."""
        self._turns.labels(outcome).inc()
        for stage, seconds in stages.items():
            self._stage_seconds.labels(stage).observe(seconds)

    def fallback(self, provider: str, reason: str) -> None:
        """A provider could not serve, for a reason's code, and the next one was tried."""
        self._fallbacks.labels(provider, reason).inc()

    def cache(self, kind: str, hit: bool) -> None:
        """Something was looked for in the cache."""
        count = self._of_look.get((kind, hit))
        if count is None:
            counted = self._cache.labels(kind, "hit" if hit else "miss")
            count = self._of_look.setdefault((kind, hit), counted.inc)
        count(1.0)

    def database(self, kind: Literal["read", "write"], waited: float, ran: float) -> None:
        """A piece of database work ended: it waited for its thread, then ran."""
        bound = self._of_work.get(kind)
        if bound is None:
            wait, run = self._wait_seconds.labels(kind), self._run_seconds.labels(kind)
            bound = self._of_work.setdefault(kind, (wait.observe, run.observe))
        observe_wait, observe_run = bound
        observe_wait(waited)
        observe_run(ran)
        if kind == "write":
            self._write_waits.append(waited)

    def queue(self, name: str, depth: Callable[[], float]) -> None:
        """Show a queue; its depth is asked for whenever the figures are written."""
        self._queues.labels(name).set_function(depth)

    def connections(self, count: Callable[[], float]) -> None:
        """Show how many connections there are; asked for whenever the figures are written."""
        self._connections.set_function(count)

    def textures(self, sizes: Sequence[int]) -> None:
        """The bytes each of the model's textures takes when it is drawn."""
        self._textures.set(len(sizes))
        self._texture_bytes.set(sum(sizes))

    def write_wait(self) -> float:
        """The 95th percentile of the writer's waiting over the last writes."""
        return p95(list(self._write_waits))

    def render(self) -> bytes:
        """Every figure in Prometheus's text format, version 0.0.4."""
        return generate_latest(self._registry)
