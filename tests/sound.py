"""A private sound card without a sound, and a recorder of what was played on it."""

import os
import subprocess
import threading
import time
from collections.abc import Iterator
from types import TracebackType

import numpy as np
import pytest
from numpy.typing import NDArray

from devtools.headless import MONITOR, headless

RATE = 48_000
_LOUD = 200
_PATIENCE_S = 10.0


@pytest.fixture(scope="session")
def null_sink() -> Iterator[str]:
    """PULSE_SERVER of a private PulseAudio, set in this process for the session; needs `pulseaudio`."""
    with headless(with_screen=False) as env:
        before = os.environ.get("PULSE_SERVER")
        os.environ["PULSE_SERVER"] = env["PULSE_SERVER"]
        yield env["PULSE_SERVER"]
        if before is None:
            del os.environ["PULSE_SERVER"]
        else:
            os.environ["PULSE_SERVER"] = before


class Recorder:
    """Records the null sink while the `with` block runs; times are Unix seconds of the moment heard.

    `server` is its PULSE_SERVER. The recorder's own delay, some 10 ms, is in every time.
    """

    def __init__(self, server: str) -> None:
        command = ["parec", f"--device={MONITOR}", "--format=s16le", f"--rate={RATE}"]
        command += ["--channels=1", "--latency-msec=10", "--raw"]
        env = {**os.environ, "PULSE_SERVER": server}
        self._process = subprocess.Popen(command, env=env, stdout=subprocess.PIPE)
        self._arrived = threading.Condition()
        self._sound = bytearray()
        self._began = float("inf")
        self._thread = threading.Thread(target=self._read, name="recorder")

    def __enter__(self) -> "Recorder":
        self._thread.start()
        self.wait_until(self._heard_until_now() + 1e-3)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.terminate()
        self._thread.join()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()

    def wait_until(self, moment: float) -> None:
        """Wait until everything heard before `moment` is in the recording."""
        with self._arrived:
            if not self._arrived.wait_for(lambda: self._until() >= moment, _PATIENCE_S):
                raise TimeoutError("the recorder hears nothing: is the null sink alive?")

    def between(self, start: float, end: float) -> NDArray[np.int16]:
        """The samples heard from `start` to `end`."""
        sound, began = self._snapshot()
        return sound[max(0, round((start - began) * RATE)) : max(0, round((end - began) * RATE))]

    def loud_moments(self, since: float, level: int = _LOUD) -> NDArray[np.float64]:
        """When samples louder than `level` were heard, from `since` on."""
        sound, began = self._snapshot()
        moments = began + np.flatnonzero(np.abs(sound.astype(np.int32)) > level) / RATE
        return moments[moments >= since]

    def _snapshot(self) -> tuple[NDArray[np.int16], float]:
        with self._arrived:
            whole = len(self._sound) // 2 * 2
            return np.frombuffer(bytes(self._sound[:whole]), np.int16), self._began

    def _until(self) -> float:
        return self._began + len(self._sound) / 2 / RATE if self._sound else 0.0

    def _heard_until_now(self) -> float:
        with self._arrived:
            return self._until()

    def _read(self) -> None:
        assert self._process.stdout is not None
        while chunk := self._process.stdout.read1(4096):
            with self._arrived:
                self._sound += chunk
                # Chunks come late, never early: the earliest tells when the first sample was heard.
                self._began = min(self._began, time.time() - len(self._sound) / 2 / RATE)
                self._arrived.notify_all()
