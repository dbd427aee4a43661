"""What a careless or hostile caller sends to the real server: refused in the contract's shape, and nothing breaks."""

import http.client
import json
import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import ClientConnection, connect

from tests.faults.hardship import Caller, caller_of, code_of, started
from tests.running import PATIENCE_S, make_home

LIMIT = 2000
HANGUL, LATIN = range(0xAC00, 0xD7A4), range(0x41, 0x7B)


@pytest.fixture(scope="module", params=["ko", "en"])
def caller(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Caller]:
    """A program that speaks one of our languages; the app must end well after all it was sent."""
    home = make_home(tmp_path_factory.mktemp("home") / "home")
    with started(home, dict(os.environ)) as app:
        caller = caller_of(app)
        caller.language = request.param
        yield caller
        assert caller.call("GET", "/health")[0] == 200
        assert app.quit() == 0
        assert "Traceback" not in app.log


@pytest.fixture(scope="module")
def person(caller: Caller) -> str:
    return caller.person()


def refused(caller: Caller, answer: tuple[int, dict[str, Any]]) -> tuple[int, str]:
    """Status and code of a refusal that is written in the caller's language."""
    told = code_of(answer)
    message = answer[1]["error"]["message"]
    assert any(ord(sign) in HANGUL for sign in message) == (caller.language == "ko")
    assert any(ord(sign) in LATIN for sign in message) or caller.language == "ko"
    return told


@pytest.mark.parametrize("text", ["가", "\U0001f315"])
def test_the_longest_text(caller: Caller, person: str, text: str) -> None:
    assert caller.say(person, text * LIMIT)[0] == 200
    assert refused(caller, caller.say(person, text * (LIMIT + 1))) == (422, "invalid")
    assert caller.said(person)[-2] == text * LIMIT


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_nothing_said(caller: Caller, person: str, text: str) -> None:
    assert refused(caller, caller.say(person, text)) == (422, "invalid")


@pytest.mark.parametrize(
    ("birth", "code"),
    [
        ({"date": "2023-02-29"}, "impossible_date"),
        ({"date": "1990-13-01"}, "impossible_date"),
        ({"date": "1990-01-30", "calendar": "lunar", "leap_month": True}, "impossible_date"),
        ({"date": "2049-01-01"}, "future_birth"),
        ({"date": "yesterday"}, "invalid"),
        ({"date": "1990-05-15", "time": "25:00"}, "invalid"),
        ({"date": "1990-05-15", "timezone": "Moon/Sea"}, "invalid"),
        ({"date": "1990-05-15", "latitude": 91}, "invalid"),
        ({"date": "0000-00-00"}, "out_of_range"),
    ],
)
def test_births_that_cannot_be(
    caller: Caller, person: str, birth: dict[str, Any], code: str
) -> None:
    before = caller.call("GET", f"/user/{person}")
    answer = caller.call("PATCH", f"/user/{person}", {"birth": birth})
    assert refused(caller, answer) == (422, code)
    assert caller.call("GET", f"/user/{person}") == before


def test_a_reading_outside_the_tables(caller: Caller) -> None:
    birth = {"date": "1850-01-01", "time": "12:00"}
    answer = caller.call("POST", "/fortune/saju", {"birth": birth, "gender": "female"})
    assert refused(caller, answer) == (422, "out_of_range")


@pytest.mark.parametrize("body", [b"{", b"[]", b'{"a": NaN}', b"\xff\xfe", b'"text"'])
def test_a_body_that_is_no_object(caller: Caller, body: bytes) -> None:
    assert refused(caller, caller.call("POST", "/user", body)) == (400, "bad_request")


