"""The map of the specification is true: every name it claims exists, every section and line has its answer."""

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from fortune_desktop.cli import COMMANDS
from fortune_desktop.core import events
from fortune_desktop.providers.discovery import tts_providers
from fortune_desktop.settings.service import Settings
from fortune_desktop.store.tables import UserRow

ROOT = Path(__file__).parents[1]
MAP = ROOT / "docs" / "specification.md"
HOUSE = ROOT / "docs" / "house.md"

# How many lines the specification has in each of its sections; code counts as one line at least.
LINES = {
    "1.1": 12, "1.2": 13, "2.1": 13, "2.2": 12, "3.1": 12, "3.2": 12, "3.3": 8, "4.1": 12, "4.2": 12,
    "5.1": 12, "5.2": 8, "6.1": 12, "6.2": 12, "7.1": 10, "7.2": 8, "7.3": 6, "7.4": 6, "7.5": 4,
    "7.6": 8, "8.1": 13, "8.2": 17, "8.3": 2, "8.4": 4, "8.5": 2, "8.6": 6, "8.7": 8, "9.1": 12,
    "9.2": 15, "9.3": 5, "9.4": 5, "9.5": 7, "9.6": 5, "9.7": 6, "9.8": 12, "10.1": 8, "10.2": 8,
    "10.3": 8, "10.4": 10, "10.5": 8, "11.1": 12, "11.2": 12,
    **{f"Phase {number}": 4 for number in (1, 2, 3, 4, 5, 6, 7, 10, 11)}, "Phase 8": 5, "Phase 9": 6,
    "Short term": 4, "Middle term": 4, "Long term": 4, "Marks of success": 9,
}  # fmt: skip
STEPS = {
    "Voice", "Conversation", "Settings and desktop manners", "The app people live with",
    "Server and scale", "Distribution", "Further",
}  # fmt: skip
STATE = re.compile(r"built|issue [456]|\[decision \d{3}\]\((decisions/\d{3}-[\w-]+\.md)\)")


class Row(NamedTuple):
    """A line of the map."""

    section: str
    asked: str
    ours: str
    states: list[str]


def rows() -> Iterator[Row]:
    """Every line of the tables."""
    section = ""
    for line in MAP.read_text("utf-8").splitlines():
        if line.startswith("### "):
            section = re.sub(r"^(Phase \d+|[\d.]+) .*", r"\1", line.removeprefix("### "))
        elif line.startswith("| ") and not line.startswith("| asked"):
            asked, ours, state = (cell.strip() for cell in line.strip("|").split(" | "))
            yield Row(section, asked, ours, state.split(" · "))


