"""The error tree: every class has a code, a status and a place in the docstring's drawing."""

import re

import pytest

from fortune_desktop.core import errors
from fortune_desktop.core.errors import FortuneError


def tree(root: type[FortuneError] = FortuneError) -> list[type[FortuneError]]:
    """The classes that core/errors.py defines."""
    below = [cls for sub in root.__subclasses__() for cls in tree(sub)]
    return [root, *(cls for cls in below if cls.__module__ == errors.__name__)]


@pytest.mark.parametrize("cls", tree(), ids=lambda cls: cls.__name__)
def test_the_drawing_in_the_docstring_is_true(cls: type[FortuneError]) -> None:
    line = rf"{cls.__name__} +{cls.status} {cls.code}\b"
    assert re.search(line, errors.__doc__ or "")


def test_codes_are_unique_snake_case() -> None:
    codes = [cls.code for cls in tree()]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)*", code) for code in codes)


def test_only_what_may_pass_by_itself_is_retryable() -> None:
    assert {cls.code for cls in tree() if cls.retryable} == {
        "too_many_requests",
        "unavailable",
        "storage_busy",
        "storage_full",
        "storage_broken",
        "voice_unavailable",
    }


def test_details_are_kept_for_programs() -> None:
    error = errors.OutOfRange(first=1900, last=2100)
    assert error.details == {"first": 1900, "last": 2100}


def test_an_error_nobody_caught_names_itself() -> None:
    assert str(errors.NotFound(what="user")) == "('not_found', {'what': 'user'})"
