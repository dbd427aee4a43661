"""A hub with a small service, and a client whose connection is open."""

import asyncio
from collections.abc import AsyncIterator
from uuid import UUID

import pytest
from pydantic import JsonValue

from fortune_desktop.core.errors import NotFound
from fortune_desktop.core.events import Bus
from fortune_desktop.core.operations import Operations
from fortune_desktop.core.session import Hub
from fortune_desktop.core.texts import Texts
from tests.core.sessions import ME, NOBODY, YOU, Client, Services


@pytest.fixture
def services() -> Services:
    return Services()


@pytest.fixture
def hub(services: Services) -> Hub:
    async def snapshot(user_id: UUID) -> dict[str, JsonValue]:
        if user_id == NOBODY:
            raise NotFound(what="user")
        await asyncio.sleep(0)
        return {"user": {"user_id": str(user_id), "locale": "en" if user_id == YOU else "ko"}}

    async def last_person() -> UUID:
        return ME

    return Hub(Operations(services), Bus(), Texts.load(), snapshot, last_person)


@pytest.fixture
async def client(hub: Hub) -> AsyncIterator[Client]:
    client = Client(hub.session())
    await client.session.open()
    assert (await client.next())["type"] == "state_snapshot"
    yield client
    await client.session.close()
