"""How a set-up step is announced, timed, run and refused."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

Run = Callable[[Sequence[str], Mapping[str, str] | None], None]
"""Runs a command to its end with extra environment variables; raises SetupError if it fails."""


class SetupError(Exception):
    """Set-up cannot go on; the text says in one line what is wrong and how to mend it."""


def say(text: str) -> None:
    """Tell the developer what is happening, on standard error: standard output is the program's."""
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


@contextmanager
def step(text: str) -> Iterator[None]:
    """Announce a step and, when it has succeeded, how many seconds it took."""
    say(f"{text} …")
    start = time.monotonic()
    yield
    say(f"{text}: {time.monotonic() - start:.1f} s")


def must(command: Sequence[str], env: Mapping[str, str] | None = None) -> None:
    """Run a command with `env` as its whole environment (None: ours); SetupError if it fails."""
    try:
        code = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, check=False).returncode
    except OSError as error:
        raise SetupError(f"cannot start {command[0]}: {error.strerror}") from error
    if code:
        raise SetupError(f"this command failed with exit code {code}: {' '.join(command)}")
