"""Finds the key that seals the database, in a file or the system's keyring; never makes a new one over sealed rows."""

import errno
import hashlib
import os
import secrets
import sys
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import mkstemp
from typing import TYPE_CHECKING, Final, Literal

from fortune_desktop.core.errors import StorageBroken, StorageFull
from fortune_desktop.store.backup import flush
from fortune_desktop.store.cipher import KEY_BYTES
from fortune_desktop.store.database import told
from fortune_desktop.store.home import Home
from fortune_desktop.store.upgrade import SEALED_SINCE, revision

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE: Final = "fortune-desktop"
# Keyring's own search may come upon a back end that writes plain files; these are the systems' own.
_WINDOWS: Final = (("keyring.backends.Windows", "WinVaultKeyring"),)
_MACOS: Final = (("keyring.backends.macOS", "Keyring"),)
_OTHERS: Final = (
    ("keyring.backends.SecretService", "Keyring"),
    ("keyring.backends.kwallet", "DBusKeyring"),
    ("keyring.backends.libsecret", "Keyring"),
)
_NO_KEYRING: Final = "keyring.backends.fail.Keyring"


@dataclass(frozen=True)
class Key:
    """The secret of 32 bytes, and whether it lies in the system's keyring or in a file."""

    secret: bytes
    kept_in: Literal["keyring", "file"]


def find_key(root: Path) -> Key:
    """The key of the data in this folder; a new one if nothing there is sealed yet.

    A file `key` is used first, then the system's keyring; without a keyring a new key becomes a file that only the
    person can read. StorageBroken(reason="key") if the key cannot be used, or is gone while the database is sealed.
    """
    file = root / "key"
    if file.exists():
        return Key(_read(file), "file")
    keyring, name = _keyring(), _name(root)
    kept = keyring and _kept(keyring, name)
    if kept:
        return Key(_secret(kept), "keyring")
    if _is_sealed(Home(root).database):
        raise StorageBroken(reason="key")
    new = secrets.token_hex(KEY_BYTES)
    kept = keyring and _keep(keyring, name, new)
    if kept:
        return Key(_secret(kept), "keyring")
    _write(file, new)
    return Key(_read(file), "file")


def _name(root: Path) -> str:
    """The keyring's name for this folder, which does not tell the folder."""
    return hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:32]


def _secret(text: str) -> bytes:
    try:
        secret = bytes.fromhex(text)
    except ValueError as problem:
        raise StorageBroken(reason="key") from problem
    if len(secret) != KEY_BYTES:
        raise StorageBroken(reason="key")
    return secret


def _keyring() -> "KeyringBackend | None":
    """The system's own keyring, if there is one that works."""
    # The variable is keyring's own way to do without one.
    if os.environ.get("PYTHON_KEYRING_BACKEND") == _NO_KEYRING:
        return None
    allowed = {"win32": _WINDOWS, "darwin": _MACOS}.get(sys.platform, _OTHERS)
    for module, name in allowed:
        backend: type[KeyringBackend] = getattr(import_module(module), name)
        if backend.viable:
            return backend()
    return None


def _kept(keyring: "KeyringBackend", name: str) -> str | None:
    try:
        return keyring.get_password(SERVICE, name)
    except (
        Exception
    ):  # a back end lets through whatever its system raises; then it has no key for us
        return None


def _keep(keyring: "KeyringBackend", name: str, new: str) -> str | None:
    """The key that is in the keyring now, should another start have been quicker; None if it takes none."""
    try:
        if keyring.get_password(SERVICE, name) is None:
            keyring.set_password(SERVICE, name, new)
        return keyring.get_password(SERVICE, name)
    except Exception:  # as above
        return None


def _is_sealed(database: Path) -> bool:
    if not database.exists():
        return False
    return (told(partial(revision, database)) or "") >= SEALED_SINCE


def _read(file: Path) -> bytes:
    try:
        return _secret(file.read_text("ascii").strip())
    except (OSError, UnicodeError) as problem:
        raise StorageBroken(reason="key") from problem


def _write(file: Path, key: str) -> None:
    """Write the file whole, durable and readable by the person alone; one that is there already stays."""
    try:
        descriptor, half = mkstemp(dir=file.parent)  # made with mode 0600, which its link keeps
        try:
            with os.fdopen(descriptor, "w", encoding="ascii") as opened:
                opened.write(key)
                opened.flush()
                os.fsync(descriptor)
            with suppress(FileExistsError):
                os.link(half, file)
        finally:
            Path(half).unlink()
        flush(file.parent)
    except OSError as problem:
        error = StorageFull if problem.errno == errno.ENOSPC else StorageBroken
        raise error(reason="key") from problem
