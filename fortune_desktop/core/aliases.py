"""The specification's own client frames (`{"type": "chat_message", …}`), told as calls of our operations."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal
from uuid import UUID

from pydantic import JsonValue

Complaint = Literal["error", "tts_error"]


@dataclass(frozen=True)
class Alias:
    """The operation behind a frame's `type`, and the `type` of the frame that says it failed.

    `personal` frames speak for the connection's person; their `client_uid` says no more than the connection itself.
    """

    operation: str
    complaint: Complaint = "error"
    personal: bool = False


ALIASES: Final[Mapping[str, Alias]] = {
    "chat_message": Alias("chat.send", personal=True),
    "tts_request": Alias("tts.speak", "tts_error", personal=True),
    "expression_change": Alias("live2d.expression"),
    "motion_trigger": Alias("live2d.motion"),
}


def alias_of(frame: Mapping[str, JsonValue]) -> Alias | None:
    """The alias a frame names; None if it is a call of ours, or nothing at all."""
    kind = frame.get("type")
    return ALIASES.get(kind) if isinstance(kind, str) and "op" not in frame else None


def fields_of(
    alias: Alias, frame: Mapping[str, JsonValue], user_id: UUID, client_uid: str
) -> dict[str, object]:
    """The operation's fields: the frame's own, and who speaks; a frame may name another client for the character."""
    said = frame.keys() - {"type", "id"} - ({"client_uid"} if alias.personal else set())
    fields: dict[str, object] = {name: frame[name] for name in said}
    return fields | {"user_id": user_id} if alias.personal else {"client_uid": client_uid} | fields
