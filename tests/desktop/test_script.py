"""The scripted run: a profile, words said one after the other, and the end of each answer waited for."""

import asyncio
from pathlib import Path
from uuid import UUID

import pytest
from pydantic import BaseModel, JsonValue

from fortune_desktop.core.errors import ImpossibleDate
from fortune_desktop.core.events import CharacterStatus
from fortune_desktop.core.operations import Done, operation
from fortune_desktop.desktop.script import Script, ScriptFailed, perform
from tests.desktop.stand_in import ME, StandIn


class Update(BaseModel):
    user_id: UUID
    name: str
    birth: dict[str, JsonValue] | None = None


class Said(BaseModel):
    user_id: UUID
    message: str


class Companion:
    """Answers, and comes to rest a little later, as she does while she speaks."""

    def __init__(self) -> None:
        self.log: list[str] = []
        self.services: StandIn | None = None

    @operation("user.update", "PATCH", "/user/{user_id}")
    async def update(self, request: Update) -> Done:
        """Note the profile."""
        if request.birth is not None:
            raise ImpossibleDate
        self.log.append(f"profile {request.name}")
        return Done()

    @operation("chat.send", "POST", "/chat")
    async def send(self, request: Said) -> Done:
        """Answer at once, speak on for a while."""
        assert request.user_id == ME
        self.log.append(f"heard {request.message}")
        asyncio.get_running_loop().call_soon(self._rest)
        return Done()

    def _rest(self) -> None:
        assert self.services is not None
        self.log.append("at rest")
        self.services.hub.bus.publish(CharacterStatus(status="ready", animation="Idle"))


@pytest.fixture
def companion() -> Companion:
    return Companion()


@pytest.fixture
def services(companion: Companion) -> StandIn:
    services = StandIn(companion)
    companion.services = services
    return services


async def test_things_are_said_one_after_the_other(services: StandIn, companion: Companion) -> None:
    await perform(services.hub, Script(person={"name": "하늘"}, say=("안녕?", "고마워")))
    assert companion.log == ["profile 하늘", "heard 안녕?", "at rest", "heard 고마워", "at rest"]


async def test_a_profile_that_is_refused_ends_the_script(
    services: StandIn, companion: Companion
) -> None:
    script = Script(person={"name": "하늘", "birth": {"date": "1990-02-30"}}, say=("안녕?",))
    with pytest.raises(ScriptFailed, match="impossible_date"):
        await perform(services.hub, script)
    assert companion.log == []


def test_only_a_picture_ends_the_app() -> None:
    assert not Script(say=("안녕?",)).ends_the_app
    assert Script(capture=Path("picture.png")).ends_the_app
