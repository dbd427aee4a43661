"""The conversation room as a whole: barge-in, random interrupts, two people at once, history, snapshot, close."""

import asyncio
import random
from uuid import uuid4

import pytest

from fortune_desktop.chat.models import ChatRequest, ClearRequest, HistoryRequest
from fortune_desktop.core.birth import Birth
from fortune_desktop.core.errors import Invalid, NotFound
from fortune_desktop.core.events import ChatDelta, ChatResponse, ChatTurn
from fortune_desktop.core.operations import Operations
from tests.chat.stand_ins import Script, Stage, asked, say, somebody, statuses, stop, until


async def test_history_is_paged_newest_first() -> None:
    stage = Stage()
    for text in ("안녕", "고마워", "잘 자"):
        await say(stage, text)
    first = await stage.chat.history(HistoryRequest(user_id=stage.person.user_id, limit=4))
    rest = await stage.chat.history(
        HistoryRequest(user_id=stage.person.user_id, limit=4, cursor=first.next_cursor)
    )
    assert [item.text for item in first.items if item.role == "user"] == ["잘 자", "고마워"]
    assert (len(rest.items), rest.next_cursor) == (2, None)


async def test_clear_forgets_and_stops() -> None:
    stage = Stage(Script("안녕하세요. ", asyncio.Event()))
    turn = asked(stage, "안녕")
    await until(lambda: bool(stage.of(ChatDelta)))
    await stage.chat.clear(ClearRequest(user_id=stage.person.user_id))
    assert (await turn).stopped
    assert stage.memory.messages == []


async def test_whoever_is_gone_is_not_talked_to_any_more() -> None:
    stage = Stage(Script("안녕하세요. ", asyncio.Event()))
    turn = asked(stage, "안녕")
    await until(lambda: bool(stage.of(ChatDelta)))
    await stage.chat.forget(stage.person.user_id)
    assert (await turn).stopped
    await stage.chat.forget(stage.person.user_id)  # nobody is there any more
    await stage.chat.settle()
    assert statuses(stage)[-1] == "idle"


async def test_a_stop_with_nothing_to_stop_is_acknowledged() -> None:
    stage = Stage()
    assert not await stop(stage)
    await say(stage, "안녕")
    await stage.chat.settle()
    assert not await stop(stage)
    with pytest.raises(NotFound):
        await stop(stage, somebody())


async def test_a_new_message_barges_in() -> None:
    stage = Stage(Script("안녕하세요! ", asyncio.Event()))
    first = asked(stage, "안녕")
    await until(lambda: bool(stage.of(ChatDelta)))
    second = asked(stage, "고마워")
    reply = await first
    assert reply.stopped
    await until(lambda: len(stage.of(ChatTurn)) == 2)
    answers = [event.turn for event in stage.events if isinstance(event, ChatTurn | ChatResponse)]
    assert answers == [reply.turn, reply.turn, reply.turn + 1]
    await stop(stage)
    await second
    await stage.chat.settle()


async def test_a_new_message_silences_the_voice_of_the_older_turn_first() -> None:
    stage = Stage()
    stage.voice.by_itself = False
    await say(stage, "안녕")
    assert stage.voice.stops == 0
    await say(stage, "고마워")
    assert stage.voice.stops == 1
    await stage.chat.close()
    assert stage.voice.stops == 2


async def test_of_three_quick_messages_the_last_is_answered() -> None:
    stage = Stage(Script("네. ", asyncio.Event()))
    turns = [asked(stage, text) for text in ("하나", "둘", "셋")]
    await until(lambda: bool(stage.of(ChatDelta)))
    assert [message.text for message in stage.memory.messages] == ["하나", "둘", "셋"]
    assert stage.of(ChatDelta)[0].turn == max(event.turn for event in stage.of(ChatTurn))
    await stage.chat.close()
    assert all(reply.stopped for reply in await asyncio.gather(*turns))


async def test_a_caller_who_goes_away_does_not_end_the_turn() -> None:
    rest = asyncio.Event()
    stage = Stage(Script("안녕하세요! ", rest, "반가워요."))
    turn = asked(stage, "안녕")
    await until(lambda: bool(stage.of(ChatDelta)))
    turn.cancel()
    rest.set()
    await stage.chat.settle()
    assert stage.memory.messages[-1].text == "안녕하세요! 반가워요."


