"""A line becomes a sound with its file and its mouth."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest

from fortune_desktop.core.errors import VoiceUnavailable
from fortune_desktop.providers.chain import TtsChain
from fortune_desktop.voice.models import Line, VoiceSettings, mouth_frames
from fortune_desktop.voice.render import Renderer
from tests.providers.stand_ins import StandIn

PERSON = UUID(int=7)


async def test_korean_is_respelled_and_english_is_not(tmp_path: Path) -> None:
    provider = StandIn()
    renderer = Renderer(TtsChain([provider]), tmp_path)
    for locale in ("ko", "en"):
        line = Line("독립", PERSON, 1, locale)
        await renderer.render(line, "독립", uuid4(), VoiceSettings())
    assert [request.respelled for request in provider.asked] == ["동닙", None]


async def test_the_provider_asked_for_is_tried_first(tmp_path: Path) -> None:
    first, second = StandIn("first"), StandIn("second")
    renderer = Renderer(TtsChain([first, second]), tmp_path)
    line = Line("안녕", PERSON, 1, "ko", provider="second")
    sound = await renderer.render(line, "안녕", uuid4(), VoiceSettings())
    assert sound.ready.provider == "second"


async def test_offline_by_setting(tmp_path: Path) -> None:
    renderer = Renderer(TtsChain([StandIn(remote=True)], has_route=lambda: True), tmp_path)
    line = Line("안녕", PERSON, 1, "ko")
    with pytest.raises(VoiceUnavailable):
        await renderer.render(line, "안녕", uuid4(), VoiceSettings(online=False))


async def test_the_persons_choice_is_obeyed(tmp_path: Path) -> None:
    first, second = StandIn("first"), StandIn("second")
    renderer = Renderer(TtsChain([first, second]), tmp_path)
    chosen = VoiceSettings(provider="second", voice="second-ko", pitch=0.1)
    for locale in ("ko", "en"):
        sound = await renderer.render(Line("아", PERSON, 1, locale), "아", uuid4(), chosen)
        assert sound.ready.provider == "second"
    korean, english = second.asked
    assert (korean.voice, english.voice) == ("second-ko", None)
    assert korean.pitch == pytest.approx(0.1)
    assert not first.asked


async def test_a_line_may_ask_for_another_voice_than_the_persons(tmp_path: Path) -> None:
    first, second = StandIn("first"), StandIn("second")
    renderer = Renderer(TtsChain([first, second]), tmp_path)
    line = Line("아", PERSON, 1, "ko", provider="first", voice="own")
    await renderer.render(line, "아", uuid4(), VoiceSettings(provider="second", voice="first-ko"))
    assert [request.voice for request in first.asked] == ["own"]


async def test_the_announcement_holds_the_specifications_mouth_too(tmp_path: Path) -> None:
    renderer = Renderer(TtsChain([StandIn(seconds=0.5)]), tmp_path)
    sound = await renderer.render(Line("아", PERSON, 1, "ko"), "아", uuid4(), VoiceSettings())
    assert sound.ready.lipsync_data == mouth_frames(sound.ready.lipsync)
    assert len(sound.ready.lipsync_data) == 5
