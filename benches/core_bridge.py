"""Round trips over QWebChannel in one page: a bare echo and our bridge in turns; `core_doors.py` runs it."""

import asyncio
import sys
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid4

from pydantic import JsonValue
from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from fortune_desktop.cli import THREAD_SLICE
from fortune_desktop.core.events import Bus
from fortune_desktop.core.operations import Done, Empty, Operations, operation
from fortune_desktop.core.session import Hub
from fortune_desktop.core.texts import Texts
from fortune_desktop.desktop.bridge import Bridge
from fortune_desktop.desktop.core_thread import CoreThread, Running
from fortune_desktop.desktop.graphics import prepare_this_process

_PAGE = """<!doctype html><title>trips</title>
<script src="qrc:///qtwebchannel/qwebchannel.js"></script><script>
const ROUNDS = 9, TRIPS = 200;
const frame = JSON.stringify({id: 1, op: "bench.nothing", params: {}});
new QWebChannel(qt.webChannelTransport, async ({objects: {floor, door, ear}}) => {
    let answered = () => {};
    for (const side of [floor, door])
        side.event.connect((text) => text.startsWith('{"id"') && answered());
    const trips = async (side) => {
        const took = [];
        for (let trip = 0; trip < TRIPS; trip += 1) {
            const began = performance.now();
            const answer = new Promise((done) => { answered = done; });
            side.call(frame);
            await answer;
            took.push((performance.now() - began) / 1000);
        }
        return took;
    };
    await trips(floor);
    await trips(door);
    const rounds = [];
    for (let round = 0; round < ROUNDS; round += 1)
        rounds.push([await trips(floor), await trips(door)]);
    ear.hear(JSON.stringify(rounds));
});
</script>"""


class Floor(QObject):
    """The least a bridge can do: what is called down comes up again."""

    sent_up = Signal(str, name="event")

    @Slot(str)
    def call(self, frame: str) -> None:
        """Send it up again."""
        self.sent_up.emit(frame)


class Ear(QObject):
    """Takes the page's report, and ends."""

    def __init__(self, report: Path) -> None:
        super().__init__()
        self._report = report

    @Slot(str)
    def hear(self, rounds: str) -> None:
        """Write the report."""
        self._report.write_text(rounds, "utf-8")
        QApplication.quit()


class _Nothing:
    @operation("bench.nothing", "GET", "/bench/nothing")
    async def nothing(self, _request: Empty) -> Done:
        """Do nothing."""
        return Done()


@dataclass
class _Services:
    hub: Hub

    async def stop(self) -> None:
        """Nothing runs."""


async def _start() -> Running:
    person = uuid4()

    async def snapshot(_user_id: UUID) -> dict[str, JsonValue]:
        return {}

    async def last_person() -> UUID:
        return person

    return _Services(Hub(Operations(_Nothing()), Bus(), Texts.load(), snapshot, last_person))


def _measure(report: Path) -> None:
    prepare_this_process()
    sys.setswitchinterval(THREAD_SLICE)
    application = QApplication([])
    core = CoreThread(_start)
    floor, ear, bridge = Floor(), Ear(report), Bridge(core, Texts.load(), "ko")
    core.start()
    view, channel = QWebEngineView(), QWebChannel()
    channel.registerObjects({"floor": floor, "door": bridge.door, "ear": ear})
    view.page().setWebChannel(channel)
    view.setHtml(_PAGE, QUrl("qrc:/"))
    view.show()
    application.exec()
    asyncio.run_coroutine_threadsafe(bridge.close(), core.loop).result(10)
    core.finish()
    core.ended.result(10)


if __name__ == "__main__":
    _measure(Path(sys.argv[1]))
