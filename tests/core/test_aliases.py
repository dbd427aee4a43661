"""The specification's frames: which operation each one is, and what it passes on."""

from uuid import UUID

import pytest
from pydantic import JsonValue

from fortune_desktop.core.aliases import ALIASES, alias_of, fields_of

ME = UUID(int=7)
Frame = dict[str, JsonValue]


@pytest.mark.parametrize(
    ("kind", "operation", "complaint"),
    [
        ("chat_message", "chat.send", "error"),
        ("tts_request", "tts.speak", "tts_error"),
        ("expression_change", "live2d.expression", "error"),
        ("motion_trigger", "live2d.motion", "error"),
    ],
)
def test_each_frame_is_one_operation(kind: str, operation: str, complaint: str) -> None:
    alias = alias_of({"type": kind})
    assert alias is not None
    assert (alias.operation, alias.complaint) == (operation, complaint)


@pytest.mark.parametrize(
    "frame",
    [
        {},
        {"id": 1, "op": "chat.send"},
        {"type": "chat_message", "op": "chat.send"},
        {"type": "nobody_knows"},
        {"type": ["chat_message"]},
        {"type": None},
    ],
)
def test_anything_else_is_none(frame: Frame) -> None:
    assert alias_of(frame) is None


def test_a_personal_frame_speaks_for_the_connections_person() -> None:
    frame: Frame = {"type": "chat_message", "client_uid": "x", "message": "안녕", "user_id": "you"}
    fields = fields_of(ALIASES["chat_message"], frame, ME, "own")
    assert fields == {"message": "안녕", "user_id": ME}


def test_a_frame_for_the_character_may_name_a_client() -> None:
    alias = ALIASES["motion_trigger"]
    assert fields_of(alias, {"type": "motion_trigger", "group": "Nod"}, ME, "own") == {
        "client_uid": "own",
        "group": "Nod",
    }
    named = fields_of(alias, {"type": "motion_trigger", "client_uid": "x", "id": 3}, ME, "own")
    assert named == {"client_uid": "x"}
