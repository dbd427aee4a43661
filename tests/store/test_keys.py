"""The key: found again, kept where only the person can read it, never replaced over sealed rows."""

import importlib
import os
import stat
import sys
from pathlib import Path
from types import ModuleType

import pytest

from fortune_desktop.core.errors import StorageBroken, StorageFull
from fortune_desktop.store import keys
from fortune_desktop.store.cipher import KEY_BYTES, Cipher
from fortune_desktop.store.database import Database
from fortune_desktop.store.home import Home
from fortune_desktop.store.keys import find_key
from fortune_desktop.store.upgrade import upgrade
from tests.store.conftest import CIPHER


class Keyring:
    """A keyring in memory; `locked` says no to everything, `deaf` keeps nothing."""

    viable = True
    kept: dict[tuple[str, str], str]
    locked = deaf = False

    def get_password(self, service: str, name: str) -> str | None:
        if self.locked:
            raise OSError("locked")
        return self.kept.get((service, name))

    def set_password(self, service: str, name: str, secret: str) -> None:
        if not self.deaf:
            self.kept[service, name] = secret


@pytest.fixture
def keyring(monkeypatch: pytest.MonkeyPatch) -> type[Keyring]:
    """A system whose only keyring is one in memory."""
    module = ModuleType("keyring_in_memory")
    fresh = type("Fresh", (Keyring,), {"kept": {}})
    monkeypatch.setattr(module, "Keyring", fresh, raising=False)
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(keys, "_WINDOWS", ((module.__name__, "Keyring"),))
    return fresh


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")


async def sealed_database(root: Path) -> None:
    database = Database(Home(root).database, CIPHER)
    await upgrade(database, root / "backups")
    database.close()


def test_a_key_in_the_keyring_is_found_again(tmp_path: Path, keyring: type[Keyring]) -> None:
    first = find_key(tmp_path)
    assert (first.kept_in, len(first.secret)) == ("keyring", KEY_BYTES)
    assert find_key(tmp_path) == first
    assert list(tmp_path.iterdir()) == []
    (service, name), *_ = keyring.kept
    assert service == "fortune-desktop"
    assert tmp_path.name not in name


def test_every_folder_has_a_key_of_its_own(tmp_path: Path, keyring: type[Keyring]) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    assert find_key(tmp_path / "a") != find_key(tmp_path / "b")


@pytest.mark.usefixtures("no_keyring")
def test_without_a_keyring_it_is_a_file_of_the_person_alone(tmp_path: Path) -> None:
    first = find_key(tmp_path)
    assert (first.kept_in, len(first.secret)) == ("file", KEY_BYTES)
    assert find_key(tmp_path) == first
    assert [path.name for path in tmp_path.iterdir()] == ["key"]
    if os.name == "posix":
        assert stat.S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


def test_a_file_goes_before_the_keyring(tmp_path: Path, keyring: type[Keyring]) -> None:
    (tmp_path / "key").write_text("ab" * KEY_BYTES + "\n")
    found = find_key(tmp_path)
    assert (found.secret, found.kept_in) == (b"\xab" * KEY_BYTES, "file")
    assert keyring.kept == {}


@pytest.mark.parametrize("state", ["locked", "deaf"])
def test_a_keyring_that_keeps_nothing_is_passed_over(
    tmp_path: Path, keyring: type[Keyring], monkeypatch: pytest.MonkeyPatch, state: str
) -> None:
    monkeypatch.setattr(keyring, state, True)
    assert find_key(tmp_path).kept_in == "file"


def test_a_keyring_that_is_not_there_is_passed_over(
    tmp_path: Path, keyring: type[Keyring], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring, "viable", False)
    assert find_key(tmp_path).kept_in == "file"


def test_the_key_of_a_quicker_start_wins(
    tmp_path: Path, keyring: type[Keyring], monkeypatch: pytest.MonkeyPatch
) -> None:
    def slower(self: Keyring, service: str, name: str, secret: str) -> None:
        self.kept[service, name] = "cd" * KEY_BYTES

    monkeypatch.setattr(keyring, "set_password", slower)
    assert find_key(tmp_path).secret == b"\xcd" * KEY_BYTES


@pytest.mark.usefixtures("no_keyring")
def test_a_key_file_that_is_there_is_never_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def quicker(size: int) -> str:
        (tmp_path / "key").write_text("ef" * size)
        return "00" * size

    monkeypatch.setattr(keys.secrets, "token_hex", quicker)
    assert find_key(tmp_path).secret == b"\xef" * KEY_BYTES


@pytest.mark.parametrize("text", ["", "no key", "ab" * 31, "가" * 64])
def test_a_key_file_that_holds_none_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "key").write_text(text, "utf-8")
    with pytest.raises(StorageBroken) as told:
        find_key(tmp_path)
    assert told.value.details == {"reason": "key"}


def test_a_broken_key_in_the_keyring_is_told(tmp_path: Path, keyring: type[Keyring]) -> None:
    find_key(tmp_path)
    (place,) = keyring.kept
    keyring.kept[place] = "nonsense"
    with pytest.raises(StorageBroken):
        find_key(tmp_path)


async def test_a_lost_key_is_told_and_no_new_one_hides_it(
    tmp_path: Path, keyring: type[Keyring]
) -> None:
    await sealed_database(tmp_path)
    with pytest.raises(StorageBroken) as told:
        find_key(tmp_path)
    assert told.value.details == {"reason": "key"}
    assert keyring.kept == {}
    assert not (tmp_path / "key").exists()


async def test_a_locked_keyring_makes_no_new_key_either(
    tmp_path: Path, keyring: type[Keyring], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = find_key(tmp_path)
    await sealed_database(tmp_path)
    monkeypatch.setattr(keyring, "locked", True)
    with pytest.raises(StorageBroken):
        find_key(tmp_path)
    monkeypatch.setattr(keyring, "locked", False)
    assert find_key(tmp_path) == kept


async def test_another_key_does_not_open_the_database(tmp_path: Path) -> None:
    await sealed_database(tmp_path)
    database = Database(Home(tmp_path).database, Cipher(bytes(KEY_BYTES)))
    with pytest.raises(StorageBroken) as told:
        await upgrade(database, tmp_path / "backups")
    database.close()
    assert told.value.details == {"reason": "key"}


@pytest.mark.usefixtures("no_keyring")
def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageFull):
        find_key(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("platform", ["_WINDOWS", "_MACOS", "_OTHERS"])
def test_only_the_systems_own_keyrings_are_allowed(platform: str) -> None:
    for module, name in getattr(keys, platform):
        assert module.startswith("keyring.backends.")
        assert not {"fail", "null", "chainer"} & set(module.split("."))
        assert hasattr(importlib.import_module(module), name)
