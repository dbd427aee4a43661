"""The only crossing between the page (Qt's thread) and the services (the core loop): one slot, one signal."""

import asyncio
import contextlib
import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.errors import FortuneError
from fortune_desktop.core.session import Session, refusal_of
from fortune_desktop.core.texts import Texts
from fortune_desktop.desktop.core_thread import CoreThread, Running

log = logging.getLogger(__name__)


class Door(QObject):
    """What the page sees, and all it sees: the slot `call(frame)` down, the signal `event(frame)` up."""

    sent_up = Signal(
        str, name="event"
    )  # QObject has a method of that name, so Python calls it otherwise

    def __init__(self, called: Callable[[str], None]) -> None:
        super().__init__()
        self._called = called

    @Slot(str)
    def call(self, frame: str) -> None:
        """Take a frame from the page; returns at once."""
        self._called(frame)


class Bridge:
    """Carries frames between the page's door and a session on the core loop.

    The first call of a freshly loaded page opens a session of its own; `restart` ends the old page's.
    """

    def __init__(self, core: CoreThread, texts: Texts, locale: Locale) -> None:
        self.door = Door(self._called)
        self._core = core
        self._texts, self._locale = texts, locale
        self._session: asyncio.Task[Session] | None = None
        self._pump: asyncio.Task[None] | None = None

    def restart(self) -> None:
        """A page begins to load: whatever the old one was waiting for is dropped."""
        self._core.submit(self.close())

    async def close(self) -> None:
        """End the present session; runs on the core loop."""
        opening, pump, self._session, self._pump = self._session, self._pump, None, None
        if opening is not None:
            with contextlib.suppress(FortuneError):  # it was told when it failed to open
                await (await opening).close()
        if pump is not None:
            await pump

    def _called(self, frame: str) -> None:
        self._core.submit(self._receive(frame))

    async def _receive(self, frame: str) -> None:
        if self._session is None:
            self._session = asyncio.get_running_loop().create_task(self._open())
        opening = self._session
        try:
            (await opening).receive(frame)
        except FortuneError as problem:
            log.warning("a page's session could not open: %s", problem)
            if self._session is opening:
                self._session = None  # the page's next call tries again
            self.door.sent_up.emit(refusal_of(self._texts, self._locale, frame, problem))

    async def _open(self) -> Session:
        services = await self._services()
        session = services.hub.session()
        await session.open()
        self._pump = asyncio.get_running_loop().create_task(self._forward(session))
        return session

    async def _services(self) -> Running:
        """The started services; what kept them from starting is a FortuneError for the page."""
        try:
            return await asyncio.wrap_future(self._core.services)
        except FortuneError:
            raise
        except Exception as problem:  # whatever it was, the app has told the person and the log
            raise FortuneError from problem

    async def _forward(self, session: Session) -> None:
        async for frame in session.frames():
            self.door.sent_up.emit(frame)
