"""Health: alive at once, ready when started, every operation listed."""

import pytest

from fortune_desktop import __version__
from fortune_desktop.core.errors import Unavailable
from fortune_desktop.core.operations import Empty, Operations
from fortune_desktop.observe.health import Alive, HealthService, Ready


@pytest.fixture
def health() -> HealthService:
    operations = Operations()
    health = HealthService(operations)
    operations.add(health)
    return health


async def test_alive_from_the_first_moment(health: HealthService) -> None:
    assert await health.live(Empty()) == Alive(status="ok", version=__version__)


async def test_ready_only_when_everything_has_started(health: HealthService) -> None:
    with pytest.raises(Unavailable):
        await health.is_ready(Empty())
    health.ready = True
    assert await health.is_ready(Empty()) == Ready()


async def test_every_operation_is_listed_with_its_address(health: HealthService) -> None:
    listed = (await health.operations(Empty())).root
    assert [(one.name, one.method, one.path) for one in listed] == [
        ("health.live", "GET", "/api/v1/health"),
        ("health.ready", "GET", "/api/v1/ready"),
        ("operations.list", "GET", "/api/v1/operations"),
    ]
    assert all(one.summary.endswith(".") for one in listed)
