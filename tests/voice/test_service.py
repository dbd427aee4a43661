"""The voice: lines in order, made ahead, silent at a stop, never lost without a word."""

import asyncio
import wave
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import numpy as np
import pytest

from fortune_desktop.core.errors import Invalid, VoiceUnavailable
from fortune_desktop.core.events import (
    Event,
    ExpressionChanges,
    MouthClock,
    ProviderStatus,
    TtsEnded,
    TtsError,
    TtsReady,
)
from fortune_desktop.core.operations import Operations
from fortune_desktop.providers.chain import TtsChain
from fortune_desktop.voice.models import Cue, Heard, Line, SpeakRequest, Utterance, VoiceSettings
from fortune_desktop.voice.service import VoiceService
from tests.providers.stand_ins import RATE, StandIn
from tests.voice.stand_ins import ManualOut, Playing

PERSON = UUID(int=7)


class World:
    """A voice with a stand-in for its provider and an output moved by hand."""

    def __init__(self, folder: Path) -> None:
        self.settings = VoiceSettings()
        self.provider = StandIn("near", seconds=0.5)
        self.far = StandIn("far", remote=True, rank=0)
        self.output = ManualOut()
        self.events: list[Event] = []
        self.folder = folder
        chain = TtsChain([self.far, self.provider], has_route=lambda: False)
        self.voice = VoiceService(
            chain, self.output, self.events.append, folder, lambda: self.settings
        )

    def say(self, text: str, **more: object) -> Utterance:
        return self.voice.say(Line(text, PERSON, 3, "ko", **more))  # type: ignore[arg-type]

    async def sounding(self) -> Playing:
        async with asyncio.timeout(10):
            return await self.output.sounds.get()

    async def made(self, lines: int) -> None:
        """Wait until so many lines have become sounds."""
        async with asyncio.timeout(10):
            while self.voice._now.to_play.qsize() + len(self.ready()) < lines:
                await asyncio.sleep(0.001)

    def told(self, *kinds: type[Event]) -> list[Event]:
        return [event for event in self.events if isinstance(event, kinds)]

    def ready(self) -> list[TtsReady]:
        return [event for event in self.events if isinstance(event, TtsReady)]


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    made = World(tmp_path / "audio")
    await made.voice.start()
    yield made
    await made.voice.close()


async def test_a_line_is_announced_heard_and_ended(world: World) -> None:
    started: list[str] = []
    utterance = world.say("안녕하세요.", on_start=lambda: started.append("on_start"))
    sound = await world.sounding()
    (ready,) = world.ready()
    assert started == ["on_start"]
    assert (ready.utterance, ready.user_id, ready.turn) == (utterance.id, PERSON, 3)
    assert (ready.text, ready.provider, ready.duration) == ("안녕하세요.", "near", 0.5)
    assert len(ready.lipsync.vowel) == len(ready.lipsync.open) == 50
    sound.heard(0.25)
    sound.end()
    assert await utterance.ended == Heard(0.5, completed=True)
    (clock,) = world.told(MouthClock)
    assert isinstance(clock, MouthClock)
    assert (clock.utterance, clock.position) == (utterance.id, 0.25)
    assert world.events[-1] == TtsEnded(
        user_id=PERSON, utterance=utterance.id, heard=0.5, completed=True
    )


async def test_the_file_is_there_before_it_is_announced(world: World) -> None:
    world.say("안녕하세요.")
    sound = await world.sounding()
    (ready,) = world.ready()
    assert ready.audio_url == f"audio/{ready.utterance}.wav"
    with wave.open(ready.audio_path) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        written = np.frombuffer(file.readframes(file.getnframes()), np.int16)
    assert np.array_equal(written, sound.pcm)


