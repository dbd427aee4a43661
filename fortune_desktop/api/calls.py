"""Every operation as a REST call: which address is whose, what was sent, and the answer as JSON."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from pydantic import BaseModel, JsonValue
from starlette.datastructures import QueryParams
from starlette.requests import ClientDisconnect
from starlette.routing import BaseRoute, Match
from starlette.types import Receive, Scope, Send

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.errors import Invalid, MethodNotAllowed
from fortune_desktop.core.operations import Operation, as_json, json_object
from fortune_desktop.core.session import Hub
from fortune_desktop.core.texts import locale_of

_AT_ROOT = ("/health", "/ready", "/live2d/")
_FIELD = re.compile(r"{(\w+)}")
_JSON = (b"content-type", b"application/json")


class _Call(NamedTuple):
    """An operation, and the names of the fields in its address."""

    operation: Operation
    fields: list[str]


class _Found(NamedTuple):
    """The calls of an address by method, and the steps that stand for its fields."""

    calls: Mapping[str, _Call]
    steps: list[str]


class Addresses:
    """Operations by the steps of their addresses; a `{field}` takes any one step that no other address names."""

    def __init__(self) -> None:
        self._next: dict[str | None, Addresses] = {}  # None: whatever step comes
        self._calls: dict[str, _Call] = {}

    def add(self, path: str, operation: Operation) -> None:
        """Make an operation known under a path as `/user/{user_id}`."""
        here = self
        for step in path.split("/"):
            key = None if _FIELD.fullmatch(step) else step
            here = here._next.setdefault(key, Addresses())
        here._calls[operation.method] = _Call(operation, _FIELD.findall(path))

    def find(self, path: str) -> _Found | None:
        """What is known under an address, if anything."""
        here, steps = self, list[str]()
        for step in path.split("/"):
            known = here._next.get(step)
            if known is None and step:
                steps.append(step)
                known = here._next.get(None)
            if known is None:
                return None
            here = known
        return _Found(here._calls, steps) if here._calls else None


class Calls(BaseRoute):
    """The one route of all operations, below each of the bases; a few stand at the root too.

    A route of FastAPI's own for each would double what a short answer costs.
    """

    def __init__(self, hub: Hub, bases: Sequence[str]) -> None:
        self._hub = hub
        self._addresses = Addresses()
        for operation in hub.operations:
            root = ("",) if operation.path.startswith(_AT_ROOT) else ()
            for base in (*root, *bases):
                self._addresses.add(base + operation.path, operation)

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """FULL for an operation's address and method, PARTIAL for its address alone."""
        found = self._addresses.find(scope["path"]) if scope["type"] == "http" else None
        if found is None:
            return Match.NONE, {}
        call = found.calls.get(scope["method"])
        if call is None:
            return Match.PARTIAL, {"call": None}
        return Match.FULL, {"call": call, "steps": found.steps}

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run the operation and send its result as JSON."""
        call: _Call | None = scope["call"]
        if call is None:
            raise MethodNotAllowed
        try:
            params = await _fields(call, scope, receive)
        except ClientDisconnect:
            return  # nobody is left to answer
        operation = call.operation
        result = await self._hub.call(operation.name, params, _language(scope["headers"]))
        await _answer(send, operation.status, result)


async def _fields(call: _Call, scope: Scope, receive: Receive) -> dict[str, object]:
    """Path, query and body fields go together through the operation's own validation, as a frame's do."""
    fields: dict[str, object] = dict(zip(call.fields, scope["steps"], strict=True))
    if query := scope["query_string"]:
        _add(fields, QueryParams(query).multi_items())
    if call.operation.method != "GET":
        _add(fields, (await _body_fields(receive)).items())
    return fields


async def _answer(send: Send, status: int, result: BaseModel) -> None:
    """Send a result: what a response object would send, without making one."""
    content = as_json(result)
    headers = [_JSON, (b"content-length", b"%d" % len(content))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": content})


@lru_cache(maxsize=64)
def _locale(accept_language: bytes) -> Locale:
    return locale_of(accept_language.decode("latin-1"))


def _language(headers: Iterable[tuple[bytes, bytes]]) -> Locale:
    """The caller's language, as `caller_locale` tells it, from the headers as they came."""
    for name, value in headers:
        if name == b"accept-language":
            return _locale(value)
    return "ko"


async def _body_fields(receive: Receive) -> dict[str, JsonValue]:
    body, more = b"", True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return json_object(body) if body else {}


def _add(params: dict[str, object], more: Iterable[tuple[str, object]]) -> None:
    """Add fields to those known; the same field with two different values is Invalid."""
    for name, value in more:
        if params.setdefault(name, value) != value:
            problem = {
                "field": name,
                "type": "conflict",
                "message": "Given twice with different values",
            }
            raise Invalid(errors=[problem])
