# SPDX-License-Identifier: GPL-3.0-or-later
#
# This one file is a program of its own. It is free software: you can redistribute it and/or modify it under the
# terms of the GNU General Public License as published by the Free Software Foundation, either version 3 of the
# License, or (at your option) any later version. It comes without any warranty. The rest of Fortune Desktop only
# starts it and talks to it through pipes.
"""A program that speaks with espeak-ng: requests come on standard input, samples go to standard output.

A request is a length (4 bytes, big-endian) and that many bytes of JSON: id (from 1), text, voice, rate (words a
minute), pitch and spread of pitch (0..99), volume (0..200). An answer is four such numbers (id, 0 or an error code,
samples a second, length) and that many bytes of 16-bit little-endian mono sound. The first answer, id 0, says that
the program is ready. It ends when its standard input does.
"""

import ctypes
import json
import os
import signal
import struct
import sys
from typing import BinaryIO

import espeakng_loader

_RETRIEVAL, _UTF8, _CHARACTERS = 1, 1, 1
_RATE, _VOLUME, _PITCH, _RANGE = 1, 2, 3, 4
_BUFFER_MS = 200

_Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


class Engine:
    """The library, loaded and started; one at a time in a process."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = os.fsencode(espeakng_loader.get_data_path())
        self.rate = int(self._library.espeak_Initialize(_RETRIEVAL, _BUFFER_MS, data, 0))
        if self.rate <= 0:
            raise OSError("espeak-ng does not start")
        self._sound = bytearray()
        # Kept as an attribute: the library calls it as long as the engine lives.
        self._callback = _Callback(self._collect)
        self._library.espeak_SetSynthCallback(self._callback)

    def _collect(self, samples: "ctypes._Pointer[ctypes.c_short]", count: int, events: int) -> int:
        if count > 0:
            self._sound += ctypes.string_at(samples, 2 * count)
        return 0

    def speak(
        self, text: str, voice: str, rate: int, pitch: int, volume: int, spread: int
    ) -> tuple[int, bytes]:
        """An error code (0 is success) and the samples."""
        self._sound.clear()
        error = self._library.espeak_SetVoiceByName(voice.encode())
        for parameter, value in (
            (_RATE, rate),
            (_PITCH, pitch),
            (_VOLUME, volume),
            (_RANGE, spread),
        ):
            error = error or self._library.espeak_SetParameter(parameter, value, 0)
        raw = text.encode()
        error = error or self._library.espeak_Synth(
            raw, len(raw) + 1, 0, _CHARACTERS, 0, _UTF8, None, None
        )
        error = error or self._library.espeak_Synchronize()
        return error & 0xFFFFFFFF, bytes(self._sound)


def serve(engine: Engine, requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""
    _answer(answers, 0, 0, engine.rate, b"")
    while len(head := requests.read(4)) == 4:
        request = json.loads(requests.read(int.from_bytes(head, "big")))
        number = request.pop("id")
        error, sound = engine.speak(**request)
        _answer(answers, number, error, engine.rate, sound)


def _answer(answers: BinaryIO, number: int, error: int, rate: int, sound: bytes) -> None:
    answers.write(struct.pack(">IIII", number, error, rate, len(sound)) + sound)
    answers.flush()


def main() -> None:
    """Keep standard output for answers alone, whatever a library prints, and leave Ctrl-C to the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        serve(Engine(), sys.stdin.buffer, answers)
    except BrokenPipeError:
        # The parent went away in the middle of an answer; there is nobody left to tell.
        os._exit(0)


if __name__ == "__main__":
    main()
