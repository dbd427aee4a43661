"""What the guard reads from a request's headers, case by case and without a server."""

import pytest
from starlette.datastructures import Headers
from starlette.types import Message, Scope

from fortune_desktop.api.guard import MAX_BODY_BYTES, Guard, cookie_name, cookies
from fortune_desktop.api.keys import Keys
from fortune_desktop.core.errors import TooLarge
from fortune_desktop.core.page_policy import ANSWER_POLICY, SAFETY_HEADERS
from fortune_desktop.core.texts import Texts

PORT = 4711
HOST = ("host", f"127.0.0.1:{PORT}")


def headers(*pairs: tuple[str, str]) -> Headers:
    return Headers(raw=[(name.encode(), value.encode()) for name, value in pairs])


def test_every_value_of_a_cookie_is_found_in_every_header() -> None:
    given = headers(
        ("cookie", "fortune_1=a; other=b;fortune_1=c=d"),
        ("cookie", "fortune_12=e"),
        ("cookie", "fortune_1=f"),
    )
    assert list(cookies(given, cookie_name(1))) == ["a", "c=d", "f"]
    assert list(cookies(given, cookie_name(2))) == []


class Judged:
    """A guard before an app that says yes to everything."""

    def __init__(self, texts: Texts) -> None:
        self.events: list[tuple[str, object]] = []
        self.keys = Keys(security=lambda event, **facts: self.events.append((event, facts)))
        self.guard = Guard(self.app, self.keys, texts, PORT, lambda path: path == "/open")

    @staticmethod
    async def app(scope: Scope, receive: object, send: object) -> None:
        if scope["type"] == "http":
            while (await receive()).get("more_body"):  # type: ignore[operator]
                pass
            own = [(b"cache-control", b"no-cache"), (b"x-own", b"kept")]
            start = {"type": "http.response.start", "status": 204, "headers": own}
            await send(start)  # type: ignore[operator]
        else:
            await send({"type": "websocket.accept"})  # type: ignore[operator]

    async def ask(
        self,
        *pairs: tuple[str, str],
        method: str = "POST",
        path: str = "/api/v1/touch",
        kind: str = "http",
        body: tuple[bytes, ...] = (b"",),
    ) -> int:
        """The status of a request with these headers; 101 for a socket that was let in."""
        host = () if "host" in dict(pairs) else (HOST,)
        raw = [(name.encode(), value.encode()) for name, value in (*host, *pairs)]
        scope = {"type": kind, "method": method, "path": path, "headers": raw, "subprotocols": []}
        if kind == "websocket":
            scope["extensions"] = {"websocket.http.response": {}}
        pieces = iter(body)
        sent: list[Message] = []

        async def receive() -> Message:
            piece = next(pieces)
            more = pieces.__length_hint__() > 0  # type: ignore[attr-defined]
            return {"type": "http.request", "body": piece, "more_body": more}

        async def send(message: Message) -> None:
            sent.append(message)

        await self.guard(scope, receive, send)
        self.answer = Headers(raw=sent[0].get("headers", []))
        return int(sent[0].get("status", 101))

    @property
    def token(self) -> tuple[str, str]:
        """The header of somebody who may enter."""
        return "authorization", f"Bearer {self.keys.token}"


@pytest.fixture
def judged(texts: Texts) -> Judged:
    """A guard alone."""
    return Judged(texts)


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
async def test_a_bearer_token_enters(judged: Judged, scheme: str) -> None:
    assert await judged.ask(("authorization", f"{scheme} {judged.keys.token}")) == 204
    assert await judged.ask(("authorization", f"{scheme}  {judged.keys.token} ")) == 204


async def test_other_schemes_and_bare_tokens_do_not(judged: Judged) -> None:
    assert await judged.ask(("authorization", f"Basic {judged.keys.token}")) == 401
    assert await judged.ask(("authorization", judged.keys.token)) == 401
    assert await judged.ask(("cookie", f"fortune_{PORT + 1}={judged.keys.session}")) == 401


async def test_the_session_s_cookie_enters_beside_a_stranger_s(judged: Judged) -> None:
    name = f"fortune_{PORT}"
    assert await judged.ask(("cookie", f"{name}=none; {name}={judged.keys.session}")) == 204


async def test_a_socket_shows_its_token_as_a_protocol_among_others(judged: Judged) -> None:
    shown = ("sec-websocket-protocol", f"fortune.v1, token.{judged.keys.token}")
    assert await judged.ask(shown, kind="websocket", path="/ws") == 101
    tight = ("sec-websocket-protocol", f"token.{judged.keys.token},fortune.v1")
    assert await judged.ask(tight, kind="websocket", path="/ws") == 101
    assert await judged.ask(kind="websocket", path="/ws") == 401
    bare = ("sec-websocket-protocol", judged.keys.token)
    assert await judged.ask(bare, kind="websocket", path="/ws") == 401


@pytest.mark.parametrize("path", ["/open", "/api/v1/touch"])
async def test_a_public_path_is_public_for_reading_only(judged: Judged, path: str) -> None:
    public = path == "/open"
    assert await judged.ask(method="GET", path=path) == (204 if public else 401)
    assert await judged.ask(method="HEAD", path=path) == (204 if public else 401)
    assert await judged.ask(method="POST", path=path) == 401
    assert await judged.ask(kind="websocket", path=path) == 401


