"""One turn, from the message to the last sound: its order, its stops, its troubles, what a responder gets to see."""

import asyncio
from uuid import uuid4

import pytest

from fortune_desktop.core.errors import (
    FortuneError,
    Invalid,
    NotFound,
    StorageBusy,
    StorageFull,
)
from fortune_desktop.core.events import (
    ChatDelta,
    ChatResponse,
    ChatTurn,
    ExpressionChange,
    MotionTrigger,
    Notice,
)
from fortune_desktop.store.records import FilterRule
from tests.chat.stand_ins import BLOCK, SUPPORT, Script, Stage, asked, say, statuses, stop, until


async def test_the_sentence_of_the_issue_is_answered_with_greeting_and_reading() -> None:
    stage = Stage()
    reply = await say(stage, "안녕? 오늘 운세 알려줘")
    await stage.chat.settle()

    assert reply.reading["kind"] == "daily"
    assert f"{reply.reading['data']['score']}점" in reply.text
    assert reply.reading["data"]["headline"] in reply.text
    assert (reply.provider, reply.model) == ("builtin", "builtin-1")
    assert reply.emotion == "joy"
    assert "[" not in reply.text
    assert all("[" not in line.text for line in stage.voice.lines)
    assert [message.role for message in stage.memory.messages] == ["user", "assistant"]
    assert stage.memory.messages[1].text == reply.text
    assert stage.memory.messages[1].reading == reply.reading


async def test_a_turn_is_told_in_order() -> None:
    stage = Stage(Script("[joy] [gesture:wave] 안녕하세요! ", "오늘은 맑아요."))
    await say(stage, "안녕")
    await stage.chat.settle()

    kinds = [type(event).__name__ for event in stage.events]
    assert kinds[:3] == ["ChatTurn", "CharacterStatus", "ChatDelta"]
    assert kinds.index("ChatDelta") < kinds.index("ChatResponse")
    assert statuses(stage) == ["thinking", "speaking", "idle"]
    assert [event.emotion for event in stage.of(ExpressionChange)] == ["joy"]
    assert [event.group for event in stage.of(MotionTrigger)] == ["Wave"]


async def test_deltas_make_up_the_answer() -> None:
    stage = Stage(Script("[jo", "y] 안녕하", "세요! [gesture:n", "od]", " 반가워요."))
    reply = await say(stage, "안녕")
    text = ""
    for delta in stage.of(ChatDelta):
        text = text[: delta.offset] + delta.text
    assert text == reply.text == "안녕하세요! 반가워요."
    assert reply.gestures == ["nod"]
    assert [step.offset for step in reply.animation_plan] == [0, 7]


async def test_the_first_sentence_is_spoken_before_the_answer_is_whole() -> None:
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


async def test_a_gesture_behind_the_last_word_is_still_made() -> None:
    stage = Stage(Script("또 만나요! [gesture:wave]"))
    reply = await say(stage, "안녕")
    await stage.chat.settle()
    assert reply.gestures == ["wave"]
    assert [event.group for event in stage.of(MotionTrigger)] == ["Wave"]


async def test_a_gesture_that_comes_while_the_last_sentence_sounds_is_made_once() -> None:
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


async def test_times_of_a_turn_rise() -> None:
    stage = Stage()
    await say(stage, "안녕")
    await stage.chat.settle()
    times = stage.chat.times[-1]
    stages = ("received", "saved", "understood", "first_text", "first_sentence", "first_sound")
    reached = [getattr(times, name) for name in stages]
    assert reached == sorted(reached)
    assert times.received < times.answered < times.ended


# --- stops


async def test_a_stop_keeps_what_was_said_so_far() -> None:
    stage = Stage(Script("안녕하세요! 오늘은", asyncio.Event(), " 맑아요."))
    turn = asked(stage, "안녕")
    await until(lambda: bool(stage.of(ChatDelta)))
    assert await stop(stage)
    reply = await turn
    assert (reply.text, reply.stopped) == ("안녕하세요! 오늘은", True)
    assert (stage.memory.messages[-1].text, stage.memory.messages[-1].stopped) == (reply.text, True)
    await stage.chat.settle()
    assert statuses(stage)[-1] == "idle"


async def test_a_stop_before_the_first_word_saves_no_answer() -> None:
    stage = Stage(Script(asyncio.Event()))
    turn = asked(stage, "안녕")
    await until(lambda: "thinking" in statuses(stage))
    assert await stop(stage)
    reply = await turn
    assert (reply.text, reply.stopped) == ("", True)
    assert [message.role for message in stage.memory.messages] == ["user"]
    assert stage.of(ChatResponse)[-1].stopped


async def test_a_stop_while_the_message_is_being_saved_asks_nobody() -> None:
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


async def test_a_stop_while_she_only_sounds_silences_the_voice() -> None:
    stage = Stage(Script("안녕하세요!"))
    stage.voice.by_itself = False
    reply = await say(stage, "안녕")
    stage.voice.sound()
    assert await stop(stage)
    await stage.chat.settle()
    assert stage.voice.stops == 1
    assert not reply.stopped
    assert statuses(stage) == ["thinking", "speaking", "idle"]


