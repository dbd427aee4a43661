"""Thousands of shapes nobody meant to send, to the real services behind a real server: refused, never broken.

`FORTUNE_FUZZ` is how many requests an operation gets from each way of making them; of each kind of frame, ten times
as many are sent.
"""

import asyncio
import json
import os
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx2
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance
from websockets.sync.client import ClientConnection, connect

import fortune_desktop.app
from fortune_desktop.api.server import Server
from fortune_desktop.app import App
from fortune_desktop.store.home import Home
from tests.providers.stand_ins import StandIn

EXAMPLES = int(os.environ.get("FORTUNE_FUZZ", "4"))
PATIENCE_S = 30
# The services use their own randomness on their own thread while a case is being made on ours.
pytestmark = pytest.mark.filterwarnings("ignore:Do not use the `random` module inside strategies")
CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance]
SEEDED = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@dataclass
class Fuzzed:
    """A running app of this process, on a loop of its own, and what it answered so far."""

    app: App
    server: Server
    answers: Counter[str] = field(default_factory=Counter)

    def headers(self) -> dict[str, str]:
        """The token, and the language that answers in plain English."""
        return {"Authorization": f"Bearer {self.server.token}", "Accept-Language": "en"}

    def socket(self) -> ClientConnection:
        """A connection that follows the last person."""
        return connect(
            f"ws://127.0.0.1:{self.server.port}/ws",
            subprotocols=["fortune.v1", f"token.{self.server.token}"],  # type: ignore[list-item]
            proxy=None,
        )


@pytest.fixture(scope="module")
def fuzzed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fuzzed]:
    """The app with a voice that is over at once."""
    patch = pytest.MonkeyPatch()
    patch.setattr(
        fortune_desktop.app, "tts_providers", lambda: (StandIn("stand_in", seconds=0.001),)
    )
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()

    async def begin() -> Fuzzed:
        app = App(Home(tmp_path_factory.mktemp("home")), sound="page")
        await app.start()
        return Fuzzed(app, await app.serve())

    running = asyncio.run_coroutine_threadsafe(begin(), loop).result(PATIENCE_S)
    try:
        yield running
        print(f"\nfuzz: {dict(sorted(running.answers.items()))}")
    finally:
        asyncio.run_coroutine_threadsafe(running.app.stop(), loop).result(PATIENCE_S)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(PATIENCE_S)
        loop.close()
        patch.undo()


@pytest.fixture(scope="module")
def person(fuzzed: Fuzzed) -> str:
    """Somebody with a birth, so that readings have something to read."""
    with httpx2.Client(
        base_url=fuzzed.server.url + "/api/v1", headers=fuzzed.headers(), trust_env=False
    ) as client:
        user_id: str = client.post("/user", json={}).json()["user_id"]
        birth = {"date": "1990-05-15", "time": "14:30"}
        client.patch(f"/user/{user_id}", json={"birth": birth}).raise_for_status()
    return user_id


@pytest.fixture(scope="module")
def document(fuzzed: Fuzzed) -> dict[str, Any]:
    """Our own OpenAPI document."""
    with httpx2.Client(headers=fuzzed.headers(), trust_env=False) as client:
        document: dict[str, Any] = client.get(f"{fuzzed.server.url}/api/v1/openapi.json").json()
    return document


def ask_for(person: str, case: schemathesis.Case) -> None:
    """Ask for somebody who exists, wherever a case asks for anybody."""
    for fields in (case.path_parameters, case.query, case.body):
        if isinstance(fields, dict) and isinstance(fields.get("user_id"), str):
            fields["user_id"] = person


@pytest.mark.parametrize("known", [True, False], ids=["known", "anybody"])
@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode), ids=lambda mode: mode.value)
def test_every_operation_answers_whatever_it_is_sent(
    mode: schemathesis.GenerationMode,
    known: bool,
    document: dict[str, Any],
    fuzzed: Fuzzed,
    person: str,
) -> None:
    schema = schemathesis.openapi.from_dict(document)
    schema.config.update(base_url=fuzzed.server.url)
    schema.config.generation.update(with_security_parameters=False)
    for found in schema.get_all_operations():
        operation = found.ok()
        told_of = document["paths"][operation.path][operation.method]
        if mode is schemathesis.GenerationMode.NEGATIVE and not (
            told_of["parameters"] or "requestBody" in told_of
        ):
            continue  # nothing can be wrong with a call that takes nothing

        @SEEDED
        @given(case=operation.as_strategy(generation_mode=mode))
        def try_it(case: schemathesis.Case) -> None:
            if known and case.method != "DELETE":  # or there would be nobody to ask for
                ask_for(person, case)
            told = case.call(headers=fuzzed.headers())
            fuzzed.answers[str(told.status_code)] += 1
            case.validate_response(told, checks=CHECKS)
            if told.status_code >= 400:
                assert list(told.json()) == ["error"]

        try_it()


