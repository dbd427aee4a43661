"""The window: shows the page, can be photographed, and says when it is closed."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from fortune_desktop.core.texts import Texts
from fortune_desktop.desktop.bridge import Bridge
from fortune_desktop.desktop.core_thread import CoreThread
from fortune_desktop.desktop.window import SIZE, SMALLEST, Window
from tests.desktop.stand_in import StandIn, starting


def photograph(window: Window, file: Path) -> bool:
    """Take a picture while Qt's events are served (a second loop of qasync cannot be had in one process)."""

    async def take() -> bool:
        taking = asyncio.ensure_future(window.capture(file))
        while not taking.done():
            QCoreApplication.processEvents()
            await asyncio.wait({taking}, timeout=0.01)
        return taking.result()

    return asyncio.run(take())


@pytest.fixture
def closed() -> list[bool]:
    return []


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, closed: list[bool]) -> Iterator[Window]:
    core = CoreThread(starting(StandIn()))
    core.start()
    bridge = Bridge(core, Texts.load(), "ko")
    window = Window(bridge, tmp_path, "달토", lambda: closed.append(True))
    with qtbot.waitSignal(window.page().loadFinished, timeout=20_000):
        window.open()
    yield window
    window.dispose()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    core.submit(bridge.close()).result(10)
    core.finish()
    core.join(10)


def test_it_opens_in_the_designs_size_and_not_too_small(window: Window) -> None:
    assert (window.width(), window.height()) == SIZE
    assert (window.minimumWidth(), window.minimumHeight()) == SMALLEST
    assert window.windowTitle() == "달토"


def test_loading_is_told(window: Window) -> None:
    assert window.loaded.is_set()


def test_a_picture_can_be_taken(window: Window, tmp_path: Path) -> None:
    file = tmp_path / "picture.png"
    assert photograph(window, file)
    assert (QImage(str(file)).width(), QImage(str(file)).height()) == SIZE


def test_a_picture_that_cannot_be_saved_is_told(window: Window, tmp_path: Path) -> None:
    assert not photograph(window, tmp_path / "no such folder" / "picture.png")


def test_closing_it_is_told(window: Window, closed: list[bool]) -> None:
    window.close()
    assert closed == [True]