def test_calls_that_do_not_exist(caller: Caller, person: str) -> None:
    assert refused(caller, caller.call("GET", "/nowhere")) == (404, "not_found")
    assert refused(caller, caller.call("PUT", "/chat", {})) == (405, "method_not_allowed")
    stranger = "00000000-0000-4000-8000-000000000000"
    assert refused(caller, caller.say(stranger)) == (404, "not_found")
    assert refused(caller, caller.call("GET", "/user/me")) == (422, "invalid")


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ({"Host": "evil.example"}, (403, "forbidden")),
        ({"Origin": "https://evil.example"}, (403, "forbidden")),
        ({"Origin": "null"}, (403, "forbidden")),
        ({"Sec_Fetch_Site": "cross-site"}, (403, "forbidden")),
        ({"Authorization": ""}, (401, "unauthorized")),
        ({"Authorization": "Bearer guess"}, (401, "unauthorized")),
        ({"Content_Type": "text/plain"}, (415, "unsupported_media")),
    ],
)
def test_callers_who_may_not(
    caller: Caller, headers: dict[str, str], told: tuple[int, str]
) -> None:
    assert refused(caller, caller.call("POST", "/user", {}, **headers)) == told


def test_a_body_that_is_too_large(caller: Caller) -> None:
    """Refused by its length alone, before it is read."""
    connection = http.client.HTTPConnection(urlsplit(caller.url).netloc, timeout=PATIENCE_S)
    connection.putrequest("POST", "/api/v1/user")
    for name, value in {
        "Authorization": f"Bearer {caller.token}",
        "Accept-Language": caller.language,
        "Content-Type": "application/json",
        "Content-Length": str(10**9),
    }.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    assert refused(caller, (answer.status, json.load(answer))) == (413, "too_large")
    connection.close()


def dial(caller: Caller, token: str, **headers: str) -> ClientConnection:
    return connect(
        caller.url.replace("http", "ws", 1) + "/ws",
        subprotocols=["fortune.v1", f"token.{token}"],  # type: ignore[list-item]
        additional_headers={"Accept-Language": caller.language, **headers},
        open_timeout=PATIENCE_S,
    )


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ("{", "bad_request"),
        ("[1]", "bad_request"),
        ('{"id": 1}', "bad_request"),
        ('{"id": 1, "op": "chat.send", "params": []}', "invalid"),
        ('{"id": 1, "op": "moon.land"}', "unknown_operation"),
        (json.dumps({"id": 1, "op": "chat.send", "params": {"text": 1}}), "invalid"),
        (b"\xff\xfe\xfd", "bad_request"),
    ],
)
def test_broken_frames(caller: Caller, person: str, frame: str | bytes, code: str) -> None:
    caller.call("PATCH", f"/user/{person}", {"locale": caller.language})
    with dial(caller, caller.token) as socket:
        socket.send(json.dumps({"id": 0, "op": "session.user", "params": {"user_id": person}}))
        answer_to(socket, 0)
        socket.send(frame)
        answer = answer_to(socket, None if code == "bad_request" and frame != '{"id": 1}' else 1)
        assert refused(caller, (0, {"error": answer["error"]})) == (0, code)
        socket.send(json.dumps({"id": 2, "op": "session.ping"}))
        assert answer_to(socket, 2)["ok"] == {}


def answer_to(socket: ClientConnection, number: int | None) -> dict[str, Any]:
    """The answer to a call; events in between are passed over."""
    while True:
        message: dict[str, Any] = json.loads(socket.recv(timeout=PATIENCE_S))
        if "id" in message and message["id"] == number:
            return message


@pytest.mark.parametrize(
    ("token", "headers", "told"),
    [
        ("guess", {}, (401, "unauthorized")),
        (None, {"Origin": "https://evil.example"}, (403, "forbidden")),
    ],
)
def test_sockets_of_strangers(
    caller: Caller, token: str | None, headers: dict[str, str], told: tuple[int, str]
) -> None:
    with pytest.raises(InvalidStatus) as refusal, dial(caller, token or caller.token, **headers):
        pass
    answer = refusal.value.response
    assert refused(caller, (answer.status_code, json.loads(bytes(answer.body or b"")))) == told