numbers = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
plain = st.none() | st.booleans() | numbers | st.text(max_size=40)
strange = st.sampled_from([10**400, -(10**400), 1e308, float("nan"), "\0", "\ud800", "a" * 3000])
anything = st.recursive(
    plain | strange,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)
broken = st.sampled_from(
    ["", "{", "[]", "null", "0", '"text"', "NaN", "{}", "\0"]
) | st.sampled_from(
    [
        '{"id": 1e999}',
        '{"id": "\\ud800", "op": "session.ping"}',
        '{"id": 1, "id": 2, "op": 3}',
        "[" * 30_000,
        '{"a":' * 9_000,
    ]
)


def calls(names: list[str], person: str) -> st.SearchStrategy[object]:
    """Frames of operations, with fields that fit now and then."""
    fields = ("user_id", "message", "text", "birth", "date", "year", "emotion", "locale", "seq")
    params = st.dictionaries(st.sampled_from(fields), plain | anything, max_size=4)
    own = params.map(lambda given: {**given, "user_id": person})
    return st.fixed_dictionaries(
        {"id": plain | anything, "op": st.sampled_from([*names, "nobody.knows", ""])},
        optional={"params": own | params | anything, "type": st.text(max_size=9)},
    )


aliases = st.fixed_dictionaries(
    {
        "type": st.sampled_from(
            ["chat_message", "tts_request", "expression_change", "motion_trigger"]
        )
    },
    optional=dict.fromkeys(("client_uid", "message", "text", "emotion", "group"), plain | anything),
)


PING = '{"id": "ping", "op": "session.ping"}'


def answers_on(socket: ClientConnection, wanted: int) -> Iterator[dict[str, Any]]:
    """The next answers, and what complains of the specification's own frames meanwhile, but no event."""
    while wanted:
        frame: dict[str, Any] = json.loads(socket.recv(timeout=PATIENCE_S))
        if "seq" not in frame:
            wanted -= "id" in frame
            yield frame


def code_of(answer: dict[str, Any]) -> str:
    """`ok`, or the code of the error."""
    told = answer.get("data") or answer.get("error") or {"code": "ok"}
    return str(told["code"])


@pytest.mark.parametrize("kind", ["calls", "aliases", "anything", "broken"])
def test_every_frame_is_answered_and_no_connection_is_cut(
    kind: str, document: dict[str, Any], fuzzed: Fuzzed, person: str
) -> None:
    described = [call for path in document["paths"].values() for call in path.values()]
    names = [call["operationId"] for call in described]
    names += ["session.user", "session.resume", "session.ping"]
    made = {"calls": calls(names, person), "aliases": aliases, "anything": anything}
    with fuzzed.socket() as socket:

        @settings(SEEDED, max_examples=EXAMPLES * 10)
        @given(frame=made[kind].map(json.dumps) if kind in made else broken)
        def try_it(frame: str) -> None:
            socket.send(frame)
            socket.send(PING)
            # The specification's own frames are answered by what happens, or by a complaint.
            for answer in answers_on(socket, 1 if kind == "aliases" else 2):
                fuzzed.answers[code_of(answer)] += 1
                assert code_of(answer) != "internal"

        try_it()
        socket.send(PING)
        assert {"id": "ping", "ok": {}} in list(answers_on(socket, 1))


@pytest.mark.parametrize("junk", [b"", b"\xff\xfe\x00", "{}".encode("utf-16"), bytes(range(256))])
def test_bytes_are_answered_like_text(fuzzed: Fuzzed, junk: bytes) -> None:
    with fuzzed.socket() as socket:
        socket.send(junk)
        assert code_of(next(answers_on(socket, 1))) == "bad_request"
