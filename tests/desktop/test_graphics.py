"""What Chromium is told on which machine."""

import socket
import sys
from pathlib import Path

import pytest

from fortune_desktop.desktop.graphics import FLAGS, has_display, has_gpu, prepare


def test_without_a_gpu_both_switches_are_given() -> None:
    environ: dict[str, str] = {}
    prepare(environ, gpu=False, root=False)
    assert environ == {FLAGS: "--ignore-gpu-blocklist --disable-gpu-compositing"}


def test_with_a_gpu_and_a_normal_user_nothing_is_touched() -> None:
    environ: dict[str, str] = {}
    prepare(environ, gpu=True, root=False)
    assert environ == {}


def test_only_root_goes_without_the_sandbox() -> None:
    environ: dict[str, str] = {}
    prepare(environ, gpu=True, root=True)
    assert environ == {"QTWEBENGINE_DISABLE_SANDBOX": "1"}


def test_what_the_person_set_stays() -> None:
    environ = {FLAGS: "--my-own", "QTWEBENGINE_DISABLE_SANDBOX": "0"}
    prepare(environ, gpu=False, root=True)
    assert environ == {FLAGS: "--my-own", "QTWEBENGINE_DISABLE_SANDBOX": "0"}


@pytest.mark.parametrize(("device", "found"), [("renderD128", True), ("card0", False)])
def test_a_gpu_is_a_device_that_renders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, device: str, found: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    (tmp_path / device).touch()
    assert has_gpu(tmp_path) is found


def test_other_systems_always_draw(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert has_gpu(tmp_path)
    assert has_display({})


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"DISPLAY": ""},
        {"DISPLAY": ":98765"},
        {"DISPLAY": "nonsense"},
        {"DISPLAY": "127.0.0.1:59000"},
        {"WAYLAND_DISPLAY": "wayland-98765"},
    ],
)
def test_a_display_that_does_not_answer_is_none(
    monkeypatch: pytest.MonkeyPatch, environ: dict[str, str]
) -> None:
    """Qt ends the whole process when it cannot reach the display it was told of."""
    monkeypatch.setattr(sys, "platform", "linux")
    assert not has_display(environ)


def test_a_display_that_answers_is_shown_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-0"))
        server.listen()
        environ = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
        assert has_display(environ)


def test_offscreen_needs_no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert has_display({"QT_QPA_PLATFORM": "offscreen"})
