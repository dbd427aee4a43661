"""dev.py: each command sets up what it needs, passes arguments on and answers with the right exit code."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

import dev
from devtools import libraries
from devtools.libraries import Need
from devtools.steps import SetupError


class Record:
    """What dev.py asked for, in order; `failing` names what fails, if anything does."""

    def __init__(self) -> None:
        self.events: list[str] = []
        self.needs: list[Need] = []
        self.failing = ""

    def add(self, event: str) -> int:
        """Note an event; gives the exit code of a program that did it."""
        self.events.append(event)
        return 7 if self.failing and self.failing in event else 0

    def became(self) -> list[str]:
        """The arguments of the app that dev.py turned into."""
        (start,) = [event for event in self.events if event.startswith("become ")]
        return start.split()[1:]


class Replaced(Exception):
    """The process would now be another program."""


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch) -> Record:
    """dev.py with everything that touches the machine replaced."""
    record = Record()

    class FakeEnvironment:
        python = Path("python")

        def __init__(self, root: Path) -> None: ...

        def ensure(self, wanted: str) -> None:
            record.add(f"packages {wanted}")

    class FakePage:
        def __init__(self, root: Path) -> None: ...

        def ensure_built(self) -> None:
            record.add("page")

        def ensure_modules(self) -> None:
            record.add("modules")

        def npm(self, *arguments: str) -> None:
            if record.add(" ".join(("npm", *arguments))):
                raise SetupError("exit code 7")

    def call(command: Sequence[str], **_: object) -> int:
        return record.add(" ".join(command[1:]))

    def become(program: str, command: Sequence[str], env: Mapping[str, str]) -> None:
        record.add(" ".join(("become", *command[3:])))
        raise Replaced

    monkeypatch.setattr(dev, "Environment", FakeEnvironment)
    monkeypatch.setattr(dev, "Page", FakePage)
    monkeypatch.setattr(libraries, "ensure", record.needs.extend)
    monkeypatch.setattr(subprocess, "call", call)
    monkeypatch.setattr(os, "execve", become)
    monkeypatch.setenv("DISPLAY", ":1")
    return record


def test_run_sets_up_and_becomes_the_app(record: Record) -> None:
    with pytest.raises(Replaced):
        dev.main(["run", "--say", "hello"])
    assert record.events[:2] == ["packages run", "page"]
    assert record.became() == ["run", "--say", "hello"]
    assert tuple(record.needs) == libraries.WINDOW


def test_run_without_a_display_needs_no_window_libraries(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    with pytest.raises(Replaced):
        dev.main(["run"])
    assert record.needs == []
    assert record.became() == ["run"]


def test_serve_needs_no_window_libraries(record: Record) -> None:
    with pytest.raises(Replaced):
        dev.main(["serve", "--port", "8000"])
    assert record.needs == []
    assert record.became() == ["serve", "--port", "8000"]


def test_build_starts_nothing(record: Record) -> None:
    assert dev.main(["build"]) == 0
    assert record.events == ["packages run", "page"]


def test_test_runs_the_page_s_tests_and_closes_with_pytest(
    record: Record, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(["test"]) == 0
    assert capsys.readouterr().err.endswith("all passed: page tests, tests\n")
    assert sorted(record.events[-2:]) == ["-m pytest", "npm test"]
    assert record.events[0] == "packages dev"
    assert {"Xvfb", "pulseaudio", "chromium", "libEGL.so.1"} <= {n.name for n in record.needs}


def test_test_with_arguments_runs_pytest_alone(record: Record) -> None:
    assert dev.main(["test", "tests/core", "-x"]) == 0
    assert "npm test" not in record.events
    assert record.events[-1] == "-m pytest tests/core -x"


@pytest.mark.parametrize("failing", ["npm test", "-m pytest"])
def test_one_failing_suite_fails_but_both_run(
    record: Record, failing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    record.failing = failing
    assert dev.main(["test"]) == 1
    assert sorted(record.events[-2:]) == ["-m pytest", "npm test"]
    name = "page tests" if "npm" in failing else "tests"
    assert capsys.readouterr().err.endswith(f"dev.py: FAILED: {name}\n")


CHECKS = [
    "ruff check",
    "ruff format",
    "-m mypy",
    "lint_imports",
    "run --silent lint",
    "format:check",
]


def test_check_runs_every_check(record: Record) -> None:
    assert dev.main(["check"]) == 0
    text = "\n".join(record.events)
    assert all(check in text for check in CHECKS)


@pytest.mark.parametrize("failing", CHECKS)
def test_failing_check_does_not_hide_the_others(record: Record, failing: str) -> None:
    record.failing = failing
    assert dev.main(["check"]) == 1
    text = "\n".join(record.events)
    assert all(check in text for check in CHECKS)


def test_bench_runs_on_a_private_screen_where_there_is_none(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, bool] = {}

    @contextmanager
    def headless(**wanted: bool) -> Iterator[dict[str, str]]:
        asked.update(wanted)
        yield {}

    monkeypatch.setattr(dev, "headless", headless)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PULSE_SERVER", "mine")
    monkeypatch.delenv("DISPLAY")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    assert dev.main(["bench", "core"]) == 0
    assert asked == {"with_screen": True, "with_sound": False}
    assert record.events[-1] == "-m benches core"


def test_bench_passes_the_exit_code_on(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", "mine")
    record.failing = "benches"
    assert dev.main(["bench"]) == 7


def test_set_up_that_cannot_go_on_exits_2_with_its_reason(
    record: Record, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(needs: Sequence[Need]) -> None:
        raise SetupError("run this line")

    monkeypatch.setattr(libraries, "ensure", refuse)
    assert dev.main(["run"]) == 2
    assert capsys.readouterr().err == "dev.py: run this line\n"
    assert record.events == []


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["dance"], 2), (["--help"], 0)])
def test_usage(arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(arguments) == code
    assert "dev.py run" in capsys.readouterr().out


def test_usage_names_every_command() -> None:
    assert all(f"dev.py {name}" in (dev.__doc__ or "") for name in dev.COMMANDS)


def test_interrupt_exits_130(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(needs: Sequence[Need]) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(libraries, "ensure", interrupt)
    assert dev.main(["run"]) == 130


def test_checkout_is_importable_from_any_folder() -> None:
    paths = dev._env({"PYTHONPATH": "mine"})["PYTHONPATH"].split(os.pathsep)
    assert paths == [str(dev.ROOT), "mine"]


def test_old_python_is_told_which_one_is_needed() -> None:
    source = (dev.ROOT / "dev.py").read_text("utf-8")
    guarded = f"import sys\nsys.version_info = (3, 9)\n{source}"
    command = (sys.executable, "-c", guarded)
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr == "dev.py: Python 3.11 or newer is needed; this is 3.9\n"


def test_setting_up_needs_only_the_standard_library() -> None:
    code = f"import sys; sys.path.append({str(dev.ROOT)!r}); import dev"
    subprocess.run((sys.executable, "-I", "-S", "-c", code), check=True)
