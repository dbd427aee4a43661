"""Thousands of turns while voices, network, sound card and pages fail at random: each is answered and voiced."""

import asyncio
import contextlib
import os
import random
import signal
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import numpy as np

from fortune_desktop.app import App
from fortune_desktop.audio.samples import Floats, Pcm
from fortune_desktop.audio.soundcard import NoSoundCard
from fortune_desktop.core.events import Event, Outbox, TtsEnded, TtsError, TtsReady
from fortune_desktop.providers.base import ProviderFailed, Speech, SpeechRequest
from fortune_desktop.providers.chain import TtsChain
from fortune_desktop.providers.tts.espeak import EspeakTts
from tests.faults.quick import fast_clock, fast_output, quick_app, seeded
from tests.providers.stand_ins import StandIn
from tests.running import PERSON
from tests.several.page import Dial, Page, Refused
from tests.several.wires import dialler

CHANCES = {
    "voice_fails": 0.15,
    "voice_hangs": 0.1,
    "voice_breaks": 0.05,
    "offline_voice_killed": 0.1,
    "network_lost": 0.15,
    "card_dies": 0.1,
    "card_gone": 0.1,
    "page_gone": 0.15,
}
SENTENCES = (
    "안녕?",
    "고마워",
    "오늘 운세 알려줘",
    "내 사주 알려줘",
    "타로 한 장 뽑아줘",
    "요즘 너무 힘들어",
    "How is my luck today?",
    "Thank you",
)
DEADLINE_S = 0.1
ANSWERED_WITHIN_S = 30.0
STRIKES_WITHIN_S = 0.08


class FarVoice(StandIn):
    """A voice of the network that does today's faults to every other sentence, at random."""

    def __init__(self, world: "World") -> None:
        super().__init__("far", remote=True, seconds=1.2)
        self._world = world

    async def speak(self, request: SpeechRequest, alive: Callable[[], None]) -> Speech:
        """Speak, or do what the turn's faults say."""
        struck = self._world.faults if self._world.chance.random() < 0.5 else set()
        if "voice_fails" in struck:
            raise ProviderFailed("refused")
        if "voice_breaks" in struck:
            raise RuntimeError("a fault of the provider's own")
        if "voice_hangs" in struck:
            await asyncio.Event().wait()
        return await super().speak(request, alive)


class Card:
    """A sound card that plays fast and may die while it plays."""

    name = "card"

    def __init__(self, world: "World") -> None:
        if "card_gone" in world.faults:
            raise NoSoundCard("gone")
        self.alive = True
        self._since = 0.0
        world.card = self

    def prepare(self, pcm: Pcm, rate: int) -> Floats:
        """It plays nothing."""
        return np.zeros(0, np.float32)

    def start(self, samples: Floats) -> None:
        """Begin."""
        self._since = fast_clock()

    def heard(self) -> tuple[float, float]:
        """The fast time that passed."""
        return fast_clock() - self._since, 0.0

    def silence(self) -> None:
        """It is silent."""

    def close(self) -> None:
        """Nothing is held."""
        self.alive = False


@dataclass
class World:
    """What goes wrong in the present turn; `fate` alone decides it, `chance` the moments, whose order may vary."""

    fate: random.Random
    chance: random.Random
    faults: set[str] = field(default_factory=set)
    card: Card | None = None

    def draw(self) -> None:
        """New faults; most turns have one or two."""
        self.faults = {name for name, chance in CHANCES.items() if self.fate.random() < chance}

    async def strike(self, name: str, blow: Callable[[], None]) -> None:
        """Do a fault at some moment of the turn, if it is one of its faults."""
        if name in self.faults:
            await asyncio.sleep(self.chance.uniform(0, STRIKES_WITHIN_S))
            blow()


@dataclass
class Turns:
    """What became of the turns."""

    turns: int = 0
    answered: int = 0
    voiced: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)


