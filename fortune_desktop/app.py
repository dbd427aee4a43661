"""The composition root: the only place that builds things, in the order they start; they stop in reverse."""

import asyncio
import hmac
import importlib
import logging
import os
import secrets
import shutil
from collections.abc import Callable
from contextlib import AsyncExitStack
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Literal
from uuid import UUID

from pydantic import JsonValue

from fortune_desktop.audio.output import open_output
from fortune_desktop.character.model import CharacterModel
from fortune_desktop.character.service import CharacterService
from fortune_desktop.chat.feelings import Feelings
from fortune_desktop.chat.offline import BuiltinResponder
from fortune_desktop.chat.service import ChatService
from fortune_desktop.chat.turn import Outcome, TurnTimes
from fortune_desktop.core.errors import FortuneError
from fortune_desktop.core.events import Bus, Event, ProviderStatus
from fortune_desktop.core.limits import Limits
from fortune_desktop.core.operations import Operations
from fortune_desktop.core.resources import resource
from fortune_desktop.core.session import Hub
from fortune_desktop.core.texts import Texts
from fortune_desktop.fortune.clock import birth_date
from fortune_desktop.fortune.rooms import Fortune
from fortune_desktop.observe.health import HealthService
from fortune_desktop.observe.metrics import Metrics, texture_sizes
from fortune_desktop.observe.security import SecurityLog
from fortune_desktop.profile.history import HistoryService
from fortune_desktop.profile.relatives import RelativesService
from fortune_desktop.profile.service import ProfileService
from fortune_desktop.providers.chain import TtsChain
from fortune_desktop.providers.discovery import tts_providers
from fortune_desktop.safety.own import OwnRulesService
from fortune_desktop.safety.service import SafetyService
from fortune_desktop.settings.service import SettingsChange, SettingsService
from fortune_desktop.store.caretaker import Caretaker
from fortune_desktop.store.cipher import Cipher
from fortune_desktop.store.conversations import Conversations
from fortune_desktop.store.database import Database
from fortune_desktop.store.exports import Exports
from fortune_desktop.store.filters import Filters
from fortune_desktop.store.home import Home
from fortune_desktop.store.keys import find_key
from fortune_desktop.store.people import People
from fortune_desktop.store.readings import Readings
from fortune_desktop.store.relatives import Relatives
from fortune_desktop.store.taste import Tastes
from fortune_desktop.store.turn_times import TurnRecord, TurnTimesStore
from fortune_desktop.store.upgrade import upgrade
from fortune_desktop.voice.choice import VoiceChoice
from fortune_desktop.voice.models import VoiceSettings
from fortune_desktop.voice.service import VoiceService

if TYPE_CHECKING:
    from fortune_desktop.api.server import Server

Sound = Literal["device", "page"]
MODEL = ("live2d", "dalto")
log = logging.getLogger(__name__)


def local_now() -> datetime:
    """The time on this machine's clock, aware of its zone."""
    return datetime.now().astimezone()


