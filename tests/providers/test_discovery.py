"""Provider files are found by being there, and a broken one hurts nobody."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from fortune_desktop.providers.discovery import tts_providers

GOOD = "from tests.providers.stand_ins import StandIn\ndef provider(): return StandIn('{id}', rank={rank})\n"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[ModuleType]:
    """An importable package without files."""
    package = ModuleType("voices_of_a_stranger")
    package.__path__ = [str(tmp_path)]
    sys.modules[package.__name__] = package
    yield package
    for name in [n for n in sys.modules if n.startswith(package.__name__)]:
        del sys.modules[name]


def test_ours_in_order_of_trying() -> None:
    assert [provider.id for provider in tts_providers()] == ["edge_tts", "espeak_tts"]


def test_a_new_file_is_a_new_provider(tmp_path: Path, folder: ModuleType) -> None:
    (tmp_path / "late.py").write_text(GOOD.format(id="late", rank=9))
    (tmp_path / "early.py").write_text(GOOD.format(id="early", rank=2))
    (tmp_path / "_helper.py").write_text("raise RuntimeError('must not be loaded')")
    assert [provider.id for provider in tts_providers(folder)] == ["early", "late"]


@pytest.mark.parametrize("broken", ["this is not Python", "import no_such_library", "x = 1"])
def test_a_broken_file_is_reported(
    broken: str, tmp_path: Path, folder: ModuleType, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "bad.py").write_text(broken)
    (tmp_path / "good.py").write_text(GOOD.format(id="good", rank=1))
    with caplog.at_level(logging.ERROR):
        assert [provider.id for provider in tts_providers(folder)] == ["good"]
    assert "bad" in caplog.text
