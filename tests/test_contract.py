"""The whole contract on the running app: every operation gives the same through every door, in both languages."""

import asyncio
import itertools
import json
import queue
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote
from uuid import UUID, uuid4

import httpx2
import jsonschema_rs
import pytest
from PySide6.QtCore import Qt
from websockets.sync.client import ClientConnection, connect

import fortune_desktop.app
import fortune_desktop.store.people
from fortune_desktop.app import App
from fortune_desktop.core.aliases import ALIASES
from fortune_desktop.core.birth import Locale
from fortune_desktop.core.texts import Texts
from fortune_desktop.desktop.bridge import Bridge
from fortune_desktop.desktop.core_thread import CoreThread
from fortune_desktop.store.home import Home
from tests.contract_examples import EXAMPLES, LATER, Example
from tests.providers.stand_ins import StandIn

Json = dict[str, Any]
PATIENCE_S = 20.0
LOCALES: tuple[Locale, ...] = ("ko", "en")


class Door(Protocol):
    """A way in."""

    def call(self, op: str, params: Mapping[str, Any]) -> Json:
        """The answer as a frame: `{"ok": …}` or `{"error": …}`."""

    def speak(self, locale: Locale, user_id: str) -> None:
        """Be a person of this language from now on."""


class Framed(ABC):
    """A door that carries frames; `seen` are all that came through it."""

    def __init__(self) -> None:
        self.seen: list[Json] = []
        self._numbers = itertools.count(1)

    @abstractmethod
    def send(self, frame: str) -> None:
        """Carry a frame to the app."""

    @abstractmethod
    def next(self) -> str:
        """Wait for the next frame of the app."""

    def call(self, op: str, params: Mapping[str, Any]) -> Json:
        number = next(self._numbers)
        self.send(json.dumps({"id": number, "op": op, "params": params}))
        frame = self.until(lambda frame: frame.get("id") == number)
        return {name: value for name, value in frame.items() if name != "id"}

    def until(self, wanted: Callable[[Json], bool]) -> Json:
        """The next frame that is wanted."""
        while True:
            frame: Json = json.loads(self.next())
            self.seen.append(frame)
            if wanted(frame):
                return frame

    def speak(self, locale: Locale, user_id: str) -> None:
        assert "ok" in self.call("session.user", {"user_id": user_id})


class OverBridge(Framed):
    """The window's page, without a window."""

    def __init__(self, core: CoreThread) -> None:
        super().__init__()
        self._heard: queue.Queue[str] = queue.Queue()
        self.bridge = Bridge(core, Texts.load(), "ko")
        self.bridge.door.sent_up.connect(self._heard.put, Qt.ConnectionType.DirectConnection)

    def send(self, frame: str) -> None:
        self.bridge.door.call(frame)

    def next(self) -> str:
        return self._heard.get(timeout=PATIENCE_S)


class OverSocket(Framed):
    """A WebSocket."""

    def __init__(self, socket: ClientConnection) -> None:
        super().__init__()
        self.socket = socket

    def send(self, frame: str) -> None:
        self.socket.send(frame)

    def next(self) -> str:
        return str(self.socket.recv(PATIENCE_S))


class OverRest:
    """HTTP."""

    def __init__(self, client: httpx2.Client, app: App) -> None:
        self._client = client
        self._operations = app.hub.operations

    def call(self, op: str, params: Mapping[str, Any]) -> Json:
        operation = self._operations[op]
        in_path = set(re.findall(r"{(\w+)}", operation.path))
        path = operation.path.format(**{name: quote(str(params[name])) for name in in_path})
        rest = {name: value for name, value in params.items() if name not in in_path}
        sent = {"params": rest} if operation.method in ("GET", "DELETE") else {"json": rest}
        answer = self._client.request(operation.method, f"/api/v1{path}", **sent)  # type: ignore[arg-type]
        content: Json = answer.json()
        if answer.status_code == operation.status:
            return {"ok": content}
        assert answer.status_code >= 400
        return content

    def speak(self, locale: Locale, user_id: str) -> None:
        self._client.headers["Accept-Language"] = locale


