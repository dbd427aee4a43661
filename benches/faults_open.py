"""Opens and closes the whole app many times in one process: threads, open files, processes and memory stay flat."""

import asyncio
import gc
import os
import tempfile
import threading
from pathlib import Path
from unittest.mock import patch

from fortune_desktop.app import App
from fortune_desktop.store.home import Home
from tests.running import NO_KEYRING, children_of, make_home
from tests.several.page import Page
from tests.several.wires import dialler

SETTLED_AFTER = 10


def run(times: int = 50) -> dict[str, float]:
    """What is held after the first times and after the last, about a second each."""
    with tempfile.TemporaryDirectory() as folder:
        held = [open_and_close(Path(folder) / "home") for _ in range(times)]
    settled, last = held[min(SETTLED_AFTER, times) - 1], held[-1]
    figures: dict[str, float] = {"open_close_times": times}
    for name in last:
        figures[f"open_close_{name}_settled"] = round(settled[name], 1)
        figures[f"open_close_{name}_last"] = round(last[name], 1)
    return figures


def open_and_close(home: Path) -> dict[str, float]:
    """Start the app and its server, let a page talk, and stop while she speaks; what this process holds after that."""
    with patch.dict(os.environ, NO_KEYRING):
        asyncio.run(_live(make_home(home)))
    gc.collect()
    return {
        "threads": threading.active_count(),
        "files": len(list(Path("/proc/self/fd").iterdir())),
        "processes": len(children_of(os.getpid())),
        "memory_mb": _memory_mb(),
    }


async def _live(home: Path) -> None:
    app = App(Home(home), sound="page")
    await app.start()
    try:
        server = await app.serve()
        page = Page(dialler(server), str(await app.profile.last_person()))
        await page.ready()
        await page.call("chat.send", user_id=page.person, message="오늘 운세 알려줘")
        await page.close()
    finally:
        await app.stop()


def _memory_mb() -> float:
    """The memory that this process wrote and shares with none: other processes do not move it."""
    rollup = Path("/proc/self/smaps_rollup").read_text().splitlines()
    (own,) = (line.split()[1] for line in rollup if line.startswith("Private_Dirty:"))
    return int(own) / 1024