@pytest.mark.parametrize(
    ("length", "status"),
    [
        *(("0", 204), ("00", 204), ("12", 415), ("-1", 413), ("x", 413), ("", 413)),
        *((str(MAX_BODY_BYTES), 415), (str(MAX_BODY_BYTES + 1), 413)),
    ],
)
async def test_the_told_length_decides_first(judged: Judged, length: str, status: int) -> None:
    assert await judged.ask(judged.token, ("content-length", length)) == status


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        *(("application/json", 204), ("Application/JSON ; charset=utf-8", 204), ("", 415)),
        *(("application/jsonp", 415), ("multipart/form-data", 415), ("text/plain", 415)),
    ],
)
async def test_only_json_is_told_as_a_body(judged: Judged, kind: str, status: int) -> None:
    sent = (judged.token, ("content-length", "2"), ("content-type", kind))
    assert await judged.ask(*sent) == status


async def test_a_body_of_unknown_length_has_to_be_json_too(judged: Judged) -> None:
    chunked = ("transfer-encoding", "chunked")
    assert await judged.ask(judged.token, chunked) == 415
    json = ("content-type", "application/json")
    assert await judged.ask(judged.token, chunked, json) == 204
    twice = (json, ("content-type", "text/plain"))
    assert await judged.ask(judged.token, chunked, *twice) == 415


async def test_reading_takes_any_type_but_no_length_beyond_the_limit(judged: Judged) -> None:
    assert await judged.ask(judged.token, ("content-type", "text/plain"), method="GET") == 204
    too_long = ("content-length", str(MAX_BODY_BYTES + 1))
    assert await judged.ask(judged.token, too_long, method="GET") == 413


async def test_a_body_in_pieces_is_counted_to_the_byte(judged: Judged) -> None:
    sent = (judged.token, ("content-type", "application/json"))
    half = b"x" * (MAX_BODY_BYTES // 2)
    assert await judged.ask(*sent, body=(half, half, b"")) == 204
    with pytest.raises(TooLarge) as caught:
        await judged.ask(*sent, body=(half, half, b"x"))
    assert caught.value.details == {"limit": MAX_BODY_BYTES}
    assert judged.events == [("too_large", {"door": "http"})]


@pytest.mark.parametrize(
    ("header", "value", "event"),
    [
        ("host", f"evil.example:{PORT}", "foreign_host"),
        ("host", "127.0.0.1", "foreign_host"),
        ("origin", "http://evil.example", "foreign_origin"),
        ("origin", f"https://127.0.0.1:{PORT}", "foreign_origin"),
        ("origin", f"http://localhost:{PORT}", "foreign_origin"),
        ("sec-fetch-site", "cross-site", "cross_site"),
        ("sec-fetch-site", "same-site", "cross_site"),
    ],
)
@pytest.mark.parametrize("kind", ["http", "websocket"])
async def test_strangers_are_kept_out_and_told(
    judged: Judged, header: str, value: str, event: str, kind: str
) -> None:
    assert await judged.ask(judged.token, (header, value), kind=kind) == 403
    assert judged.events == [(event, {"door": kind})]


async def test_our_own_page_comes_in_by_either_name(judged: Judged) -> None:
    for host in (f"127.0.0.1:{PORT}", f"localhost:{PORT}", f"LOCALHOST:{PORT}"):
        own = (("host", host), ("origin", f"http://{host}"), ("sec-fetch-site", "same-origin"))
        assert await judged.ask(judged.token, *own) == 204
    assert await judged.ask(judged.token, ("sec-fetch-site", "none")) == 204
    assert judged.events == []


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("GET", "/", 204), ("HEAD", "/", 204), ("POST", "/", 403), ("GET", "/open", 403)],
)
async def test_only_the_start_page_opens_from_another_site(
    judged: Judged, method: str, path: str, status: int
) -> None:
    foreign = ("sec-fetch-site", "cross-site")
    assert await judged.ask(judged.token, foreign, method=method, path=path) == status


async def test_what_is_too_large_is_told(judged: Judged) -> None:
    assert await judged.ask(judged.token, ("content-length", "9" * 12)) == 413
    assert judged.events == [("too_large", {"door": "http"})]


@pytest.mark.parametrize("kind", ["http", "websocket"])
async def test_every_refusal_has_the_safety_headers(judged: Judged, kind: str) -> None:
    assert await judged.ask(kind=kind) == 401
    for name, value in SAFETY_HEADERS.items():
        assert judged.answer[name] == value
    assert judged.answer["Content-Security-Policy"] == ANSWER_POLICY
    assert judged.answer["Cache-Control"] == "no-store"


async def test_an_answer_keeps_what_it_says_itself(judged: Judged) -> None:
    assert await judged.ask(judged.token) == 204
    assert judged.answer.getlist("Cache-Control") == ["no-cache"]
    assert judged.answer["X-Own"] == "kept"
    assert judged.answer["X-Frame-Options"] == "DENY"