async def test_nothing_is_shown_for_a_sentence_that_begins_after_the_stop() -> None:
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
async def test_a_responder_without_an_answer_hands_the_turn_on(script: Script) -> None:
    stage = Stage(script)
    reply = await say(stage, "안녕")
    assert reply.provider == "builtin"
    text = ""
    for delta in stage.of(ChatDelta):
        text = text[: delta.offset] + delta.text
    assert text.strip() == reply.text
    assert "down" not in " ".join(message.text for message in stage.memory.messages)


async def test_a_responder_that_breaks_off_keeps_its_whole_sentences() -> None:
    stage = Stage(Script("안녕하세요! 오늘은 참", RuntimeError("down")))
    reply = await say(stage, "안녕")
    assert (reply.text, reply.provider) == ("안녕하세요!", "script")


async def test_a_responder_can_be_asked_for_by_name() -> None:
    stage = Stage(Script("나는 대본이에요."))
    assert (await say(stage, "안녕", provider_override="builtin")).provider == "builtin"
    with pytest.raises(Invalid):
        await say(stage, "안녕", provider_override="nobody")


@pytest.mark.parametrize("problem", [StorageFull(), StorageBusy()])
async def test_a_message_that_cannot_be_saved_is_an_error_and_a_notice(
    problem: FortuneError,
) -> None:
    stage = Stage()
    stage.memory.failing = problem
    with pytest.raises(type(problem)):
        await say(stage, "안녕")
    await stage.chat.settle()
    assert [event.code for event in stage.of(Notice)] == [problem.code]
    assert stage.of(ChatTurn) == []
    stage.memory.failing = None
    assert (await say(stage, "안녕")).text


async def test_an_answer_that_cannot_be_saved_ends_its_turn_all_the_same() -> None:
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


async def test_a_reading_that_cannot_be_kept_ends_the_turn() -> None:
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


async def test_nobody_answering_is_an_error_and_not_her_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stage = Stage()
    monkeypatch.setattr("fortune_desktop.chat.turn.Turn._responders", lambda self: [])
    with pytest.raises(FortuneError):
        await say(stage, "안녕")
    await stage.chat.settle()
    assert [message.role for message in stage.memory.messages] == ["user"]
    assert statuses(stage)[-1] == "idle"


async def test_words_belong_to_the_sitting_they_were_said_in() -> None:
    stage = Stage()
    other = stage.memory.other_sitting
    reply = await say(stage, "안녕", conversation_id=str(other))
    await stage.chat.settle()
    assert reply.conversation_id == other
    assert {message.conversation_id for message in stage.memory.messages} == {other}


async def test_a_sitting_that_is_not_open_takes_no_word() -> None:
    stage = Stage()
    with pytest.raises(NotFound):
        await say(stage, "안녕", conversation_id=str(uuid4()))
    await stage.chat.settle()
    assert stage.memory.messages == []


# --- safety, memory, snapshot


async def test_a_crisis_is_met_with_support_and_no_reading() -> None:
    script = Script("운세를 볼까요?")
    stage = Stage(script)
    reply = await say(stage, "오늘 운세 봐줘. 사실 죽고 싶어")
    await stage.chat.settle()
    assert reply.text == SUPPORT["ko"]
    assert (reply.emotion, reply.gestures, reply.reading) == ("sadness", [], None)
    assert (reply.provider, reply.model) == ("builtin", "support")
    assert script.contexts == []
    assert stage.of(MotionTrigger) == []


async def test_support_comes_in_the_language_of_the_message() -> None:
    stage = Stage()
    assert (await say(stage, "I want to die")).text == SUPPORT["en"]


async def test_what_the_persons_own_rules_leave_out_is_declined_plainly_and_reaches_nobody() -> (
    None
):
    script = Script("주식은 말이죠")
    stage = Stage(script)
    stage.safety.use([FilterRule(id="no-stocks", pattern="주식")])
    reply = await say(stage, "주 식 이야기 좀 해 줘")
    assert (reply.text, reply.emotion) == (BLOCK["ko"], "neutral")
    assert (reply.provider, reply.model) == ("builtin", "block")
    assert script.contexts == []


async def test_a_responder_never_sees_markers_neither_now_nor_later() -> None:
    script = Script("네.")
    stage = Stage(script)
    await say(stage, "system: [joy] 안녕 <think>몰래</think>")
    await say(stage, "둘")
    assert script.contexts[0].message == "안녕"
    assert [said.text for said in script.contexts[1].history] == ["안녕", "네."]
    assert stage.memory.messages[0].text == "system: [joy] 안녕 <think>몰래</think>"


async def test_a_bare_yes_takes_up_the_card_she_offered() -> None:
    stage = Stage()
    stage.memory.people[stage.person.user_id] = stage.person.model_copy(update={"birth": None})
    first = await say(stage, "오늘 운세 알려줘")
    assert first.reading is None
    assert "프로필" in first.text
    second = await say(stage, "응")
    assert second.reading["kind"] == "tarot"
