"""A connection that lives long, is cut and comes back: nothing piles up, nothing of others is told."""

import json

import pytest
from pydantic import BaseModel, Field, JsonValue

from fortune_desktop.core.events import ChatDelta, Notice
from fortune_desktop.core.operations import Empty, operation
from fortune_desktop.core.session import MAX_CALLS_IN_FLIGHT, Hub
from tests.core.sessions import ME, YOU, Client


class Named(BaseModel):
    our_name: str = Field(serialization_alias="theirName")


class Names:
    @operation("names.one", "GET", "/names")
    async def one(self, request: Empty) -> Named:
        """Give a name."""
        return Named(our_name="moon")


async def resumed(hub: Hub, epoch: str, seq: int) -> list[JsonValue]:
    """What my page hears between the snapshot of its new connection and the answer to its resume."""
    page = Client(hub.session(user_id=ME))
    await page.session.open()
    await page.next()
    params = {"epoch": epoch, "seq": seq}
    page.session.receive(json.dumps({"id": 1, "op": "session.resume", "params": params}))
    heard: list[JsonValue] = []
    while "id" not in (frame := await page.next()):
        heard.append(frame["type"])
    await page.session.close()
    return [*heard, frame["ok"]]


async def test_calls_that_have_ended_do_not_count(client: Client) -> None:
    for number in range(MAX_CALLS_IN_FLIGHT * 2):
        answer = await client.call("test.echo", text=str(number))
        assert answer["ok"] == {"text": str(number), "locale": "ko"}


async def test_a_closed_connection_is_told_nothing_more(hub: Hub, client: Client) -> None:
    box = client.session._opened()
    await client.session.close()
    hub.bus.publish(Notice(level="info", code="late"))
    assert box.take() is None


async def test_answers_have_the_names_of_the_contract(hub: Hub, client: Client) -> None:
    hub.operations.add(Names())
    assert (await client.call("names.one"))["ok"] == {"theirName": "moon"}


@pytest.mark.parametrize(
    ("op", "params", "details"),
    [
        ("session.user", {"user_id": "me"}, ["user_id"]),
        ("session.resume", {"epoch": 1}, ["epoch", "seq"]),
    ],
)
async def test_what_does_not_fit_the_connections_own_calls_is_named(
    client: Client, op: str, params: dict[str, JsonValue], details: list[str]
) -> None:
    error = (await client.call(op, **params))["error"]
    assert isinstance(error, dict)
    assert error["code"] == "invalid"
    assert [problem["field"] for problem in error["details"]["errors"]] == details  # type: ignore[index, call-overload, union-attr]


async def test_what_was_missed_is_mine_and_everybodys(hub: Hub) -> None:
    seq = hub.bus.next_seq()
    for person in (ME, YOU):
        hub.bus.publish(ChatDelta(user_id=person, turn=1, offset=0, text="a"))
    hub.bus.publish(Notice(level="info", code="missed"))
    told = await resumed(hub, hub.bus.epoch, seq)
    assert told == ["chat_delta", "notice", {"resumed": True}]


async def test_of_another_run_nothing_is_told_again(hub: Hub) -> None:
    seq = hub.bus.next_seq()
    hub.bus.publish(Notice(level="info", code="of this run"))
    assert await resumed(hub, "another run", seq) == [{"resumed": False}]
