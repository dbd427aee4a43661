"""What Chromium is told on which machine."""

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
    ("environ", "shown"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
    ],
)
def test_on_linux_a_display_is_named_by_the_session(
    monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], shown: bool
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert has_display(environ) is shown