@cache
def names(path: Path) -> frozenset[str]:
    """Everything a Python file defines: `name`, and `Class.name` within a class."""

    def found(body: list[ast.stmt], before: str = "") -> Iterator[str]:
        for part in body:
            if isinstance(part, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                yield before + part.name
                if isinstance(part, ast.ClassDef):
                    yield from found(part.body, f"{part.name}.")
            elif isinstance(part, ast.Assign | ast.AnnAssign):
                targets = part.targets if isinstance(part, ast.Assign) else [part.target]
                yield from (before + name.id for name in targets if isinstance(name, ast.Name))

    return frozenset(found(ast.parse(path.read_text("utf-8")).body))


@cache
def operations() -> dict[str, str]:
    """The address of every declared operation by its name, read from the decorators."""
    declared = re.compile(r'@operation\(\s*"([\w.]+)",\s*"(\w+)",\s*"([^"]+)"')
    sources = (ROOT / "fortune_desktop").rglob("*.py")
    calls = [found for path in sources for found in declared.findall(path.read_text("utf-8"))]
    return {name: f"{method} {address}" for name, method, address in calls}


def kinds_of(base: type) -> Iterator[type]:
    """A class and all below it."""
    yield base
    for child in base.__subclasses__():
        yield from kinds_of(child)


def is_setting(name: str) -> bool:
    """True for `part.field` of the settings."""
    part, _, wanted = name.partition(".")
    field = Settings.model_fields.get(part)
    return field is not None and wanted in getattr(field.annotation, "model_fields", ())


def is_command(name: str) -> bool:
    """True for a command, and for `db check` where the command's module knows the second word."""
    first, _, second = name.partition(" ")
    if first not in COMMANDS:
        return False
    module = ROOT / "fortune_desktop" / "commands" / f"{COMMANDS[first][0]}.py"
    return not second or f'"{second}"' in module.read_text("utf-8")


def is_code(name: str) -> bool:
    """True for `fortune_desktop.room.module`, with `:name` if that is defined there."""
    module, _, wanted = name.partition(":")
    path = ROOT.joinpath(*module.split("."))
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return path.is_file() and (not wanted or wanted in names(path))


def is_test(name: str) -> bool:
    """True for a file of tests that has some, or this one."""
    place, _, wanted = name.partition("::")
    path = ROOT / place
    if not path.is_file():
        return False
    if path.suffix != ".py":
        return ".test.js" in path.name
    return wanted in names(path) if wanted else any(n.startswith("test_") for n in names(path))


KINDS: dict[str, Callable[[str], bool]] = {
    "op": lambda name: name in operations(),
    "call": lambda address: address in operations().values(),
    "event": lambda name: name in {getattr(kind, "type", "") for kind in kinds_of(events.Event)},
    "table": lambda name: name in UserRow.metadata.tables,
    "setting": is_setting,
    "provider": lambda name: name in {provider.id for provider in tts_providers()},
    "command": is_command,
    "file": lambda place: (ROOT / place).is_file(),
    "test": is_test,
}


def exists(name: str) -> bool:
    """True if a name of the map is there."""
    kind, _, rest = name.partition(":")
    return (
        KINDS[kind](rest)
        if kind in KINDS
        else name.startswith("fortune_desktop.") and is_code(name)
    )


def claims(text: str) -> list[str]:
    """What stands in code type."""
    return re.findall(r"`([^`]+)`", text)


def nothing(found: list[str]) -> None:
    """Fail with everything that breaks the rule, a line each."""
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def test_every_name_exists() -> None:
    nothing(
        [
            f"{row.section}, {row.asked}: {name}"
            for row in rows()
            for name in claims(row.ours)
            if not exists(name)
        ]
    )


def test_what_is_built_names_what_built_it() -> None:
    nothing([row.asked for row in rows() if "built" in row.states and not claims(row.ours)])


def test_what_is_not_built_says_who_brings_it_or_why_not() -> None:
    for row in rows():
        for state in row.states:
            known = STATE.fullmatch(state)
            assert known or state in STEPS, f"{row.section}, {row.asked}: {state}"
            if known and known[1]:
                assert (ROOT / "docs" / known[1]).is_file(), state


def test_every_line_of_the_specification_has_its_answer() -> None:
    found = Counter(row.section for row in rows())
    assert set(found) == set(LINES)
    nothing(
        [
            f"{section}: {found[section]} of {n}"
            for section, n in LINES.items()
            if found[section] < n
        ]
    )


def test_the_check_itself_sees_what_is_missing() -> None:
    for name in (
        "op:chat.sing", "call:GET /chat", "event:song", "table:songs", "setting:voice.songs", "provider:song",
        "command:sing", "command:db sing", "file:docs/song.md", "test:tests/test_specification.py::test_song",
        "test:resources/web/src/app.jsx", "fortune_desktop.chat.turn:Song", "fortune_desktop.song", "song",
    ):  # fmt: skip
        assert not exists(name), name


def questions() -> dict[str, list[str]]:
    """The answers of `docs/house.md` to what a stranger looks for: by question, the doors to open."""
    text = HOUSE.read_text("utf-8").partition("## Twelve questions")[2].partition("\n## ")[0]
    found = re.findall(r"^\d+\. \*\*(.+?)\*\*(.*(?:\n   .*)*)", text, re.MULTILINE)
    return {question: claims(answer) for question, answer in found}


def test_twelve_questions_are_answered_behind_doors_that_exist() -> None:
    assert len(questions()) == 12
    for question, doors in questions().items():
        assert 1 <= len(doors) <= 3, question
        for door in doors:
            place, _, wanted = door.partition(": ")
            path = ROOT / place if (ROOT / place).exists() else ROOT / "fortune_desktop" / place
            assert path.is_file(), f"{question}: {door}"
            for name in filter(None, wanted.split(", ")):
                assert name in names(path), f"{question}: {door}"
