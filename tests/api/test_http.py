"""REST over the real server: one validation for every field, the error shape, the page's files, the ticket."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest
from websockets.asyncio.client import connect

from fortune_desktop.api.http import build_app
from fortune_desktop.api.keys import Keys
from fortune_desktop.api.server import Server
from fortune_desktop.core.page_policy import page_policy
from fortune_desktop.core.session import Hub
from tests.api.demo import PERSON, Demo

ASK = f"/api/v1/demo/{PERSON}"
JSON = {"Content-Type": "application/json"}


def error_of(answer: httpx2.Response) -> tuple[int, str]:
    """Status and code of an answer in the error shape."""
    return answer.status_code, answer.json()["error"]["code"]


@pytest.mark.parametrize("base", ["/api/v1", "/api"])
async def test_fields_of_path_and_query_reach_the_operation(
    client: httpx2.AsyncClient, base: str
) -> None:
    answer = await client.get(f"{base}/demo/{PERSON}", params={"word": "달", "count": 2})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == {"user_id": str(PERSON), "theWords": ["달", "달"], "locale": "ko"}


async def test_fields_of_path_and_body_reach_the_operation(client: httpx2.AsyncClient) -> None:
    answer = await client.patch(ASK, json={"word": "달", "count": 3, "locale": "en"})
    assert answer.json() == {"user_id": str(PERSON), "theWords": ["달"] * 3, "locale": "en"}


async def test_the_operation_hears_the_caller_s_language(client: httpx2.AsyncClient) -> None:
    answer = await client.get(ASK, params={"word": "a"}, headers={"Accept-Language": "en"})
    assert answer.json()["locale"] == "en"


async def test_the_declared_status_is_answered(client: httpx2.AsyncClient) -> None:
    answer = await client.post("/api/v1/demo", json={"text": "hi"})
    assert (answer.status_code, answer.json()) == (201, {"text": "hi"})


@pytest.mark.parametrize(
    ("path", "query", "field"),
    [
        ("/api/v1/demo/not-an-id", "word=a", "user_id"),
        (ASK, "word=a&count=0", "count"),
        (ASK, "word=a&count=10", "count"),
        (ASK, "word=a&count=two", "count"),
        (ASK, "word=toolong", "word"),
        (ASK, "", "word"),
        (ASK, "word=a&locale=fr", "locale"),
        (ASK, "word=a&count=1&count=2", "count"),
        (ASK, "word=a&user_id=00000000-0000-0000-0000-000000000008", "user_id"),
    ],
)
async def test_a_violation_in_path_or_query_is_422_and_names_the_field(
    client: httpx2.AsyncClient, demo: Demo, path: str, query: str, field: str
) -> None:
    answer = await client.get(f"{path}?{query}")
    assert error_of(answer) == (422, "invalid")
    assert [e["field"] for e in answer.json()["error"]["details"]["errors"]] == [field]
    assert demo.calls == 0


@pytest.mark.parametrize(
    "body", [{}, {"word": "toolong"}, {"word": 5}, {"word": "a", "count": 99}, {"word": None}]
)
async def test_a_violation_in_the_body_has_the_same_shape(
    client: httpx2.AsyncClient, body: dict[str, object]
) -> None:
    answer = await client.patch(ASK, json=body)
    assert error_of(answer) == (422, "invalid")
    assert "toolong" not in answer.text


async def test_a_body_may_repeat_the_address_but_not_contradict_it(
    client: httpx2.AsyncClient, someone: str
) -> None:
    same = await client.patch(ASK, json={"word": "a", "user_id": str(PERSON)})
    assert same.status_code == 200
    other = await client.patch(ASK, json={"word": "a", "user_id": someone})
    assert error_of(other) == (422, "invalid")


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"not json",
        b'{"text": NaN}',
        b'{"text": "\\ud800"}',
        b'\xff\xfe{"',
        b"[" * 60_000,
        b"[]",
        b'"text"',
        b"null",
        b"7",
    ],
)
async def test_what_is_not_a_json_object_is_400(
    client: httpx2.AsyncClient, demo: Demo, content: bytes
) -> None:
    answer = await client.post("/api/v1/demo", content=content, headers=JSON)
    assert error_of(answer) == (400, "bad_request")
    assert demo.calls == 0


async def test_errors_of_operations_keep_code_status_and_details(
    client: httpx2.AsyncClient,
) -> None:
    answer = await client.post("/api/v1/clash")
    assert error_of(answer) == (409, "conflict")
    assert answer.json()["error"]["details"] == {"reason": "already", "retry_after": 3}


async def test_a_bug_is_500_in_the_same_shape_and_tells_nothing(
    client: httpx2.AsyncClient,
) -> None:
    answer = await client.post("/api/v1/bug")
    assert error_of(answer) == (500, "internal")
    assert "ZeroDivision" not in answer.text


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/v1/nowhere"),
        ("POST", "/nowhere"),
        ("POST", "/live2d/expression"),
        ("GET", "/docs"),
        ("GET", "/openapi.json"),
        ("POST", "/api/v1/touch/"),
        ("GET", "//health"),
        ("GET", "/api/v1/demo/"),
        ("GET", f"/api/v1/demo/{PERSON}/more"),
        ("GET", "/api/v1/metrics"),
        ("GET", "/metrics"),
    ],
)
async def test_an_unknown_address_is_404(
    client: httpx2.AsyncClient, method: str, path: str
) -> None:
    url = httpx2.URL(str(client.base_url).rstrip("/") + path)
    assert error_of(await client.request(method, url)) == (404, "not_found")


@pytest.mark.parametrize(
    ("method", "path"), [("DELETE", "/api/v1/touch"), ("GET", "/api/touch"), ("PUT", ASK)]
)
async def test_a_wrong_method_is_405(client: httpx2.AsyncClient, method: str, path: str) -> None:
    assert error_of(await client.request(method, path)) == (405, "method_not_allowed")


async def test_the_head_of_a_call_is_405_as_it_computes_its_answer(
    client: httpx2.AsyncClient, demo: Demo
) -> None:
    assert (await client.head(ASK, params={"word": "a"})).status_code == 405
    assert demo.calls == 0


async def test_a_step_of_the_address_may_hold_anything_but_a_slash(
    client: httpx2.AsyncClient,
) -> None:
    for step in ("%EB%8B%AC%20%3F%25", "%7B%7D", "..."):
        answer = await client.get(f"/api/v1/demo/{step}", params={"word": "a"})
        assert error_of(answer) == (422, "invalid")
    answer = await client.get(f"/api/v1/demo%2F{PERSON}", params={"word": "a"})
    assert answer.status_code == 200


async def test_the_body_of_a_get_is_not_read(client: httpx2.AsyncClient) -> None:
    answer = await client.request("GET", ASK, params={"word": "a"}, json={"word": "toolong"})
    assert answer.json()["theWords"] == ["a"]


async def test_a_caller_who_hangs_up_within_the_body_calls_nothing_and_is_no_bug(
    server: Server, client: httpx2.AsyncClient, demo: Demo, caplog: pytest.LogCaptureFixture
) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", server.port)
    head = f"POST /api/v1/demo HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
    head += f"Authorization: Bearer {server.token}\r\nContent-Type: application/json\r\n"
    writer.write(f'{head}Content-Length: 99\r\n\r\n{{"text": "a"}}'.encode())
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    assert (await client.post("/api/v1/touch")).status_code == 200
    assert demo.calls == 1
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []


async def test_a_body_in_pieces_is_put_together(client: httpx2.AsyncClient) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b'{"te'
        yield b'xt": "hi"}'

    answer = await client.post("/api/v1/demo", content=pieces(), headers=JSON)
    assert answer.json() == {"text": "hi"}


async def test_every_call_crosses_the_hub(hub: Hub, voice: Path) -> None:
    heard: list[tuple[str, str]] = []

    def watch(name: str, outcome: str, _seconds: float) -> None:
        heard.append((name, outcome))

    server = Server(replace(hub, watch=watch), voice)
    await server.start()
    try:
        headers = {"Authorization": f"Bearer {server.token}"}
        async with httpx2.AsyncClient(base_url=server.url, headers=headers, trust_env=False) as one:
            await one.post("/api/v1/touch")
            await one.post("/api/v1/clash")
    finally:
        await server.stop()
    assert heard == [("demo.touch", "ok"), ("demo.clash", "conflict")]


async def test_metrics_are_told_to_who_has_the_token(hub: Hub, voice: Path) -> None:
    keys = Keys()
    app = build_app(hub, keys, voice, 80, lambda: b"fortune_turns_total 1\n")
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:80") as caller:
        caller.headers["Host"] = "127.0.0.1:80"
        assert (await caller.get("/metrics")).status_code == 401
        caller.headers["Authorization"] = f"Bearer {keys.token}"
        answer = await caller.get("/metrics")
    assert answer.content == b"fortune_turns_total 1\n"
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"


@pytest.mark.parametrize("document", ["openapi.json", "asyncapi.json", "docs"])
async def test_the_contract_can_be_read(
    client: httpx2.AsyncClient, stranger: httpx2.AsyncClient, document: str
) -> None:
    assert (await client.get(f"/api/v1/{document}")).status_code == 200
    assert error_of(await stranger.get(f"/api/v1/{document}")) == (401, "unauthorized")


async def test_bare_live2d_calls_answer_beside_the_model_files(
    client: httpx2.AsyncClient,
) -> None:
    answer = await client.get(f"/live2d/state/{PERSON}?word=a")
    assert answer.json() == {"status": "success"}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/assets/app.js", "text/javascript; charset=utf-8"),
        ("/live2d/moon/moon.model3.json", "application/json"),
        ("/live2d/moon/moon.moc3", "application/octet-stream"),
    ],
)
async def test_page_files_have_our_types_and_the_page_s_policy(
    stranger: httpx2.AsyncClient, server: Server, path: str, kind: str
) -> None:
    answer = await stranger.get(path)
    assert answer.headers["content-type"] == kind
    policy = answer.headers["content-security-policy"]
    assert policy == page_policy(f"127.0.0.1:{server.port}")
    head = await stranger.head(path)
    assert (head.content, head.headers["content-length"]) == (b"", str(len(answer.content)))


async def test_audio_can_be_played_in_parts(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/audio/said.wav", headers={"Range": "bytes=10-19"})
    assert (answer.status_code, answer.content) == (206, bytes(range(10, 20)))
    assert answer.headers["content-type"] == "audio/wav"
    assert (await client.get("/audio/said.json")).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/../locales/ko.json",
        "/assets/../../package.json",
        "/assets/%2e%2e/%2e%2e/package.json",
        "/assets/..%2f..%2fpackage.json",
        "/assets/%252e%252e/package.json",
        "/assets/..%5c..%5cpackage.json",
        "/assets/app.js%00.json",
        "/assets/.hidden.js",
        "/assets/notes.txt",
        "/live2d/atelier/rig.json",
        "/audio/..%2fresources%2flocales%2fko.json",
        "/%3F/index.html",
    ],
)
async def test_no_path_leads_out_of_the_page(server: Server, path: str) -> None:
    head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nConnection: close\r\n"
    head += f"Authorization: Bearer {server.token}\r\n\r\n"
    assert await _status_of(server.port, head) == 404


async def _status_of(port: int, head: str) -> int:
    """The status of a request written by hand, which no client tidies up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(head.encode())
    line = await reader.readline()
    writer.close()
    return int(line.split()[1])


