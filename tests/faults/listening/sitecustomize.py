"""Loaded by every Python process under test: notes where it connects, sends and which names it asks for.

The notes go to the file FORTUNE_TEST_CONNECTIONS, a JSON object a line. FORTUNE_TEST_FOREIGN_NAMES, if set, is the
loopback port that every foreign name leads to, or `hang` for a resolver that never answers.
"""

import json
import os
import socket
import sys
import threading
from typing import Any

_ADDRESSED = ("socket.connect", "socket.sendto", "socket.sendmsg")
_NAMED = ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr")
_HERE = ("127.0.0.1", "::1", "localhost", None)
_NOTES = os.open(
    os.environ["FORTUNE_TEST_CONNECTIONS"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600
)
_FOREIGN = os.environ.get("FORTUNE_TEST_FOREIGN_NAMES")
_system_getaddrinfo = socket.getaddrinfo


def _note(event: str, host: object) -> None:
    line = {"process": " ".join(sys.orig_argv), "event": event, "host": host}
    os.write(_NOTES, json.dumps(line, default=str).encode() + b"\n")


def _listen(event: str, arguments: tuple[Any, ...]) -> None:
    if event in _ADDRESSED:
        address = arguments[1]
        # What is no tuple is the path of a socket in the file system.
        _note(event, address[0] if isinstance(address, tuple) else None)
    elif event in _NAMED:
        _note(event, arguments[0])


def _getaddrinfo(host: object, port: object, *rest: Any, **more: Any) -> Any:
    name = host.decode() if isinstance(host, bytes) else host
    if name in _HERE:
        return _system_getaddrinfo(host, port, *rest, **more)
    _note("foreign name", name)
    if _FOREIGN == "hang":
        threading.Event().wait()
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", int(_FOREIGN or 0)))]


sys.addaudithook(_listen)
if _FOREIGN:
    socket.getaddrinfo = _getaddrinfo
_note("start", None)
