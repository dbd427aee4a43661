"""A canary key, birth and message go through every door of the real app, and sing in none of its logs."""

import contextlib
import json
import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.cdp import free_port
from tests.faults.hardship import PYTHON, Caller, caller_of
from tests.running import PATIENCE_S, ROOT, RunningApp, make_home

# None of these looks like a secret to a pattern, apart from the day.
KEY = "canarykey"
MESSAGE = "카나리아가 몰래 한 말"
NAME = "카나리아"
BIRTH = {"date": "1987-03-29", "time": "04:44"}
CANARIES = (KEY, NAME, "몰래 한", "1987", "03-29", "04:44")


@contextlib.contextmanager
def leaky(home: Path, errors: Path) -> Iterator[RunningApp]:
    """The app with its bugs, in browser mode."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "FORTUNE_HOME": str(home)}
    env["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    with errors.open("wb") as stream, (errors.parent / "out").open("wb") as out:
        process = subprocess.Popen(
            [PYTHON, str(Path(__file__).with_name("leaky.py")), "serve"],
            cwd=ROOT,
            env=env,
            stdout=out,
            stderr=stream,
        )
    try:
        yield RunningApp(process, home, free_port(), errors)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()


def wrong_keys(caller: Caller) -> None:
    """The key where a key may stand, and where none should."""
    for headers in (
        {"Authorization": f"Bearer {KEY}"},
        {"Authorization": "", "Cookie": f"fortune_{urlsplit(caller.url).port}={KEY}"},
        {"Host": f"{KEY}.example"},
        {"Origin": f"http://{KEY}.example"},
        {"Content_Type": f"text/{KEY}"},
        {"Accept_Language": KEY},
    ):
        caller.call("POST", "/user", {}, **headers)
    for path in (f"/{KEY}", f"/user/{KEY}", f"/operations?api_key={KEY}", f"/openapi.json?{KEY}"):
        caller.call("GET", path)
    for number in range(30):
        caller.call("GET", "/operations", None, Authorization=f"Bearer {KEY}{number}")
    caller.call("PATCH", "/settings", {"voice": {"api_key": KEY}})
    caller.call("PATCH", "/settings", {"voice": {"volume": KEY}})


def private_words(caller: Caller, person: str) -> None:
    """What a person says and when they were born, as it should be sent and as it should not."""
    caller.call("PATCH", f"/user/{person}", {"name": NAME, "birth": BIRTH, "gender": "female"})
    caller.call("PATCH", f"/user/{person}", {"birth": {**BIRTH, "timezone": MESSAGE}})
    caller.call("PATCH", f"/user/{person}", {"birth": {"date": "1987-03-29T04:44"}})
    caller.call("POST", "/fortune/saju", {"birth": BIRTH, "gender": NAME})
    caller.call("POST", "/fortune/saju", {"birth": BIRTH, "gender": "female"})
    caller.call("GET", f"/fortune/daily/{person}?date={quote(MESSAGE)}")
    caller.call("POST", "/fortune/tarot", {"user_id": person, "seed": MESSAGE})
    caller.call("POST", "/fortune/tarot", {"seed": f"{BIRTH['date']} {BIRTH['time']} {KEY}"})
    caller.say(person, MESSAGE)
    caller.say(person, f"{MESSAGE} 죽고 싶어")
    caller.call("POST", "/chat", {"user_id": person, "message": MESSAGE, "api_key": KEY})
    caller.call("POST", "/chat", {"user_id": MESSAGE, "message": [MESSAGE]})
    caller.call("POST", "/tts/speak", {"user_id": person, "text": MESSAGE})
    caller.call("POST", "/tts/speak", {"user_id": person, "text": MESSAGE, "voice": NAME * 90})
    caller.call("POST", "/chat", f'{{"message": "{MESSAGE}'.encode())
    caller.call("POST", "/chat", json.dumps([MESSAGE]).encode())


def broken_frames(caller: Caller, person: str) -> None:
    """Frames with a message in every wrong place, and one that asks for a bug."""
    with dial(caller, caller.token) as page:
        params = {"user_id": person, "message": MESSAGE, "text": MESSAGE, "seed": MESSAGE}
        for frame in (
            MESSAGE,
            f'{{"id": "{MESSAGE}", "op": "{NAME}"}}',
            json.dumps({"id": MESSAGE, "op": "chat.send", "params": {"message": MESSAGE}}),
            json.dumps({"id": 1, "op": "session.user", "params": {"user_id": MESSAGE}}),
            json.dumps({"type": "chat_message", "client_uid": NAME, "message": MESSAGE}),
            json.dumps({"type": "tts_request", "client_uid": NAME, "text": MESSAGE}),
            json.dumps({"id": 2, "op": "chat.send", "params": params}),
            json.dumps({"id": 3, "op": "fortune.tarot", "params": {"seed": MESSAGE}}),
            f"{MESSAGE}".encode("utf-16"),
        ):
            page.send(frame)
        answer_to(page, 3)
    with pytest.raises(InvalidStatus), dial(caller, KEY):
        pass


def broken_bytes(caller: Caller) -> None:
    """What is not even HTTP, and a ticket that is none."""
    place = urlsplit(caller.url)
    for data in (
        f"{KEY} {MESSAGE}\r\n\r\n".encode(),
        f"GET /?ticket={KEY} HTTP/1.1\r\nHost: {place.netloc}\r\nConnection: close\r\n\r\n".encode(),
        f"GET / HTTP/1.1\r\nHost: {place.netloc}\r\nUpgrade: {KEY}\r\nConnection: upgrade\r\n\r\n".encode(),
        f"GET / HTTP/1.1\r\nX: {KEY * 9000}\r\n\r\n".encode(),
    ):
        with socket.create_connection((str(place.hostname), place.port), PATIENCE_S) as wire:
            wire.sendall(data)
            wire.shutdown(socket.SHUT_WR)
            with contextlib.suppress(ConnectionError):
                while wire.recv(65536):
                    pass


def dial(caller: Caller, token: str) -> ClientConnection:
    return connect(
        caller.url.replace("http", "ws", 1) + "/ws",
        subprotocols=["fortune.v1", f"token.{token}"],  # type: ignore[list-item]
        open_timeout=PATIENCE_S,
    )


def answer_to(page: ClientConnection, number: int) -> dict[str, Any]:
    """The answer to a call; whatever else comes is passed over."""
    while True:
        message: dict[str, Any] = json.loads(page.recv(timeout=PATIENCE_S))
        if message.get("id") == number:
            return message


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Everything a run wrote into its logs and to its error stream, by file."""
    folder = tmp_path_factory.mktemp("canary")
    home, errors = make_home(folder / "home"), folder / "errors"
    with leaky(home, errors) as app:
        caller = caller_of(app)
        person = caller.person()
        wrong_keys(caller)
        private_words(caller, person)
        broken_frames(caller, person)
        broken_bytes(caller)
        token = caller.token
        assert app.quit() == 0
    logs = {file.name: file.read_text("utf-8") for file in (home / "logs").iterdir()}
    return {**logs, "standard error": errors.read_text("utf-8"), "the token": token}


