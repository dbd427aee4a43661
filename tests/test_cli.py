"""The command line: how it ends, in one line, and that no traceback ever reaches a person."""

import argparse
import logging
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from fortune_desktop import __version__, cli
from fortune_desktop.commands.common import BadUse
from fortune_desktop.core.errors import FortuneError, ImpossibleDate, StorageFull
from tests.commands.processes import ask, command, environment
from tests.running import ROOT


class Ends:
    """A command that ends as told."""

    def __init__(self, how: BaseException | int) -> None:
        self.how = how

    def add(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--loud", action="store_true")

    def run(self, options: argparse.Namespace) -> int:
        if isinstance(self.how, int):
            return self.how
        raise self.how


@pytest.fixture(autouse=True)
def _nothing_stays(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Take back what `main` sets for its process."""
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    root, interval = logging.getLogger(), sys.getswitchinterval()
    before = root.handlers[:]
    yield
    root.handlers[:] = before
    sys.setswitchinterval(interval)


def ended(monkeypatch: pytest.MonkeyPatch, how: BaseException | int) -> int:
    """The exit code of a command that ends like this."""
    monkeypatch.setattr(cli, "_load", lambda name: Ends(how))
    return cli.main(["serve", "--loud"])


@pytest.mark.parametrize("code", [0, 1])
def test_the_command_s_own_code_is_the_exit_code(
    monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    assert ended(monkeypatch, code) == code


@pytest.mark.parametrize(
    ("problem", "code", "words"),
    [
        (BadUse("cli.nothing_to_say"), 2, "There is nothing to say. Give a text with words in it."),
        (ImpossibleDate(date="2026-02-30"), 2, "not in the calendar"),
        (StorageFull(part="database"), 1, "free some disk space"),
        (FortuneError(), 1, "Something went wrong inside"),
        (FileNotFoundError(2, "No such file or directory", "a.db"), 1, "a.db"),
        (KeyError("a secret"), 1, "Something went wrong inside"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_whatever_goes_wrong_is_one_line(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    problem: Exception,
    code: int,
    words: str,
) -> None:
    assert ended(monkeypatch, problem) == code
    out, err = capsys.readouterr()
    (line,) = err.splitlines()
    assert (out, words in line, "a secret" in line) == ("", True, False)


def test_a_person_who_interrupts_needs_no_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(monkeypatch, KeyboardInterrupt()) == 1
    assert capsys.readouterr().err == ""


def test_the_line_is_in_the_terminal_s_language(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    ended(monkeypatch, BadUse("cli.nothing_to_say"))
    assert "말할 것이 없어요" in capsys.readouterr().err


def test_a_bug_goes_into_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    ended(monkeypatch, KeyError("a bug"))
    (record,) = caplog.records
    assert record.exc_info is not None
    assert record.exc_info[0] is KeyError


def test_the_version_is_told(tmp_path: Path) -> None:
    done = ask(tmp_path, "--version")
    assert (done.returncode, done.stdout.strip()) == (0, __version__)


@pytest.mark.parametrize("words", [("dance",), ("serve", "--sing"), ("reading", "bones")])
def test_wrong_words_end_with_two_and_a_line_that_helps(
    capsys: pytest.CaptureFixture[str], words: Sequence[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(words)
    out, err = capsys.readouterr()
    (line,) = err.splitlines()
    assert (left.value.code, out) == (2, "")
    assert line.startswith("fortune-desktop")
    assert line.endswith("--help")


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main(["--help"])
    assert left.value.code == 0
    shown = capsys.readouterr().out
    assert all(name in shown for name in cli.COMMANDS)


@pytest.mark.parametrize("name", list(cli.COMMANDS))
def test_every_command_has_help_of_its_own(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        cli.main([name, "--help"])
    assert left.value.code == 0
    assert cli.COMMANDS[name][1] in capsys.readouterr().out


def test_a_home_that_cannot_be_made_is_told_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = ask(tmp_path / "file" / "home", "serve")
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_reader_who_goes_away_is_no_error_to_see(tmp_path: Path) -> None:
    process = subprocess.Popen(
        command("reading", "terms", "--json"),
        cwd=ROOT,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 1


def test_a_short_command_loads_neither_qt_nor_the_server(tmp_path: Path) -> None:
    look = (
        "import sys; from fortune_desktop.cli import main; main(['reading', 'tarot']);"
        "print(sorted({name.split('.')[0] for name in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", look],
        cwd=ROOT,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = done.stdout.splitlines()[-1]
    assert "pydantic" in loaded
    for heavy in ("PySide6", "fastapi", "sqlalchemy", "numpy", "asyncio"):
        assert f"'{heavy}'" not in loaded
