"""Liveness and readiness, and the list of every operation."""

from typing import Literal, get_args

from pydantic import BaseModel, RootModel

from fortune_desktop import __version__
from fortune_desktop.core.errors import Unavailable
from fortune_desktop.core.operations import Empty, Operations, operation

Part = Literal["database", "voice", "server"]
PARTS: tuple[Part, ...] = get_args(Part)


class Alive(BaseModel):
    """The process answers."""

    status: Literal["ok"] = "ok"
    version: str = __version__


class Ready(BaseModel):
    """Every part has started."""

    status: Literal["ready"] = "ready"


class OperationInfo(BaseModel):
    """One operation: its frame name and its HTTP address."""

    name: str
    method: str
    path: str
    summary: str


class OperationList(RootModel[list[OperationInfo]]):
    """All operations, in order of declaration."""


class HealthService:
    """Says whether the app lives, whether it is ready, and what it can do.

    The app is ready while each of `PARTS` has told `started`; `ready` starts or stops all of them at once.
    """

    def __init__(self, operations: Operations) -> None:
        self._operations = operations
        self._missing = list(PARTS)

    def started(self, part: Part) -> None:
        """A part can be relied on from now."""
        if part in self._missing:
            self._missing.remove(part)

    @property
    def ready(self) -> bool:
        """Whether no part is missing."""
        return not self._missing

    @ready.setter
    def ready(self, ready: bool) -> None:
        self._missing = [] if ready else list(PARTS)

    @operation("health.live", "GET", "/health")
    async def live(self, request: Empty) -> Alive:
        """Whether the process answers."""
        return Alive()

    @operation("health.ready", "GET", "/ready")
    async def is_ready(self, request: Empty) -> Ready:
        """Whether every part has started; before, 503 with those that are missing."""
        if self._missing:
            raise Unavailable(part="start", missing=self._missing.copy())
        return Ready()

    @operation("operations.list", "GET", "/operations")
    async def operations(self, request: Empty) -> OperationList:
        """Every operation with its frame name."""
        return OperationList(
            [
                OperationInfo(
                    name=one.name, method=one.method, path=f"/api/v1{one.path}", summary=one.summary
                )
                for one in self._operations
            ]
        )
