"""The private screen and sound card really exist inside the block and are gone after it."""

import socket
import subprocess
from pathlib import Path

import pytest

from devtools import headless as module
from devtools.headless import MONITOR, NotReady, headless, screen, sound


def connects(path: str) -> bool:
    """True if somebody listens on this Unix socket."""
    with socket.socket(socket.AF_UNIX) as client:
        return client.connect_ex(path) == 0


def test_screen_and_sound_card_live_as_long_as_the_block() -> None:
    with headless() as env:
        pulse = env["PULSE_SERVER"].removeprefix("unix:")
        display = f"/{'tmp'}/.X11-unix/X{env['DISPLAY'].removeprefix(':')}"
        assert connects(pulse)
        assert connects(display)
        command = ("pactl", "list", "short", "sources")
        listed = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
        assert MONITOR in listed.stdout
    assert not connects(pulse)
    assert not connects(display)
    assert not Path(env["XDG_RUNTIME_DIR"]).exists()


def test_only_what_was_asked_for_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", "mine")
    monkeypatch.setenv("PULSE_SERVER", "mine")
    with headless(with_screen=False, with_sound=False) as env:
        assert (env["DISPLAY"], env["PULSE_SERVER"]) == ("mine", "mine")


def test_wayland_does_not_win_over_the_private_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    with headless(with_sound=False) as env:
        assert "WAYLAND_DISPLAY" not in env
        assert env["QT_QPA_PLATFORM"] == "xcb"


def programs(folder: Path) -> dict[str, str]:
    """An environment in which the servers exist but end at once."""
    for name in ("Xvfb", "pulseaudio"):
        (folder / name).write_text("#!/bin/sh\nexit 1\n", "utf-8")
        (folder / name).chmod(0o755)
    return {"XDG_RUNTIME_DIR": str(folder), "PATH": str(folder)}


def test_screen_that_dies_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    env = programs(tmp_path)
    monkeypatch.setenv("PATH", env["PATH"])
    with pytest.raises(NotReady, match="Xvfb"), screen(env):
        pass


def test_sound_that_does_not_come_up_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    env = programs(tmp_path)
    monkeypatch.setenv("PATH", env["PATH"])
    monkeypatch.setattr(module, "READY_SECONDS", 0.05)
    with pytest.raises(NotReady, match="PulseAudio"), sound(env):
        pass
