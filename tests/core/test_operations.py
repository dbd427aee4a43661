"""Operations: declared once, found by name, validated, and never failing in any but the contract's errors."""

from uuid import UUID, uuid4

import pytest
from pydantic import BaseModel, Field

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.errors import BirthMissing, FortuneError, Invalid, UnknownOperation
from fortune_desktop.core.operations import Done, Empty, Operations, operation


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
    assert operations["teller.refuse"].status == 201


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


@pytest.mark.parametrize(
    ("params", "field"), [({}, "user_id"), ({"user_id": str(UUID(int=1)), "times": 4}, "times")]
)
async def test_a_violation_names_the_field_and_does_not_echo_the_input(
    operations: Operations, params: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as caught:
        await operations.call("teller.tell", params | {"note": "a secret"}, "ko")
    (problem,) = caught.value.details["errors"]  # type: ignore[misc, union-attr]
    assert problem["field"] == field  # type: ignore[call-overload, index]
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
