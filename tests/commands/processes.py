"""The command line as a process of its own: asked and ended, or served until told to stop."""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.running import ROOT

PATIENCE_S = 60
NO_SCREEN = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}


def command(*words: str) -> Sequence[str]:
    """What is typed."""
    return [sys.executable, "-m", "fortune_desktop", *words]


def environment(home: Path) -> dict[str, str]:
    """Where it is typed: a Korean terminal without a screen."""
    return {**os.environ, **NO_SCREEN, "FORTUNE_HOME": str(home), "LANG": "ko_KR.UTF-8"}


def ask(
    home: Path, *words: str, more: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command that ends by itself."""
    return subprocess.run(
        command(*words),
        cwd=ROOT,
        env={**environment(home), **(more or {})},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )


@contextmanager
def served(home: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], dict[str, str | int]]]:
    """Browser mode, with what it printed when it was ready."""
    process = subprocess.Popen(
        command(*words),
        cwd=ROOT,
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        yield process, json.loads(process.stdout.readline())
    finally:
        process.kill()
        process.communicate()


def get(url: str, token: str | None = None) -> int:
    """The status of an address."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    try:
        request = urllib.request.Request(url, headers=headers)
        with urllib.request.urlopen(request, timeout=10) as answer:
            status: int = answer.status
            return status
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code