@pytest.mark.parametrize("seed", range(25))
async def test_random_interrupts_leave_nothing_stale_and_nothing_hanging(seed: int) -> None:
    """After a stop only the end of its turn is told, every turn ends once, and the history stays well formed."""
    chance = random.Random(seed)
    gates = [asyncio.Event() for _ in range(4)]
    script = Script(
        "[joy] 안녕하세요! ", gates[0], "오늘", gates[1], "은 맑아요. ", gates[2], "끝!"
    )
    stage = Stage(script)
    stage.voice.by_itself = bool(chance.getrandbits(1))
    turns = []
    for number in range(12):
        turns.append(asked(stage, f"말 {number}"))
        for _ in range(chance.randrange(12)):
            await asyncio.sleep(0)
        gates[chance.randrange(4)].set()
        if chance.random() < 0.5:
            newest = max((event.turn for event in stage.of(ChatTurn)), default=0)
            await stop(stage)
            heard = len(stage.events)
            for _ in range(chance.randrange(20)):
                await asyncio.sleep(0)
            stale = [
                event
                for event in stage.events[heard:]
                if getattr(event, "turn", newest + 1) <= newest
            ]
            assert stale == []
    await stage.chat.close()
    await asyncio.gather(*turns)

    begun = [event.turn for event in stage.of(ChatTurn)]
    ended = [event.turn for event in stage.of(ChatResponse)]
    assert begun == ended == sorted(set(begun))
    assert len(begun) == len(turns)
    assert statuses(stage)[-1] == "idle"
    roles = [message.role for message in stage.memory.messages]
    assert roles.count("user") == len(turns)
    assert all(message.text for message in stage.memory.messages)
    assert "assistant assistant" not in " ".join(roles)


async def test_two_people_at_once_do_not_mix() -> None:
    other = somebody(Birth(date="1985-01-02"), name="민지")
    stage = Stage(people=(other,))
    replies = await asyncio.gather(
        say(stage, "안녕"), say(stage, "타로 한 장", other), say(stage, "하이", other)
    )
    await stage.chat.settle()
    for person in (stage.person, other):
        mine = [event for event in stage.of(ChatDelta) if event.user_id == person.user_id]
        turns = {event.turn for event in stage.of(ChatTurn) if event.user_id == person.user_id}
        assert {event.turn for event in mine} <= turns
    assert [message.text for message in stage.memory.of(stage.person.user_id)] == [
        "안녕",
        replies[0].text,
    ]
    assert not replies[0].stopped
    assert not replies[2].stopped


@pytest.mark.parametrize("params", [{}, {"message": "  "}, {"message": "아" * 2001}, {"x": 1}])
async def test_bad_requests_are_invalid(params: dict[str, str]) -> None:
    stage = Stage()
    operations = Operations(stage.chat)
    with pytest.raises(Invalid):
        await operations.call("chat.send", {"user_id": str(stage.person.user_id), **params}, "ko")
    with pytest.raises(Invalid):
        await operations.call(
            "chat.history", {"user_id": str(stage.person.user_id), "limit": 101}, "ko"
        )
    assert stage.events == []


async def test_a_lone_surrogate_is_invalid_and_not_a_crash() -> None:
    stage = Stage()
    params = {"user_id": str(stage.person.user_id), "message": "안녕 \ud800"}
    with pytest.raises(Invalid):
        await Operations(stage.chat).call("chat.send", params, "ko")


async def test_an_unknown_person_is_not_found() -> None:
    stage = Stage()
    with pytest.raises(NotFound):
        await stage.chat.send(ChatRequest(user_id=uuid4(), message="안녕"))
    with pytest.raises(NotFound):
        await stage.chat.history(HistoryRequest(user_id=uuid4()))


async def test_snapshot_tells_messages_turn_and_reading() -> None:
    gate = asyncio.Event()
    stage = Stage(Script("안녕하세요! 오", gate))
    before = await stage.chat.snapshot(stage.person.user_id)
    assert (before["messages"], before["turn"]) == ([], None)
    assert before["reading"]["score"] >= 20
    turn = asked(stage, "안녕")
    await until(lambda: bool(stage.of(ChatDelta)))
    during = await stage.chat.snapshot(stage.person.user_id)
    assert during["turn"] == {"turn": 1, "text": "안녕하세요! 오"}
    gate.set()
    await turn
    after = await stage.chat.snapshot(stage.person.user_id)
    assert after["turn"] is None
    assert [message["role"] for message in after["messages"]] == ["user", "assistant"]


async def test_snapshot_without_a_birth_has_no_reading() -> None:
    nobody = somebody(birth=None)
    stage = Stage(people=(nobody,))
    assert (await stage.chat.snapshot(nobody.user_id))["reading"] is None


async def test_close_ends_everything() -> None:
    stage = Stage(Script("안녕하세요! ", asyncio.Event()))
    turn = asked(stage, "안녕")
    await until(lambda: bool(stage.of(ChatDelta)))
    await stage.chat.close()
    assert turn.done()
    assert statuses(stage)[-1] == "idle"