class App:
    """Every service of one run. `sound` says who plays her voice: this machine, or the page in a browser."""

    def __init__(self, home: Home, *, sound: Sound, limits: Limits | None = None) -> None:
        self.home = home
        self._sound: Sound = sound
        self._started = AsyncExitStack()
        self._keeping: set[asyncio.Task[None]] = set()
        self._bus, self._texts = Bus(), Texts.load()
        self.metrics = Metrics()
        self._security = SecurityLog(home.logs)
        self._build_store(home)
        self._build_person(home)
        self._build_talk(home)
        self.hub = Hub(
            self._operations(),
            self._bus,
            self._texts,
            self._snapshot,
            self.profile.last_person,
            limits=limits or Limits.usual(),
            watch=self.metrics.request,
            security=self._security,
            arrived=self.character.meet,
        )
        self.profile.erased += [self.chat.forget, self._forget_what_was_told]
        self._show_queues()

    def _build_store(self, home: Home) -> None:
        key = find_key(home.root)
        self._key_in_file = key.kept_in == "file"
        self._card_key = hmac.digest(key.secret, b"card of the day", "sha256")
        self.database = Database(home.database, Cipher(key.secret), self.metrics.database)
        self._readings = Readings(self.database, local_now)
        self._conversations = Conversations(self.database, local_now)
        self._turn_times = TurnTimesStore(self.database, local_now)
        self.caretaker = Caretaker(self.database, home.backups, local_now)

    def _build_person(self, home: Home) -> None:
        self.settings = SettingsService(home.settings, self._publish)
        people = People(self.database, local_now)
        watch = self.metrics.cache
        self.profile = ProfileService(people, self._publish, birth_date, local_now, watch)
        self.fortune = Fortune(
            self.profile,
            self._readings,
            Tastes(self.database),
            local_now,
            secrets.token_bytes,
            self._card_key,
            watch,
        )
        forget_days = partial(self._readings.forget, kinds=("daily",))
        self.profile.birth_changed += [forget_days, self.fortune.forget]
        self.profile.erased += [
            self.fortune.forget,
            self.caretaker.erased,
            self._forget_recordings,
        ]

    def _build_talk(self, home: Home) -> None:
        model = CharacterModel.load(resource(*MODEL))
        self.character = CharacterService(model, self._publish)
        self.output = open_output(prefer_silent=self._sound == "page")
        self._chain = TtsChain(tts_providers())
        self.voice = VoiceService(
            self._chain,
            self.output,
            self._publish,
            home.voice,
            self._voice_settings,
            Feelings(model.faces.__getitem__).read,
        )
        self.safety = SafetyService(self._texts, self._security)
        self.own_rules = OwnRulesService(Filters(self.database, local_now), self.safety.use)
        self.chat = ChatService(
            conversations=self._conversations,
            people=self.profile,
            fortune=self.fortune,
            voice=self.voice,
            character=self.character,
            safety=self.safety,
            responders=[BuiltinResponder()],
            publish=self._publish,
            now=local_now,
            ended=self._turn_ended,
        )

    def _operations(self) -> Operations:
        relatives = Relatives(self.database, local_now)
        history = HistoryService(
            self._readings, self._conversations, Exports(self.database), local_now
        )
        history.reacted.append(self.fortune.taste.note_rated)
        operations = Operations(
            self.profile,
            RelativesService(relatives, self.profile.check_birth),
            history,
            *self.fortune.services,
            self.chat,
            self.voice,
            VoiceChoice(
                self._chain,
                self.voice,
                self._voice_settings,
                self._save_voice,
                self._texts,
            ),
            self.character,
            self.safety,
            self.own_rules,
            self.settings,
        )
        self.health = HealthService(operations)
        operations.add(self.health)
        return operations

    def _show_queues(self) -> None:
        self.metrics.textures(texture_sizes(resource(*MODEL, f"{MODEL[-1]}.model3.json")))
        self.metrics.connections(lambda: self._bus.clients)
        self.metrics.queue("voice", lambda: self.voice.waiting)
        self.metrics.queue("writer", lambda: self.database.waiting)

    async def start(self) -> None:
        """Start every service; what has started is stopped again when a later part fails."""
        try:
            await self._start(self._started)
        except BaseException:
            await self.stop()
            raise

    async def _start(self, started: AsyncExitStack) -> None:
        started.callback(self._security.close)
        started.callback(self.database.close)
        started.push_async_callback(self.voice.close)
        starting = asyncio.create_task(self.voice.start())
        try:
            await upgrade(self.database, self.home.backups)
        finally:
            await starting  # what is half started cannot be closed
        self.health.started("voice")
        self.settings.load()
        await self.own_rules.load()
        self.health.started("database")
        self.caretaker.start()
        started.push_async_callback(self.caretaker.close)
        started.callback(self.character.close)
        started.push_async_callback(self._finish_keeping)
        started.push_async_callback(self.chat.close)

    async def serve(self, host: str = "127.0.0.1", port: int = 0) -> "Server":
        """Open the server, and tell the person's own programs where it is."""
        # Loaded last and on a thread: FastAPI takes half a second that she need not wait for.
        api = await asyncio.to_thread(importlib.import_module, "fortune_desktop.api.server")
        server: Server = api.Server(
            self.hub, self.home.voice, host=host, port=port, metrics=self.metrics.render
        )
        self._started.push_async_callback(server.stop)
        await server.start()
        self._started.callback(api.remove_server_file, self.home.root, os.getpid())
        api.write_server_file(self.home.root, server.url, server.token, os.getpid())
        self.health.started("server")
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
        serving.add_done_callback(partial(_tell_failure, "the server could not open"))
        serving.add_done_callback(lambda _serving: then())

    async def stop(self) -> None:
        """Stop everything, the last first; nothing of it runs when this returns."""
        self.health.ready = False
        await self._started.aclose()

    def _publish(self, event: Event) -> None:
        if isinstance(event, ProviderStatus) and not event.available:
            self.metrics.fallback(event.provider, event.reason)
        self._bus.publish(event)

    def _turn_ended(self, times: TurnTimes, outcome: Outcome) -> None:
        """Count a turn, and keep its stage times."""
        stages = times.stages()
        self.metrics.turn(outcome, stages)
        in_ms = {name: round(1000 * seconds, 3) for name, seconds in stages.items()}
        record = TurnRecord(**in_ms, provider=times.provider, outcome=outcome)
        keeping = asyncio.create_task(self._turn_times.add(record), name="keep stage times")
        self._keeping.add(keeping)
        keeping.add_done_callback(self._keeping.discard)
        keeping.add_done_callback(partial(_tell_failure, "stage times could not be kept"))

    async def _finish_keeping(self) -> None:
        await asyncio.gather(*self._keeping, return_exceptions=True)

    async def _forget_what_was_told(self, _user_id: UUID) -> None:
        self.hub.once.forget()
        self._bus.forget()

    async def _forget_recordings(self, _user_id: UUID) -> None:
        await asyncio.to_thread(shutil.rmtree, self.home.voice, ignore_errors=True)

    def _voice_settings(self) -> VoiceSettings:
        return VoiceSettings(output=self._sound, **self.settings.current.voice.model_dump())

    async def _save_voice(self, chosen: dict[str, JsonValue]) -> None:
        await self.settings.update(SettingsChange(voice=chosen))

    def _heard_through(self) -> Literal["device", "silent", "page"]:
        """Where she is heard now: a machine without a sound card is silent."""
        if self._sound == "page":
            return "page"
        return "device" if self.output.device else "silent"

    async def _snapshot(self, user_id: UUID) -> dict[str, JsonValue]:
        """The state of a person's page."""
        person = await self.profile.person(user_id)
        notices = {"settings_broken": self.settings.set_aside, "key_in_file": self._key_in_file}
        return {
            "user": person.model_dump(mode="json"),
            "settings": self.settings.current.model_dump(mode="json"),
            "character": self.character.snapshot(),
            "sound": self._heard_through(),
            "notices": [name for name, holds in notices.items() if holds],
            **await self.chat.snapshot(user_id),
        }


def _tell_failure(what: str, task: "asyncio.Task[object]") -> None:
    problem = None if task.cancelled() else task.exception()
    if isinstance(problem, FortuneError):
        log.warning("%s: %s", what, problem.code)
    elif problem is not None:
        log.error(what, exc_info=problem)
