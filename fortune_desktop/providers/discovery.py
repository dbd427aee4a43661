"""Finds the provider files of a folder: a new provider is one new file and no edit elsewhere."""

import importlib
import logging
import pkgutil
from collections.abc import Sequence
from types import ModuleType

from fortune_desktop.providers import tts
from fortune_desktop.providers.base import TtsProvider

log = logging.getLogger(__name__)


def tts_providers(folder: ModuleType = tts) -> list[TtsProvider]:
    """Every voice provider, in order of trying; a file that does not load is reported and left out."""
    found = [made for name in _names(folder) if (made := _make(name)) is not None]
    return sorted(found, key=lambda provider: (provider.rank, provider.id))


def _names(folder: ModuleType) -> Sequence[str]:
    modules = pkgutil.iter_modules(folder.__path__)
    return [f"{folder.__name__}.{m.name}" for m in modules if not m.name.startswith("_")]


def _make(name: str) -> TtsProvider | None:
    try:
        made: TtsProvider = importlib.import_module(name).provider()
    except Exception:  # a stranger's file may fail in any way; the others must go on
        log.exception("the provider file %s could not be loaded", name)
        return None
    return made
