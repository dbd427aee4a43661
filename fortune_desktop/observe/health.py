"""Liveness and readiness, and the list of every operation."""

from typing import Literal

from pydantic import BaseModel, RootModel

from fortune_desktop import __version__
from fortune_desktop.core.errors import Unavailable
from fortune_desktop.core.operations import Empty, Operations, operation


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
    """Says whether the app lives, whether it is ready, and what it can do."""

    def __init__(self, operations: Operations) -> None:
        self._operations = operations
        self.ready = False

    @operation("health.live", "GET", "/health")
    async def live(self, request: Empty) -> Alive:
        """Whether the process answers."""
        return Alive()

    @operation("health.ready", "GET", "/ready")
    async def is_ready(self, request: Empty) -> Ready:
        """Whether every part has started; 503 before."""
        if not self.ready:
            raise Unavailable(part="start")
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
