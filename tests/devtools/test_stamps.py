"""A stamp vouches for a folder only as long as everything it saw is still there."""

from pathlib import Path

import pytest

from devtools import stamps


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A filled and stamped folder."""
    (tmp_path / "package").mkdir()
    for name in ("one.py", "two.py"):
        (tmp_path / "package" / name).touch()
    (tmp_path / "single.py").touch()
    stamps.write(tmp_path, "key")
    return tmp_path


def test_whole_folder_gives_its_key(folder: Path) -> None:
    assert stamps.read(folder) == "key"


@pytest.mark.parametrize("victim", ["single.py", "package/two.py", stamps.NAME])
def test_missing_file_is_noticed(folder: Path, victim: str) -> None:
    (folder / victim).unlink()
    assert stamps.read(folder) is None


def test_additions_and_bytecode_do_not_matter(folder: Path) -> None:
    (folder / "added.py").touch()
    (folder / "package" / "__pycache__").mkdir()
    assert stamps.read(folder) == "key"


def test_a_cache_that_goes_is_no_loss(folder: Path) -> None:
    """Vitest's and Vite's caches in node_modules once made the next call install everything again."""
    (folder / ".vite-temp").mkdir()
    stamps.write(folder, "key")
    (folder / ".vite-temp").rmdir()
    assert stamps.read(folder) == "key"


def test_bytecode_does_not_stand_in_for_a_lost_file(folder: Path) -> None:
    (folder / "package" / "__pycache__").mkdir()
    (folder / "package" / "one.py").unlink()
    assert stamps.read(folder) is None


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"key": "key", "counts": 1}', "\x00"])
def test_broken_stamp_vouches_for_nothing(folder: Path, text: str) -> None:
    (folder / stamps.NAME).write_text(text, "utf-8")
    assert stamps.read(folder) is None


def test_absent_folder_has_no_stamp(tmp_path: Path) -> None:
    assert stamps.read(tmp_path / "nowhere") is None
