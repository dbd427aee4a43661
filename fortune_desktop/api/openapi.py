"""The OpenAPI document, made from the operations' own models, so that it cannot drift from them."""

import json
import re
from collections.abc import Iterable, Iterator
from http import HTTPStatus

from pydantic.json_schema import JsonSchemaValue, models_json_schema

from fortune_desktop import __version__
from fortune_desktop.core.errors import FortuneError
from fortune_desktop.core.operations import Operation

_REF, _RESPONSES = "#/components/schemas/", "#/components/responses/"
# What can go wrong with every call, with a body, with fields, and where something is looked up.
_ALWAYS, _WITH_BODY, _WITH_FIELDS, _LOOKED_UP = (401, 403, 429, 500, 503), (400, 413, 415), 422, 404
_OPEN = ("health.live", "health.ready")
_ROOMS = {
    "user": "A person: profile, readings so far, everything that is kept of them.",
    "people": "The people close to a person.",
    "sessions": "A person's sittings.",
    "fortune": "Readings and the calendar behind them.",
    "chat": "Talk with her.",
    "tts": "Her voice.",
    "live2d": "Her face, her motions, and how she is for a client.",
    "settings": "How the app looks and speaks.",
    "safety": "What is watched for in what people say.",
    "health": "Whether the app lives.",
    "operations": "What can be called.",
}
ERROR: JsonSchemaValue = {
    "type": "object",
    "required": ["error"],
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message", "details"],
            "properties": {
                "code": {"type": "string"},
                "message": {"type": "string", "description": "In the caller's language."},
                "details": {"type": "object"},
            },
        }
    },
}


def describe(operations: Iterable[Operation], base: str) -> bytes:
    """The document as JSON; `base` is the path below which the operations are served."""
    known = tuple(operations)
    book = _Book(known)
    paths: dict[str, dict[str, object]] = {}
    for operation in known:
        paths.setdefault(base + operation.path, {})[operation.method.lower()] = book.entry(
            operation
        )
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Fortune Desktop", "version": __version__},
        "security": [{"token": []}],
        "tags": _tags(known),
        "paths": paths,
        "components": {
            "schemas": book.schemas,
            "responses": _failures(),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }
    return json.dumps(document, ensure_ascii=False).encode()


def _tags(operations: Iterable[Operation]) -> list[JsonSchemaValue]:
    """Every room that is served, with what it is for."""
    names = dict.fromkeys(_tag(operation) for operation in operations)
    return [{"name": name, "description": _ROOMS.get(name, "")} for name in names]


def _tag(operation: Operation) -> str:
    return operation.name.partition(".")[0]


def _failures() -> dict[str, JsonSchemaValue]:
    """Every status an error can have, with its codes."""
    codes: dict[int, list[str]] = {}
    for kind in _errors(FortuneError):
        codes.setdefault(kind.status, []).append(f"`{kind.code}`")
    found = {}
    for status, named in sorted(codes.items()):
        words = f"{HTTPStatus(status).phrase}: {', '.join(named)}."
        found[str(status)] = _json(words, {"$ref": _REF + "Error"})
    seconds = {"description": "Seconds to wait.", "schema": {"type": "integer"}}
    found["429"]["headers"] = {"Retry-After": seconds}
    return found


def _errors(kind: type[FortuneError]) -> Iterator[type[FortuneError]]:
    yield kind
    for child in kind.__subclasses__():
        if child.__module__ == FortuneError.__module__:
            yield from _errors(child)


class _Book:
    """The schemas of every model, under names that do not clash, and what they say about an operation."""

    def __init__(self, operations: tuple[Operation, ...]) -> None:
        self._refs, schema = models_json_schema(
            [(op.request, "validation") for op in operations]
            + [(op.response, "serialization") for op in operations],
            ref_template=_REF + "{model}",
        )
        self.schemas: JsonSchemaValue = {**schema.get("$defs", {}), "Error": ERROR}

    def entry(self, operation: Operation) -> dict[str, object]:
        """One operation: its parameters, body, answer and error."""
        request = self._request(operation)
        fields: JsonSchemaValue = request.get("properties", {})
        # The caller's language fills `locale`, so nobody has to send it.
        required = set(request.get("required", ())) - {"locale"}
        in_path = re.findall(r"{(\w+)}", operation.path)
        rest = [name for name in fields if name not in in_path]
        in_query = rest if operation.method in ("GET", "DELETE") else []
        entry: dict[str, object] = {
            "operationId": operation.name,
            "summary": operation.summary,
            "description": (operation.request.__doc__ or "").strip(),
            "tags": [_tag(operation)],
            "parameters": [_parameter(name, "path", fields[name], True) for name in in_path]
            + [_parameter(name, "query", fields[name], name in required) for name in in_query],
            "responses": {
                str(operation.status): _json(
                    "Done.", self._refs[operation.response, "serialization"]
                ),
                **_may_fail(fields, in_path, body=bool(rest and not in_query)),
                "default": _json("What went wrong.", {"$ref": _REF + "Error"}),
            },
        }
        if rest and not in_query:
            entry["requestBody"] = _body({name: fields[name] for name in rest}, required)
        if operation.name in _OPEN:
            entry["security"] = []
        return entry

    def _request(self, operation: Operation) -> JsonSchemaValue:
        name: str = self._refs[operation.request, "validation"]["$ref"].removeprefix(_REF)
        schema: JsonSchemaValue = self.schemas[name]
        return schema


def _may_fail(
    fields: JsonSchemaValue, in_path: list[str], *, body: bool
) -> dict[str, JsonSchemaValue]:
    """The errors a call must reckon with."""
    statuses = {*_ALWAYS, *(_WITH_BODY if body else ())}
    if fields:
        statuses.add(_WITH_FIELDS)
    if in_path or "user_id" in fields:
        statuses.add(_LOOKED_UP)
    return {str(status): {"$ref": f"{_RESPONSES}{status}"} for status in sorted(statuses)}


def _parameter(name: str, place: str, schema: JsonSchemaValue, required: bool) -> JsonSchemaValue:
    return {"name": name, "in": place, "required": required, "schema": schema}


def _body(fields: JsonSchemaValue, required: set[str]) -> JsonSchemaValue:
    needed = [name for name in fields if name in required]
    schema = {"type": "object", "properties": fields, "required": needed}
    return {"required": bool(needed), "content": {"application/json": {"schema": schema}}}


def _json(description: str, schema: JsonSchemaValue) -> JsonSchemaValue:
    return {"description": description, "content": {"application/json": {"schema": schema}}}
