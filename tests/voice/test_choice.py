"""Choosing a voice: what is listed, what is refused, what is saved, and a sample that does not sound by itself."""

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import UUID

import pytest
from pydantic import JsonValue

from fortune_desktop.core.errors import Invalid
from fortune_desktop.core.events import TtsReady
from fortune_desktop.core.texts import Texts
from fortune_desktop.providers.chain import TtsChain
from fortune_desktop.voice.choice import (
    ChooseRequest,
    ProviderInfo,
    ProvidersRequest,
    SampleRequest,
    VoiceChoice,
)
from fortune_desktop.voice.models import VoiceSettings
from fortune_desktop.voice.service import VoiceService
from tests.providers.stand_ins import StandIn
from tests.voice.stand_ins import ManualOut

PERSON = UUID(int=7)
TEXTS = Texts(
    {
        "ko": {"voice.settings.saved": "바꿨어요", "voice.test.sentence": "들리시나요?"},
        "en": {"voice.settings.saved": "changed", "voice.test.sentence": "Can you hear me?"},
    }
)


class World:
    """Two providers, the choice between them, and everything that was saved and published."""

    def __init__(self, folder: Path) -> None:
        self.far, self.near = StandIn("far", remote=True), StandIn("near")
        self.route, self.settings = True, VoiceSettings()
        self.saved: list[dict[str, JsonValue]] = []
        self.events: list[object] = []
        self.output = ManualOut()
        chain = TtsChain([self.far, self.near], has_route=lambda: self.route)
        self.voice = VoiceService(
            chain, self.output, self.events.append, folder, lambda: self.settings
        )
        self.choice = VoiceChoice(chain, self.voice, lambda: self.settings, self.save, TEXTS)

    async def save(self, fields: dict[str, JsonValue]) -> None:
        self.saved.append(fields)

    async def listed(self) -> list[ProviderInfo]:
        return (await self.choice.providers(ProvidersRequest(user_id=PERSON, locale="en"))).root


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    world = World(tmp_path)
    await world.voice.start()
    yield world
    await world.voice.close()


async def test_providers_are_listed_in_order_with_the_callers_voices_first(world: World) -> None:
    far, near = await world.listed()
    assert far == ProviderInfo(
        id="far",
        name="stand-in",
        cost="free",
        voices=["far-en", "far-ko"],
        languages=["ko", "en"],
        speed="fast",
        context_limit=2000,
        recommended=True,
        available=True,
        reason="",
    )
    assert (near.id, near.speed, near.recommended) == ("near", "very_fast", False)


async def test_one_that_cannot_be_reached_says_why_and_another_is_recommended(
    world: World,
) -> None:
    world.route = False
    far, near = await world.listed()
    assert (far.available, far.reason, far.recommended) == (False, "no_network", False)
    assert near.recommended
    world.route, world.settings = True, VoiceSettings(online=False)
    assert (await world.listed())[0].reason == "offline"


async def test_a_choice_is_saved_and_confirmed_in_the_callers_language(world: World) -> None:
    request = ChooseRequest(
        user_id=PERSON, provider_id="near", voice="near-ko", speed=1.2, pitch=-0.1, locale="en"
    )
    chosen = await world.choice.choose(request)
    assert (chosen.status, chosen.message) == ("success", "changed")
    assert world.saved == [{"provider": "near", "voice": "near-ko", "rate": 1.2, "pitch": -0.1}]


async def test_what_is_left_out_stays_but_another_providers_voice_does_not(world: World) -> None:
    await world.choice.choose(ChooseRequest(user_id=PERSON, provider_id="far"))
    assert world.saved == [{"provider": "far", "voice": ""}]


@pytest.mark.parametrize(
    ("provider", "voice", "field", "known"),
    [
        ("azure", "", "provider_id", ["far", "near"]),
        ("near", "far-ko", "voice", ["near-ko", "near-en"]),
    ],
)
async def test_what_does_not_exist_is_refused_with_what_does(
    world: World, provider: str, voice: str, field: str, known: list[str]
) -> None:
    for call in (
        world.choice.choose(ChooseRequest(user_id=PERSON, provider_id=provider, voice=voice)),
        world.choice.test(SampleRequest(user_id=PERSON, provider_id=provider, voice=voice)),
    ):
        with pytest.raises(Invalid) as refused:
            await call
        assert refused.value.details == {"field": field, "known": known}
    assert not world.saved


async def test_a_sample_is_made_for_the_caller_to_play(world: World) -> None:
    sample = await world.choice.test(
        SampleRequest(user_id=PERSON, provider_id="near", voice="near-en", locale="en")
    )
    assert (sample.provider, sample.cost_info["cost"]) == ("near", 0.0)
    assert sample.audio_url.startswith("audio/")
    (asked,) = world.near.asked
    assert (asked.text, asked.voice) == ("Can you hear me?", "near-en")
    assert not [event for event in world.events if isinstance(event, TtsReady)]


async def test_a_sample_of_a_broken_provider_says_who_spoke_instead(world: World) -> None:
    world.far.fails = "refused"
    sample = await world.choice.test(SampleRequest(user_id=PERSON, provider_id="far"))
    assert sample.provider == "near"
