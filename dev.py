#!/usr/bin/env python3
"""The one entrance for people who run or change Fortune Desktop from a checkout.

    python3 dev.py run  [--say TEXT …]   set up what is missing, then open the companion
    python3 dev.py serve [--port N …]    the same in any browser, without Qt
    python3 dev.py test [PYTEST ARG …]   every test; with arguments only pytest, with them
    python3 dev.py check                 linters, formatters, types, import contracts
    python3 dev.py build                 set up and build the page, nothing more
    python3 dev.py bench [NAME …]        measure, and write docs/performance.md

Everything that set-up makes stays inside the checkout (.venv, .setup, node_modules, dist), except
missing system packages, which root gets from apt. Deleting any of it is safe: the next call mends it.
Exit codes: that of the program started; 2 when set-up cannot go on.
"""

import sys

if sys.version_info < (3, 11):
    sys.exit("dev.py: Python 3.11 or newer is needed; this is %d.%d" % sys.version_info[:2])

import os
import subprocess
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path

from devtools import libraries
from devtools.headless import headless
from devtools.packages import Environment
from devtools.page import Page
from devtools.steps import SetupError, say, step

ROOT = Path(__file__).resolve().parent

Command = Callable[[Sequence[str]], int]
Check = Callable[[], None]


def _python() -> tuple[str, ...]:
    return (str(Environment(ROOT).python),)


def _env(base: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The environment of our programs: the checkout is importable from any folder."""
    paths = filter(None, (str(ROOT), base.get("PYTHONPATH")))
    return {**base, "PYTHONPATH": os.pathsep.join(paths)}


def _has_display() -> bool:
    """True if a window can be shown; only on Linux can it not."""
    variables = ("DISPLAY", "WAYLAND_DISPLAY")
    return sys.platform != "linux" or any(os.environ.get(name) for name in variables)


def _set_up(packages: str, needs: Sequence[libraries.Need] = ()) -> Page:
    """System libraries, Python packages and the built page, in this order."""
    libraries.ensure(needs)
    Environment(ROOT).ensure(packages)
    page = Page(ROOT)
    page.ensure_built()
    return page


def _become(arguments: Sequence[str]) -> int:
    """Turn into the app, so that signals and the exit code are its own."""
    command = [*_python(), "-m", "fortune_desktop", *arguments]
    if os.name == "posix":
        os.execve(command[0], command, _env())
    return subprocess.call(command, env=_env())


def run(arguments: Sequence[str]) -> int:
    """Open the companion; without a display the app itself turns to browser mode."""
    _set_up("run", libraries.WINDOW if _has_display() else ())
    return _become(["run", *arguments])


def serve(arguments: Sequence[str]) -> int:
    """Browser mode: needs no window libraries."""
    _set_up("run")
    return _become(["serve", *arguments])


def build(arguments: Sequence[str]) -> int:
    """Set up and build the page."""
    _set_up("run")
    return 0


def _attempt(name: str, check: Check) -> bool:
    try:
        with step(name):
            check()
    except SetupError as error:
        say(f"{name} FAILED: {error}")
        return False
    return True


def _all(checks: Mapping[str, Check], at_once: int = 1) -> int:
    """Run every check even after one has failed, so many at once; 1 if any did."""
    with ThreadPoolExecutor(at_once) as pool:
        passed = list(pool.map(_attempt, checks.keys(), checks.values()))
    failed = [name for name, well in zip(checks, passed, strict=True) if not well]
    say(f"FAILED: {', '.join(failed)}" if failed else f"all passed: {', '.join(checks)}")
    return 1 if failed else 0


def _tool(*arguments: str) -> Check:
    """A call of a Python tool in the checkout's root; SetupError if it finds fault."""

    def call() -> None:
        code = subprocess.call([*_python(), *arguments], cwd=ROOT, env=_env())
        if code:
            raise SetupError(f"exit code {code}")

    return call


def test(arguments: Sequence[str]) -> int:
    """The page's tests beside all others. Arguments go to pytest, which then runs alone."""
    page = _set_up("dev", libraries.WINDOW + libraries.HEADLESS + libraries.TEST)
    page.ensure_modules()
    suites: dict[str, Check] = {} if arguments else {"page tests": lambda: page.npm("test")}
    return _all({**suites, "tests": _tool("-m", "pytest", *arguments)}, at_once=2)


def check(arguments: Sequence[str]) -> int:
    """Everything that can be said without running the app; all failures are told."""
    Environment(ROOT).ensure("dev")
    page = Page(ROOT)
    page.ensure_modules()
    lint_imports = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    checks: dict[str, Check] = {
        "ruff": _tool("-m", "ruff", "check"),
        "ruff format": _tool("-m", "ruff", "format", "--check"),
        "mypy": _tool("-m", "mypy"),
        "import contracts": _tool("-c", lint_imports),
        "eslint": lambda: page.npm("run", "--silent", "lint"),
        "prettier": lambda: page.npm("run", "--silent", "format:check"),
    }
    return _all(checks)


def bench(arguments: Sequence[str]) -> int:
    """Measure, on a private screen and sound card where the machine has none."""
    _set_up("dev", libraries.WINDOW + libraries.HEADLESS)
    lacks_sound = sys.platform == "linux" and not os.environ.get("PULSE_SERVER")
    lacks = {"with_screen": not _has_display(), "with_sound": lacks_sound}
    with headless(**lacks) if any(lacks.values()) else nullcontext(dict(os.environ)) as env:
        return subprocess.call([*_python(), "-m", "benches", *arguments], cwd=ROOT, env=_env(env))


COMMANDS: dict[str, Command] = {
    command.__name__: command for command in (run, serve, test, check, build, bench)
}


def main(arguments: Sequence[str]) -> int:
    """Carry out one command; returns the exit code."""
    if not arguments or arguments[0] not in COMMANDS:
        print(__doc__)
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    try:
        return COMMANDS[arguments[0]](arguments[1:])
    except SetupError as error:
        say(str(error))
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
