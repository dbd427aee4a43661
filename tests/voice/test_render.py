"""A line becomes a sound with its file and its mouth."""

from pathlib import Path
from uuid import UUID, uuid4

import pytest

from fortune_desktop.core.errors import VoiceUnavailable
from fortune_desktop.providers.chain import TtsChain
from fortune_desktop.voice.models import Line, VoiceSettings
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
