"""The whole app in this process, with voices of a test's own, a clock on which they sound fast, and seeded chance."""

import contextlib
import os
import random
import time
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from unittest.mock import patch

from fortune_desktop.app import App
from fortune_desktop.audio.output import Output, SilentClock, Sink
from fortune_desktop.providers.base import TtsProvider
from fortune_desktop.providers.chain import TtsChain
from fortune_desktop.store.home import Home
from tests.running import NO_KEYRING, make_home

PACE = 200.0
VOICED = {"voice": {"online": True, "rate": 2.0}}


def seeded(seed: int) -> random.Random:
    """The same choices in every run."""
    return random.Random(seed)


def fast_clock() -> float:
    """Seconds that pass `PACE` times as fast as real ones."""
    return PACE * time.perf_counter()


def fast_output(open_card: Callable[[], Sink] | None = None) -> Output:
    """An output on which a sentence is over in a moment; without a card it is silent."""
    return Output(open_card, SilentClock(fast_clock))


@contextlib.asynccontextmanager
async def quick_app(
    folder: Path, chain: TtsChain | Sequence[TtsProvider], output: Output | None = None
) -> AsyncIterator[App]:
    """A started app that speaks through a chain (or the usual chain over given providers)."""
    made = chain if isinstance(chain, TtsChain) else TtsChain(chain)
    with (
        patch.dict(os.environ, NO_KEYRING),
        patch("fortune_desktop.app.TtsChain", lambda *_args, **_options: made),
        patch("fortune_desktop.app.open_output", lambda **_options: output or fast_output()),
    ):
        app = App(Home(make_home(folder, VOICED)), sound="device")
    await app.start()
    try:
        yield app
    finally:
        await app.stop()
