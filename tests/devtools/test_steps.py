"""Steps say what happens and refuse with one line that names the command."""

import sys

import pytest

from devtools.steps import SetupError, must, say, step


def test_messages_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    say("hello")
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "dev.py: hello\n")


def test_step_tells_its_time_only_when_it_succeeds(capsys: pytest.CaptureFixture[str]) -> None:
    with step("building"):
        pass
    assert capsys.readouterr().err.splitlines()[-1].endswith(" s")
    with pytest.raises(SetupError), step("building"):
        raise SetupError("no")
    assert capsys.readouterr().err == "dev.py: building …\n"


def test_failing_command_is_named() -> None:
    with pytest.raises(SetupError, match=r"exit code 3: .*raise SystemExit"):
        must((sys.executable, "-c", "raise SystemExit(3)"))


def test_missing_program_is_named() -> None:
    with pytest.raises(SetupError, match="cannot start no-such-program"):
        must(("no-such-program",))


def test_command_gets_the_environment() -> None:
    check = "import os; raise SystemExit(os.environ.get('COLOUR') != 'blue')"
    must((sys.executable, "-c", check), {"COLOUR": "blue"})