async def test_a_ticket_becomes_a_session_once(
    stranger: httpx2.AsyncClient, server: Server
) -> None:
    ticket = server.ticket()
    answer = await stranger.get("/", params={"ticket": ticket})
    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith(f"fortune_{server.port}=")
    assert {"httponly", "samesite=strict", "path=/"} <= set(cookie.split("; "))
    assert ticket not in answer.text
    assert (await stranger.post("/api/v1/touch")).status_code == 200

    stranger.cookies.clear()
    again = await stranger.get("/", params={"ticket": ticket})
    assert error_of(again) == (401, "unauthorized")
    assert "set-cookie" not in again.headers


async def test_looking_at_a_ticket_does_not_use_it(
    stranger: httpx2.AsyncClient, server: Server
) -> None:
    ticket = server.ticket()
    await stranger.head("/", params={"ticket": ticket})
    assert (await stranger.get("/", params={"ticket": ticket})).status_code == 303


async def test_the_old_link_still_opens_in_the_same_browser(
    stranger: httpx2.AsyncClient, server: Server
) -> None:
    ticket = server.ticket()
    for _ in range(2):
        assert (await stranger.get("/", params={"ticket": ticket})).status_code == 303


@pytest.mark.parametrize("language", ["ko", "en"])
async def test_a_person_with_a_used_link_reads_a_page(
    stranger: httpx2.AsyncClient, language: str
) -> None:
    headers = {"Accept": "text/html,*/*", "Accept-Language": language}
    answer = await stranger.get("/", params={"ticket": "used"}, headers=headers)
    assert answer.status_code == 401
    assert answer.headers["content-type"].startswith("text/html")
    assert f"<h1>{language}: api.ticket.title</h1>" in answer.text


