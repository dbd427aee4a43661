"""What the doctor says of a machine, whole and broken."""

import platform
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from fortune_desktop.audio.soundcard import NoSoundCard
from fortune_desktop.commands.checkup import machine
from fortune_desktop.commands.checkup.finding import Finding
from tests.providers.stand_ins import StandIn


def told(found: Iterable[Finding]) -> list[tuple[str, str]]:
    return [(finding.state, finding.key) for finding in found]


def test_the_interpreter_is_named() -> None:
    (found,) = machine.python()
    assert (found.state, found.facts["version"]) == ("ok", platform.python_version())


def test_packages_are_named_with_their_versions_and_missing_ones_are_told() -> None:
    (found,) = machine.packages(["pydantic"])
    assert found.state == "ok"
    assert str(found.facts["versions"]).startswith("pydantic 2.")
    missing, _ = machine.packages(["pydantic", "no-such-package"])
    assert (missing.state, missing.facts["names"]) == ("bad", "no-such-package")


def test_everything_we_build_on_is_installed_here() -> None:
    assert told(machine.packages()) == [("ok", "doctor.packages.ok")]


def test_qt_that_does_not_load_is_told_with_what_it_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> None:
        raise ImportError("libnss3.so: cannot open shared object file")

    monkeypatch.setattr(machine.importlib, "import_module", refuse)
    (found,) = machine.window()
    assert (found.state, found.key) == ("bad", "doctor.window.missing")
    assert "libnss3" in str(found.facts["problem"])


def test_qt_loads_here() -> None:
    assert told(machine.window()) == [("ok", "doctor.window.ok")]


def test_a_page_that_is_not_built_is_told(tmp_path: Path) -> None:
    assert told(machine.page(tmp_path)) == [("bad", "doctor.page.missing")]
    (tmp_path / "index.html").touch()
    assert told(machine.page(tmp_path)) == [("ok", "doctor.page.ok")]


def test_her_model_is_read(tmp_path: Path) -> None:
    (found,) = machine.model()
    assert (found.state, found.facts["name"]) == ("ok", "달토")
    assert told(machine.model(tmp_path)) == [("bad", "doctor.model.broken")]


@pytest.mark.parametrize(
    ("display", "gpu", "keys"),
    [
        (True, True, [("ok", "doctor.display.ok"), ("ok", "doctor.drawing.gpu")]),
        (False, False, [("warn", "doctor.display.none"), ("warn", "doctor.drawing.software")]),
    ],
)
def test_display_and_drawing(
    monkeypatch: pytest.MonkeyPatch, display: bool, gpu: bool, keys: list[tuple[str, str]]
) -> None:
    monkeypatch.setattr(machine, "has_display", lambda: display)
    monkeypatch.setattr(machine, "has_gpu", lambda: gpu)
    assert told(machine.display()) == keys


class Card:
    """A sound card that remembers whether it was given back."""

    name = "Speakers"
    closed = 0

    def close(self) -> None:
        Card.closed += 1


def no_card() -> Card:
    raise NoSoundCard("none")


@pytest.mark.parametrize(
    ("make", "state", "closed"), [(Card, "ok", 1), (no_card, "warn", 0)], ids=["card", "none"]
)
def test_a_sound_card_is_opened_and_given_back(
    monkeypatch: pytest.MonkeyPatch, make: Callable[[], Card], state: str, closed: int
) -> None:
    monkeypatch.setattr(Card, "closed", 0)
    monkeypatch.setattr(machine, "SoundCard", make)
    (found,) = machine.sound()
    assert (found.state, Card.closed) == (state, closed)


def test_the_way_to_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    for way, state in ((True, "ok"), (False, "warn")):
        monkeypatch.setattr(machine, "has_route", lambda way=way: way)
        (found,) = machine.network()
        assert found.state == state


def test_local_voices_speak_and_online_ones_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    cloud, here, mute = StandIn("cloud", remote=True), StandIn("here"), StandIn("mute")
    mute.fails = "not_installed"
    monkeypatch.setattr(machine, "has_route", lambda: True)
    found = list(machine.voices([cloud, here, mute]))
    assert told(found) == [
        ("ok", "doctor.voice.online"),
        ("ok", "doctor.voice.ok"),
        ("bad", "doctor.voice.silent"),
    ]
    assert found[2].facts["reason"] == "not_installed"
    assert (here.closed, mute.closed) == (True, True)
    assert cloud.asked == []
    monkeypatch.setattr(machine, "has_route", lambda: False)
    assert told(machine.voices([cloud])) == [("ok", "doctor.voice.unreachable")]
