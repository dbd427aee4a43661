"""The sound card: what is played is heard, its clock is true, a stop is silent, its loss is noticed."""

import asyncio
import importlib
import time
from pathlib import Path

import numpy as np
import pytest

from devtools.headless import headless
from fortune_desktop.audio import soundcard
from fortune_desktop.audio.output import Output, Position
from fortune_desktop.audio.samples import Pcm
from fortune_desktop.audio.soundcard import NoSoundCard, SoundCard
from tests.sound import Recorder

RATE = 24_000
# The recorder's own delay and the server's blocks; a wrong clock is off by the buffer's 100 ms.
TOLERANCE_S = 0.04


def burst_after(seconds: float) -> Pcm:
    """Silence, then 20 ms of noise."""
    noise = np.random.default_rng(5).integers(-20_000, 20_000, RATE // 50)
    return np.concatenate([np.zeros(round(seconds * RATE)), noise]).astype(np.int16)


def ignore(position: Position) -> None:
    pass


@pytest.mark.audio
async def test_what_is_played_is_heard_when_the_clock_says_so(null_sink: str) -> None:
    with Recorder(null_sink) as recorder:
        output = Output()
        await output.open()
        assert output.device
        began, told = time.time(), list[Position]()
        assert await output.play(burst_after(0.6), RATE, told.append) == pytest.approx(0.62)
        await asyncio.to_thread(recorder.wait_until, time.time() + 0.1)
        output.close()
    loud = recorder.loud_moments(began, 3000)
    assert loud[-1] - loud[0] == pytest.approx(0.02, abs=0.002)
    position = [p for p in told if p.at < loud[0]][-1]
    assert position.seconds + loud[0] - position.at == pytest.approx(0.6, abs=TOLERANCE_S)


@pytest.mark.audio
async def test_after_a_stop_nothing_is_heard_and_the_next_sound_plays(null_sink: str) -> None:
    noise = np.random.default_rng(5).integers(-9000, 9000, 10 * RATE).astype(np.int16)
    with Recorder(null_sink) as recorder:
        output = Output()
        await output.open()
        began = time.time()
        playing = asyncio.create_task(output.play(noise, RATE, ignore))
        await asyncio.to_thread(recorder.wait_until, began + 0.6)
        output.stop()
        stopped = time.time()
        assert 0 < await playing < 10
        await asyncio.to_thread(recorder.wait_until, stopped + 0.5)
        assert len(recorder.loud_moments(began))
        assert not len(recorder.loud_moments(stopped + 0.1))
        await output.play(burst_after(0), RATE, ignore)
        await asyncio.to_thread(recorder.wait_until, time.time() + 0.2)
        assert len(recorder.loud_moments(stopped + 0.1))
        output.close()


@pytest.mark.audio
async def test_a_sound_server_that_dies_is_noticed(
    null_sink: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = Output()
    with headless(with_screen=False) as env:
        monkeypatch.setenv("PULSE_SERVER", env["PULSE_SERVER"])
        await output.open()
        heard = asyncio.Event()
        playing = asyncio.create_task(
            output.play(burst_after(2.0), RATE, lambda position: heard.set())
        )
        await heard.wait()
    assert await playing == pytest.approx(2.02)
    monkeypatch.setenv("PULSE_SERVER", null_sink)
    await output.play(burst_after(0), RATE, ignore)
    assert output.device
    output.close()


def test_without_the_library_there_is_no_card(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        raise OSError("PortAudio library not found")

    monkeypatch.setattr(soundcard.importlib, "import_module", missing)
    with pytest.raises(NoSoundCard):
        SoundCard()


def test_without_a_device_there_is_no_card(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soundcard, "_library", lambda: Library([]))
    with pytest.raises(NoSoundCard):
        SoundCard()


class Times:
    """The times of a callback."""

    def __init__(self, now: float, dac: float) -> None:
        self.currentTime = now
        self.outputBufferDacTime = dac


class Stream:
    """A stream whose callback the test calls; `time` is the device's clock."""

    def __init__(self, **options: object) -> None:
        self.options = options
        self.active = False
        self.latency = 0.1
        self.time = 0.0
        self.samplerate = 1000.0
        self.calls: list[str] = []

    def start(self) -> None:
        self.active = True
        self.calls.append("start")

    def abort(self) -> None:
        self.calls.append("abort")

    def close(self) -> None:
        self.active = False


class Library:
    """The sound library with the given devices, one for each host."""

    class PortAudioError(Exception):
        """As the library's."""

    def __init__(self, hosts: list[tuple[str, int]]) -> None:
        self.hosts = hosts
        self.stream = Stream()

    def query_hostapis(self) -> tuple[dict[str, object], ...]:
        return tuple({"name": n, "default_output_device": i} for n, i in self.hosts)

    def query_devices(self, device: int | None, kind: str) -> dict[str, object]:
        if not self.hosts:
            raise self.PortAudioError("Error querying device -1")
        index = self.hosts[0][1] if device is None else device
        return {
            "name": f"device {index}",
            "index": index,
            "max_output_channels": 2,
            "default_samplerate": 1000.0,
        }

    def OutputStream(self, **options: object) -> Stream:  # noqa: N802
        self.stream = Stream(**options)
        return self.stream


def card_of(library: Library, monkeypatch: pytest.MonkeyPatch) -> SoundCard:
    monkeypatch.setattr(soundcard, "_library", lambda: library)
    return SoundCard()


async def test_a_stop_before_the_sound_begins_keeps_it_silent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library = Library([("ALSA", 0)])
    card = card_of(library, monkeypatch)
    output = Output(lambda: card)
    await output.open()
    playing = asyncio.create_task(output.play(burst_after(1.0), RATE, ignore))
    await asyncio.sleep(0)
    output.stop()
    assert await playing == 0.0
    block = np.ones((10, 2), np.float32)
    card._fill(block, 10, Times(1.0, 1.1), None)
    assert not block.any()


def test_on_windows_the_host_with_a_true_clock_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library([("MME", 3), ("Windows WASAPI", 7)])
    assert card_of(library, monkeypatch).name == "device 7"
    assert library.stream.options["blocksize"] == 10
    assert library.stream.options["latency"] == 0.1


def test_blocks_are_copied_and_the_clock_follows_the_device(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library = Library([("ALSA", 0)])
    card = card_of(library, monkeypatch)
    assert card.heard() is None
    card.start(card.prepare(np.arange(0, 15_000, 1000, dtype=np.int16), 1000))
    assert card.heard() is None
    block = np.full((10, 2), 9, np.float32)
    card._fill(block, 10, Times(1.0, 1.1), None)
    assert np.allclose(block[:, 0] * 32.768, np.arange(10))
    assert np.array_equal(block[:, 0], block[:, 1])
    card._fill(block, 10, Times(1.01, 1.11), None)
    assert np.allclose(block[5:], 0)
    library.stream.time = 1.0
    assert card.heard() == pytest.approx((0.0, -0.1))
    library.stream.time = 1.105
    assert card.heard() == pytest.approx((0.0, 0.005))
    library.stream.time = 1.2
    assert card.heard() == pytest.approx((0.01, 0.09))


def test_idle_blocks_are_zeros(monkeypatch: pytest.MonkeyPatch) -> None:
    card = card_of(Library([("ALSA", 0)]), monkeypatch)
    block = np.full((10, 2), 9, np.float32)
    card._fill(block, 10, Times(1.0, 1.1), None)
    assert not block.any()


def test_a_driver_that_does_not_say_when_gets_the_latency_instead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    library = Library([("WDM-KS", 0)])
    card = card_of(library, monkeypatch)
    card.start(card.prepare(np.ones(10, np.int16), 1000))
    library.stream.time = 4.0
    card._fill(np.zeros((10, 2), np.float32), 10, Times(0.0, 0.0), None)
    assert card.heard() == pytest.approx((0.0, -0.1))


def test_silence_throws_away_what_is_buffered(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library([("ALSA", 0)])
    card = card_of(library, monkeypatch)
    card.silence()
    assert library.stream.calls == ["start"]
    card.start(card.prepare(np.ones(100, np.int16), 1000))
    card.silence()
    assert library.stream.calls == ["start", "abort", "start"]
    block = np.ones((10, 2), np.float32)
    card._fill(block, 10, Times(1.0, 1.1), None)
    assert not block.any()


def test_the_library_looks_for_devices_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    class Fresh(Library):
        def _terminate(self) -> None:
            calls.append("terminate")

        def _initialize(self) -> None:
            calls.append("initialize")

    monkeypatch.setattr(importlib, "import_module", lambda name: Fresh([("ALSA", 0)]))
    SoundCard()
    assert calls == ["terminate", "initialize"]
