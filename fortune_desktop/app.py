"""The composition root: the only place that builds things, in the order they start; they stop in reverse."""

import asyncio
import importlib
import logging
import os
import secrets
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import datetime
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from pydantic import JsonValue

from fortune_desktop.audio.output import open_output
from fortune_desktop.character.model import CharacterModel
from fortune_desktop.character.service import CharacterService
from fortune_desktop.chat.offline import BuiltinResponder
from fortune_desktop.chat.service import ChatService
from fortune_desktop.core.events import Bus
from fortune_desktop.core.operations import Operations
from fortune_desktop.core.resources import resource
from fortune_desktop.core.session import Hub
from fortune_desktop.core.texts import Texts
from fortune_desktop.fortune.clock import birth_date
from fortune_desktop.fortune.service import FortuneService
from fortune_desktop.observe.health import HealthService
from fortune_desktop.profile.service import ProfileService
from fortune_desktop.providers.chain import TtsChain
from fortune_desktop.providers.discovery import tts_providers
from fortune_desktop.safety.service import SafetyService
from fortune_desktop.settings.service import SettingsService
from fortune_desktop.store.conversations import Conversations
from fortune_desktop.store.database import Database
from fortune_desktop.store.home import Home
from fortune_desktop.store.people import People
from fortune_desktop.store.readings import Readings
from fortune_desktop.store.upgrade import upgrade
from fortune_desktop.voice.models import VoiceSettings
from fortune_desktop.voice.service import VoiceService

if TYPE_CHECKING:
    from fortune_desktop.api.server import Server

Sound = Literal["device", "page"]
log = logging.getLogger(__name__)


def local_now() -> datetime:
    """The time on this machine's clock, aware of its zone."""
    return datetime.now().astimezone()


def _tell_failure(serving: "asyncio.Task[Server]") -> None:
    if not serving.cancelled() and (problem := serving.exception()) is not None:
        log.error("the server could not open", exc_info=problem)


class App:
    """Every service of one run. `sound` says who plays her voice: this machine, or the page in a browser."""

    def __init__(self, home: Home, *, sound: Sound) -> None:
        self.home = home
        self._sound: Sound = sound
        self._started = AsyncExitStack()
        bus, texts = Bus(), Texts.load()
        self.database = Database(home.database)
        people = People(self.database, local_now)
        self.settings = SettingsService(home.settings, bus.publish)
        self.profile = ProfileService(people, bus.publish, birth_date, local_now)
        self.fortune = FortuneService(
            self.profile, Readings(self.database), local_now, secrets.token_bytes
        )
        self.output = open_output(prefer_silent=sound == "page")
        self.voice = VoiceService(
            TtsChain(tts_providers()), self.output, bus.publish, home.voice, self._voice_settings
        )
        self.character = CharacterService(
            CharacterModel.load(resource("live2d", "dalto")), bus.publish
        )
        self.chat = ChatService(
            conversations=Conversations(self.database, local_now),
            people=self.profile,
            fortune=self.fortune,
            voice=self.voice,
            character=self.character,
            safety=SafetyService(texts),
            responders=[BuiltinResponder()],
            publish=bus.publish,
            now=local_now,
        )
        operations = Operations(self.profile, self.fortune, self.chat, self.voice, self.settings)
        self.health = HealthService(operations)
        operations.add(self.health)
        self.hub = Hub(operations, bus, texts, self._snapshot, self.profile.last_person)

    async def start(self) -> None:
        """Start every service; what has started is stopped again when a later part fails."""
        try:
            await self._start(self._started)
        except BaseException:
            await self.stop()
            raise
        self.health.ready = True

    async def _start(self, started: AsyncExitStack) -> None:
        started.callback(self.database.close)
        started.push_async_callback(self.voice.close)
        starting = asyncio.create_task(self.voice.start())
        try:
            await upgrade(self.database, self.home.backups)
        finally:
            await starting  # what is half started cannot be closed
        self.settings.load()
        started.callback(self.character.close)
        started.push_async_callback(self.chat.close)

    async def serve(self, host: str = "127.0.0.1", port: int = 0) -> "Server":
        """Open the server, and tell the person's own programs where it is."""
        # Loaded last and on a thread: FastAPI takes half a second that she need not wait for.
        api = await asyncio.to_thread(importlib.import_module, "fortune_desktop.api.server")
        server: Server = api.Server(self.hub, self.home.voice, host=host, port=port)
        self._started.push_async_callback(server.stop)
        await server.start()
        self._started.callback(api.remove_server_file, self.home.root, os.getpid())
        api.write_server_file(self.home.root, server.url, server.token, os.getpid())
        return server

    def serve_in_background(self, then: Callable[[], None]) -> None:
        """Open the server while she is already there to talk, and call `then`, opened or not.

        Without a server only other programs miss something.
        """
        serving = asyncio.create_task(self.serve(), name="open the server")

        async def end() -> None:
            serving.cancel()
            await asyncio.wait({serving})

        self._started.push_async_callback(end)
        serving.add_done_callback(_tell_failure)
        serving.add_done_callback(lambda _serving: then())

    async def stop(self) -> None:
        """Stop everything, the last first; nothing of it runs when this returns."""
        self.health.ready = False
        await self._started.aclose()

    def _voice_settings(self) -> VoiceSettings:
        chosen = self.settings.current.voice
        return VoiceSettings(
            enabled=chosen.enabled,
            online=chosen.online,
            volume=chosen.volume,
            rate=chosen.rate,
            output=self._sound,
        )

    def _heard_through(self) -> Literal["device", "silent", "page"]:
        """Where she is heard now: a machine without a sound card is silent."""
        if self._sound == "page":
            return "page"
        return "device" if self.output.device else "silent"

    async def _snapshot(self, user_id: UUID) -> dict[str, JsonValue]:
        """The state of a person's page."""
        person = await self.profile.person(user_id)
        return {
            "user": person.model_dump(mode="json"),
            "settings": self.settings.current.model_dump(mode="json"),
            "character": self.character.snapshot(),
            "sound": self._heard_through(),
            "notices": ["settings_broken"] if self.settings.set_aside else [],
            **await self.chat.snapshot(user_id),
        }
