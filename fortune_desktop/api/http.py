"""The FastAPI app behind the guard: calls, documents, the page's files and the WebSocket, each mounted here."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from fortune_desktop.api import docs
from fortune_desktop.api.answers import caller_locale, error_answer
from fortune_desktop.api.calls import Calls
from fortune_desktop.api.frames import refuse_socket, serve_frames
from fortune_desktop.api.guard import Guard, cookie_name, cookies
from fortune_desktop.api.keys import Keys
from fortune_desktop.api.openapi import describe
from fortune_desktop.core.errors import FortuneError, MethodNotAllowed, NotFound
from fortune_desktop.core.page_files import is_private, page_file
from fortune_desktop.core.page_policy import PLAIN_POLICY, PLAIN_STYLE, page_policy
from fortune_desktop.core.session import Hub
from fortune_desktop.core.texts import Texts

BASES = ("/api/v1", "/api")
_CALLS = "/api/"
_OPEN_PATHS = ("/health", "/ready")
_PUBLIC = {"/", *(base + path for base in ("", *BASES) for path in _OPEN_PATHS)}

_METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def build_app(
    hub: Hub,
    keys: Keys,
    voice_folder: Path,
    port: int,
    metrics: Callable[[], bytes] | None = None,
) -> ASGIApp:
    """Everything the server answers, guarded; `port` is the one it already listens on.

    `metrics` writes what `/metrics` tells, in the text format of Prometheus.
    """
    app = FastAPI(
        openapi_url=None,  # also takes FastAPI's own documentation away, which loads from foreign servers
        redirect_slashes=False,
        telemetry={"auto_configure": False},
    )
    app.router.routes.append(Calls(hub, BASES))
    _mount_description(app, hub)
    docs.mount(app, hub, BASES)
    if metrics is not None:
        _mount_metrics(app, metrics)
    app.add_api_websocket_route("/ws", serve_frames(hub))
    app.add_api_websocket_route("/{path:path}", refuse_socket(hub.texts))
    _report_errors(app, hub.texts)
    door = PageDoor(app, keys, hub.texts, voice_folder, port)
    return Guard(door, keys, hub.texts, port, door.is_public)


def _mount_description(app: FastAPI, hub: Hub) -> None:
    """Serve the OpenAPI document, made once at the first request."""

    @cache
    def made() -> bytes:
        return describe(hub.operations, BASES[0])

    async def document(_request: Request) -> Response:
        return Response(made(), media_type="application/json")

    for base in BASES:
        app.add_route(f"{base}/openapi.json", document, methods=["GET"])


def _mount_metrics(app: FastAPI, metrics: Callable[[], bytes]) -> None:
    async def figures(_request: Request) -> Response:
        return Response(metrics(), media_type=_METRICS_TYPE)

    for base in ("", *BASES):
        app.add_route(f"{base}/metrics", figures, methods=["GET"])


def _report_errors(app: FastAPI, texts: Texts) -> None:
    """Give every error the contract's shape, those of the router and of our bugs too."""

    async def ours(request: Request, error: Exception) -> Response:
        known = error if isinstance(error, FortuneError) else FortuneError()
        return error_answer(known, texts, caller_locale(request.headers))

    async def router(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 404
        return await ours(request, MethodNotAllowed() if status == 405 else NotFound())

    app.add_exception_handler(FortuneError, ours)
    app.add_exception_handler(HTTPException, router)
    app.add_exception_handler(Exception, ours)


class PageDoor:
    """The page's files over HTTP, and the ticket that opens a browser's session; the rest goes to the API."""

    def __init__(
        self, api: ASGIApp, keys: Keys, texts: Texts, voice_folder: Path, port: int
    ) -> None:
        self._api = api
        self._keys = keys
        self._texts = texts
        self._voice_folder = voice_folder
        self._cookie = cookie_name(port)

    def is_public(self, path: str) -> bool:
        """True for health, readiness and the page's own files, but not for what was said aloud."""
        if path.startswith(_CALLS):
            return path in _PUBLIC
        return path in _PUBLIC or (
            not is_private(path) and page_file(path, self._voice_folder) is not None
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with a file or a session, or pass on."""
        ours = scope["type"] == "http" and not scope["path"].startswith(_CALLS)
        answer = self._answer(Request(scope)) if ours else None
        await (answer or self._api)(scope, receive, send)

    def _answer(self, request: Request) -> Response | None:
        if request.method not in ("GET", "HEAD"):
            return None
        path: str = request.scope["path"]  # as the guard saw it
        ticket = request.query_params.get("ticket")
        if request.method == "GET" and path == "/" and ticket is not None:
            return self._open_session(request.headers, ticket)
        found = page_file(path, self._voice_folder)
        if found is None:
            return None
        headers = {
            "Content-Security-Policy": page_policy(request.headers["host"]),
            "Cache-Control": "no-store" if is_private(path) else "no-cache",
        }
        return FileResponse(found.path, media_type=found.mime, headers=headers)

    def _open_session(self, headers: Headers, ticket: str) -> Response:
        """Exchange a ticket for the session cookie and take it out of the address bar."""
        # A browser that opens its old link again is let in by its cookie.
        if not self._keys.fits(cookies(headers, self._cookie)):
            try:
                self._keys.redeem(ticket)
            except FortuneError as refusal:
                return self._ticket_page(headers, refusal)
        answer = RedirectResponse("/", 303)
        answer.set_cookie(self._cookie, self._keys.session, httponly=True, samesite="strict")
        return answer

    def _ticket_page(self, headers: Headers, refusal: FortuneError) -> Response:
        """Say to a browser, in words, and to a program, in the error shape, that the link is used up."""
        locale = caller_locale(headers)
        if "text/html" not in headers.get("accept", ""):
            return error_answer(refusal, self._texts, locale)
        title, text = (self._texts.text(locale, f"api.ticket.{part}") for part in ("title", "text"))
        return HTMLResponse(
            f'<!doctype html><html lang="{locale}"><meta charset="utf-8"><title>{title}</title>'
            f"<style>{PLAIN_STYLE}</style><main><h1>{title}</h1><p>{text}</p></main></html>",
            refusal.status,
            {"Content-Security-Policy": PLAIN_POLICY},
        )