async def test_a_full_disk_does_not_stop_the_voice(tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("a file where the folder should be")
    world = World(tmp_path / "in the way")
    utterance = world.say("안녕하세요.")
    (await world.sounding()).end()
    assert (await utterance.ended).completed
    assert (world.ready()[0].audio_url, world.ready()[0].audio_path) == ("", "")
    await world.voice.close()


async def test_lines_keep_their_order_and_the_next_are_made_ahead(world: World) -> None:
    lines = [world.say(f"{word} 문장.") for word in ("첫째", "둘째", "셋째", "넷째", "다섯째")]
    first = await world.sounding()
    await world.made(3)
    assert len(world.ready()) == 1
    first.end()
    for _ in lines[1:]:
        (await world.sounding()).end()
    await lines[-1].ended
    assert [ready.utterance for ready in world.ready()] == [line.id for line in lines]


async def test_no_more_is_made_ahead_than_needed(world: World) -> None:
    for number in range(9):
        world.say(f"{number} 문장.")
    await world.sounding()
    await world.made(3)
    await asyncio.sleep(0.05)
    assert len(world.provider.asked) == 4


async def test_stop_silences_ends_all_and_drops_what_waits(world: World) -> None:
    lines = [world.say(f"{word} 문장.") for word in ("첫째", "둘째", "셋째")]
    (await world.sounding()).heard(0.2)
    world.voice.stop()
    assert world.output.stops == 1
    heard = [line.ended.result() for line in lines]
    assert not any(h.completed for h in heard)
    assert heard[0].seconds == pytest.approx(0.2, abs=0.1)
    assert [h.seconds for h in heard[1:]] == [0.0, 0.0]
    after = world.say("그다음.")
    (await world.sounding()).end()
    assert (await after.ended).completed
    assert [ready.utterance for ready in world.ready()] == [lines[0].id, after.id]


async def test_stop_cancels_a_synthesis_under_way(world: World) -> None:
    world.provider.hangs = True
    line = world.say("안녕하세요.")
    async with asyncio.timeout(10):
        while not world.provider.asked:
            await asyncio.sleep(0)
    world.voice.stop()
    assert line.ended.result() == Heard(0.0, completed=False)
    world.provider.hangs = False
    after = world.say("다시.")
    (await world.sounding()).end()
    await after.ended
    assert world.provider.cancelled == 1


async def test_a_line_stopped_before_its_sound_is_not_announced_as_ended(world: World) -> None:
    world.say("첫째.")
    await world.sounding()
    world.say("둘째.")
    await world.made(2)
    world.voice.stop()
    assert len(world.told(TtsReady)) == len(world.told(TtsEnded)) == 1


async def test_without_any_voice_the_caption_stays_as_long_as_reading_takes(world: World) -> None:
    world.provider.fails = "failed"
    started: list[int] = []
    line = world.say("아무도 말하지 못하는 문장이에요.", on_start=lambda: started.append(1))
    sound = await world.sounding()
    assert started == [1]
    assert not sound.audible
    assert 1.5 < len(sound.pcm) / sound.rate < 6
    sound.heard(0.5)
    sound.end()
    assert (await line.ended).completed
    (error,) = world.told(TtsError)
    assert isinstance(error, TtsError)
    assert (error.utterance, error.code) == (line.id, "voice_unavailable")
    assert not world.told(TtsReady, TtsEnded, MouthClock)


async def test_a_line_that_breaks_something_does_not_silence_the_rest(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> None:
        raise RuntimeError("a caller's mistake")

    first = world.say("첫째.", on_start=broken)
    assert not (await first.ended).completed
    world.provider.seconds = -1
    second = world.say("둘째.")
    (await world.sounding()).end()
    assert (await second.ended).completed
    (error,) = world.told(TtsError)
    assert isinstance(error, TtsError)
    assert error.code == "voice_unavailable"
    world.provider.seconds = 0.5
    third = world.say("셋째.")
    (await world.sounding()).end()
    assert (await third.ended).completed
    assert caplog.text.count("Traceback") == 2


@pytest.mark.parametrize("text", ["😊", "…!", "ㅋㅋㅋ"])
async def test_what_cannot_be_said_takes_its_turn_in_silence(world: World, text: str) -> None:
    order: list[str] = []
    world.say("첫째.", on_start=lambda: order.append("first"))
    line = world.say(text, on_start=lambda: order.append("second"))
    (await world.sounding()).end()
    (await world.sounding()).end()
    await line.ended
    assert order == ["first", "second"]
    assert len(world.ready()) == 1


async def test_a_voice_switched_off_speaks_nothing_but_keeps_the_order(world: World) -> None:
    world.settings = VoiceSettings(enabled=False)
    started: list[int] = []
    line = world.say("안녕하세요.", on_start=lambda: started.append(1))
    sound = await world.sounding()
    assert len(sound.pcm) == 0
    sound.end()
    await line.ended
    assert started == [1]
    assert not world.provider.asked
    assert not world.events[1:]


async def test_in_browser_mode_the_page_sounds_it(world: World) -> None:
    world.settings = VoiceSettings(output="page")
    world.say("안녕하세요.")
    sound = await world.sounding()
    assert not sound.audible
    assert world.ready()[0].audio_url


async def test_volume_changes_the_sound_but_not_the_file(world: World) -> None:
    world.settings = VoiceSettings(volume=0.5)
    world.say("안녕하세요.")
    sound = await world.sounding()
    with wave.open(world.ready()[0].audio_path) as file:
        written = np.frombuffer(file.readframes(file.getnframes()), np.int16)
    assert np.abs(sound.pcm - written / 2).max() <= 1


async def test_the_provider_gets_words_feeling_and_pace(world: World) -> None:
    world.settings = VoiceSettings(rate=1.2)
    world.say("**독립**은 3월이에요 😊", emotion="sadness", voice="some voice")
    await world.sounding()
    (request,) = world.provider.asked
    assert request.text == "독립은 삼월이에요"
    assert request.respelled == "동닙은 삼월이에요"
    assert request.voice == "some voice"
    assert request.rate == pytest.approx(1.2 * 0.92)
    assert request.pitch < 0


async def test_unreachable_providers_are_told(world: World) -> None:
    world.say("안녕하세요.")
    await world.sounding()
    assert world.told(ProviderStatus) == [
        ProviderStatus(provider="far", available=False, reason="no_network")
    ]


async def test_the_operation_speaks_and_tells(world: World) -> None:
    operations = Operations(world.voice)
    assert (operations["tts.speak"].method, operations["tts.speak"].path) == ("POST", "/tts/speak")
    result = await world.voice.speak(SpeakRequest(user_id=PERSON, text="안녕하세요."))
    sound = await world.sounding()
    assert sound.audible
    assert (result.provider, result.duration) == ("near", 0.5)
    assert Path(result.audio_path).is_file()
    assert len(result.lipsync_data) == 5
    assert result.cost_info["characters"] == 6
    assert world.ready()[0].utterance == result.utterance
    assert world.ready()[0].turn == 0


async def test_the_faces_of_a_spoken_text_are_told_before_it_sounds(world: World) -> None:
    def read(text: str) -> tuple[str, list[Cue]]:
        return text.removeprefix("[joy] "), [Cue(0, "joy", "smile", 1)]

    world.voice._expressive = read
    result = await world.voice.speak(SpeakRequest(user_id=PERSON, text="[joy] 안녕하세요."))
    await world.sounding()
    (plan,) = result.expression_changes
    assert (plan.expression, plan.timestamp, plan.duration) == ("smile", 0.0, 0.5)
    told = world.told(ExpressionChanges, TtsReady)
    assert told[0] == ExpressionChanges(user_id=PERSON, changes=[plan])
    assert isinstance(told[1], TtsReady)
    assert told[1].text == "안녕하세요."
    assert world.provider.asked[0].pitch > 0  # it is spoken with joy too


async def test_a_sample_is_made_but_does_not_sound(world: World) -> None:
    result = await world.voice.sample(SpeakRequest(user_id=PERSON, text="안녕하세요."))
    assert Path(result.audio_path).is_file()
    assert not world.told(ExpressionChanges, TtsReady)
    assert world.output.sounds.empty()


async def test_the_operation_without_sound(world: World) -> None:
    world.settings = VoiceSettings(enabled=False)
    result = await world.voice.speak(SpeakRequest(user_id=PERSON, text="안녕하세요."))
    assert result.duration == 0.5
    assert not world.ready()
    assert world.output.sounds.empty()


async def test_a_stop_while_the_operation_works_keeps_it_silent(world: World) -> None:
    speaking = asyncio.create_task(
        world.voice.speak(SpeakRequest(user_id=PERSON, text="안녕하세요."))
    )
    await asyncio.sleep(0)
    world.voice.stop()
    assert (await speaking).duration == 0.5
    assert world.output.sounds.empty()


async def test_the_operation_refuses_what_cannot_be_said(world: World) -> None:
    with pytest.raises(Invalid):
        await world.voice.speak(SpeakRequest(user_id=PERSON, text="😊"))
    world.provider.fails = "failed"
    with pytest.raises(VoiceUnavailable):
        await world.voice.speak(SpeakRequest(user_id=PERSON, text="안녕하세요."))


async def test_closing_ends_everything(tmp_path: Path) -> None:
    world = World(tmp_path)
    await world.voice.start()
    assert world.output.opened
    line = world.say("안녕하세요.")
    await world.sounding()
    await world.voice.close()
    assert line.ended.done()
    assert world.output.closed
    assert world.provider.closed
    assert [task for task in asyncio.all_tasks() if task.get_name().startswith("voice:")] == []
