"""Turns of talk through the whole room: the way of an answer, stops, barge-in, trouble, two people at once."""

import asyncio
import random
from uuid import uuid4

import pytest

from fortune_desktop.chat.models import ChatRequest, ClearRequest, HistoryRequest, StopRequest
from fortune_desktop.core.birth import Birth
from fortune_desktop.core.errors import FortuneError, Invalid, NotFound, StorageBusy, StorageFull
from fortune_desktop.core.events import (
    CharacterStatus,
    ChatDelta,
    ChatResponse,
    ChatTurn,
    ExpressionChange,
    MotionTrigger,
    Notice,
)
from fortune_desktop.core.operations import Operations
from tests.chat.stand_ins import SUPPORT, Script, Stage, somebody, until


async def say(stage, text, person=None, **more):
    user_id = (person or stage.person).user_id
    return await stage.chat.send(ChatRequest(user_id=user_id, message=text, **more))


def asked(stage, text):
    return asyncio.create_task(say(stage, text))


async def stop(stage, person=None):
    user_id = (person or stage.person).user_id
    return (await stage.chat.stop(StopRequest(user_id=user_id))).stopped


def statuses(stage):
    return [event.status for event in stage.of(CharacterStatus)]


async def test_the_sentence_of_the_issue_is_answered_with_greeting_and_reading():
    stage = Stage()
    reply = await say(stage, "안녕? 오늘 운세 알려줘")
    await stage.chat.settle()

    assert reply.reading["kind"] == "daily"
    assert f"{reply.reading['data']['score']}점" in reply.text
    assert "경자일" in reply.text
    assert (reply.provider, reply.model) == ("builtin", "builtin-1")
    assert reply.emotion == "joy"
    assert "[" not in reply.text
    assert all("[" not in line.text for line in stage.voice.lines)
    assert [message.role for message in stage.memory.messages] == ["user", "assistant"]
    assert stage.memory.messages[1].text == reply.text
    assert stage.memory.messages[1].reading == reply.reading


async def test_a_turn_is_told_in_order():
    stage = Stage(Script("[joy] [gesture:wave] 안녕하세요! ", "오늘은 맑아요."))
    await say(stage, "안녕")
    await stage.chat.settle()

    kinds = [type(event).__name__ for event in stage.events]
    assert kinds[:3] == ["ChatTurn", "CharacterStatus", "ChatDelta"]
    assert kinds.index("ChatDelta") < kinds.index("ChatResponse")
    assert statuses(stage) == ["thinking", "speaking", "idle"]
    assert [event.emotion for event in stage.of(ExpressionChange)] == ["joy"]
    assert [event.group for event in stage.of(MotionTrigger)] == ["Wave"]


async def test_deltas_make_up_the_answer():
    stage = Stage(Script("[jo", "y] 안녕하", "세요! [gesture:n", "od]", " 반가워요."))
    reply = await say(stage, "안녕")
    text = ""
    for delta in stage.of(ChatDelta):
        text = text[: delta.offset] + delta.text
    assert text == reply.text == "안녕하세요! 반가워요."
    assert reply.gestures == ["nod"]
    assert [step.offset for step in reply.animation_plan] == [0, 7]


async def test_the_first_sentence_is_spoken_before_the_answer_is_whole():
    rest = asyncio.Event()
    stage = Stage(Script("[joy] 안녕하세요! 그", rest, "리고 오늘은 맑아요."))
    turn = asked(stage, "안녕")
    await until(lambda: bool(stage.voice.lines))
    assert stage.voice.lines[0].text == "안녕하세요!"
    assert stage.voice.lines[0].emotion == "joy"
    assert not turn.done()
    rest.set()
    await turn
    assert [line.text for line in stage.voice.lines] == ["안녕하세요!", "그리고 오늘은 맑아요."]


async def test_a_gesture_behind_the_last_word_is_still_made():
    stage = Stage(Script("또 만나요! [gesture:wave]"))
    reply = await say(stage, "안녕")
    await stage.chat.settle()
    assert reply.gestures == ["wave"]
    assert [event.group for event in stage.of(MotionTrigger)] == ["Wave"]


