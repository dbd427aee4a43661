"""One connection: snapshot first, answers and events in order, errors in the person's language, a clean end."""

import asyncio
import json

import pytest
from pydantic import JsonValue

from fortune_desktop.core.events import ChatDelta, Notice, ProfileChanged
from fortune_desktop.core.session import MAX_CALLS_IN_FLIGHT, MAX_FRAME_BYTES, Hub, Session
from tests.core.sessions import ME, NOBODY, YOU, Client, Services


async def test_the_first_frame_is_the_last_persons_snapshot(hub: Hub) -> None:
    client = Client(hub.session())
    await client.session.open()
    first = await client.next()
    data = first["data"]
    assert isinstance(data, dict)
    assert (first["seq"], first["type"], data["epoch"]) == (1, "state_snapshot", hub.bus.epoch)
    assert (data["user_id"], data["client_uid"]) == (str(ME), client.session.client_uid)
    await client.session.close()


async def test_what_happens_while_a_snapshot_is_made_comes_after_it(hub: Hub) -> None:
    client = Client(hub.session(user_id=ME))
    opening = asyncio.create_task(client.session.open())
    await asyncio.sleep(0)
    hub.bus.publish(Notice(level="info", code="meanwhile"))
    await opening
    frames = [await client.next(), await client.next()]
    assert [frame["type"] for frame in frames] == ["state_snapshot", "notice"]
    assert [frame["seq"] for frame in frames] == [1, 2]
    await client.session.close()


async def test_a_call_is_answered_under_its_id(client: Client) -> None:
    assert await client.call("test.echo", text="안녕") == {
        "id": 1,
        "ok": {"text": "안녕", "locale": "ko"},
    }


async def test_a_long_call_does_not_hold_up_the_others(client: Client, services: Services) -> None:
    client.session.receive('{"id": "long", "op": "test.wait"}')
    assert "ok" in await client.call("test.echo", text="먼저")
    services.release.set()
    assert await client.answer("long") == {"id": "long", "ok": {"status": "success"}}


@pytest.mark.parametrize(
    ("frame", "call_id", "code"),
    [
        ("", None, "bad_request"),
        ("{", None, "bad_request"),
        ("[1, 2]", None, "bad_request"),
        ('"text"', None, "bad_request"),
        ("[" * 60_000, None, "bad_request"),
        ('{"id": 1, "op": "\\ud800"}', None, "bad_request"),
        ('{"id": "\\ud800", "op": "session.ping"}', None, "bad_request"),
        ('{"id": NaN, "op": "session.ping"}', None, "bad_request"),
        ('{"id": 1}', 1, "bad_request"),
        ('{"id": 2, "op": 3}', 2, "bad_request"),
        ('{"id": 3, "op": "test.echo", "params": []}', 3, "invalid"),
        ('{"id": 3, "op": "test.echo", "params": "x"}', 3, "bad_request"),
        ('{"id": 4, "op": "no.such"}', 4, "unknown_operation"),
        ('{"id": 5, "op": "test.echo", "params": {"text": 7}}', 5, "invalid"),
        ('{"id": 6, "op": "test.break"}', 6, "internal"),
        ('{"id": 7, "op": "session.user", "params": {"user_id": "me"}}', 7, "invalid"),
        ('{"id": 8, "op": "session.resume"}', 8, "invalid"),
        ('{"id": 9, "op": "' + "x" * MAX_FRAME_BYTES + '"}', None, "too_large"),
    ],
)
async def test_a_broken_frame_is_an_answer_and_the_connection_goes_on(
    client: Client, frame: str, call_id: JsonValue, code: str
) -> None:
    client.session.receive(frame)
    answer = await client.answer(call_id)
    error = answer["error"]
    assert isinstance(error, dict)
    assert error["code"] == code
    assert error["message"]
    assert "ok" in await client.call("test.echo", text="아직 있어요")


async def test_too_many_calls_at_once_are_refused_not_queued(
    client: Client, services: Services
) -> None:
    for number in range(MAX_CALLS_IN_FLIGHT + 1):
        client.session.receive(f'{{"id": "w{number}", "op": "test.wait"}}')
    refused = await client.next()
    error = refused["error"]
    assert isinstance(error, dict)
    assert error["code"] == "too_many_requests"
    services.release.set()


async def test_following_another_person_changes_events_and_language(
    client: Client, hub: Hub
) -> None:
    client.session.receive(
        json.dumps({"id": 1, "op": "session.user", "params": {"user_id": str(YOU)}})
    )
    assert (await client.next())["type"] == "state_snapshot"
    assert await client.next() == {"id": 1, "ok": {}}
    hub.bus.publish(ChatDelta(user_id=ME, turn=1, offset=0, text="not yours"))
    hub.bus.publish(ChatDelta(user_id=YOU, turn=1, offset=0, text="yours"))
    data = (await client.next())["data"]
    assert isinstance(data, dict)
    assert data["text"] == "yours"
    assert client.session.locale == "en"


async def test_a_person_who_does_not_exist_cannot_be_followed(client: Client, hub: Hub) -> None:
    answer = await client.call("session.user", user_id=str(NOBODY))
    assert "error" in answer
    hub.bus.publish(ChatDelta(user_id=ME, turn=1, offset=0, text="still mine"))
    assert (await client.next())["type"] == "chat_delta"


async def test_a_change_of_language_is_followed(client: Client, hub: Hub) -> None:
    hub.bus.publish(ProfileChanged(user_id=ME, user={"locale": "en"}))
    await client.next()
    answer = await client.call("test.echo", text="hello")
    assert answer["ok"] == {"text": "hello", "locale": "en"}


async def test_what_was_missed_comes_again_after_a_reconnect(hub: Hub, client: Client) -> None:
    seq = (await client.call("session.ping"))["id"]
    await client.session.close()
    hub.bus.publish(Notice(level="info", code="missed"))
    again = Client(hub.session(user_id=ME))
    await again.session.open()
    assert (await again.next())["type"] == "state_snapshot"
    again.session.receive(
        json.dumps(
            {"id": 1, "op": "session.resume", "params": {"epoch": hub.bus.epoch, "seq": seq}}
        )
    )
    assert (await again.next())["type"] == "notice"
    assert await again.next() == {"id": 1, "ok": {"resumed": True}}
    await again.session.close()


async def test_a_bug_while_a_person_is_followed_is_answered_too(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(_self: Session, _box: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Session, "_send_snapshot", broken)
    error = (await client.call("session.user", user_id=str(YOU)))["error"]
    assert isinstance(error, dict)
    assert error["code"] == "internal"


async def test_after_a_restart_the_snapshot_says_it_all(client: Client) -> None:
    answer = await client.call("session.resume", epoch="another run", seq=5)
    assert answer["ok"] == {"resumed": False}


async def test_a_client_that_fell_behind_gets_a_fresh_snapshot(hub: Hub, client: Client) -> None:
    for number in range(300):
        hub.bus.publish(ChatDelta(user_id=ME, turn=1, offset=number, text="가"))
    assert (await client.next())["type"] == "state_snapshot"
    assert (await client.next())["type"] == "chat_delta"


async def test_closing_cancels_calls_and_ends_the_frames(hub: Hub, services: Services) -> None:
    session = hub.session()
    await session.open()
    frames = session.frames()
    await anext(frames)
    session.receive('{"id": 1, "op": "test.wait"}')
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    await session.close()
    assert services.cancelled == 1
    assert [frame async for frame in frames] == []


async def test_frames_of_a_session_that_was_not_opened_are_a_bug(hub: Hub) -> None:
    with pytest.raises(RuntimeError):
        await anext(hub.session().frames())
