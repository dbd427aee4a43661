"""Errors as HTTP answers: shape, language, status and the headers that go with them."""

import json

import pytest
from starlette.datastructures import Headers

from fortune_desktop.api.answers import caller_locale, error_answer
from fortune_desktop.core.errors import Invalid, MethodNotAllowed, TooManyRequests, Unauthorized
from fortune_desktop.core.texts import Texts


def test_the_shape_is_the_contract_s(texts: Texts) -> None:
    answer = error_answer(Invalid(field="date"), texts, "en")
    assert answer.status_code == 422
    assert json.loads(bytes(answer.body)) == {
        "error": {"code": "invalid", "message": "en: invalid date", "details": {"field": "date"}}
    }


def test_a_missing_token_says_how_to_show_one(texts: Texts) -> None:
    assert error_answer(Unauthorized(), texts, "ko").headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize(("seconds", "header"), [(2, "2"), (0.2, "1"), (9.01, "10"), (None, "1")])
def test_too_many_requests_says_when_to_return(
    texts: Texts, seconds: float | None, header: str
) -> None:
    answer = error_answer(TooManyRequests(retry_after=seconds), texts, "ko")
    assert answer.headers["retry-after"] == header


def test_a_wrong_method_has_its_own_status(texts: Texts) -> None:
    assert error_answer(MethodNotAllowed(), texts, "ko").status_code == 405


@pytest.mark.parametrize(
    ("header", "locale"), [({}, "ko"), ({"accept-language": "en-GB,ko"}, "en")]
)
def test_the_caller_chooses_the_language(header: dict[str, str], locale: str) -> None:
    assert caller_locale(Headers(header)) == locale