def test_no_canary_sings(written: dict[str, str]) -> None:
    for name, text in written.items():
        for canary in CANARIES:
            assert canary not in text, f"{canary} in {name}"


def test_the_app_s_own_key_is_in_no_log(written: dict[str, str]) -> None:
    token = written["the token"]
    assert all(token not in text for name, text in written.items() if name != "the token")


@pytest.mark.parametrize(
    "place",
    [
        "operation fortune.tarot failed",
        "responder builtin failed",
        "nobody caught this in a thread",
        "Task exception was never retrieved",
        "Exception in callback",
        "nobody could catch this",
        "UserWarning at",
        "ValidationError",
    ],
)
def test_every_bug_is_told_all_the_same(written: dict[str, str], place: str) -> None:
    for name in ("fortune.log", "standard error"):
        assert place in written[name], name


def test_every_line_is_an_object_and_no_bug_is_unknown(written: dict[str, str]) -> None:
    for line in written["fortune.log"].splitlines():
        record = json.loads(line)
        assert {"ts", "level", "logger", "message"} <= set(record) <= {*record, "exc"}
        kinds = [one["type"] for one in record.get("exc", ())]
        assert "RuntimeError" not in kinds, line


def test_the_attacks_are_in_the_security_log(written: dict[str, str]) -> None:
    events = [json.loads(line) for line in written["security.log"].splitlines()]
    counts: dict[str, int] = {}
    for event in events:
        counts[event["event"]] = counts.get(event["event"], 0) + event["count"]
    assert counts["bad_token"] == 33
    assert counts["ticket_refused"] == 1
    assert counts["foreign_host"] == 1
    assert counts["foreign_origin"] == 1
    assert counts["not_http"] == 1
    assert counts["head_too_large"] == 1
    assert counts["filter_hit"] == 1
    assert any(event.get("slowed") for event in events)
    assert len(events) < 30
