"""Resources are found in a checkout and in a frozen bundle alike."""

import sys
from pathlib import Path

import pytest

from fortune_desktop.core.resources import resource


def test_in_a_checkout_they_lie_beside_the_package() -> None:
    assert resource("locales", "ko.json").is_file()


def test_in_a_bundle_they_lie_where_it_was_unpacked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("live2d", "dalto") == tmp_path / "resources" / "live2d" / "dalto"
