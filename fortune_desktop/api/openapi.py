"""The OpenAPI document, made from the operations' own models, so that it cannot drift from them."""

import json
import re
from collections.abc import Iterable

from pydantic.json_schema import JsonSchemaValue, models_json_schema

from fortune_desktop import __version__
from fortune_desktop.core.operations import Operation

_REF = "#/components/schemas/"
_ERROR: JsonSchemaValue = {
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
        "paths": paths,
        "components": {
            "schemas": book.schemas,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }
    return json.dumps(document, ensure_ascii=False).encode()


class _Book:
    """The schemas of every model, under names that do not clash, and what they say about an operation."""

    def __init__(self, operations: tuple[Operation, ...]) -> None:
        self._refs, schema = models_json_schema(
            [(op.request, "validation") for op in operations]
            + [(op.response, "serialization") for op in operations],
            ref_template=_REF + "{model}",
        )
        self.schemas: JsonSchemaValue = {**schema.get("$defs", {}), "Error": _ERROR}

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
            "tags": [operation.name.partition(".")[0]],
            "parameters": [_parameter(name, "path", fields[name], True) for name in in_path]
            + [_parameter(name, "query", fields[name], name in required) for name in in_query],
            "responses": {
                str(operation.status): _json(
                    "Done.", self._refs[operation.response, "serialization"]
                ),
                "default": _json("What went wrong.", {"$ref": _REF + "Error"}),
            },
        }
        if rest and not in_query:
            entry["requestBody"] = _body({name: fields[name] for name in rest}, required)
        return entry

    def _request(self, operation: Operation) -> JsonSchemaValue:
        name: str = self._refs[operation.request, "validation"]["$ref"].removeprefix(_REF)
        schema: JsonSchemaValue = self.schemas[name]
        return schema


def _parameter(name: str, place: str, schema: JsonSchemaValue, required: bool) -> JsonSchemaValue:
    return {"name": name, "in": place, "required": required, "schema": schema}


def _body(fields: JsonSchemaValue, required: set[str]) -> JsonSchemaValue:
    needed = [name for name in fields if name in required]
    schema = {"type": "object", "properties": fields, "required": needed}
    return {"required": bool(needed), "content": {"application/json": {"schema": schema}}}


def _json(description: str, schema: JsonSchemaValue) -> JsonSchemaValue:
    return {"description": description, "content": {"application/json": {"schema": schema}}}
