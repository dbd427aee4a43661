"""What the doctor looks at of this machine and this installation; nothing is sent over the network."""

import asyncio
import importlib
import platform
from collections.abc import Iterator, Sequence
from contextlib import closing
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from fortune_desktop.audio.soundcard import NoSoundCard, SoundCard
from fortune_desktop.character.model import CharacterModel
from fortune_desktop.commands.checkup.finding import Finding, bad, ok, warn
from fortune_desktop.core.errors import Invalid
from fortune_desktop.core.resources import resource
from fortune_desktop.desktop.graphics import has_display, has_gpu
from fortune_desktop.providers.base import ProviderFailed, TtsProvider
from fortune_desktop.providers.network import has_route

PACKAGES: Final = (
    "PySide6_WebEngine",
    "pydantic",
    "sqlmodel",
    "fastapi",
    "uvicorn",
    "numpy",
    "sounddevice",
    "espeakng-loader",
    "edge-tts",
    "cryptography",
    "keyring",
)


def python() -> Iterator[Finding]:
    """The interpreter and the system."""
    yield ok(
        "doctor.python.ok", version=platform.python_version(), system=platform.platform(terse=True)
    )


def packages(names: Sequence[str] = PACKAGES) -> Iterator[Finding]:
    """The versions of what we build on."""
    found, missing = {}, []
    for name in names:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        yield bad("doctor.packages.missing", names=", ".join(missing))
    versions = ", ".join(f"{name} {number}" for name, number in found.items())
    yield ok("doctor.packages.ok", versions=versions)


def window() -> Iterator[Finding]:
    """Whether Qt and its browser load; on Linux they need libraries of the system."""
    try:
        importlib.import_module("fortune_desktop.desktop.window")
    except ImportError as problem:
        yield bad("doctor.window.missing", problem=problem)
    else:
        yield ok("doctor.window.ok")


def page(folder: Path | None = None) -> Iterator[Finding]:
    """Whether the page is built."""
    if ((folder or resource("web", "dist")) / "index.html").is_file():
        yield ok("doctor.page.ok")
    else:
        yield bad("doctor.page.missing")


def model(folder: Path | None = None) -> Iterator[Finding]:
    """Whether her model can be read."""
    try:
        found = CharacterModel.load(folder or resource("live2d", "dalto"))
    except Invalid:
        yield bad("doctor.model.broken")
    else:
        yield ok("doctor.model.ok", name=found.name, gestures=len(found.gestures))


def display() -> Iterator[Finding]:
    """Whether a window can be shown, and who draws in it."""
    yield ok("doctor.display.ok") if has_display() else warn("doctor.display.none")
    yield ok("doctor.drawing.gpu") if has_gpu() else warn("doctor.drawing.software")


def sound() -> Iterator[Finding]:
    """Whether the sound card opens; nothing is heard."""
    try:
        with closing(SoundCard()) as card:
            yield ok("doctor.sound.ok", name=card.name)
    except NoSoundCard:
        yield warn("doctor.sound.none")


def network() -> Iterator[Finding]:
    """Whether the system knows a way out; no packet is sent."""
    yield ok("doctor.network.ok") if has_route() else warn("doctor.network.none")


def voices(providers: Sequence[TtsProvider]) -> Iterator[Finding]:
    """Each voice: those of this machine say a word into memory, those of the network are not asked."""
    for provider in providers:
        if provider.remote:
            key = "doctor.voice.online" if has_route() else "doctor.voice.unreachable"
            yield ok(key, name=provider.name)
        else:
            yield asyncio.run(_local(provider))


async def _local(provider: TtsProvider) -> Finding:
    try:
        await provider.warm()
    except ProviderFailed as failure:
        return bad("doctor.voice.silent", name=provider.name, reason=failure.reason)
    finally:
        await provider.close()
    return ok("doctor.voice.ok", name=provider.name)
