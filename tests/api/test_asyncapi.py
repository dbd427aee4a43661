"""The AsyncAPI document: every event, call, answer and alias with a schema that our own frames fit."""

import json
import re
from typing import Any
from uuid import uuid4

import jsonschema_rs
import pytest

from fortune_desktop.api.asyncapi import describe_frames, event_types
from fortune_desktop.core.aliases import ALIASES
from fortune_desktop.core.errors import NotFound
from fortune_desktop.core.events import (
    Event,
    ExpressionChange,
    ExpressionChanges,
    Notice,
    PlannedExpression,
    Sent,
)
from fortune_desktop.core.operations import Done, Operations, operation
from fortune_desktop.core.session import OWN_CALLS, refusal
from fortune_desktop.core.texts import Texts
from fortune_desktop.voice.models import SpeakRequest
from tests.api.demo import Demo

Json = dict[str, Any]


class Talk:
    """An operation with an alias."""

    @operation("tts.speak", "POST", "/tts/speak")
    async def speak(self, request: SpeakRequest) -> Done:
        """Speak."""
        return Done()


@pytest.fixture
def document(demo: Demo) -> Json:
    made: Json = json.loads(describe_frames(Operations(demo, Talk())))
    return made


def fits(document: Json, message: str, frame: object) -> bool:
    """True if a frame is what the document says of this message."""
    payload = document["components"]["messages"][message]["payload"]
    schema = {"allOf": [payload], "components": document["components"]}
    return jsonschema_rs.validator_for(schema).is_valid(frame)


def test_every_event_class_is_in_it() -> None:
    def subclasses(kind: type[Event]) -> set[type[Event]]:
        return {kind, *(one for child in kind.__subclasses__() for one in subclasses(child))}

    ours = {kind for kind in subclasses(Event) if kind.__module__ == Event.__module__}
    assert set(event_types()) == ours - {Event}


def test_every_event_call_answer_and_alias_is_a_message(document: Json, demo: Demo) -> None:
    messages = document["components"]["messages"]
    names = [op.name for op in Operations(demo, Talk())] + list(OWN_CALLS)
    for name in names:
        assert messages[f"{name.replace('.', '_')}_call"]["name"] == name
        assert f"{name.replace('.', '_')}_answer" in messages
        assert document["operations"][name]["action"] == "receive"
    assert {kind.type for kind in event_types()} <= messages.keys()
    assert "tts_request_alias" in messages
    assert "chat_message_alias" not in messages  # nothing stands behind it here
    assert document["channels"]["ws"]["messages"].keys() == messages.keys()


def test_every_reference_leads_somewhere(document: Json) -> None:
    def found(path: str) -> bool:
        node: Any = document
        for step in path.split("/"):
            node = node.get(step) if isinstance(node, dict) else None
        return node is not None

    references = set(re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(document)))
    assert references
    assert [path for path in references if not found(path)] == []


def test_every_schema_is_valid_json_schema(document: Json) -> None:
    for schema in document["components"]["schemas"].values():
        jsonschema_rs.meta.validate(schema)
    for message in document["components"]["messages"].values():
        jsonschema_rs.meta.validate(message["payload"])


@pytest.mark.parametrize(
    "event",
    [
        Notice(level="info", code="hello"),
        ExpressionChange(
            expression="joy", expression_index=1, emotion="joy", intensity=1, duration=0
        ),
        ExpressionChanges(
            user_id=uuid4(),
            changes=[
                PlannedExpression(
                    timestamp=0, duration=1, expression="joy", expression_index=1, emotion="joy"
                )
            ],
        ),
    ],
)
def test_an_event_frame_fits_its_message_and_no_other(document: Json, event: Event) -> None:
    frame = json.loads(Sent(7, event).frame)
    assert fits(document, event.type, frame)
    assert not fits(document, "chat_turn", frame)
    del frame["data"]
    assert not fits(document, event.type, frame)


def test_calls_and_answers_fit(document: Json) -> None:
    call = {"id": 1, "op": "demo.make", "params": {"text": "달"}}
    assert fits(document, "demo_make_call", call)
    assert not fits(document, "demo_make_call", call | {"params": {"text": ""}})
    assert not fits(document, "demo_make_call", {"id": 1, "op": "demo.make"})
    assert fits(document, "session_ping_call", {"op": "session.ping"})
    assert fits(document, "demo_make_answer", {"id": 1, "ok": {"text": "달"}})


def test_a_caller_need_not_send_the_language_or_who_it_is(document: Json) -> None:
    call = {"op": "tts.speak", "params": {"user_id": str(uuid4()), "text": "안녕"}}
    assert fits(document, "tts_speak_call", call)
    assert fits(document, "tts_request_alias", {"type": "tts_request", "text": "안녕"})
    assert not fits(document, "tts_request_alias", {"type": "tts_request", "client_uid": "x"})


def test_refusals_fit(document: Json) -> None:
    texts, error = Texts.load(), NotFound(what="user")
    assert fits(document, "refused", json.loads(refusal(texts, "ko", {"id": 4}, error)))
    for kind, alias in ALIASES.items():
        told = json.loads(refusal(texts, "en", {"type": kind}, error))
        assert fits(document, f"{alias.complaint}_complaint", told)
