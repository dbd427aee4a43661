"""The virtual environment: made once, left alone while whole, remade when stale, damaged or half done."""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from devtools import packages
from devtools.packages import Environment
from devtools.steps import SetupError


class Fake:
    """Makes pretended environments; `uv` and `broken` say which tool exists and which fails."""

    def __init__(self, root: Path, *, uv: bool = False, broken: str = "") -> None:
        self.root, self.uv, self.broken = root, uv, broken
        self.commands: list[str] = []
        (root / "requirements").mkdir(exist_ok=True)
        for name in ("run", "dev"):
            (root / "requirements" / f"{name}.txt").write_text(f"{name}==1", "utf-8")

    def environment(self) -> Environment:
        uv = "uv" if self.uv else None
        return Environment(self.root, run=self.run, uv=lambda: uv, need=lambda: None)

    def run(self, command: Sequence[str], env: Mapping[str, str] | None) -> None:
        words = " ".join(command)
        self.commands.append(words)
        if self.broken and self.broken in words:
            raise SetupError("killed")
        environment = self.environment()
        if "compileall" in command:
            (environment.site / "package" / "__pycache__").mkdir()
        elif "install" in command:
            (environment.site / "package").mkdir()
            (environment.site / "package" / "code.py").touch()
        else:
            environment.site.mkdir(parents=True)
            environment.python.parent.mkdir(exist_ok=True)
            environment.python.touch()
            (self.root / ".venv" / "pyvenv.cfg").touch()

    def again(self, wanted: str = "run") -> list[str]:
        """The commands that another call of `ensure` runs."""
        self.commands.clear()
        self.environment().ensure(wanted)
        return self.commands


@pytest.fixture
def fake(tmp_path: Path) -> Fake:
    """A checkout whose environment is set up for running."""
    made = Fake(tmp_path)
    made.again()
    return made


def lock_of(commands: Sequence[str]) -> str:
    """The lock file of the only installation among the commands."""
    (install,) = [command for command in commands if "--require-hashes" in command]
    return Path(install.split()[-1]).name


def test_first_call_makes_it_from_the_lock(tmp_path: Path) -> None:
    commands = Fake(tmp_path).again()
    assert commands[0].endswith(f"-m venv {tmp_path / '.venv'}")
    assert lock_of(commands) == "run.txt"


def test_what_was_installed_is_compiled_once(tmp_path: Path) -> None:
    *_, last = Fake(tmp_path).again()
    assert "-m compileall" in last


def test_files_that_cannot_be_compiled_do_no_harm(tmp_path: Path) -> None:
    fake = Fake(tmp_path, broken="compileall")
    fake.again()
    assert fake.again() == []


def test_second_call_does_nothing(fake: Fake) -> None:
    assert fake.again() == []


@pytest.mark.parametrize("victim", ["site/package/code.py", "python", "pyvenv.cfg"])
def test_damage_is_repaired(fake: Fake, victim: str) -> None:
    environment = fake.environment()
    places = {"python": environment.python, "pyvenv.cfg": fake.root / ".venv" / "pyvenv.cfg"}
    places.get(victim, environment.site / "package" / "code.py").unlink()
    assert lock_of(fake.again()) == "run.txt"
    assert fake.again() == []


def test_set_up_killed_in_the_middle_is_repaired(tmp_path: Path) -> None:
    broken = Fake(tmp_path, broken="install")
    with pytest.raises(SetupError):
        broken.again()
    assert broken.environment().python.exists()
    assert lock_of(Fake(tmp_path).again()) == "run.txt"


def test_file_in_the_way_is_replaced(tmp_path: Path) -> None:
    (tmp_path / ".venv").touch()
    assert lock_of(Fake(tmp_path).again()) == "run.txt"


def test_changed_lock_remakes_it(fake: Fake) -> None:
    (fake.root / "requirements" / "run.txt").write_text("run==2", "utf-8")
    assert lock_of(fake.again()) == "run.txt"


def test_other_python_remakes_it(fake: Fake) -> None:
    stamp = fake.environment().site / ".setup-stamp.json"
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    stamp.write_text(stamp.read_text("utf-8").replace(f' {version}"', ' 3.1"'), "utf-8")
    assert lock_of(fake.again()) == "run.txt"


def test_tools_are_added_and_then_kept(fake: Fake) -> None:
    assert lock_of(fake.again("dev")) == "dev.txt"
    assert fake.again("run") == []
    (fake.root / "requirements" / "dev.txt").write_text("dev==2", "utf-8")
    assert lock_of(fake.again("run")) == "dev.txt"


def test_uv_is_used_when_it_is_there(tmp_path: Path) -> None:
    *commands, _compiling = Fake(tmp_path, uv=True).again()
    assert [command.split()[0] for command in commands] == ["uv", "uv"]


def test_pip_takes_over_when_uv_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fake = Fake(tmp_path, uv=True, broken="uv pip")
    assert " -m pip install " in fake.again()[-2]
    assert "trying again with pip" in capsys.readouterr().err
    assert fake.again() == []


def test_missing_ensurepip_stops_before_anything_is_removed(fake: Fake) -> None:
    def need() -> None:
        raise SetupError("python3-venv")

    fake.environment().python.unlink()
    with pytest.raises(SetupError, match="python3-venv"):
        Environment(fake.root, run=fake.run, uv=lambda: None, need=need).ensure("run")
    assert fake.environment().site.is_dir()


def test_caches_stay_in_the_checkout_unless_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PIP_CACHE_DIR", raising=False)
    monkeypatch.setenv("UV_CACHE_DIR", "mine")
    caches = packages.caches(tmp_path)
    assert Path(caches["PIP_CACHE_DIR"]).is_relative_to(tmp_path)
    assert caches["UV_CACHE_DIR"] == "mine"


def test_uv_that_does_not_start_is_no_uv(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shim = tmp_path / "uv"
    shim.write_text("#!/bin/sh\nexit 127\n", "utf-8")
    shim.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert packages.find_uv() is None
