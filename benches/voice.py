"""Measures the voice as it is heard: sentence to first sound, stop to silence, the mouth's clock against the ear."""

import asyncio
import os
import statistics
import tempfile
import time
from pathlib import Path
from uuid import uuid4

import edge_tts.communicate
import numpy as np

from fortune_desktop.audio.output import Output, Position
from fortune_desktop.core.events import Event
from fortune_desktop.providers.chain import TtsChain
from fortune_desktop.providers.discovery import tts_providers
from fortune_desktop.voice.models import Line, VoiceSettings
from fortune_desktop.voice.service import VoiceService
from tests.sound import Recorder

_SENTENCES = (
    "안녕하세요, 저는 달토예요.",
    "오늘 운세를 알려 드릴게요.",
    "점수는 78점, 꽤 좋은 하루가 되겠어요.",
    "오전 9시쯤 좋은 소식이 있을 거예요.",
)
_ROUNDS = 24
_HEARD_S = 0.7
_BURSTS, _BURST_EVERY_S, _RATE = 8, 0.5, 24_000


def run() -> dict[str, float]:
    """Median and 95th percentile of each figure (ms); needs PULSE_SERVER of a null sink."""
    return asyncio.run(_run(os.environ["PULSE_SERVER"]))


async def _run(server: str) -> dict[str, float]:
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder, Recorder(server) as recorder:
        events: list[Event] = []
        settings = VoiceSettings(online=False)
        voice = VoiceService(
            TtsChain(tts_providers()), Output(), events.append, Path(folder), lambda: settings
        )
        await voice.start()
        try:
            starts, stops = await _say_and_stop(voice, recorder)
        finally:
            await voice.close()
        lags = await _mouth_clock(recorder)
        lost = await _lost_network(recorder, Path(folder))
    for name, values in (
        ("sentence_to_sound_ms", starts),
        ("stop_to_silence_ms", stops),
        ("mouth_after_ear_ms", lags),
    ):
        figures[f"{name}_median"] = round(statistics.median(values), 1)
        figures[f"{name}_p95"] = round(float(np.percentile(values, 95)), 1)
    figures["first_after_lost_network_ms"], figures["second_after_lost_network_ms"] = lost
    for name, value in figures.items():
        print(f"{name:32} {value:8.1f}")
    return figures


async def _say_and_stop(voice: VoiceService, recorder: Recorder) -> tuple[list[float], list[float]]:
    """From `say` to the first sound, from `stop` to the last, in milliseconds, for many sentences."""
    starts, stops = [], []
    for at in range(_ROUNDS):
        said = time.time()
        utterance = voice.say(Line(_SENTENCES[at % len(_SENTENCES)], uuid4(), 1, "ko"))
        await asyncio.to_thread(recorder.wait_until, said + _HEARD_S + 0.013 * at)
        stopped = time.time()
        voice.stop()
        await utterance.ended
        await asyncio.to_thread(recorder.wait_until, stopped + 0.4)
        loud = recorder.loud_moments(said)
        starts.append(1000 * (loud[0] - said))
        stops.append(max(0.0, 1000 * (loud[-1] - stopped)))
    return starts, stops


async def _lost_network(recorder: Recorder, folder: Path) -> tuple[float, float]:
    """From `say` to sound, first and second sentence, when the network swallows everything."""
    held: list[asyncio.StreamWriter] = []
    server = await asyncio.start_server(lambda _, writer: held.append(writer), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    real, edge_tts.communicate.WSS_URL = edge_tts.communicate.WSS_URL, f"ws://127.0.0.1:{port}/?x="
    chain = TtsChain(tts_providers(), has_route=lambda: True)
    voice = VoiceService(chain, Output(), lambda event: None, folder, VoiceSettings)
    await voice.start()
    waits = []
    try:
        for sentence in _SENTENCES[:2]:
            said = time.time()
            await voice.say(Line(sentence, uuid4(), 1, "ko")).ended
            await asyncio.to_thread(recorder.wait_until, time.time() + 0.1)
            waits.append(round(1000 * (recorder.loud_moments(said)[0] - said), 1))
    finally:
        await voice.close()
        for writer in held:
            writer.close()
        server.close()
        edge_tts.communicate.WSS_URL = real
    return waits[0], waits[1]


async def _mouth_clock(recorder: Recorder) -> list[float]:
    """How far the told position is behind what is heard, in milliseconds, at bursts of known place."""
    silence = np.zeros(round(_BURST_EVERY_S * _RATE) - 240, np.int16)
    burst = np.tile(np.array([20_000, -20_000], np.int16), 120)
    pcm = np.concatenate([silence, burst] * _BURSTS)
    output, told = Output(), list[Position]()
    await output.open()
    began = time.time()
    try:
        await output.play(pcm, _RATE, told.append)
        await asyncio.to_thread(recorder.wait_until, time.time() + 0.2)
    finally:
        output.close()
    loud = recorder.loud_moments(began, 5000)
    heard = [float(loud[0]), *(float(m) for m in loud[1:][np.diff(loud) > _BURST_EVERY_S / 2])]
    lags = []
    for at, moment in enumerate(heard):
        place = (at + 1) * _BURST_EVERY_S - 240 / _RATE
        before = [p for p in told if p.at <= moment] or told[:1]
        lags.append(1000 * (place - before[-1].seconds - moment + before[-1].at))
    return lags


if __name__ == "__main__":
    run()
