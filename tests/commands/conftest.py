"""Commands run in this process, with a home of their own and English texts."""

import logging
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from fortune_desktop.cli import main


@dataclass(frozen=True)
class Told:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line on the error stream; anything else than one line fails."""
        (line,) = self.err.splitlines()
        return line


Ask = Callable[..., Told]


@pytest.fixture(autouse=True)
def _nothing_stays() -> Iterator[None]:
    """Take back what `main` sets for its process."""
    root, interval = logging.getLogger(), sys.getswitchinterval()
    before = root.handlers[:]
    yield
    root.handlers[:] = before
    sys.setswitchinterval(interval)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a person who has not been here yet."""
    monkeypatch.setenv("FORTUNE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    return tmp_path / "home"


@pytest.fixture
def ask(home: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Run a command as typed."""

    def run(*words: object) -> Told:
        try:
            code = main([str(word) for word in words])
        except SystemExit as left:
            code = int(left.code or 0)
        out, err = capsys.readouterr()
        return Told(code, out, err)

    return run
