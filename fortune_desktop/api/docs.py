"""The contract to read: the AsyncAPI document, and Swagger UI over the OpenAPI one, from our own files only."""

from collections.abc import Iterable
from functools import cache
from typing import Final

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse

from fortune_desktop.api.asyncapi import describe_frames
from fortune_desktop.core.session import Hub

# Swagger UI writes styles into its elements; everything else comes from this server, or not at all.
DOCS_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
# The page's build makes these two (`resources/web/vite.config.js`).
_PAGE: Final = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Fortune Desktop API</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/docs.css">
<div id="root"></div>
<script type="module" src="/assets/docs.js"></script>
</html>
"""


def mount(app: FastAPI, hub: Hub, bases: Iterable[str]) -> None:
    """Serve `/docs` and `/asyncapi.json` below each base; the document is made at the first request."""

    @cache
    def frames() -> bytes:
        return describe_frames(hub.operations)

    async def document(request: Request) -> Response:
        return Response(frames(), media_type="application/json")

    async def page(request: Request) -> Response:
        return HTMLResponse(_PAGE, headers={"Content-Security-Policy": DOCS_POLICY})

    for base in bases:
        app.add_route(f"{base}/asyncapi.json", document, methods=["GET"])
        app.add_route(f"{base}/docs", page, methods=["GET"])
