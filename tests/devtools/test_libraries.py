"""System libraries: root gets them from apt, others get one line to run, nobody waits for apt in vain."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from devtools import libraries
from devtools.libraries import Apt, Need, ensure
from devtools.steps import SetupError

NEEDS = (Need("libasound.so.2", ("libasound2t64", "libasound2")), Need("Xvfb", ("xvfb",)))


class Machine:
    """A Debian machine that has some packages and knows some."""

    def __init__(self, known: set[str], fail: int = 0) -> None:
        self.known, self.fail = known, fail
        self.installed: set[str] = set()
        self.commands: list[str] = []

    def run(self, command: Sequence[str], env: Mapping[str, str] | None) -> None:
        self.commands.append(" ".join(command))
        if command[1] == "install":
            if self.fail:
                self.fail -= 1
                raise SetupError("apt failed")
            self.installed.update(command)

    def present(self, need: Need) -> bool:
        return not self.installed.isdisjoint(need.packages)

    def ensure(self, *, root: bool = True, debian: bool = True, system: str = "linux") -> None:
        apt = Apt(self.run, self.known.__contains__)
        ensure(NEEDS, apt, self.present, system=system, root=root, debian=debian)


def test_nothing_missing_calls_nothing() -> None:
    machine = Machine({"libasound2", "xvfb"})
    machine.installed = {"libasound2", "xvfb"}
    machine.ensure()
    assert machine.commands == []


def test_root_installs_what_is_missing_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    machine = Machine({"libasound2", "xvfb"})
    machine.ensure()
    (command,) = machine.commands
    assert command.startswith("apt-get install --yes --no-install-recommends ")
    assert command.endswith(" libasound2 xvfb")
    assert "installing system packages: libasound2 xvfb" in capsys.readouterr().err


def test_newer_release_gets_its_own_names() -> None:
    machine = Machine({"libasound2t64", "xvfb"})
    machine.ensure()
    assert machine.commands[0].endswith(" libasound2t64 xvfb")


def test_empty_package_lists_are_refreshed_first() -> None:
    machine = Machine(set())
    machine.ensure()
    assert [command.split()[1] for command in machine.commands] == ["update", "install"]


def test_stale_package_lists_are_refreshed_after_a_failure() -> None:
    machine = Machine({"libasound2", "xvfb"}, fail=1)
    machine.ensure()
    assert [command.split()[1] for command in machine.commands] == ["install", "update", "install"]


def test_others_get_one_line_to_run() -> None:
    machine = Machine({"libasound2", "xvfb"})
    with pytest.raises(SetupError) as refusal:
        machine.ensure(root=False)
    line = "sudo apt-get install --yes --no-install-recommends libasound2 xvfb"
    assert str(refusal.value).splitlines()[1:] == [line]
    assert machine.commands == []


def test_other_distributions_get_the_names() -> None:
    with pytest.raises(SetupError, match=r"libasound\.so\.2, Xvfb"):
        Machine(set()).ensure(debian=False)


def test_other_systems_need_nothing() -> None:
    Machine(set()).ensure(system="darwin")


def test_package_that_does_not_bring_the_file_is_reported() -> None:
    machine = Machine({"libasound2", "xvfb"})
    machine.present = lambda need: False  # type: ignore[method-assign]
    with pytest.raises(SetupError, match=r"still missing.*libasound\.so\.2, Xvfb"):
        machine.ensure()


@pytest.mark.parametrize(
    ("name", "there"),
    [("module:json", True), ("module:no_such", False), ("no-such-program", False)],
)
def test_presence(name: str, there: bool) -> None:
    assert libraries.present(Need(name, ())) is there


def test_library_is_looked_up_by_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "_folders", lambda: [tmp_path])
    need = Need("alsa-lib/libpulse.so", ())
    assert not libraries.present(need)
    (tmp_path / "alsa-lib").mkdir()
    (tmp_path / need.name).touch()
    assert libraries.present(need)


def test_every_need_names_a_package() -> None:
    needs = libraries.WINDOW + libraries.HEADLESS + libraries.TEST + libraries.VENV
    assert all(need.packages for need in needs)
    assert len({need.name for need in needs}) == len(needs)
