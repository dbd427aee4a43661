"""Requests of a conversation: what is taken, trimmed and refused."""

from uuid import uuid4

import pytest
from pydantic import ValidationError

from fortune_desktop.chat.models import MAX_MESSAGE, ChatRequest, HistoryRequest


def test_a_message_is_trimmed() -> None:
    assert ChatRequest(user_id=uuid4(), message="  안녕\n").message == "안녕"


def test_the_longest_message_is_taken() -> None:
    assert len(ChatRequest(user_id=uuid4(), message="달" * MAX_MESSAGE).message) == MAX_MESSAGE


@pytest.mark.parametrize("message", ["", " \n\t", "달" * (MAX_MESSAGE + 1)])
def test_an_empty_or_too_long_message_is_refused(message: str) -> None:
    with pytest.raises(ValidationError):
        ChatRequest(user_id=uuid4(), message=message)


@pytest.mark.parametrize("limit", [0, 101, -1])
def test_a_page_has_1_to_100_messages(limit: int) -> None:
    with pytest.raises(ValidationError):
        HistoryRequest(user_id=uuid4(), limit=limit)


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(ValidationError):
        ChatRequest.model_validate({"user_id": str(uuid4()), "message": "안녕", "role": "system"})
