"""The folder of spoken sentences: one WAV an utterance, the newest few kept, a full disk tolerated."""

import contextlib
import logging
import wave
from pathlib import Path
from uuid import UUID

from fortune_desktop.audio.samples import Pcm

log = logging.getLogger(__name__)


class Recordings:
    """Writes `<utterance>.wav` below `folder` and forgets all but the newest `kept`."""

    def __init__(self, folder: Path, kept: int = 64) -> None:
        self._folder = folder
        self._kept = kept

    def write(self, utterance: UUID, pcm: Pcm, rate: int) -> Path | None:
        """The file of a sound, mono 16-bit; None if the disk does not take it."""
        path = self._folder / f"{utterance}.wav"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as raw, wave.open(raw) as file:
                file.setparams((1, 2, rate, len(pcm), "NONE", "not compressed"))
                file.writeframes(pcm.astype("<i2").tobytes())
        except OSError as full:
            log.warning("a spoken sentence could not be written: %s", full)
            with contextlib.suppress(OSError):
                path.unlink()
            return None
        self._forget()
        return path

    def _forget(self) -> None:
        """Delete the oldest files beyond the number kept; what another voice deleted first is gone as well."""
        for path in sorted(self._folder.glob("*.wav"), key=_written)[: -self._kept]:
            with contextlib.suppress(OSError):
                path.unlink()


def _written(path: Path) -> int:
    """When the file was written, in nanoseconds; 0 if it went away meanwhile."""
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0