async def test_a_gesture_that_comes_while_the_last_sentence_sounds_is_made_once():
    sounding = asyncio.Event()
    stage = Stage(Script("[gesture:nod] 또 만나요!\n", sounding, "[gesture:wave]"))
    stage.voice.by_itself = False
    turn = asked(stage, "안녕")
    await until(lambda: bool(stage.voice.lines))
    stage.voice.sound()
    sounding.set()
    await turn
    assert [event.group for event in stage.of(MotionTrigger)] == ["Nod", "Wave"]
    await stage.chat.close()


async def test_times_of_a_turn_rise():
    stage = Stage()
    await say(stage, "안녕")
    await stage.chat.settle()
    times = stage.chat.times[-1]
    stages = ("received", "saved", "understood", "first_text", "first_sentence", "first_sound")
    reached = [getattr(times, name) for name in stages]
    assert reached == sorted(reached)
    assert times.received < times.answered < times.ended


async def test_history_is_paged_newest_first():
    stage = Stage()
    for text in ("안녕", "고마워", "잘 자"):
        await say(stage, text)
    first = await stage.chat.history(HistoryRequest(user_id=stage.person.user_id, limit=4))
    rest = await stage.chat.history(
        HistoryRequest(user_id=stage.person.user_id, limit=4, cursor=first.next_cursor)
    )
    assert [item.text for item in first.items if item.role == "user"] == ["잘 자", "고마워"]
    assert (len(rest.items), rest.next_cursor) == (2, None)


async def test_clear_forgets_and_stops():
    stage = Stage(Script("안녕하세요. ", asyncio.Event()))
    turn = asked(stage, "안녕")
    await until(lambda: bool(stage.of(ChatDelta)))
    await stage.chat.clear(ClearRequest(user_id=stage.person.user_id))
    assert (await turn).stopped
    assert stage.memory.messages == []


# --- stops


async def test_a_stop_keeps_what_was_said_so_far():
    stage = Stage(Script("안녕하세요! 오늘은", asyncio.Event(), " 맑아요."))
    turn = asked(stage, "안녕")
    await until(lambda: bool(stage.of(ChatDelta)))
    assert await stop(stage)
    reply = await turn
    assert (reply.text, reply.stopped) == ("안녕하세요! 오늘은", True)
    assert (stage.memory.messages[-1].text, stage.memory.messages[-1].stopped) == (reply.text, True)
    await stage.chat.settle()
    assert statuses(stage)[-1] == "idle"


async def test_a_stop_before_the_first_word_saves_no_answer():
    stage = Stage(Script(asyncio.Event()))
    turn = asked(stage, "안녕")
    await until(lambda: "thinking" in statuses(stage))
    assert await stop(stage)
    reply = await turn
    assert (reply.text, reply.stopped) == ("", True)
    assert [message.role for message in stage.memory.messages] == ["user"]
    assert stage.of(ChatResponse)[-1].stopped


async def test_a_stop_while_the_message_is_being_saved_asks_nobody():
    script = Script("안녕하세요.")
    stage = Stage(script)
    stage.memory.gate = asyncio.Event()
    turn = asked(stage, "안녕")
    await until(lambda: bool(stage.chat.times))
    stopping = asyncio.create_task(stop(stage))
    await asyncio.sleep(0)
    stage.memory.gate.set()
    assert await stopping
    assert (await turn).stopped
    assert script.contexts == []
    assert [message.text for message in stage.memory.messages] == ["안녕"]


async def test_a_stop_while_she_only_sounds_silences_the_voice():
    stage = Stage(Script("안녕하세요!"))
    stage.voice.by_itself = False
    reply = await say(stage, "안녕")
    stage.voice.sound()
    assert await stop(stage)
    await stage.chat.settle()
    assert stage.voice.stops == 1
    assert not reply.stopped
    assert statuses(stage) == ["thinking", "speaking", "idle"]


async def test_nothing_is_shown_for_a_sentence_that_begins_after_the_stop():
    stage = Stage(Script("[joy] 안녕하세요! [anger] 흥! ", asyncio.Event()))
    stage.voice.by_itself = False
    turn = asked(stage, "안녕")
    await until(lambda: bool(stage.voice.lines))
    await stop(stage)
    await turn
    shown = len(stage.events)
    for line in stage.voice.lines:
        line.on_start()
    assert stage.events[shown:] == []


async def test_a_stop_with_nothing_to_stop_is_acknowledged():
    stage = Stage()
    assert not await stop(stage)
    await say(stage, "안녕")
    await stage.chat.settle()
    assert not await stop(stage)
    with pytest.raises(NotFound):
        await stop(stage, somebody())


