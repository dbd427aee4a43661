"""The main window: the page, and nothing but the page."""

import asyncio
import contextlib
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineWidgets import QWebEngineView

from fortune_desktop.core.resources import resource
from fortune_desktop.desktop.bridge import Bridge
from fortune_desktop.desktop.page import HOME, NIGHT, make_page

SIZE = (1100, 720)
SMALLEST = (800, 560)
# The page's longest transition is a score waxing, 1.2 s; a picture is taken when nothing moves but her.
_TELL_WHEN_DRAWN = """
setTimeout(() => requestAnimationFrame(() => { document.title += "\u200b"; }), 1500);
"""
_LONGEST_DRAWING_S = 4.0


class Window(QWebEngineView):
    """Shows the page; `loaded` is set when it has loaded, closing the window calls `closed`."""

    def __init__(
        self, bridge: Bridge, voice_folder: Path, title: str, closed: Callable[[], None]
    ) -> None:
        super().__init__()
        self._closed = closed
        self._page = make_page(voice_folder, self)
        self._channel = QWebChannel(self._page)
        self._channel.registerObject("bridge", bridge.door)
        self._page.setWebChannel(self._channel)
        self._page.loadStarted.connect(bridge.restart)
        self.loaded = asyncio.Event()
        self._page.loadFinished.connect(lambda _ok: self.loaded.set())
        self.setPage(self._page)
        self.setWindowTitle(title)
        self.setWindowIcon(QIcon(str(resource("icons", "dalto.png"))))
        self.setStyleSheet(f"background: {NIGHT.name()}")
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)

    def open(self) -> None:
        """Show the window and begin to load the page."""
        self.show()
        self._page.load(HOME)

    async def capture(self, file: Path) -> bool:
        """Save a picture of the window once the page has drawn what it knows; False if it cannot be saved."""
        await self._drawn()
        return self.grab().save(str(file), "PNG")

    async def _drawn(self) -> None:
        """Wait until the page's transitions have ended; a page that does not draw is not waited for long."""
        done = asyncio.Event()
        self._page.titleChanged.connect(done.set)
        self._page.runJavaScript(_TELL_WHEN_DRAWN)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_LONGEST_DRAWING_S):
                await done.wait()
        self._page.titleChanged.disconnect(done.set)

    def dispose(self) -> None:
        """Let go of the page before its profile (Qt complains about the other order)."""
        self.hide()
        self._page.deleteLater()
        self.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 (Qt's name)
        """The person closed the window."""
        event.accept()
        self._closed()