class Talk:
    """One person who talks on while things fail."""

    def __init__(self, app: App, dial: Dial, world: World, near: EspeakTts) -> None:
        self.seen = Turns()
        self._app = app
        self._dial = dial
        self._world = world
        self._near = near
        self._heard: list[Event] = []

    async def run(self, turns: int) -> None:
        """Say something, strike, look."""
        self._person = str(await self._app.profile.last_person())
        about = {"user_id": self._person, "birth": PERSON["birth"], "gender": PERSON["gender"]}
        await self._app.hub.call("user.update", about, "ko")
        self._listen()
        self._page = await self._open()
        for number in range(turns):
            self._world.draw()
            self.seen.faults.update(self._world.faults)
            await self._turn(f"{self._world.fate.choice(SENTENCES)} {number}")
        await self._page.close()

    async def _turn(self, words: str) -> None:
        self._heard.clear()
        async with asyncio.TaskGroup() as blows:
            blows.create_task(self._say(words))
            blows.create_task(self._world.strike("offline_voice_killed", self._kill_voice))
            blows.create_task(self._world.strike("card_dies", self._kill_card))
        await self._app.chat.settle()
        self.seen.turns += 1
        answered, voiced = await self._is_answered(words), self._is_voiced()
        self.seen.answered += answered
        self.seen.voiced += answered and voiced
        if not (answered and voiced):
            self.seen.failed.append(f"{words}: {sorted(self._world.faults)}")

    async def _say(self, words: str) -> None:
        async with asyncio.timeout(ANSWERED_WITHIN_S):
            asked = asyncio.create_task(
                self._page.call("chat.send", user_id=self._person, message=words)
            )
            if "page_gone" in self._world.faults:
                await asyncio.sleep(self._world.chance.uniform(0.005, STRIKES_WITHIN_S))
                asked.cancel()
                await self._page.close()
                self._page = await self._open()
            with contextlib.suppress(asyncio.CancelledError, Refused):
                await asked

    async def _open(self) -> Page:
        page = Page(self._dial, self._person)
        await page.ready()
        return page

    async def _is_answered(self, words: str) -> bool:
        """The page shows what was said and an answer to it."""
        async with asyncio.timeout(ANSWERED_WITHIN_S):
            await self._page.call("session.ping")  # what was published before it has come, too
        *_, asked, answer = [{"text": ""}] * 2 + self._page.state["messages"]
        return asked["text"] == words and answer["role"] == "assistant" and bool(answer["text"])

    def _is_voiced(self) -> bool:
        """Every sentence had a sound that was played to its end."""
        ready = [one.utterance for one in self._heard if isinstance(one, TtsReady)]
        ended = [
            one.utterance for one in self._heard if isinstance(one, TtsEnded) and one.completed
        ]
        silent = any(isinstance(one, TtsError) for one in self._heard)
        return bool(ready) and ready == ended and not silent

    def _kill_voice(self) -> None:
        if self._near.pid is not None:
            os.kill(self._near.pid, signal.SIGKILL)

    def _kill_card(self) -> None:
        if self._world.card is not None:
            self._world.card.alive = False

    def _listen(self) -> None:
        def hear() -> None:
            sent = box.take()
            if sent is not None and not isinstance(sent, str):
                self._heard.append(sent.event)

        box = Outbox(UUID(self._person), hear)
        self._app.hub.bus.attach(box)


@contextlib.asynccontextmanager
async def _talk(folder: Path, seed: int) -> AsyncIterator[Talk]:
    world, near = World(seeded(seed), seeded(seed)), EspeakTts()
    chain = TtsChain(
        [FarVoice(world), near],
        deadline=DEADLINE_S,
        clock=fast_clock,
        has_route=lambda: "network_lost" not in world.faults,
    )
    async with quick_app(folder, chain, fast_output(lambda: Card(world))) as app:
        yield Talk(app, dialler(await app.serve()), world, near)


async def talk(folder: Path, turns: int, seed: int) -> Turns:
    """So many turns in a home of their own."""
    async with _talk(folder, seed) as one:
        await one.run(turns)
        return one.seen


def run(turns: int = 2000, seed: int = 1) -> dict[str, float]:
    """Figures of so many turns, a fifth of a second each."""
    with tempfile.TemporaryDirectory() as folder:
        seen = asyncio.run(talk(Path(folder) / "home", turns, seed))
    for what in (*seen.failed, *seen.faults.items()):
        print(what)
    return {
        "turns": seen.turns,
        "turns_with_faults_drawn": seen.faults.total(),
        "turns_answered_percent": round(100 * seen.answered / seen.turns, 2),
        "turns_answered_and_voiced_percent": round(100 * seen.voiced / seen.turns, 2),
    }
