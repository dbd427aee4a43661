"""The end of a turn is told once, with its stages and how it ended."""

import asyncio

import pytest

from fortune_desktop.chat.turn import Outcome, TurnTimes
from fortune_desktop.core.errors import StorageFull
from fortune_desktop.core.events import ChatDelta
from fortune_desktop.store.records import Message
from tests.chat.stand_ins import Script, Stage, asked, say, stop, until


def watched(stage: Stage) -> list[tuple[TurnTimes, Outcome]]:
    """What the stage tells of ended turns."""
    ended: list[tuple[TurnTimes, Outcome]] = []
    stage.chat._ended = lambda times, outcome: ended.append((times, outcome))
    return ended


async def test_an_answered_turn_is_told_with_every_stage_in_order() -> None:
    stage = Stage()
    ended = watched(stage)
    await say(stage, "안녕")
    await stage.chat.settle()
    ((times, outcome),) = ended
    stages = times.stages()
    assert outcome == "answered"
    assert times.provider == "builtin"
    assert set(stages) == {
        "saved", "understood", "first_text", "first_sentence", "first_sound", "answered", "ended",
    }  # fmt: skip
    assert stages["saved"] < stages["understood"] < stages["first_text"] < stages["ended"]
    assert min(stages.values()) > 0


async def test_a_stopped_turn_is_told_without_the_stages_it_missed() -> None:
    stage = Stage(Script("안녕하세요. ", asyncio.Event()))
    ended = watched(stage)
    turn = asked(stage, "안녕")
    await until(lambda: bool(stage.of(ChatDelta)))
    await stop(stage)
    await turn
    await stage.chat.settle()
    assert [outcome for _, outcome in ended] == ["stopped"]


async def test_a_turn_silenced_while_it_sounds_counts_as_stopped() -> None:
    stage = Stage()
    stage.voice.by_itself = False
    ended = watched(stage)
    await say(stage, "안녕")
    assert ended == []  # it still sounds
    await stop(stage)
    await stage.chat.settle()
    assert [outcome for _, outcome in ended] == ["stopped"]


async def test_a_turn_that_could_not_be_kept_has_failed() -> None:
    stage = Stage()
    ended = watched(stage)

    async def full(message: Message) -> None:
        raise StorageFull(part="database")

    stage.memory.add = full  # type: ignore[method-assign]
    with pytest.raises(StorageFull):
        await say(stage, "안녕")
    await stage.chat.settle()
    assert [outcome for _, outcome in ended] == ["failed"]
    assert ended[0][0].saved is None


async def test_every_turn_is_told_once() -> None:
    stage = Stage()
    ended = watched(stage)
    for text in ("하나", "둘", "셋"):
        await say(stage, text)
    await stage.chat.settle()
    numbers = [times.turn for times, _ in ended]
    assert len(numbers) == 3
    assert len(set(numbers)) == 3
