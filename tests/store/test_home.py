"""The private folder of a person's data."""

import os
import stat
from pathlib import Path

import platformdirs
import pytest

from fortune_desktop.store.home import Home


def test_fortune_home_moves_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORTUNE_HOME", str(tmp_path / "here" / "there"))
    home = Home.open()
    places = [home.database, home.backups, home.settings, home.voice, home.logs]
    assert all(place.parent == tmp_path / "here" / "there" for place in places)
    if os.name == "posix":
        assert stat.S_IMODE(home.root.stat().st_mode) == 0o700


def test_without_it_the_platforms_own_place_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FORTUNE_HOME", raising=False)
    monkeypatch.setattr(platformdirs, "user_data_path", lambda name, appauthor: tmp_path / name)
    assert Home.open().root == tmp_path / "fortune-desktop"


def test_a_file_in_the_way_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FORTUNE_HOME", str(tmp_path / "file"))
    with pytest.raises(OSError, match="file"):
        Home.open()