async def test_a_browser_s_socket_enters_by_its_cookie(
    stranger: httpx2.AsyncClient, server: Server
) -> None:
    await stranger.get("/", params={"ticket": server.ticket()})
    (cookie,) = stranger.cookies.jar
    for header in (
        f"{cookie.name}={cookie.value}",
        f"a=b; {cookie.name}=planted; {cookie.name}={cookie.value}",
    ):
        async with connect(
            f"ws://127.0.0.1:{server.port}/ws",
            subprotocols=["fortune.v1"],  # type: ignore[list-item]
            origin=server.url,  # type: ignore[arg-type]
            additional_headers={"Cookie": header},
            proxy=None,
        ) as socket:
            assert socket.subprotocol == "fortune.v1"


async def test_a_cookie_of_another_port_opens_nothing(
    stranger: httpx2.AsyncClient, server: Server
) -> None:
    await stranger.get("/", params={"ticket": server.ticket()})
    (cookie,) = stranger.cookies.jar
    stranger.cookies.clear()
    header = {"Cookie": f"fortune_{server.port + 1}={cookie.value}"}
    assert (await stranger.post("/api/v1/touch", headers=header)).status_code == 401


async def test_the_cookie_does_not_excuse_a_foreign_page(
    stranger: httpx2.AsyncClient, server: Server, demo: Demo
) -> None:
    await stranger.get("/", params={"ticket": server.ticket()})
    for headers in ({"Origin": "http://127.0.0.1:1"}, {"Sec-Fetch-Site": "same-site"}):
        assert (await stranger.post("/api/v1/touch", headers=headers)).status_code == 403
    assert demo.calls == 0
