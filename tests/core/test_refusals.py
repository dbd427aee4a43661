"""What is said of a request that does not fit: the field, and what it may hold, in both languages."""

from typing import Annotated, Any, Literal

import pytest
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError, field_validator

from fortune_desktop.core.birth import Birth, Locale
from fortune_desktop.core.refusals import advice, explain
from fortune_desktop.core.texts import LOCALES, Texts


class Inner(BaseModel):
    numbers: list[int]


class Asked(BaseModel):
    model_config = ConfigDict(extra="forbid")

    locale: Locale = "ko"
    inner: Inner | None = None
    latitude: Annotated[float, Field(ge=-90, le=90)] = 0
    share: Annotated[float, Field(gt=0, lt=1)] = 0.5
    name: Annotated[str, Field(min_length=2, max_length=4)] = "moon"
    at: AwareDatetime | None = None
    spread: Literal["one", "two"] = "one"

    @field_validator("name")
    @classmethod
    def _no_star(cls, value: str) -> str:
        if value == "star":
            raise ValueError("expected moon")
        return value


def refused(fields: dict[str, Any]) -> list[Any]:
    with pytest.raises(ValidationError) as caught:
        Asked.model_validate(fields)
    return explain(caught.value)


def test_a_field_is_named_by_its_whole_path_and_what_was_sent_is_not_echoed() -> None:
    assert refused({"inner": {"numbers": [1, "canary"]}, "locale": "fr"}) == [
        {
            "field": "locale",
            "type": "literal_error",
            "message": "Input should be 'ko' or 'en'",
            "known": ["ko", "en"],
        },
        {
            "field": "inner.numbers.1",
            "type": "int_parsing",
            "message": "Input should be a valid integer, unable to parse string as an integer",
        },
    ]


@pytest.mark.parametrize(
    ("fields", "allowed", "ko", "en"),
    [
        ({"latitude": 95}, {"most": 90.0}, "90.0 이하", "90.0 or less"),
        ({"latitude": -95}, {"least": -90.0}, "-90.0 이상", "-90.0 or more"),
        ({"share": 0}, {"above": 0.0}, "보다 커야", "more than"),
        ({"share": 1}, {"below": 1.0}, "보다 작아야", "less than"),
        ({"name": "m"}, {"shortest": 2}, "2자 이상", "at least 2"),
        ({"name": "moonrise"}, {"longest": 4}, "4자까지", "at most 4"),
        ({"name": "star"}, {"form": "moon"}, "moon 모양", "like moon"),
        ({"spread": "ten"}, {"known": ["one", "two"]}, "one, two 가운데", "one of one, two"),
        ({"at": "2026-11-22T07:30:00"}, {"form": "2026-11-22T07:30:00Z"}, "모양", "write it like"),
        ({"inner": {}}, {}, "꼭 있어야", "has to be there"),
        ({"moon": 1}, {}, "쓰이지 않는", "not used"),
        ({"inner": {"numbers": 1}}, {}, "다시 확인", "check"),
    ],
)
def test_what_is_allowed_is_told_to_programs_and_to_people(
    fields: dict[str, Any], allowed: dict[str, Any], ko: str, en: str
) -> None:
    (problem,) = refused(fields)
    assert {key: problem[key] for key in problem.keys() - {"field", "type", "message"}} == allowed
    texts = Texts.load()
    for locale, words in zip(LOCALES, (ko, en), strict=True):
        message = texts.message(locale, "invalid", {"errors": [problem]})
        assert message.startswith(texts.text(locale, "error.invalid"))
        assert f"{problem['field']}: " in message
        assert words in message


@pytest.mark.parametrize("fields", [{"time": "25:00"}, {"date": "1.1.1990"}, {"timezone": "Moon"}])
def test_a_birth_says_how_it_is_written(fields: dict[str, str]) -> None:
    with pytest.raises(ValidationError) as caught:
        Birth.model_validate({"date": "1990-05-15", **fields})
    (problem,) = explain(caught.value)
    assert isinstance(problem, dict)
    assert problem["form"] in ("HH:MM", "YYYY-MM-DD", "Asia/Seoul")


def test_a_refusal_of_our_own_is_told_alike() -> None:
    texts = Texts.load()

    def told(**details: Any) -> list[str]:
        return list(advice(details, lambda key, **values: texts.text("en", key, **values)))

    assert told(field="id", known=["a", "b"]) == ["id: one of a, b."]
    assert told(field="id", known=[f"c{n}" for n in range(78)]) == ["id: one of c0 … c77."]
    assert told(field="year", first=1900, last=2100) == [
        "year: the years 1900 to 2100 can be read."
    ]
    assert told(field="cursor") == ["cursor: please check this one."]
    assert told(what="user", id="7") == []
