"""Attacks on the gate, over real HTTP and WebSocket: places, keys, bodies, and what every answer carries."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace

import httpx2
import pytest
from websockets.exceptions import InvalidStatus

from fortune_desktop.api.guard import MAX_BODY_BYTES
from fortune_desktop.api.keys import WRONG_ALLOWED
from fortune_desktop.api.server import Server
from fortune_desktop.core.session import Hub
from tests.api.demo import Demo, Dial

Told = list[tuple[str, dict[str, object]]]


@pytest.fixture
def told() -> Told:
    """The security events so far, with their facts."""
    return []


@pytest.fixture
def hub(hub: Hub, told: Told) -> Hub:
    """The hub, watched."""
    return replace(hub, security=lambda event, **facts: told.append((event, facts)))


HOSTS = [
    "evil.example",
    "127.0.0.1",
    "127.0.0.1:1",
    "localhost.:{port}",
    "127.0.0.1:{port}.evil.example",
    "[::1]:{port}",
]
ORIGINS = [
    "null",
    "http://evil.example",
    "http://127.0.0.1:{port}.evil.example",
    "http://127.0.0.1:1",
    "http://127.0.0.1",
    "https://127.0.0.1:{port}",
    "http://localhost:{port}",
    "app://ui",
    "",
]


def error_of(answer: httpx2.Response) -> str:
    """The code of an answer in the error shape."""
    error = answer.json()["error"]
    assert set(error) == {"code", "message", "details"}
    code: str = error["code"]
    return code


async def refused(socket: object) -> tuple[int, str]:
    """Status and error code with which a WebSocket is refused."""
    with pytest.raises(InvalidStatus) as caught:
        async with socket:  # type: ignore[attr-defined]
            raise AssertionError("the socket was opened")
    response = caught.value.response
    return response.status_code, json.loads(response.body or b"")["error"]["code"]


@pytest.mark.parametrize("host", HOSTS)
async def test_a_foreign_host_is_refused_even_with_the_token(
    client: httpx2.AsyncClient, server: Server, host: str
) -> None:
    for path in ("/", "/health", "/assets/app.js", "/api/v1/touch"):
        answer = await client.get(path, headers={"Host": host.format(port=server.port)})
        assert (answer.status_code, error_of(answer)) == (403, "forbidden")


async def test_localhost_is_a_name_of_ours(client: httpx2.AsyncClient, server: Server) -> None:
    host = f"localhost:{server.port}"
    headers = {"Host": host, "Origin": f"http://{host}"}
    assert (await client.post("/api/v1/touch", headers=headers)).status_code == 200


@pytest.mark.parametrize("origin", ORIGINS)
async def test_a_foreign_origin_is_refused_even_with_the_token(
    client: httpx2.AsyncClient, dial: Dial, server: Server, demo: Demo, origin: str
) -> None:
    origin = origin.format(port=server.port)
    answer = await client.post("/api/v1/touch", headers={"Origin": origin})
    assert (answer.status_code, error_of(answer)) == (403, "forbidden")
    assert demo.calls == 0
    assert await refused(dial(server.token, origin=origin)) == (403, "forbidden")


async def test_two_origins_or_hosts_are_refused(server: Server) -> None:
    for extra in (f"Origin: {server.url}\r\nOrigin: null", f"Host: 127.0.0.1:{server.port}"):
        head = f"GET /health HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n{extra}\r\n\r\n"
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(head.encode())
        status = await reader.readline()
        writer.close()
        assert status.split()[1] == b"403"


@pytest.mark.parametrize("site", ["cross-site", "same-site", "nonsense"])
async def test_a_browser_s_other_sites_are_refused(
    client: httpx2.AsyncClient, demo: Demo, site: str
) -> None:
    for method, path in (("POST", "/api/v1/touch"), ("GET", "/assets/app.js"), ("GET", "/health")):
        answer = await client.request(method, path, headers={"Sec-Fetch-Site": site})
        assert (answer.status_code, error_of(answer)) == (403, "forbidden")
    assert demo.calls == 0


async def test_the_start_page_opens_from_a_link_anywhere(stranger: httpx2.AsyncClient) -> None:
    assert (await stranger.get("/", headers={"Sec-Fetch-Site": "cross-site"})).status_code == 200


async def test_our_own_page_is_welcome(
    client: httpx2.AsyncClient, dial: Dial, server: Server
) -> None:
    headers = {"Origin": server.url, "Sec-Fetch-Site": "same-origin"}
    assert (await client.post("/api/v1/touch", headers=headers)).status_code == 200
    async with dial(server.token, origin=server.url):
        pass


@pytest.mark.parametrize("path", ["/", "/index.html", "/assets/app.js", "/live2d/moon/moon.moc3"])
async def test_the_page_s_files_need_no_key(stranger: httpx2.AsyncClient, path: str) -> None:
    assert (await stranger.get(path)).status_code == 200


@pytest.mark.parametrize("base", ["", "/api", "/api/v1"])
async def test_health_needs_no_key(stranger: httpx2.AsyncClient, base: str) -> None:
    for path in ("/health", "/ready"):
        assert (await stranger.get(base + path)).status_code == 200


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/api/v1/touch"),
        ("POST", "/"),
        ("POST", "/health"),
        ("GET", "/api/v1/openapi.json"),
        ("GET", "/audio/said.wav"),
        ("GET", "/live2d/state/00000000-0000-0000-0000-000000000007"),
        ("GET", "/nowhere"),
        ("GET", "/assets/missing.js"),
        ("GET", "/assets/%2e%2e/%2e%2e/%2e%2e/locales/ko.json"),
        ("OPTIONS", "/api/v1/touch"),
    ],
)
async def test_everything_else_needs_one(
    stranger: httpx2.AsyncClient, demo: Demo, method: str, path: str
) -> None:
    answer = await stranger.request(method, path)
    assert (answer.status_code, error_of(answer)) == (401, "unauthorized")
    assert answer.headers["www-authenticate"] == "Bearer"
    assert demo.calls == 0


@pytest.mark.parametrize(
    "value", ["Bearer wrong", "Bearer", "Basic {token}", "{token}", "Bearer {token}x", "Bearer é"]
)
async def test_a_wrong_token_is_refused(
    stranger: httpx2.AsyncClient, server: Server, value: str
) -> None:
    headers = {b"Authorization": value.format(token=server.token).encode("latin-1")}
    answer = await stranger.post("/api/v1/touch", headers=headers)
    assert (answer.status_code, error_of(answer)) == (401, "unauthorized")


async def test_the_key_is_asked_before_the_body_is_looked_at(stranger: httpx2.AsyncClient) -> None:
    headers = {"Content-Type": "text/plain"}
    answer = await stranger.post("/api/v1/demo", content=b"x" * 70_000, headers=headers)
    assert answer.status_code == 401


async def test_a_wrong_token_never_slows_the_right_one(
    stranger: httpx2.AsyncClient, client: httpx2.AsyncClient
) -> None:
    wrong = {"Authorization": "Bearer wrong"}
    seen = [await stranger.post("/api/v1/touch", headers=wrong) for _ in range(WRONG_ALLOWED + 5)]
    assert [a.status_code for a in seen] == [401] * WRONG_ALLOWED + [429] * 5
    assert error_of(seen[-1]) == "too_many_requests"
    assert 1 <= int(seen[-1].headers["retry-after"]) <= 10
    assert (await stranger.post("/api/v1/touch")).status_code == 401
    for _ in range(50):
        assert (await client.post("/api/v1/touch")).status_code == 200


async def test_what_is_kept_out_is_in_the_security_log(
    stranger: httpx2.AsyncClient, client: httpx2.AsyncClient, dial: Dial, server: Server, told: Told
) -> None:
    await client.post("/api/v1/touch", headers={"Host": "evil.example"})
    await client.post("/api/v1/touch", headers={"Origin": "http://evil.example"})
    await client.post("/api/v1/touch", headers={"Sec-Fetch-Site": "cross-site"})
    await client.post("/api/v1/demo", content=b"x" * (MAX_BODY_BYTES + 1))
    await stranger.post("/api/v1/touch", headers={"Authorization": "Bearer canary-token"})
    await stranger.get("/?ticket=canary-ticket")
    await refused(dial("canary-token"))
    await refused(dial(server.token, origin="http://canary.example"))
    assert told == [
        ("foreign_host", {"door": "http"}),
        ("foreign_origin", {"door": "http"}),
        ("cross_site", {"door": "http"}),
        ("too_large", {"door": "http"}),
        ("bad_token", {"slowed": 0}),
        ("ticket_refused", {"slowed": 0}),
        ("bad_token", {"slowed": 0}),
        ("foreign_origin", {"door": "websocket"}),
    ]


async def test_what_is_let_in_is_not(
    stranger: httpx2.AsyncClient, client: httpx2.AsyncClient, told: Told
) -> None:
    await client.post("/api/v1/touch")
    await client.get("/nowhere")
    await stranger.get("/health")
    await stranger.get("/api/v1/openapi.json")
    assert told == []


async def test_a_body_that_hides_its_length_is_reported_too(
    client: httpx2.AsyncClient, told: Told
) -> None:
    async def in_pieces() -> AsyncIterator[bytes]:
        for _ in range(8):
            yield b"x" * 10_000

    headers = {"Content-Type": "application/json"}
    answer = await client.post("/api/v1/demo", content=in_pieces(), headers=headers)
    assert answer.status_code == 413
    assert told == [("too_large", {"door": "http"})]


async def test_a_socket_needs_a_key(dial: Dial, server: Server) -> None:
    assert await refused(dial()) == (401, "unauthorized")
    assert await refused(dial("wrong")) == (401, "unauthorized")
    assert await refused(dial(origin=server.url)) == (401, "unauthorized")


async def test_a_socket_from_a_foreign_host_is_refused(dial: Dial, server: Server) -> None:
    with pytest.raises(InvalidStatus) as caught:
        async with dial(server.token, Host="evil.example:80"):
            pass
    assert caught.value.response.status_code == 403


async def test_a_socket_of_a_program_needs_no_origin(dial: Dial, server: Server) -> None:
    async with dial(Authorization=f"Bearer {server.token}") as socket:
        assert socket.subprotocol == "fortune.v1"


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        ("text/plain", b'{"text":"hi"}'),
        ("text/plain", b""),
        ("application/x-www-form-urlencoded", b"text=hi"),
        ("multipart/form-data; boundary=x", b"--x--"),
        ("application/jsonp", b"{}"),
        (None, b'{"text":"hi"}'),
    ],
)
async def test_only_json_is_a_body(
    client: httpx2.AsyncClient, demo: Demo, kind: str | None, content: bytes
) -> None:
    headers = {"Content-Type": kind} if kind else {}
    for path in ("/api/v1/demo", "/api/v1/touch"):
        answer = await client.post(path, content=content, headers=headers)
        assert (answer.status_code, error_of(answer)) == (415, "unsupported_media")
    assert demo.calls == 0


@pytest.mark.parametrize("kind", ["application/json", "Application/JSON; charset=utf-8"])
async def test_json_is_a_body(client: httpx2.AsyncClient, kind: str) -> None:
    headers = {"Content-Type": kind}
    answer = await client.post("/api/v1/demo", content=b'{"text":"hi"}', headers=headers)
    assert answer.status_code == 201


async def test_no_body_and_no_type_is_fine(client: httpx2.AsyncClient) -> None:
    assert (await client.post("/api/v1/touch")).status_code == 200


async def test_a_body_too_long_is_refused(client: httpx2.AsyncClient, demo: Demo) -> None:
    async def in_pieces() -> AsyncIterator[bytes]:
        yield b'{"text":"'
        for _ in range(10):
            yield b"x" * 10_000
        yield b'"}'

    headers = {"Content-Type": "application/json"}
    for content in (b"x" * (MAX_BODY_BYTES + 1), in_pieces()):
        answer = await client.post("/api/v1/demo", content=content, headers=headers)
        assert (answer.status_code, error_of(answer)) == (413, "too_large")
    assert demo.calls == 0


async def test_a_body_of_the_limit_is_read(client: httpx2.AsyncClient) -> None:
    content = b'{"text":"%s"}' % (b"x" * (MAX_BODY_BYTES - 11))
    assert len(content) == MAX_BODY_BYTES
    headers = {"Content-Type": "application/json"}
    answer = await client.post("/api/v1/demo", content=content, headers=headers)
    assert answer.status_code == 201


@pytest.mark.parametrize("language", ["ko", "en"])
async def test_refusals_speak_the_caller_s_language(
    stranger: httpx2.AsyncClient, client: httpx2.AsyncClient, language: str
) -> None:
    spoken = {"Accept-Language": language}
    answers = [
        await stranger.post("/api/v1/touch", headers=spoken),
        await client.post("/api/v1/touch", headers={**spoken, "Origin": "null"}),
        await client.post("/api/v1/touch", headers={**spoken, "Content-Type": "text/plain"}),
        await client.post("/api/v1/touch", content=b"x" * 70_000, headers=spoken),
    ]
    assert [answer.status_code for answer in answers] == [401, 403, 415, 413]
    for answer in answers:
        assert answer.json()["error"]["message"].startswith(f"{language}: ")


async def test_every_answer_carries_the_safety_headers(
    stranger: httpx2.AsyncClient, client: httpx2.AsyncClient
) -> None:
    answers = [
        await stranger.get("/"),
        await stranger.get("/assets/app.js"),
        await stranger.get("/nowhere"),
        await client.get("/nowhere"),
        await client.post("/api/v1/touch"),
        await client.post("/api/v1/bug"),
        await client.get("/audio/said.wav"),
    ]
    for answer in answers:
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["referrer-policy"] == "no-referrer"
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert "access-control-allow-origin" not in answer.headers
        assert "server" not in answer.headers
    for answer in answers[2:]:
        assert answer.headers["cache-control"] == "no-store"
    assert "script-src" not in answers[4].headers["content-security-policy"]
