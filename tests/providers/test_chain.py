"""The chain of voices: order, fallback, deadline, rest, and what it tells about who is reachable."""

from collections.abc import Callable

import pytest

from fortune_desktop.core.errors import VoiceUnavailable
from fortune_desktop.providers.base import Speech, SpeechRequest
from fortune_desktop.providers.chain import TtsChain
from tests.providers.stand_ins import StandIn

HELLO = SpeechRequest("안녕", "ko")


class Clock:
    """A clock that moves when told."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


class World:
    """A remote and a local stand-in in one chain, with everything it told."""

    def __init__(self) -> None:
        self.clock = Clock()
        self.route = True
        self.remote = StandIn("far", remote=True)
        self.local = StandIn("near")
        self.told: list[tuple[str, bool, str]] = []
        self.chain = TtsChain(
            [self.remote, self.local],
            deadline=0.05,
            cool_down=60,
            clock=self.clock,
            has_route=lambda: self.route,
        )
        self.chain.watch(lambda *word: self.told.append(word))

    async def speaker(self, **options: bool | str) -> str:
        return (await self.chain.speak(HELLO, **options)).provider  # type: ignore[arg-type]


@pytest.fixture
def world() -> World:
    return World()


async def test_the_first_in_order_speaks(world: World) -> None:
    assert await world.speaker() == "far"
    assert not world.local.asked
    assert not world.told


async def test_the_preferred_one_speaks_first(world: World) -> None:
    assert await world.speaker(prefer="near") == "near"
    assert await world.speaker(prefer="nobody") == "far"


async def test_only_the_first_sentence_pays_for_a_lost_network(world: World) -> None:
    world.remote.hangs = True
    assert [await world.speaker() for _ in range(3)] == ["near"] * 3
    assert len(world.remote.asked) == 1
    assert world.remote.cancelled == 1
    assert world.told == [("far", False, "timeout")]


async def test_after_its_rest_a_provider_is_tried_again(world: World) -> None:
    world.remote.fails = "refused"
    await world.speaker()
    world.remote.fails = ""
    world.clock.now += 59
    assert await world.speaker() == "near"
    world.clock.now += 1
    assert await world.speaker() == "far"
    assert world.told == [("far", False, "refused"), ("far", True, "")]


async def test_each_sign_of_life_renews_the_deadline(world: World) -> None:
    async def slow(request: SpeechRequest, alive: Callable[[], None]) -> Speech:
        alive()
        renewed.append(True)
        return await StandIn("far").speak(request, alive)

    renewed: list[bool] = []
    world.remote.speak = slow  # type: ignore[method-assign]
    assert await world.speaker() == "far"
    assert renewed


async def test_without_a_route_remote_voices_are_not_touched(world: World) -> None:
    world.route = False
    assert await world.speaker() == "near"
    assert not world.remote.asked
    assert world.told == [("far", False, "no_network")]
    assert world.chain.reason(world.remote) == "no_network"
    assert world.chain.reason(world.remote, online=False) == "offline"
    world.route = True
    assert world.chain.reason(world.remote) == ""
    world.route = True
    assert await world.speaker() == "far"


async def test_offline_by_choice_leaves_remote_voices_alone(world: World) -> None:
    assert await world.speaker(online=False) == "near"
    assert not world.remote.asked


async def test_a_local_voice_that_failed_is_asked_again_at_once(world: World) -> None:
    world.remote.fails = world.local.fails = "failed"
    with pytest.raises(VoiceUnavailable) as caught:
        await world.speaker()
    assert caught.value.details["tried"] == ["far", "near"]
    world.local.fails = ""
    assert await world.speaker() == "near"


async def test_a_provider_that_falls_over_does_not_silence_the_others(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    async def fall_over(request: SpeechRequest, alive: Callable[[], None]) -> Speech:
        raise RuntimeError("a bug of its own")

    world.remote.speak = fall_over  # type: ignore[method-assign]
    assert await world.speaker() == "near"
    assert world.told == [("far", False, "failed")]
    assert "the provider far fell over" in caplog.text


async def test_a_language_nobody_speaks(world: World) -> None:
    world.remote.languages = world.local.languages = ("en",)
    with pytest.raises(VoiceUnavailable):
        await world.speaker()


async def test_warming_touches_local_voices_only_and_tells_of_failures(world: World) -> None:
    world.remote.fails = world.local.fails = "not_installed"
    await world.chain.warm()
    assert world.told == [("near", False, "not_installed")]


async def test_closing_closes_all(world: World) -> None:
    await world.chain.close()
    assert world.remote.closed
    assert world.local.closed
