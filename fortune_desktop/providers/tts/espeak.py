"""espeak-ng, the voice that is always there: a robotic one, offline, run as a program of its own."""

import asyncio
import contextlib
import json
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import numpy as np

from fortune_desktop.core.birth import Locale
from fortune_desktop.providers.base import (
    Cost,
    ProviderFailed,
    Speech,
    SpeechRequest,
    TtsProvider,
    voice_for,
)

# Isolated from the person's environment and working folder; the program needs only its own library.
_COMMAND = (sys.executable, "-P", str(Path(__file__).with_name("_espeak_program.py")))
_WORDS_A_MINUTE = 175
_READY_WITHIN_S, _ANSWERS_WITHIN_S, _ENDS_WITHIN_S = 8.0, 3.0, 1.0
# Windows would open a terminal window for it.
_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_HEAD = struct.Struct(">IIII")


class EspeakTts:
    """Speaks through the child program, starting it when needed and again when it died."""

    id = "espeak_tts"
    name = "espeak-ng"
    cost: Cost = "free"
    rank = 90
    remote = False
    languages: tuple[Locale, ...] = ("ko", "en")
    voices: ClassVar[dict[Locale, tuple[str, ...]]] = {
        "ko": ("ko+f2", "ko", "ko+f4", "ko+m3"),
        "en": ("en-us+f2", "en-us", "en-us+f4", "en-us+m3"),
    }

    def __init__(self, command: tuple[str, ...] = _COMMAND) -> None:
        self._command = command
        self._started: asyncio.Task[_Program] | None = None
        self._closed = False

    @property
    def pid(self) -> int | None:
        """The program's process, while it runs."""
        started = self._started
        return started.result().pid if started and started.done() and _runs(started) else None

    async def warm(self) -> None:
        """Start the program and let it speak once, so that its tables are in memory."""
        await self.speak(SpeechRequest("네.", "ko"), lambda: None)

    async def speak(self, request: SpeechRequest, alive: Callable[[], None]) -> Speech:
        """Speak one sentence; a program that dies in the middle is started once more."""
        with contextlib.suppress(ConnectionError):
            return await self._speak(request, alive)
        try:
            return await self._speak(request, alive)
        except ConnectionError as died:
            raise ProviderFailed("died") from died

    async def close(self) -> None:
        """End the program, for good; one that is just starting is waited for."""
        self._closed = True
        await _end(self._started)

    async def _speak(self, request: SpeechRequest, alive: Callable[[], None]) -> Speech:
        program = await self._running()
        alive()
        voice = voice_for(self, request)
        error, rate, sound = await program.ask(
            text=request.respelled or request.text,
            voice=voice,
            rate=round(_WORDS_A_MINUTE * request.rate),
            pitch=max(0, min(99, round(50 + 100 * request.pitch))),
            spread=max(0, min(99, round(55 + 100 * request.pitch))),
            volume=max(0, min(200, round(100 * (1 + request.volume)))),
        )
        if error or not sound:
            raise ProviderFailed("failed")
        return Speech(np.frombuffer(sound, "<i2").astype(np.int16), rate, self.id, voice)

    async def _running(self) -> "_Program":
        """The program, started by whoever needs it first.

        A start goes on when nobody waits for it any more: asyncio may hang where the making of a process is cancelled.
        """
        if self._closed:
            raise ProviderFailed("closed")
        if self._started is None or (self._started.done() and not _runs(self._started)):
            self._started = asyncio.create_task(self._restart(self._started))
        return await asyncio.shield(self._started)

    async def _restart(self, before: "asyncio.Task[_Program] | None") -> "_Program":
        await _end(before)
        return await _Program.start(self._command)


def _runs(started: "asyncio.Task[_Program]") -> bool:
    """True if a start that has ended went well and its program still lives."""
    return started.exception() is None and started.result().running


async def _end(started: "asyncio.Task[_Program] | None") -> None:
    """End the program of a start, however that went."""
    if started is not None:
        with contextlib.suppress(ProviderFailed):
            await (await asyncio.shield(started)).close()


class _Program:
    """The running child: questions by number, one task that reads the answers."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._waiting: dict[int, asyncio.Future[tuple[int, int, bytes]]] = {}
        self._last = 0
        self._killed = False
        self._ready = self._expect(0)
        self._reader = asyncio.create_task(self._read())

    @classmethod
    async def start(cls, command: tuple[str, ...]) -> "_Program":
        """Start the child and wait until it is ready; raises ProviderFailed."""
        pipe = asyncio.subprocess.PIPE
        try:
            process = await asyncio.create_subprocess_exec(
                *command, stdin=pipe, stdout=pipe, creationflags=_NO_CONSOLE
            )
        except OSError as missing:
            raise ProviderFailed("not_installed") from missing
        program = cls(process)
        try:
            async with asyncio.timeout(_READY_WITHIN_S):
                await program._ready
        except (ConnectionError, TimeoutError) as broken:
            await program.close()
            raise ProviderFailed("not_installed") from broken
        return program

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def running(self) -> bool:
        return not (self._killed or self._reader.done())

    async def ask(self, **request: str | int) -> tuple[int, int, bytes]:
        """Error code, samples a second, samples; raises ConnectionError if the program dies or hangs.

        An answer that nobody waits for any more is read and dropped.
        """
        self._last += 1
        number = self._last
        answer = self._expect(number)
        body = json.dumps({"id": number, **request}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(len(body).to_bytes(4, "big") + body)
        try:
            async with asyncio.timeout(_ANSWERS_WITHIN_S):
                return await answer
        except TimeoutError as hung:
            self._kill()
            raise ConnectionAbortedError("the program hangs") from hung
        finally:
            self._waiting.pop(number, None)

    async def close(self) -> None:
        """Close the child's input, which ends it; one that does not listen is killed."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            async with asyncio.timeout(_ENDS_WITHIN_S):
                await self._process.wait()
        except TimeoutError:
            self._kill()
            await self._process.wait()
        await self._reader

    def _kill(self) -> None:
        self._killed = True
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()

    def _expect(self, number: int) -> asyncio.Future[tuple[int, int, bytes]]:
        answer: asyncio.Future[tuple[int, int, bytes]] = asyncio.get_running_loop().create_future()
        self._waiting[number] = answer
        return answer

    async def _read(self) -> None:
        assert self._process.stdout is not None
        with contextlib.suppress(asyncio.IncompleteReadError):
            while True:
                head = await self._process.stdout.readexactly(_HEAD.size)
                number, error, rate, length = _HEAD.unpack(head)
                sound = await self._process.stdout.readexactly(length)
                answer = self._waiting.pop(number, None)
                if answer is not None and not answer.done():
                    answer.set_result((error, rate, sound))
        for answer in self._waiting.values():
            if not answer.done():
                answer.set_exception(ConnectionResetError("the program ended"))


def provider() -> TtsProvider:
    """The provider of this file."""
    return EspeakTts()
