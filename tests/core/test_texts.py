"""The catalogues: the same keys in both languages, holes filled, errors in the caller's language."""

import re

import pytest

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.errors import NotFound
from fortune_desktop.core.texts import LOCALES, Texts, locale_of

SMALL = Texts(
    {
        "ko": {"hello": "{{name}}님, 안녕하세요", "error.not_found": "{{what}}을 찾지 못했어요."},
        "en": {"hello": "Hello {{name}}", "error.not_found": "Could not find the {{what}}."},
    }
)


@pytest.mark.parametrize(
    ("header", "locale"),
    [
        ("", "ko"),
        ("en", "en"),
        ("en-US,en;q=0.9,ko;q=0.8", "en"),
        ("ko-KR,en", "ko"),
        ("fr-FR, en;q=0.5", "en"),
        ("de", "ko"),
        (";;;,,,", "ko"),
        ("EN_us.UTF-8", "en"),
    ],
)
def test_the_first_language_we_know_is_taken(header: str, locale: Locale) -> None:
    assert locale_of(header) == locale


def test_holes_are_filled_and_what_is_not_asked_for_is_ignored() -> None:
    assert SMALL.text("en", "hello", name="Sky", age=3) == "Hello Sky"


def test_a_missing_key_is_a_bug() -> None:
    with pytest.raises(KeyError):
        SMALL.text("ko", "goodbye")


def test_an_error_is_told_in_the_language_with_its_facts() -> None:
    shape = SMALL.error("en", NotFound(what="user", id="7"))
    assert shape == {
        "code": "not_found",
        "message": "Could not find the user.",
        "details": {"what": "user", "id": "7"},
    }


def test_the_real_catalogues_load_and_know_every_locale() -> None:
    texts = Texts.load()
    for locale in LOCALES:
        assert texts.text(locale, "app.title")


def test_holes_of_errors_are_words_a_sentence_can_live_without() -> None:
    """An error's details differ from case to case, so its text must not depend on a hole being filled."""
    texts = Texts.load()
    for locale in LOCALES:
        shape = texts.error(locale, NotFound())
        assert not re.search(r"{{\w+}}", str(shape["message"]))