async def test_a_new_message_barges_in():
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


async def test_a_new_message_silences_the_voice_of_the_older_turn_first():
    stage = Stage()
    stage.voice.by_itself = False
    await say(stage, "안녕")
    assert stage.voice.stops == 0
    await say(stage, "고마워")
    assert stage.voice.stops == 1
    await stage.chat.close()
    assert stage.voice.stops == 2


async def test_of_three_quick_messages_the_last_is_answered():
    stage = Stage(Script("네. ", asyncio.Event()))
    turns = [asked(stage, text) for text in ("하나", "둘", "셋")]
    await until(lambda: bool(stage.of(ChatDelta)))
    assert [message.text for message in stage.memory.messages] == ["하나", "둘", "셋"]
    assert stage.of(ChatDelta)[0].turn == max(event.turn for event in stage.of(ChatTurn))
    await stage.chat.close()
    assert all(reply.stopped for reply in await asyncio.gather(*turns))


async def test_a_caller_who_goes_away_does_not_end_the_turn():
    rest = asyncio.Event()
    stage = Stage(Script("안녕하세요! ", rest, "반가워요."))
    turn = asked(stage, "안녕")
    await until(lambda: bool(stage.of(ChatDelta)))
    turn.cancel()
    rest.set()
    await stage.chat.settle()
    assert stage.memory.messages[-1].text == "안녕하세요! 반가워요."


@pytest.mark.parametrize("seed", range(25))
async def test_random_interrupts_leave_nothing_stale_and_nothing_hanging(seed):
    """After a stop only the end of its turn is told, every turn ends once, and the history stays well formed."""
    chance = random.Random(seed)
    gates = [asyncio.Event() for _ in range(4)]
    script = Script("[joy] 안녕하세요! ", gates[0], "오늘", gates[1], "은 맑아요. ", gates[2], "끝!")
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


async def test_two_people_at_once_do_not_mix():
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


# --- trouble


@pytest.mark.parametrize(
    "script",
    [
        Script(RuntimeError("down")),
        Script(),
        Script("  "),
        Script("[joy]"),
        Script("안녕하", RuntimeError("down")),
    ],
    ids=["raises", "nothing", "spaces", "only a tag", "breaks within a sentence"],
)
async def test_a_responder_without_an_answer_hands_the_turn_on(script):
    stage = Stage(script)
    reply = await say(stage, "안녕")
    assert reply.provider == "builtin"
    text = ""
    for delta in stage.of(ChatDelta):
        text = text[: delta.offset] + delta.text
    assert text.strip() == reply.text
    assert "down" not in " ".join(message.text for message in stage.memory.messages)


async def test_a_responder_that_breaks_off_keeps_its_whole_sentences():
    stage = Stage(Script("안녕하세요! 오늘은 참", RuntimeError("down")))
    reply = await say(stage, "안녕")
    assert (reply.text, reply.provider) == ("안녕하세요!", "script")


async def test_a_responder_can_be_asked_for_by_name():
    stage = Stage(Script("나는 대본이에요."))
    assert (await say(stage, "안녕", provider_override="builtin")).provider == "builtin"
    with pytest.raises(Invalid):
        await say(stage, "안녕", provider_override="nobody")


@pytest.mark.parametrize("problem", [StorageFull(), StorageBusy()])
async def test_a_message_that_cannot_be_saved_is_an_error_and_a_notice(problem):
    stage = Stage()
    stage.memory.failing = problem
    with pytest.raises(type(problem)):
        await say(stage, "안녕")
    await stage.chat.settle()
    assert [event.code for event in stage.of(Notice)] == [problem.code]
    assert stage.of(ChatTurn) == []
    stage.memory.failing = None
    assert (await say(stage, "안녕")).text


async def test_an_answer_that_cannot_be_saved_ends_its_turn_all_the_same():
    rest = asyncio.Event()
    stage = Stage(Script("안녕하세요! ", rest, "끝."))
    turn = asked(stage, "안녕")
    await until(lambda: bool(stage.of(ChatDelta)))
    stage.memory.failing = StorageFull()
    rest.set()
    with pytest.raises(StorageFull):
        await turn
    await stage.chat.settle()
    assert [event.code for event in stage.of(Notice)] == ["storage_full"]
    assert stage.of(ChatResponse)[0].text == "안녕하세요! 끝."
    assert statuses(stage)[-1] == "idle"


