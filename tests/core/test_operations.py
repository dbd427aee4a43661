"""Operations: declared once, found by name, validated, and never failing in any but the contract's errors."""

from uuid import UUID, uuid4

import pytest
from pydantic import BaseModel, Field, ValidationError

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.errors import BirthMissing, FortuneError, Invalid, UnknownOperation
from fortune_desktop.core.operations import (
    Done,
    Empty,
    Finished,
    Operations,
    as_json,
    operation,
)


class Ask(BaseModel):
    user_id: UUID
    times: int = Field(default=1, ge=1, le=3)
    locale: Locale = "ko"


class Told(BaseModel):
    text: str


class Teller:
    @operation("teller.tell", "GET", "/teller/{user_id}")
    async def tell(self, request: Ask) -> Told:
        """Tell something.

        More about it.
        """
        return Told(text=f"{request.locale}{request.times}")

    @operation("teller.refuse", "POST", "/teller/refuse", status=201)
    async def refuse(self, request: Empty) -> Done:
        """Refuse."""
        raise BirthMissing

    @operation("teller.break", "POST", "/teller/break")
    async def fall(self, request: Empty) -> Done:
        """Fall over a bug."""
        raise ZeroDivisionError("a secret")

    async def not_an_operation(self, request: Empty) -> Done:
        return Done()


@pytest.fixture
def operations() -> Operations:
    return Operations(Teller())


def test_declared_methods_are_found_in_order_with_all_that_a_door_needs(
    operations: Operations,
) -> None:
    assert [one.name for one in operations] == ["teller.tell", "teller.refuse", "teller.break"]
    tell = operations["teller.tell"]
    assert (tell.method, tell.path, tell.status) == ("GET", "/teller/{user_id}", 200)
    assert (tell.request, tell.response, tell.summary) == (Ask, Told, "Tell something.")
    assert tell.speaks
    assert operations["teller.refuse"].status == 201
    assert not operations["teller.refuse"].speaks


def test_a_name_declared_twice_is_a_bug_found_at_the_start(operations: Operations) -> None:
    with pytest.raises(ValueError, match=r"teller\.tell is declared twice"):
        operations.add(Teller())


async def test_the_callers_language_fills_a_request_that_does_not_set_it(
    operations: Operations,
) -> None:
    who = str(uuid4())
    told = await operations.call("teller.tell", {"user_id": who}, "en")
    assert told == Told(text="en1")
    told = await operations.call("teller.tell", {"user_id": who, "locale": "ko", "times": 2}, "en")
    assert told == Told(text="ko2")


async def test_a_call_leaves_what_it_was_given_as_it_was(operations: Operations) -> None:
    params: dict[str, object] = {"user_id": str(uuid4())}
    before = dict(params)
    await operations.call("teller.tell", params, "en")
    assert params == before


@pytest.mark.parametrize(
    ("params", "field"), [({}, "user_id"), ({"user_id": str(UUID(int=1)), "times": 4}, "times")]
)
async def test_a_violation_names_the_field_and_does_not_echo_the_input(
    operations: Operations, params: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as caught:
        await operations.call("teller.tell", params | {"note": "a secret"}, "ko")
    assert [problem["field"] for problem in caught.value.details["errors"]] == [field]  # type: ignore[index, union-attr, call-overload]
    assert "secret" not in str(caught.value.details)


async def test_an_unknown_name_is_told_shortened(operations: Operations) -> None:
    with pytest.raises(UnknownOperation) as caught:
        await operations.call("x" * 500, {}, "ko")
    assert caught.value.details["operation"] == "x" * 80


async def test_an_error_of_the_contract_passes_through(operations: Operations) -> None:
    with pytest.raises(BirthMissing):
        await operations.call("teller.refuse", {}, "ko")


async def test_a_bug_becomes_an_internal_error_without_its_inside(
    operations: Operations, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(FortuneError) as caught:
        await operations.call("teller.break", {}, "ko")
    assert caught.value.code == "internal"
    assert "secret" not in str(caught.value.details)
    assert "operation teller.break failed" in caplog.text


class Verse(Finished):
    text: str = Field(serialization_alias="theText")


def test_the_json_of_an_answer_has_the_names_of_the_contract() -> None:
    assert as_json(Told(text="a")) == b'{"text":"a"}'
    assert as_json(Verse(text="a")) == b'{"theText":"a"}'


def test_a_finished_answer_makes_its_json_once_and_never_changes() -> None:
    verse = Verse(text="a")
    assert as_json(verse) is as_json(verse)
    with pytest.raises(ValidationError):
        verse.text = "b"  # type: ignore[misc]


def test_the_kept_json_is_no_part_of_a_finished_answer() -> None:
    verse = Verse(text="a")
    as_json(verse)
    assert verse == Verse(text="a")
    assert as_json(verse.model_copy(update={"text": "b"})) == b'{"theText":"b"}'
    assert verse.model_dump() == {"text": "a"}
