"""The offline voice: it speaks, survives the death of its program, never hangs and leaves nothing behind."""

import ast
import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest

from fortune_desktop.providers.base import ProviderFailed, Speech, SpeechRequest
from fortune_desktop.providers.tts import _espeak_program, espeak
from fortune_desktop.providers.tts.espeak import EspeakTts

HELLO = SpeechRequest("안녕하세요, 반가워요.", "ko")
PROGRAM = Path(_espeak_program.__file__)

# Speaks the protocol: ready, then does with the first request what stands in {deed}; later ones it answers.
STAND_IN = """
import json, os, struct, sys, time
out, seen = sys.stdout.buffer, {memory!r}
def answer(number, error, body):
    out.write(struct.pack(">IIII", number, error, 8000, len(body)) + body)
    out.flush()
answer(0, 0, b"")
while head := sys.stdin.buffer.read(4):
    request = json.loads(sys.stdin.buffer.read(int.from_bytes(head, "big")))
    first = not os.path.exists(seen)
    open(seen, "w").close()
    if first or {always}:
        {deed}
    answer(request["id"], 0, bytes(1600))
"""


def stand_in(tmp_path: Path, deed: str, *, always: bool = False) -> EspeakTts:
    script = tmp_path / "program.py"
    memory = str(tmp_path / "seen")
    script.write_text(STAND_IN.format(deed=deed, always=always, memory=memory))
    return EspeakTts((sys.executable, str(script)))


async def speak(voice: EspeakTts, request: SpeechRequest = HELLO) -> Speech:
    return await voice.speak(request, lambda: None)


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
async def voice() -> AsyncIterator[EspeakTts]:
    made = EspeakTts()
    yield made
    await made.close()


async def test_it_speaks_korean(voice: EspeakTts) -> None:
    speech = await speak(voice)
    assert speech.provider == "espeak_tts"
    assert 0.8 < len(speech.pcm) / speech.rate < 4
    assert np.abs(speech.pcm).max() > 3000


async def test_it_reads_the_respelled_text(voice: EspeakTts) -> None:
    long = await speak(voice, SpeechRequest("네", "ko", respelled="네네네네네네네네"))
    short = await speak(voice, SpeechRequest("네네네네네네네네", "ko", respelled="네"))
    assert len(long.pcm) > 2 * len(short.pcm)


async def test_pace_height_and_loudness_change_the_sound(voice: EspeakTts) -> None:
    plain = await speak(voice)
    fast = await speak(voice, SpeechRequest(HELLO.text, "ko", rate=1.5))
    loud = await speak(voice, SpeechRequest(HELLO.text, "ko", volume=-0.5))
    high = await speak(voice, SpeechRequest(HELLO.text, "ko", pitch=0.3))
    assert len(fast.pcm) < 0.8 * len(plain.pcm)
    assert np.abs(loud.pcm).mean() < 0.8 * np.abs(plain.pcm).mean()
    assert not np.array_equal(high.pcm, plain.pcm)


async def test_sentences_at_the_same_time_keep_their_own_sound(voice: EspeakTts) -> None:
    texts = ["네", "아주 긴 문장을 하나 말해 볼게요", "좋아요"]
    alone = [len((await speak(voice, SpeechRequest(t, "ko"))).pcm) for t in texts]
    both = await asyncio.gather(*(speak(voice, SpeechRequest(t, "ko")) for t in texts))
    assert all(abs(len(s.pcm) - n) < 0.1 * n for s, n in zip(both, alone, strict=True))


async def test_killed_between_two_sentences(voice: EspeakTts) -> None:
    await voice.warm()
    first = voice.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    assert len((await speak(voice)).pcm)
    assert voice.pid not in (None, first)


async def test_closing_leaves_no_process(voice: EspeakTts) -> None:
    await voice.warm()
    pid = voice.pid
    assert pid is not None
    await voice.close()
    assert voice.pid is None
    assert not is_running(pid)


async def test_dying_in_the_middle_is_tried_once_more(tmp_path: Path) -> None:
    voice = stand_in(tmp_path, "os._exit(1)")
    assert len((await speak(voice)).pcm) == 800
    await voice.close()


async def test_dying_always_is_a_failure(tmp_path: Path) -> None:
    voice = stand_in(tmp_path, "os._exit(1)", always=True)
    with pytest.raises(ProviderFailed) as caught:
        await speak(voice)
    assert caught.value.reason == "died"
    await voice.close()


async def test_hanging_is_ended_and_tried_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(espeak, "_ANSWERS_WITHIN_S", 0.5)
    voice = stand_in(tmp_path, "time.sleep(600)")
    assert len((await speak(voice)).pcm) == 800
    await voice.close()


async def test_a_stop_drops_the_answer_and_keeps_the_program(tmp_path: Path) -> None:
    voice = stand_in(tmp_path, "time.sleep(0.2)")
    speaking = asyncio.create_task(speak(voice))
    async with asyncio.timeout(5):
        while not (tmp_path / "seen").exists():
            await asyncio.sleep(0.01)
    pid = voice.pid
    speaking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await speaking
    assert len((await speak(voice)).pcm) == 800
    assert voice.pid == pid
    await voice.close()


@pytest.mark.parametrize("steps", range(8))
async def test_a_stop_while_the_program_starts_hangs_nowhere(tmp_path: Path, steps: int) -> None:
    voice = stand_in(tmp_path, "pass")
    speaking = asyncio.create_task(speak(voice))
    for _ in range(steps):
        await asyncio.sleep(0)
    speaking.cancel()
    async with asyncio.timeout(20):
        with pytest.raises(asyncio.CancelledError):
            await speaking
        assert len((await speak(voice)).pcm) == 800
        await voice.close()
    assert voice.pid is None


@pytest.mark.parametrize("steps", range(8))
async def test_closing_while_the_program_starts_leaves_none(tmp_path: Path, steps: int) -> None:
    """Whoever still waits gets an answer or is told, and does not start another."""
    voice = stand_in(tmp_path, "pass")
    speaking = asyncio.create_task(speak(voice))
    for _ in range(steps):
        await asyncio.sleep(0)
    async with asyncio.timeout(20):
        await voice.close()
        await asyncio.wait([speaking])
    assert voice.pid is None
    assert isinstance(speaking.exception(), ProviderFailed | None)


async def test_an_error_of_the_engine(tmp_path: Path) -> None:
    voice = stand_in(tmp_path, "answer(request['id'], 5, b'')")
    with pytest.raises(ProviderFailed) as caught:
        await speak(voice)
    assert caught.value.reason == "failed"
    await voice.close()


@pytest.mark.parametrize("command", [("/nonexistent/program",), (sys.executable, "-c", "pass")])
async def test_a_program_that_does_not_start(command: tuple[str, ...]) -> None:
    with pytest.raises(ProviderFailed) as caught:
        await EspeakTts(command).warm()
    assert caught.value.reason == "not_installed"


def test_the_program_ends_when_nobody_asks_any_more() -> None:
    command = [sys.executable, "-P", str(PROGRAM)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=30)
    assert done.returncode == 0
    assert len(done.stdout) == 16


def test_the_program_is_a_work_of_its_own() -> None:
    source = PROGRAM.read_text("utf-8")
    assert source.startswith("# SPDX-License-Identifier: GPL-3.0-or-later")
    imported = {
        name.split(".")[0]
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [a.name for a in node.names] if isinstance(node, ast.Import) else [node.module or "."]
        )
    }
    assert imported <= set(sys.stdlib_module_names) | {"espeakng_loader"}