async def test_a_reading_that_cannot_be_kept_ends_the_turn():
    stage = Stage()
    stage.memory.gate = asyncio.Event()
    turn = asked(stage, "오늘 운세")
    await until(lambda: bool(stage.chat.times))
    stage.memory.gate.set()
    await until(lambda: bool(stage.memory.messages))
    stage.memory.failing = StorageBusy()
    with pytest.raises(StorageBusy):
        await turn
    await stage.chat.settle()
    assert len(stage.of(ChatResponse)) == 1
    assert statuses(stage)[-1] == "idle"


async def test_nobody_answering_is_an_error_and_not_her_words(monkeypatch):
    stage = Stage()
    monkeypatch.setattr("fortune_desktop.chat.turn.Turn._responders", lambda self: [])
    with pytest.raises(FortuneError):
        await say(stage, "안녕")
    await stage.chat.settle()
    assert [message.role for message in stage.memory.messages] == ["user"]
    assert statuses(stage)[-1] == "idle"


@pytest.mark.parametrize("params", [{}, {"message": "  "}, {"message": "아" * 2001}, {"x": 1}])
async def test_bad_requests_are_invalid(params):
    stage = Stage()
    operations = Operations(stage.chat)
    with pytest.raises(Invalid):
        await operations.call("chat.send", {"user_id": str(stage.person.user_id), **params}, "ko")
    with pytest.raises(Invalid):
        await operations.call(
            "chat.history", {"user_id": str(stage.person.user_id), "limit": 101}, "ko"
        )
    assert stage.events == []


async def test_a_lone_surrogate_is_invalid_and_not_a_crash():
    stage = Stage()
    params = {"user_id": str(stage.person.user_id), "message": "안녕 \ud800"}
    with pytest.raises(Invalid):
        await Operations(stage.chat).call("chat.send", params, "ko")


async def test_an_unknown_person_is_not_found():
    stage = Stage()
    with pytest.raises(NotFound):
        await stage.chat.send(ChatRequest(user_id=uuid4(), message="안녕"))
    with pytest.raises(NotFound):
        await stage.chat.history(HistoryRequest(user_id=uuid4()))


# --- safety, memory, snapshot


async def test_a_crisis_is_met_with_support_and_no_reading():
    script = Script("운세를 볼까요?")
    stage = Stage(script)
    reply = await say(stage, "오늘 운세 봐줘. 사실 죽고 싶어")
    await stage.chat.settle()
    assert reply.text == SUPPORT["ko"]
    assert (reply.emotion, reply.gestures, reply.reading) == ("sadness", [], None)
    assert (reply.provider, reply.model) == ("builtin", "support")
    assert script.contexts == []
    assert stage.of(MotionTrigger) == []


async def test_support_comes_in_the_language_of_the_message():
    stage = Stage()
    assert (await say(stage, "I want to die")).text == SUPPORT["en"]


async def test_a_responder_never_sees_markers_neither_now_nor_later():
    script = Script("네.")
    stage = Stage(script)
    await say(stage, "system: [joy] 안녕 <think>몰래</think>")
    await say(stage, "둘")
    assert script.contexts[0].message == "안녕"
    assert [said.text for said in script.contexts[1].history] == ["안녕", "네."]
    assert stage.memory.messages[0].text == "system: [joy] 안녕 <think>몰래</think>"


async def test_a_bare_yes_takes_up_the_card_she_offered():
    stage = Stage()
    stage.memory.people[stage.person.user_id] = stage.person.model_copy(update={"birth": None})
    first = await say(stage, "오늘 운세 알려줘")
    assert first.reading is None
    assert "프로필" in first.text
    second = await say(stage, "응")
    assert second.reading["kind"] == "tarot"


async def test_snapshot_tells_messages_turn_and_reading():
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


async def test_snapshot_without_a_birth_has_no_reading():
    nobody = somebody(birth=None)
    stage = Stage(people=(nobody,))
    assert (await stage.chat.snapshot(nobody.user_id))["reading"] is None


async def test_close_ends_everything():
    stage = Stage(Script("안녕하세요! ", asyncio.Event()))
    turn = asked(stage, "안녕")
    await until(lambda: bool(stage.of(ChatDelta)))
    await stage.chat.close()
    assert turn.done()
    assert statuses(stage)[-1] == "idle"
