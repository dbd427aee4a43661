"""Errors as HTTP answers: one shape, the caller's language, for requests and for refused WebSockets alike."""

from math import ceil

from fastapi.responses import JSONResponse
from starlette.datastructures import Headers

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.errors import FortuneError, TooManyRequests, Unauthorized
from fortune_desktop.core.texts import Texts, locale_of


def caller_locale(headers: Headers) -> Locale:
    """The language a caller asks for in `Accept-Language`; Korean by default."""
    return locale_of(headers.get("accept-language", ""))


def error_answer(error: FortuneError, texts: Texts, locale: Locale) -> JSONResponse:
    """`{"error": {code, message, details}}` with the error's status and the headers that belong to it."""
    content = {"error": texts.error(locale, error)}
    return JSONResponse(content, error.status, headers=_headers(error))


def _headers(error: FortuneError) -> dict[str, str]:
    if isinstance(error, Unauthorized):
        return {"WWW-Authenticate": "Bearer"}
    seconds = error.details.get("retry_after")
    if isinstance(error, TooManyRequests):
        return {"Retry-After": str(ceil(seconds) if isinstance(seconds, int | float) else 1)}
    return {}
