"""The one gate before everything the server does, for HTTP and WebSocket alike: Host, Origin, token, body.

Pure ASGI on purpose: middleware built on request objects never sees a WebSocket.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from fortune_desktop.api.answers import caller_locale, error_answer
from fortune_desktop.api.keys import Keys
from fortune_desktop.core.errors import Forbidden, FortuneError, TooLarge, UnsupportedMedia
from fortune_desktop.core.page_policy import ANSWER_POLICY, SAFETY_HEADERS
from fortune_desktop.core.security import SecurityEvent
from fortune_desktop.core.texts import Texts

MAX_BODY_BYTES = 64 * 1024
LOCAL_HOSTS = ("127.0.0.1", "localhost")
TOKEN_PROTOCOL = "token."  # noqa: S105  # a prefix, not a secret

_EVENTS: dict[object, SecurityEvent] = {
    "host": "foreign_host",
    "origin": "foreign_origin",
    "site": "cross_site",
}
_READING = ("GET", "HEAD")
_OWN_SITES = ("same-origin", "none")
_DEFAULTS = [
    (name.lower().encode(), value.encode())
    for name, value in (
        *SAFETY_HEADERS.items(),
        ("Content-Security-Policy", ANSWER_POLICY),
        ("Cache-Control", "no-store"),
    )
]
_JUDGED = frozenset(
    [
        *(b"host", b"origin", b"sec-fetch-site"),
        *(b"authorization", b"sec-websocket-protocol", b"cookie"),
        *(b"content-length", b"content-type", b"transfer-encoding"),
    ]
)


class Judged:
    """Of a request's headers those that are judged, each with every value it was sent with."""

    def __init__(self, scope: Scope) -> None:
        self._values: dict[bytes, list[str]] = {}
        for name, value in scope["headers"]:
            if name in _JUDGED:
                self._values.setdefault(name, []).append(value.decode("latin-1"))

    def all(self, name: bytes) -> Sequence[str]:
        """Every value of a header."""
        return self._values.get(name, ())


class Guard:
    """Passes on what comes from this machine, from our own page or no page at all, with a key.

    `is_public` says which paths anybody on this machine may read without one.
    """

    def __init__(
        self, app: ASGIApp, keys: Keys, texts: Texts, port: int, is_public: Callable[[str], bool]
    ) -> None:
        self._app = app
        self._keys = keys
        self._texts = texts
        self._is_public = is_public
        self._cookie = cookie_name(port)
        self._hosts = {f"{host}:{port}" for host in LOCAL_HOSTS}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer why not; either way with the safety headers."""
        try:
            self._judge(scope, Judged(scope))
        except FortuneError as refusal:
            self._report(scope, refusal)
            locale = caller_locale(Headers(scope=scope))
            answer = error_answer(refusal, self._texts, locale)
            await answer(scope, receive, _with_safety_headers(send))
        else:
            await self._app(scope, self._limited(receive), _with_safety_headers(send))

    def _judge(self, scope: Scope, headers: Judged) -> None:
        """Raise the FortuneError that keeps this request out; the order tells a stranger as little as possible."""
        reading = scope["type"] == "http" and scope["method"] in _READING
        self._judge_place(headers, navigable=reading and scope["path"] == "/")
        if not (reading and self._is_public(scope["path"])):
            self._keys.admit(_offered_keys(headers, self._cookie))
        if scope["type"] == "http":
            _judge_body(headers, reading=reading)

    def _judge_place(self, headers: Judged, *, navigable: bool) -> None:
        """Refuse a rebound Host, a foreign Origin and whatever a browser calls another site.

        The start page may be opened by a link from anywhere: its answer holds nothing and cannot be framed.
        """
        host = ",".join(headers.all(b"host")).lower()
        if host not in self._hosts:
            raise Forbidden(reason="host")
        if any(origin.lower() != f"http://{host}" for origin in headers.all(b"origin")):
            raise Forbidden(reason="origin")
        if not navigable and any(s not in _OWN_SITES for s in headers.all(b"sec-fetch-site")):
            raise Forbidden(reason="site")

    def _report(self, scope: Scope, refusal: FortuneError) -> None:
        """Put a refusal that tells of an attack into the security log; the keys report their own."""
        if isinstance(refusal, Forbidden):
            self._keys.security(_EVENTS[refusal.details["reason"]], door=scope["type"])
        elif isinstance(refusal, TooLarge):
            self._keys.security("too_large", door=scope["type"])

    def _limited(self, receive: Receive) -> Receive:
        """Count a body that does not tell its length; whoever reads too much of it gets TooLarge."""
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            if message["type"] == "http.request":
                received += len(message.get("body", b""))
                if received > MAX_BODY_BYTES:
                    self._keys.security("too_large", door="http")
                    raise TooLarge(limit=MAX_BODY_BYTES)
            return message

        return counted


def cookie_name(port: int) -> str:
    """The session cookie's name; browsers share cookies between ports, so it carries ours."""
    return f"fortune_{port}"


def cookies(headers: Headers, name: str) -> Iterator[str]:
    """Every value of a cookie; a page on another port can add a second one, which must not hide ours."""
    return _crumbs(headers.getlist("cookie"), name)


def _crumbs(headers: Iterable[str], name: str) -> Iterator[str]:
    for header in headers:
        for item in header.split(";"):
            key, _, value = item.strip().partition("=")
            if key == name:
                yield value


def _offered_keys(headers: Judged, cookie: str) -> Iterator[str]:
    """Every key a caller shows: bearer token, WebSocket subprotocol, session cookie."""
    for header in headers.all(b"authorization"):
        scheme, _, value = header.partition(" ")
        if scheme.lower() == "bearer":
            yield value.strip()
    for header in headers.all(b"sec-websocket-protocol"):
        for protocol in header.split(","):
            if protocol.strip().startswith(TOKEN_PROTOCOL):
                yield protocol.strip().removeprefix(TOKEN_PROTOCOL)
    yield from _crumbs(headers.all(b"cookie"), cookie)


def _judge_body(headers: Judged, *, reading: bool) -> None:
    """Refuse by its headers a body that is too long or not JSON (a plain form could be sent by any page)."""
    lengths = headers.all(b"content-length")
    if any(not length.isdecimal() or int(length) > MAX_BODY_BYTES for length in lengths):
        raise TooLarge(limit=MAX_BODY_BYTES)
    has_body = any(length.strip("0") for length in lengths) or headers.all(b"transfer-encoding")
    kinds = headers.all(b"content-type") or ([""] if has_body else [])
    if not reading and any(_media_type(kind) != "application/json" for kind in kinds):
        raise UnsupportedMedia(expected="application/json")


def _media_type(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


def _with_safety_headers(send: Send) -> Send:
    """Add the safety headers that an answer does not set itself."""

    async def sealed(message: Message) -> None:
        if message["type"] in ("http.response.start", "websocket.http.response.start"):
            headers = list(message.get("headers", ()))
            known = {name for name, _ in headers}
            message["headers"] = headers + [one for one in _DEFAULTS if one[0] not in known]
        await send(message)

    return sealed
