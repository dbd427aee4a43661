"""The one crossing of every door: limits, what is watched, floods, and the specification's own frames."""

import asyncio
import itertools
from dataclasses import replace
from uuid import UUID

import pytest
from pydantic import BaseModel

from fortune_desktop.core.errors import (
    FortuneError,
    NotFound,
    TooManyRequests,
    UnknownOperation,
)
from fortune_desktop.core.limits import Buckets, Limits, Rate
from fortune_desktop.core.operations import Done, Empty, operation
from fortune_desktop.core.session import MAX_REFUSED, Hub
from tests.core.sessions import ME, YOU, Client, Echo

FREE = Rate(1e9, 1e9)


class Said(BaseModel):
    user_id: UUID
    message: str


class Faced(BaseModel):
    client_uid: str
    emotion: str


def limited(hub: Hub, *, user: Rate = FREE, frames: Rate = FREE) -> Hub:
    """The same hub with limits."""
    return replace(hub, limits=Limits(Buckets(FREE), Buckets(user), frames))


async def test_every_call_is_watched_with_its_outcome(hub: Hub) -> None:
    seen: list[tuple[str, str]] = []
    watched = replace(hub, watch=lambda name, outcome, took: seen.append((name, outcome)))
    assert isinstance(await watched.call("test.echo", {"text": "달"}, "ko"), Echo)
    for name in ("test.echo", "test.break"):
        with pytest.raises(FortuneError):
            await watched.call(name, {}, "ko")
    with pytest.raises(UnknownOperation):
        await watched.call("test.invented", {}, "ko")
    assert seen == [("test.echo", "ok"), ("test.echo", "invalid"), ("test.break", "internal")]


async def test_a_call_that_is_given_up_is_watched_too(hub: Hub) -> None:
    seen: list[str] = []
    watched = replace(hub, watch=lambda name, outcome, took: seen.append(outcome))
    call = asyncio.create_task(watched.call("test.wait", {}, "ko"))
    await asyncio.sleep(0)
    call.cancel()
    await asyncio.wait([call])
    assert seen == ["cancelled"]


async def test_a_person_has_a_limit_of_their_own(hub: Hub) -> None:
    strict = limited(hub, user=Rate(1e-9, 2))
    mine, yours = {"text": "가", "user_id": str(ME)}, {"text": "가", "user_id": str(YOU)}
    for params in (mine, mine, yours):
        await strict.call("test.echo", params, "ko")
    with pytest.raises(TooManyRequests) as wait:
        await strict.call("test.echo", mine, "ko")
    assert "retry_after" in wait.value.details
    await strict.call("test.echo", {"text": "nobody's"}, "ko")


async def test_frames_beyond_the_limit_are_refused_and_told_when_to_try_again(hub: Hub) -> None:
    client = Client(limited(hub, frames=Rate(1e-9, 1)).session())
    await client.session.open()
    assert "ok" in await client.call("session.ping")
    answer = await client.call("session.ping")
    error = answer["error"]
    assert isinstance(error, dict)
    assert error["code"] == "too_many_requests"
    assert isinstance(error["details"], dict)
    assert error["details"]["retry_after"]
    assert not client.session.flooded
    await client.session.close()


async def test_a_client_that_goes_on_flooding_is_given_up_once(hub: Hub) -> None:
    told: list[tuple[str, int]] = []
    strict = replace(
        limited(hub, frames=Rate(1e-9, 1)),
        security=lambda event, *, client_uid, refused: told.append((event, refused)),
    )
    client = Client(strict.session())
    await client.session.open()
    for _ in range(MAX_REFUSED + 10):
        client.session.receive("{}")
    assert client.session.flooded
    assert told == [("flood", MAX_REFUSED)]
    assert [frame async for frame in client.session.frames()] == []
    await client.session.close()


async def test_a_client_that_heeds_the_answer_is_never_given_up(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = hub.session()
    await session.open()
    turns = itertools.cycle([True, False])

    def take(_self: Buckets, _key: str) -> None:
        if next(turns):
            raise TooManyRequests(retry_after=1)

    monkeypatch.setattr(Buckets, "take", take)
    for _ in range(3 * MAX_REFUSED):
        session.receive('{"op": "session.ping"}')
        await asyncio.sleep(0)
    assert not session.flooded
    await session.close()


async def test_a_new_connection_is_told_of(hub: Hub) -> None:
    arrived: list[str] = []
    session = replace(hub, arrived=arrived.append).session()
    await session.open()
    assert arrived == [session.client_uid]
    await session.close()


class Figure:
    """The operations behind the specification's frames, as far as this test needs them."""

    def __init__(self) -> None:
        self.said: list[BaseModel] = []

    @operation("chat.send", "POST", "/chat")
    async def send(self, request: Said) -> Done:
        """Say something."""
        self.said.append(request)
        return Done()

    @operation("live2d.expression", "POST", "/live2d/expression")
    async def expression(self, request: Faced) -> Done:
        """Make a face."""
        self.said.append(request)
        return Done()

    @operation("tts.speak", "POST", "/tts/speak")
    async def speak(self, request: Empty) -> Done:
        """Never speak."""
        raise NotFound(what="voice")


async def test_the_specifications_frames_are_calls_without_an_answer(hub: Hub) -> None:
    figure = Figure()
    hub.operations.add(figure)
    client = Client(hub.session())
    await client.session.open()
    await client.next()
    client.session.receive('{"type": "chat_message", "client_uid": "x", "message": "안녕"}')
    client.session.receive('{"type": "expression_change", "emotion": "joy"}')
    client.session.receive('{"type": "expression_change", "client_uid": "x", "emotion": "fear"}')
    assert (await client.call("session.ping"))["id"] == 1
    own = client.session.client_uid
    assert figure.said == [
        Said(user_id=ME, message="안녕"),
        Faced(client_uid=own, emotion="joy"),
        Faced(client_uid="x", emotion="fear"),
    ]
    await client.session.close()


@pytest.mark.parametrize(
    ("frame", "complaint", "code"),
    [
        ('{"type": "tts_request", "client_uid": "x", "text": "안녕"}', "tts_error", "not_found"),
        ('{"type": "chat_message", "client_uid": "x"}', "error", "invalid"),
        ('{"type": "motion_trigger", "motion_type": "wave"}', "error", "unknown_operation"),
    ],
)
async def test_what_went_wrong_with_such_a_frame_is_told_as_the_specification_does(
    hub: Hub, frame: str, complaint: str, code: str
) -> None:
    hub.operations.add(Figure())
    client = Client(hub.session())
    await client.session.open()
    await client.next()
    client.session.receive(frame)
    told = await client.next()
    data = told["data"]
    assert isinstance(data, dict)
    assert (told["type"], data["code"]) == (complaint, code)
    assert told["error"] == data["message"]
    await client.session.close()
