"""The sound card: one stream that is always open, and the clock of the device that plays it.

The stream asks for samples in a thread of its own. What it asks for now is heard later, at the time the device states;
only that time says where the listener is.
"""

import importlib
import logging
import threading
from collections import deque
from typing import Protocol, TypedDict, cast

import numpy as np
from numpy.typing import NDArray

from fortune_desktop.audio.samples import Floats, Pcm, resample, to_float

log = logging.getLogger(__name__)

_LATENCY_S, _BLOCKS_A_SECOND = 0.10, 100


class NoSoundCard(Exception):
    """There is no output device, or no library to reach one."""


class _Times(Protocol):
    currentTime: float
    outputBufferDacTime: float


class _Stream(Protocol):
    active: bool
    latency: float
    time: float
    samplerate: float

    def start(self) -> None: ...
    def abort(self) -> None: ...
    def close(self) -> None: ...


class _Device(TypedDict):
    name: str
    index: int
    max_output_channels: int
    default_samplerate: float


class _Sound:
    """Samples being played. The card's thread alone moves `next`; `anchors` are (sample, device time)."""

    def __init__(self, samples: Floats) -> None:
        self.samples = samples
        self.next = 0
        self.anchors: deque[tuple[int, float]] = deque(maxlen=64)


class SoundCard:
    """The system's default output, warm: it plays zeros while nothing sounds. Raises NoSoundCard."""

    def __init__(self) -> None:
        self._sound: _Sound | None = None
        self._library = _library()
        device = _default_device(self._library)
        self.name = device["name"]
        self._rate = round(device["default_samplerate"])
        self._channels = min(2, device["max_output_channels"])
        self._stream = self._open(device)

    @property
    def alive(self) -> bool:
        """False once the device is gone."""
        return bool(self._stream.active)

    def prepare(self, pcm: Pcm, rate: int) -> Floats:
        """Mono samples at the device's own rate."""
        return resample(to_float(pcm), rate, self._rate)

    def start(self, samples: Floats) -> None:
        """Begin to sound prepared samples, instead of whatever sounds now."""
        self._sound = _Sound(samples)

    def heard(self) -> tuple[float, float] | None:
        """Seconds heard and how long ago that was; None before the device has asked."""
        sound = self._sound
        anchors = list(sound.anchors) if sound else []
        if not anchors:
            return None
        try:
            now = self._stream.time
        except self._library.PortAudioError:
            return None  # the device is going; `alive` will tell
        reached = [anchor for anchor in anchors if anchor[1] <= now]
        sample, at = reached[-1] if reached else anchors[0]
        return sample / self._rate, now - at

    def silence(self) -> None:
        """Throw away what the device has not played yet, and run on with zeros."""
        if self._sound is None:
            return
        self._sound = None
        if self.alive:
            try:
                self._stream.abort()
                self._stream.start()
            except self._library.PortAudioError as gone:
                log.warning("the sound card did not restart: %s", gone)

    def close(self) -> None:
        """Give the device back."""
        self._sound = None
        self._stream.close()

    def _open(self, device: _Device) -> _Stream:
        try:
            stream = self._library.OutputStream(
                device=device["index"],
                samplerate=self._rate,
                channels=self._channels,
                blocksize=self._rate // _BLOCKS_A_SECOND,
                dtype="float32",
                latency=_LATENCY_S,
                callback=self._fill,
            )
            stream.start()
        except self._library.PortAudioError as refused:
            raise NoSoundCard(str(refused)) from refused
        return stream

    def _fill(self, block: NDArray[np.float32], count: int, times: _Times, status: object) -> None:
        """Runs in the card's thread: copy samples, note the device's time, nothing else."""
        sound = self._sound
        if sound is None:
            block.fill(0)
            return
        part = sound.samples[sound.next : sound.next + count]
        block[: len(part)] = part[:, None]
        block[len(part) :] = 0
        if len(part):
            sound.anchors.append((sound.next, self._heard_at(times)))
        sound.next += len(part)

    def _heard_at(self, times: _Times) -> float:
        """When the device plays the block; some Windows drivers do not say, then the stream's latency does."""
        if times.outputBufferDacTime > times.currentTime > 0:
            return times.outputBufferDacTime
        return self._stream.time + self._stream.latency


_library_lock = threading.Lock()


def _library() -> "_SoundDevice":
    """The sound library with a fresh list of devices; imported late, because without PortAudio the import fails."""
    with _library_lock:
        try:
            library = importlib.import_module("sounddevice")
        except OSError as missing:
            raise NoSoundCard(str(missing)) from missing
        # Private, and the only way to see devices that came or went since the library was started.
        library._terminate()
        try:
            library._initialize()
        except library.PortAudioError as broken:
            raise NoSoundCard(str(broken)) from broken
        return cast(_SoundDevice, library)


class _SoundDevice(Protocol):
    """The part of `sounddevice` used here."""

    PortAudioError: type[Exception]

    def OutputStream(self, **options: object) -> _Stream: ...  # noqa: N802
    def query_devices(self, device: int | None, kind: str) -> _Device: ...
    def query_hostapis(self) -> tuple[dict[str, object], ...]: ...


def _default_device(library: _SoundDevice) -> _Device:
    """The default output; on Windows that of WASAPI, whose clock can be trusted."""
    try:
        for api in library.query_hostapis():
            index = api["default_output_device"]
            if api["name"] == "Windows WASAPI" and isinstance(index, int) and index >= 0:
                return library.query_devices(index, "output")
        return library.query_devices(None, "output")
    except library.PortAudioError as none:
        raise NoSoundCard(str(none)) from none
