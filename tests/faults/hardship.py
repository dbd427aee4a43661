"""Starts the real app in hard places (a full disk, no network) and talks with it as another program would."""

import contextlib
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

from fortune_desktop.store.cipher import Cipher
from fortune_desktop.store.keys import find_key
from fortune_desktop.store.tables import Seals
from tests.cdp import free_port
from tests.running import NO_KEYRING, PATIENCE_S, ROOT, RunningApp

PYTHON = sys.executable
GREETING = "고마워"


class Caller:
    """A program with the token of `server.json`; every call gives the status and the answer."""

    def __init__(self, server: Mapping[str, str], language: str = "ko") -> None:
        self.url = server["url"]
        self.token = server["token"]
        self.language = language

    def call(
        self, method: str, path: str, body: object = None, **headers: str
    ) -> tuple[int, dict[str, Any]]:
        """Call below `/api/v1`; `body` is sent as JSON, bytes as they are. A header given empty is left out."""
        sent = {
            "Authorization": f"Bearer {self.token}",
            "Accept-Language": self.language,
            "Content-Type": "application/json",
        }
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        request = urllib.request.Request(
            f"{self.url}/api/v1{path}",
            data=None if body is None else data,
            headers={name: value for name, value in sent.items() if value},
            method=method,
        )
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE_S) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as refusal:
            with refusal:
                return refusal.code, json.load(refusal)

    def person(self) -> str:
        """A new person's id."""
        status, made = self.call("POST", "/user", {})
        assert status == 201
        user_id: str = made["user_id"]
        return user_id

    def say(self, user_id: str, message: str = GREETING) -> tuple[int, dict[str, Any]]:
        """Say something; the whole answer."""
        return self.call("POST", "/chat", {"user_id": user_id, "message": message})

    def said(self, user_id: str) -> list[str]:
        """Everything said in the conversation, oldest first."""
        status, page = self.call("GET", f"/chat/{user_id}/history?limit=100")
        assert status == 200
        return [message["text"] for message in reversed(page["items"])]


def wait_for(event: Callable[[], bool], what: str) -> None:
    """Wait until it is so; a TimeoutError names what never came."""
    end = time.monotonic() + PATIENCE_S
    while not event():
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.01)


def caller_of(app: RunningApp) -> Caller:
    """A program that found this very run (a killed one may have left its file), inside the mounts it sees."""
    file = as_seen_by(app, app.home / "server.json")

    def found() -> dict[str, Any]:
        assert app.process.poll() is None, app.log
        with contextlib.suppress(FileNotFoundError, ValueError):
            server: dict[str, Any] = json.loads(file.read_text("utf-8"))
            return server if server["pid"] == app.process.pid else {}
        return {}

    wait_for(lambda: bool(found()), "the app did not start")
    return Caller(found())


def code_of(answer: tuple[int, dict[str, Any]]) -> tuple[int, str]:
    """Status and error code; the error has the contract's shape and a sentence to read."""
    status, body = answer
    assert set(body) == {"error"}
    assert set(body["error"]) == {"code", "message", "details"}
    assert body["error"]["message"].strip()
    return status, body["error"]["code"]


@contextlib.contextmanager
def started(
    home: Path,
    env: Mapping[str, str],
    command: Sequence[str] = ("serve",),
    before: Sequence[str] = (),
) -> Iterator[RunningApp]:
    """Start the app behind another command that becomes it; it is killed at the end if it still runs."""
    port = free_port()
    everything = {
        "PYTHONPATH": str(ROOT),
        **NO_KEYRING,
        **env,
        "FORTUNE_HOME": str(home),
        "QTWEBENGINE_REMOTE_DEBUGGING": f"127.0.0.1:{port}",
    }
    with tempfile.TemporaryDirectory() as folder:
        errors = Path(folder) / "errors"
        with errors.open("wb") as stream:
            process = subprocess.Popen(
                [*before, PYTHON, "-m", "fortune_desktop", *command],
                cwd=ROOT,
                env=everything,
                stdout=subprocess.DEVNULL,
                stderr=stream,
            )
        try:
            yield RunningApp(process, home, port, errors)
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()


def unshared(kind: str) -> list[str]:
    """`unshare` for a namespace of this kind (`-n` network, `-m` mounts), as root or as anybody."""
    return ["unshare", kind] if os.geteuid() == 0 else ["unshare", "-r", kind]


def on_small_disk(folder: Path, megabytes: int) -> list[str]:
    """The command before the app that gives it a disk of its own, of this size, at `folder`."""
    folder.mkdir(parents=True)
    mount = f'mount -t tmpfs -o size={megabytes}m none "$0" && exec "$@"'
    return [*unshared("-m"), "sh", "-c", mount, str(folder)]


def read_only(folder: Path) -> list[str]:
    """The command before the app for which a folder cannot be written, not even by root."""
    mount = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
    return [*unshared("-m"), "sh", "-c", mount, str(folder)]


def as_seen_by(app: RunningApp, path: Path) -> Path:
    """A path inside the mounts that the app sees."""
    return Path(f"/proc/{app.process.pid}/root{path}")


def said_in(home: Path) -> list[tuple[str, str]]:
    """Role and text of every message in the file of a home, oldest first."""
    seals = Seals(Cipher(find_key(home).secret), "chat_messages")
    with closing(sqlite3.connect(home / "fortune.db")) as database:
        rows = database.execute("SELECT role, id, text FROM chat_messages ORDER BY number")
        return [(role, seals.open("text", UUID(row), text)) for role, row, text in rows]


@contextlib.contextmanager
def locked(home: Path) -> Iterator[None]:
    """Another program holds the database for itself."""
    with closing(sqlite3.connect(home / "fortune.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


def espeak_of(app: RunningApp) -> int:
    """The process of the offline voice."""
    (found,) = (
        child
        for child in app.descendants()
        if "_espeak_program" in Path(f"/proc/{child}/cmdline").read_text()
    )
    return found


def sound_server_of(env: Mapping[str, str]) -> int:
    """The process of a private sound server."""
    address = env["PULSE_SERVER"].removeprefix("unix:")
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            command = (process / "cmdline").read_text()
            if command.startswith("pulseaudio") and address in command:
                return int(process.name)
    raise LookupError(address)
