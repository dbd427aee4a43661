"""The desktop companion from start to end: Qt under asyncio on this thread, the services on the core thread."""

import asyncio
import logging
import signal
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

import qasync
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QMessageBox

from fortune_desktop.core.errors import FortuneError
from fortune_desktop.core.texts import Texts, locale_of
from fortune_desktop.desktop.bridge import Bridge
from fortune_desktop.desktop.core_thread import CoreThread, Running
from fortune_desktop.desktop.page import register_scheme
from fortune_desktop.desktop.script import Script, perform
from fortune_desktop.desktop.window import Window
from fortune_desktop.store.home import Home

log = logging.getLogger(__name__)


def run_desktop(home: Home, start: Callable[[], Awaitable[Running]], script: Script) -> int:
    """Show the companion until the person quits, or the script has ended; the exit code."""
    register_scheme()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Fortune Desktop")
    application.setQuitOnLastWindowClosed(False)
    loop = qasync.QEventLoop(application)
    asyncio.set_event_loop(loop)
    with loop:
        code: int = loop.run_until_complete(Desktop(home, start, script).run())
    return code


class Desktop:
    """The window, the bridge and the core thread, and the one event that ends them."""

    def __init__(self, home: Home, start: Callable[[], Awaitable[Running]], script: Script) -> None:
        self._script = script
        self._texts = Texts.load()
        self._locale = locale_of(_system_language())
        self._quit = asyncio.Event()
        self._code = 0
        self._core = CoreThread(start)
        self._bridge = Bridge(self._core, self._texts, self._locale)
        title = self._texts.text(self._locale, "app.title")
        self._window = Window(self._bridge, home.voice, title, self._quit.set)

    async def run(self) -> int:
        """Open the window, wait for the end, take everything down; the exit code."""
        self._listen_to_signals()
        self._window.open()
        # Loading modules beside Qt's first frame and the page's script would hold this thread for 150 ms.
        await self._window.loaded.wait()
        self._core.start()
        watch = asyncio.ensure_future(self._watch())
        await self._quit.wait()
        watch.cancel()
        await asyncio.gather(watch, return_exceptions=True)
        await self._take_down()
        return self._code

    async def _watch(self) -> None:
        """See the services start, then play the script."""
        try:
            services = await asyncio.shield(asyncio.wrap_future(self._core.services))
        except Exception as problem:  # whatever it was, the person is told and the app ends
            self._tell_failure(problem)
            return
        if self._script.say or self._script.person or self._script.capture:
            await self._play(services)

    async def _play(self, services: Running) -> None:
        await self._window.loaded.wait()
        playing = asyncio.wrap_future(self._core.submit(perform(services.hub, self._script)))
        done, _ = await asyncio.wait({playing}, timeout=self._script.after)
        if done and (problem := playing.exception()) is not None:
            log.error("the script failed: %s", problem)
            self._code = 1
        if self._script.capture is not None:
            if not self._script.say:
                await asyncio.sleep(
                    self._script.after
                )  # asked for: a picture after so many seconds
            await self._take_picture(self._script.capture)
            self._quit.set()

    async def _take_picture(self, file: Path) -> None:
        if not await self._window.capture(file):
            log.error("the picture could not be saved: %s", file)
            self._code = 1

    def _tell_failure(self, problem: Exception) -> None:
        known = isinstance(problem, FortuneError)
        error = problem if isinstance(problem, FortuneError) else FortuneError()
        log.error("the services could not start: %s", problem, exc_info=None if known else problem)
        message = self._texts.text(self._locale, f"error.{error.code}", **error.details)
        self._code = 1
        if self._script.ends_the_app:
            self._quit.set()
            return
        box = QMessageBox(
            QMessageBox.Icon.Critical, self._window.windowTitle(), message, parent=self._window
        )
        box.finished.connect(self._quit.set)
        box.open()

    def _listen_to_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self._quit.set)

    async def _take_down(self) -> None:
        """The window first, then the bridge, then the services; the core thread has ended when this returns."""
        self._window.dispose()
        if self._core.loop.is_running():
            await asyncio.wrap_future(self._core.submit(self._bridge.close()))
            self._core.finish()
        await asyncio.wrap_future(self._core.ended)
        self._core.join()


def _system_language() -> str:
    return QLocale.system().bcp47Name()
