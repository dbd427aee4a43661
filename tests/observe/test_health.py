"""Health: alive at once, ready when started, every operation listed."""

import pytest

from fortune_desktop import __version__
from fortune_desktop.core.errors import Unavailable
from fortune_desktop.core.operations import Empty, Operations
from fortune_desktop.observe.health import PARTS, Alive, HealthService, Ready


@pytest.fixture
def health() -> HealthService:
    operations = Operations()
    health = HealthService(operations)
    operations.add(health)
    return health


async def test_alive_from_the_first_moment(health: HealthService) -> None:
    assert await health.live(Empty()) == Alive(status="ok", version=__version__)


async def missing(health: HealthService) -> object:
    with pytest.raises(Unavailable) as refused:
        await health.is_ready(Empty())
    return refused.value.details["missing"]


async def test_ready_when_every_part_has_started_and_until_then_the_missing_ones_are_told(
    health: HealthService,
) -> None:
    assert await missing(health) == ["database", "voice", "server"]
    health.started("voice")
    assert await missing(health) == ["database", "server"]
    health.started("database")
    health.started("database")
    health.started("server")
    assert health.ready
    assert await health.is_ready(Empty()) == Ready()


async def test_all_parts_stop_at_once(health: HealthService) -> None:
    health.ready = True
    assert await health.is_ready(Empty()) == Ready()
    health.ready = False
    assert await missing(health) == list(PARTS)


async def test_every_operation_is_listed_with_its_address(health: HealthService) -> None:
    listed = (await health.operations(Empty())).root
    assert [(one.name, one.method, one.path) for one in listed] == [
        ("health.live", "GET", "/api/v1/health"),
        ("health.ready", "GET", "/api/v1/ready"),
        ("operations.list", "GET", "/api/v1/operations"),
    ]
    assert all(one.summary.endswith(".") for one in listed)