@dataclass
class Running:
    """The app and the ways into it."""

    app: App
    url: str
    client: httpx2.Client
    doors: dict[str, Door]
    person: Json

    @property
    def framed(self) -> list[Framed]:
        return [door for door in self.doors.values() if isinstance(door, Framed)]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The app on a core thread, with a voice that is over at once."""
    patch = pytest.MonkeyPatch()
    patch.setattr(
        fortune_desktop.app, "tts_providers", lambda: (StandIn("espeak_tts", seconds=0.01),)
    )

    async def start() -> App:
        app = App(Home(tmp_path_factory.mktemp("home")), sound="page")
        await app.start()
        return app

    core = CoreThread(start)
    core.start()
    app: Any = core.services.result(PATIENCE_S)
    server = core.submit(app.serve()).result(PATIENCE_S)
    headers = {"Authorization": f"Bearer {server.token}"}
    url = f"ws://127.0.0.1:{server.port}/ws"
    bridge = OverBridge(core)
    with (
        httpx2.Client(base_url=server.url, headers=headers, trust_env=False) as client,
        connect(url, additional_headers=headers, proxy=None, max_size=None) as socket,
    ):
        rest = OverRest(client, app)
        person = rest.call("user.create", {})["ok"]
        doors: dict[str, Door] = {"bridge": bridge, "rest": rest, "socket": OverSocket(socket)}
        yield Running(app, server.url, client, doors, person)
        core.submit(bridge.bridge.close()).result(PATIENCE_S)
    core.finish()
    core.join(PATIENCE_S)
    patch.undo()


_ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|\b[0-9a-f]{32}\b")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?")
_COUNTED = {"turn", "seq", "response_time", "first_token_ms", "next_cursor"}


def told(answer: Json) -> Json:
    """An answer with the ids and times of this moment made equal to those of another."""

    def plain(node: Any) -> Any:
        if isinstance(node, dict):
            return {k: "*" if k in _COUNTED and v else plain(v) for k, v in node.items()}
        return [plain(item) for item in node] if isinstance(node, list) else node

    text = json.dumps(plain(answer), ensure_ascii=False, sort_keys=True)
    ids: dict[str, str] = {}
    text = _ID.sub(lambda match: ids.setdefault(match[0], f"id {len(ids)}"), text)
    made: Json = json.loads(_TIME.sub("a time", text))
    return made


def names() -> list[str]:
    """Every operation there is an example for."""
    return sorted(EXAMPLES)


def ready(
    running: Running, example: Example, door: Door, locale: Locale, user_id: UUID | None = None
) -> Json:
    """A fresh person of this language at this door, and what the example needs; its parameters.

    With a `user_id` it is as if that person came for the first time.
    """
    rest = running.doors["rest"]
    running.client.headers["Accept-Language"] = locale
    user_id = _new_person(rest, user_id)
    about = {"name": "하늘", "birth": {"date": "1990-05-15", "time": "14:30"}, "gender": "female"}
    assert "ok" in rest.call("user.update", {"user_id": user_id, "locale": locale, **about})
    rest.call("fortune.daily", {"user_id": user_id})  # a page's snapshot makes it, HTTP does not
    door.speak(locale, user_id)
    return dict(example.fields(rest.call, user_id))


def _new_person(rest: Door, user_id: UUID | None) -> str:
    if user_id is not None:
        rest.call("user.delete", {"user_id": str(user_id)})
    with pytest.MonkeyPatch.context() as patch:
        if user_id is not None:
            patch.setattr(fortune_desktop.store.people, "uuid4", lambda: user_id)
        created: str = rest.call("user.create", {})["ok"]["user_id"]
    return created


def test_every_operation_has_an_example_and_every_example_an_operation(running: Running) -> None:
    served = {operation.name for operation in running.app.hub.operations}
    assert served == EXAMPLES.keys()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", names())
def test_every_door_gives_the_same_answer(running: Running, name: str, locale: Locale) -> None:
    answers, same = {}, uuid4()  # what is told may differ from person to person
    for place, door in running.doors.items():
        params = ready(running, EXAMPLES[name], door, locale, same)
        answers[place] = told(door.call(name, params))
    assert "ok" in answers["rest"], answers["rest"]
    assert answers["bridge"] == answers["rest"]
    assert answers["socket"] == answers["rest"]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("name", [name for name in names() if EXAMPLES[name].wrong])
def test_every_door_gives_the_same_error(running: Running, name: str, locale: Locale) -> None:
    for wrong in EXAMPLES[name].wrong:
        errors = {}
        for place, door in running.doors.items():
            params = ready(running, EXAMPLES[name], door, locale) | wrong
            errors[place] = told(door.call(name, params))
        error = errors["rest"]["error"]
        assert error["message"] == Texts.load().message(locale, error["code"], error["details"])
        assert errors["bridge"] == errors["rest"]
        assert errors["socket"] == errors["rest"]


def test_an_unknown_operation_is_told_the_same_way_by_both_frames(running: Running) -> None:
    first, second = (door.call("no.such", {}) for door in running.framed)
    assert first == second
    assert first["error"]["code"] == "unknown_operation"


@pytest.mark.parametrize(("method", "path"), LATER)
def test_what_is_not_built_yet_is_not_found_in_the_error_shape(
    running: Running, method: str, path: str
) -> None:
    for base in ("/api/v1", "/api", *([""] if path.startswith("/live2d") else [])):
        body = {"json": {}} if method in ("POST", "PUT", "PATCH") else {}
        answer = running.client.request(method, base + path, **body)  # type: ignore[arg-type]
        assert answer.status_code in (404, 405)
        error = answer.json()["error"]
        assert error["code"] == ("not_found" if answer.status_code == 404 else "method_not_allowed")
        assert error["message"]
        assert isinstance(error["details"], dict)


def test_the_specifications_frames_are_answered_by_events(running: Running) -> None:
    for door in running.framed:
        ready(running, EXAMPLES["chat.send"], door, "ko")
        door.send('{"type": "chat_message", "client_uid": "any", "message": "안녕"}')
        assert door.until(lambda frame: frame.get("type") == "chat_response")["data"]["text"]
        door.send('{"type": "tts_request", "client_uid": "any", "text": "[joy] 반가워요!"}')
        plan = door.until(lambda frame: frame.get("type") == "expression_changes")["data"]
        assert [one["emotion"] for one in plan] == ["joy"]
        spoken = door.until(
            lambda frame: frame.get("type") == "tts_ready" and frame["data"]["turn"] == 0
        )
        assert spoken["data"]["lipsync_data"]
        assert Path(spoken["data"]["audio_path"]).is_file()
        door.send('{"type": "expression_change", "expressionIndex": 2, "intensity": 0.9}')
        change = door.until(
            lambda frame: (
                frame.get("type") == "expression_change" and frame["data"]["intensity"] == 0.9
            )
        )
        assert change["data"]["expressionIndex"] == 2
        door.send('{"type": "motion_trigger", "motion_type": "wave", "priority": 3}')
        moved = door.until(
            lambda frame: frame.get("type") == "motion_trigger" and frame["data"]["priority"] == 3
        )
        assert moved["data"]["group"] == "Greet"
        door.send('{"type": "motion_trigger", "motion_type": "moonwalk"}')
        assert door.until(lambda frame: frame.get("type") == "error")["data"]["details"]["known"]
        door.send('{"type": "tts_request", "client_uid": "any"}')
        failed = door.until(lambda frame: frame.get("type") == "tts_error")
        assert failed["data"]["code"] == "invalid"
        assert failed["error"] == failed["data"]["message"]


def test_a_connection_has_a_state_of_its_own(running: Running) -> None:
    for door in running.framed:
        first = next(frame for frame in door.seen if frame.get("type") == "state_snapshot")
        client_uid = first["data"]["client_uid"]
        state = door.call("live2d.state", {"client_uid": client_uid})["ok"]
        assert state["client_uid"] == client_uid
        assert state["model_name"] == "dalto"
        assert datetime.fromisoformat(state["last_interaction"]) <= datetime.now(UTC)


def test_every_frame_of_all_this_is_as_the_document_says(running: Running) -> None:
    document = running.client.get("/api/v1/asyncapi.json").json()
    components = document["components"]
    fits = {
        name: jsonschema_rs.validator_for(
            {"allOf": [message["payload"]], "components": components}
        ).is_valid
        for name, message in components["messages"].items()
        if not name.endswith(("_call", "_alias"))
    }

    def known(frame: Json) -> bool:
        if "seq" in frame:
            return fits[frame["type"]](frame)
        if "type" in frame:
            return fits[f"{frame['type']}_complaint"](frame)
        if "error" in frame:
            return fits["refused"](frame)
        return any(fit(frame) for name, fit in fits.items() if name.endswith("_answer"))

    frames = [frame for door in running.framed for frame in door.seen]
    assert [frame for frame in frames if not known(frame)][:3] == []
    kinds = {str(frame.get("type")) for frame in frames}
    assert kinds >= {
        "state_snapshot", "chat_turn", "chat_delta", "chat_response", "character_status",
        "expression_change", "motion_trigger", "expression_changes", "tts_ready", "tts_ended",
        "tts_error", "settings_changed", "profile_changed", "error",
    }  # fmt: skip


def test_the_same_document_names_every_call_and_every_alias(running: Running) -> None:
    document = running.client.get("/api/v1/asyncapi.json").json()
    named = {operation.name for operation in running.app.hub.operations}
    assert named <= document["operations"].keys()
    assert {f"{kind}_alias" for kind in ALIASES} <= document["components"]["messages"].keys()


def test_every_room_says_what_it_is_for(running: Running) -> None:
    document = running.client.get("/api/v1/openapi.json").json()
    assert [tag["name"] for tag in document["tags"] if not tag["description"]] == []


def test_clients_of_the_character_are_told_apart(running: Running) -> None:
    rest = running.doors["rest"]
    for client, emotion in (("first", "joy"), ("second", "sadness")):
        answer = rest.call("live2d.expression", {"client_uid": client, "emotion": emotion})
        assert answer["ok"]["emotion"] == emotion
    faces = [
        running.client.get(f"/live2d/state/{client}").json()["current_expression"]
        for client in ("first", "second")
    ]
    assert faces == [1, 2]


async def test_the_doors_are_open_at_the_same_time(running: Running) -> None:
    calls = [asyncio.to_thread(door.call, "operations.list", {}) for door in running.doors.values()]
    first, second, third = await asyncio.gather(*calls)
    assert first == second == third
