"""The AsyncAPI document of the WebSocket: every call, event and answer, made from the same types as the frames."""

import json
from collections.abc import Iterable, Iterator

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, JsonSchemaValue, models_json_schema

from fortune_desktop import __version__
from fortune_desktop.api.openapi import ERROR
from fortune_desktop.core.aliases import ALIASES
from fortune_desktop.core.events import Event
from fortune_desktop.core.operations import Operation
from fortune_desktop.core.session import OWN_CALLS

_SCHEMAS, _MESSAGES = "#/components/schemas/", "#/components/messages/"
_CHANNEL = "#/channels/ws"
_ID: JsonSchemaValue = {"description": "Any JSON value; the answer carries it."}
_KEY: JsonSchemaValue = {
    "type": "string",
    "maxLength": 64,
    "description": "A call that changes something runs once, however often it comes with the same key.",
}


def describe_frames(operations: Iterable[Operation]) -> bytes:
    """The document as JSON. `send` is what the server sends, `receive` what it takes."""
    frames = _Frames(tuple(operations))
    messages = frames.messages
    document = {
        "asyncapi": "3.0.0",
        "info": {"title": "Fortune Desktop", "version": __version__},
        "defaultContentType": "application/json",
        "servers": {
            "local": {
                "host": "127.0.0.1:{port}",
                "protocol": "ws",
                "variables": {"port": {"description": "As server.json says."}},
                "security": [{"$ref": "#/components/securitySchemes/token"}],
            }
        },
        "channels": {
            "ws": {
                "address": "/ws",
                "description": "The first frame is `state_snapshot`. `?user_id=` names the person to follow.",
                "messages": {name: {"$ref": _MESSAGES + name} for name in messages},
            }
        },
        "operations": frames.operations,
        "components": {
            "schemas": frames.schemas,
            "messages": messages,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }
    return json.dumps(document, ensure_ascii=False).encode()


def event_types() -> list[type[Event]]:
    """Every event the server sends."""
    return [kind for kind in Event.__subclasses__() if kind.__module__ == Event.__module__]


class _Frames:
    """Every frame as a message, and which one answers which."""

    def __init__(self, known: tuple[Operation, ...]) -> None:
        self.calls = {op.name: (op.request, op.response, op.summary) for op in known} | {
            name: (request, answer, _first_line(request))
            for name, (request, answer) in OWN_CALLS.items()
        }
        self._refs, schema = models_json_schema(
            list(self._models()), ref_template=_SCHEMAS + "{model}"
        )
        self.schemas: JsonSchemaValue = {**schema.get("$defs", {}), "Error": ERROR}
        self.messages: dict[str, JsonSchemaValue] = {
            **dict(map(self._event, event_types())),
            **dict(self._call_messages()),
            **dict(self._aliases()),
            **_complaints(),
        }
        self.operations = dict(self._operations())

    def _models(self) -> Iterator[tuple[type[BaseModel], JsonSchemaMode]]:
        for kind in event_types():
            yield kind, "serialization"
        for request, answer, _ in self.calls.values():
            yield request, "validation"
            yield answer, "serialization"

    def _event(self, kind: type[Event]) -> tuple[str, JsonSchemaValue]:
        data = self._refs[kind, "serialization"]
        frame = _frame(seq={"type": "integer"}, type={"const": kind.type}, data=data)
        return kind.type, _message(kind.type, _first_line(kind), frame)

    def _call_messages(self) -> Iterator[tuple[str, JsonSchemaValue]]:
        for name, (request, answer, summary) in self.calls.items():
            params = self._params(request)
            call = _frame(op={"const": name}, params=params)
            call["properties"] |= {"id": _ID, "key": _KEY}
            if not params.get("required"):
                call["required"].remove("params")
            yield f"{_key(name)}_call", _message(name, summary, call)
            ok = _frame(id=_ID, ok=self._refs[answer, "serialization"])
            yield f"{_key(name)}_answer", _message(f"{name} answered", _first_line(answer), ok)

    def _aliases(self) -> Iterator[tuple[str, JsonSchemaValue]]:
        """The specification's own frames; the connection knows who sends them."""
        for kind, alias in ALIASES.items():
            if alias.operation in self.calls:
                params = self._params(self.calls[alias.operation][0])
                known = {"user_id", "client_uid", "locale"}
                fields = {k: v for k, v in params["properties"].items() if k not in known}
                frame = _frame(type={"const": kind})
                frame["properties"] |= {"client_uid": {"type": "string"}, **fields}
                frame["required"] += [f for f in params.get("required", ()) if f not in known]
                summary = f"The same as {alias.operation}; what happens is its answer."
                yield f"{kind}_alias", _message(kind, summary, frame)

    def _params(self, request: type[BaseModel]) -> JsonSchemaValue:
        """A request's own schema; the caller's language fills `locale`."""
        name: str = self._refs[request, "validation"]["$ref"].removeprefix(_SCHEMAS)
        schema: JsonSchemaValue = {"properties": {}, **self.schemas[name]}
        required = [field for field in schema.get("required", ()) if field != "locale"]
        return {**schema, "required": required}

    def _operations(self) -> Iterator[tuple[str, JsonSchemaValue]]:
        for name in self.calls:
            answers = [_in_channel(f"{_key(name)}_answer"), _in_channel("refused")]
            reply = {"channel": {"$ref": _CHANNEL}, "messages": answers}
            yield name, {**_operation("receive", [f"{_key(name)}_call"]), "reply": reply}
        aliases = [f"{kind}_alias" for kind in ALIASES if f"{kind}_alias" in self.messages]
        if aliases:
            yield "specification", _operation("receive", aliases)
        yield "events", _operation("send", [kind.type for kind in event_types()])
        yield "complaints", _operation("send", list(_complaints()))


def _complaints() -> dict[str, JsonSchemaValue]:
    """What is sent when a frame failed: under the call's id, or as the specification says it."""
    error = ERROR["properties"]["error"]
    told = {
        kind: _message(
            kind,
            "A frame of the specification failed; `error` is the sentence, `data` the whole error.",
            _frame(type={"const": kind}, error={"type": "string"}, data=error),
        )
        for kind in sorted({alias.complaint for alias in ALIASES.values()})
    }
    refused = _message("refused", "A call failed.", _frame(id=_ID, error=error))
    return {"refused": refused, **{f"{kind}_complaint": one for kind, one in told.items()}}


def _frame(**fields: JsonSchemaValue) -> JsonSchemaValue:
    return {"type": "object", "required": list(fields), "properties": fields}


def _message(name: str, summary: str, payload: JsonSchemaValue) -> JsonSchemaValue:
    return {"name": name, "summary": summary, "payload": payload}


def _operation(action: str, messages: list[str]) -> JsonSchemaValue:
    listed = [_in_channel(name) for name in messages]
    return {"action": action, "channel": {"$ref": _CHANNEL}, "messages": listed}


def _in_channel(message: str) -> JsonSchemaValue:
    return {"$ref": f"{_CHANNEL}/messages/{message}"}


def _key(name: str) -> str:
    return name.replace(".", "_")


def _first_line(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").strip().split("\n")[0]
