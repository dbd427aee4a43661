"""The bridge: frames down, answers and events up, a fresh session for every page."""

import json
from collections.abc import Iterator

import pytest
from pydantic import JsonValue
from PySide6.QtCore import QMetaMethod
from pytestqt.qtbot import QtBot

from fortune_desktop.core.errors import StorageBusy
from fortune_desktop.core.events import Notice
from fortune_desktop.core.texts import Texts
from fortune_desktop.desktop.bridge import Bridge
from fortune_desktop.desktop.core_thread import CoreThread
from tests.desktop.stand_in import StandIn, starting


class Page:
    """What a page would have heard."""

    def __init__(self, bridge: Bridge) -> None:
        self.bridge = bridge
        self.heard: list[dict[str, JsonValue]] = []
        bridge.door.sent_up.connect(lambda frame: self.heard.append(json.loads(frame)))

    def call(self, call_id: int, op: str, **params: JsonValue) -> None:
        self.bridge.door.call(json.dumps({"id": call_id, "op": op, "params": params}))

    def kinds(self) -> list[JsonValue]:
        return [frame.get("type") or frame.get("id") for frame in self.heard]


@pytest.fixture
def services() -> StandIn:
    return StandIn()


@pytest.fixture
def page(qtbot: QtBot, services: StandIn) -> Iterator[Page]:
    core = CoreThread(starting(services))
    bridge = Bridge(core, Texts.load(), "ko")
    page = Page(bridge)
    core.start()
    yield page
    core.submit(bridge.close()).result(10)
    core.finish()
    core.join(10)


def test_the_page_sees_one_slot_and_one_signal(page: Page) -> None:
    meta = page.bridge.door.metaObject()
    own = [meta.method(number) for number in range(meta.methodOffset(), meta.methodCount())]
    seen = [(bytes(method.name().data()).decode(), method.methodType()) for method in own]
    kinds = QMetaMethod.MethodType
    assert seen == [("event", kinds.Signal), ("call", kinds.Slot)]


def test_the_first_call_opens_with_a_snapshot_then_comes_the_answer(
    page: Page, qtbot: QtBot
) -> None:
    page.call(1, "test.echo", text="안녕")
    qtbot.waitUntil(lambda: len(page.heard) == 2)
    assert page.kinds() == ["state_snapshot", 1]
    assert page.heard[1]["ok"] == {"text": "안녕"}


def test_events_come_up_too(page: Page, services: StandIn, qtbot: QtBot) -> None:
    page.call(1, "session.ping")
    qtbot.waitUntil(lambda: len(page.heard) == 2)
    loop = page.bridge._core.loop
    loop.call_soon_threadsafe(services.hub.bus.publish, Notice(level="info", code="hello"))
    qtbot.waitUntil(lambda: len(page.heard) == 3)
    assert page.kinds()[-1] == "notice"


def test_a_reloaded_page_begins_with_a_snapshot_again(page: Page, qtbot: QtBot) -> None:
    page.call(1, "session.ping")
    qtbot.waitUntil(lambda: len(page.heard) == 2)
    page.bridge.restart()
    page.call(2, "session.ping")
    qtbot.waitUntil(lambda: len(page.heard) == 4)
    assert page.kinds() == ["state_snapshot", 1, "state_snapshot", 2]


def test_a_page_that_could_not_open_can_try_again(
    page: Page, services: StandIn, qtbot: QtBot
) -> None:
    """A database that was locked for a moment once left the page with a dead bridge for good."""
    services.trouble = StorageBusy()
    page.call(1, "session.ping")
    qtbot.waitUntil(lambda: len(page.heard) == 1)
    error = page.heard[0]["error"]
    assert isinstance(error, dict)
    assert (page.heard[0]["id"], error["code"]) == (1, "storage_busy")
    services.trouble = None
    page.call(2, "session.ping")
    qtbot.waitUntil(lambda: len(page.heard) == 3)
    assert page.kinds() == [1, "state_snapshot", 2]


def test_a_page_that_could_not_open_can_be_closed(
    page: Page, services: StandIn, qtbot: QtBot
) -> None:
    services.trouble = StorageBusy()
    page.call(1, "session.ping")
    page.bridge._core.submit(page.bridge.close()).result(10)


def test_nonsense_is_answered_not_fatal(page: Page, qtbot: QtBot) -> None:
    page.bridge.door.call("{nonsense")
    page.call(2, "session.ping")
    qtbot.waitUntil(lambda: len(page.heard) == 3)
    assert page.heard[1]["error"]
    assert page.heard[2] == {"id": 2, "ok": {}}
