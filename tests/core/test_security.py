"""What the doors tell of, and that SECURITY.md explains it and promises nothing that no test holds."""

import re
from pathlib import Path
from typing import get_args

import pytest

from fortune_desktop.core.security import SecurityEvent, nobody

ROOT = Path(__file__).parents[2]
WORDS = (ROOT / "SECURITY.md").read_text("utf-8")
PROMISED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", WORDS)))


def test_nobody_needs_to_watch() -> None:
    nobody("flood", door="http", count=3)


def test_every_event_is_explained_and_no_other() -> None:
    (listed,) = re.findall(r"^`bad_token`.*$", WORDS, re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", listed)) == set(get_args(SecurityEvent))


@pytest.mark.parametrize("event", get_args(SecurityEvent))
def test_every_event_happens(event: str) -> None:
    rooms = [*ROOT.glob("fortune_desktop/*/*.py")]
    told = [room for room in rooms if f'"{event}"' in room.read_text("utf-8")]
    assert len(told) > 1  # here, and where it happens


@pytest.mark.parametrize(("file", "name"), PROMISED)
def test_the_test_of_a_promise_exists(file: str, name: str) -> None:
    source = (ROOT / file).read_text("utf-8")
    assert f"def {name or 'test_'}" in source
