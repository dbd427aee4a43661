"""What is sealed opens with its key, at its place, and not otherwise."""

import pytest

from fortune_desktop.core.errors import StorageBroken
from fortune_desktop.store.cipher import KEY_BYTES, Cipher

PLACE = "users.name:1"


@pytest.fixture
def cipher() -> Cipher:
    return Cipher(bytes(range(KEY_BYTES)))


@pytest.mark.parametrize("text", ["", "하늘 🌙", "x" * 100_000])
def test_what_is_sealed_opens(cipher: Cipher, text: str) -> None:
    sealed = cipher.seal(text, PLACE)
    assert cipher.open(sealed, PLACE) == text
    assert not text or text.encode() not in sealed


def test_the_same_text_never_looks_the_same(cipher: Cipher) -> None:
    assert len({cipher.seal("same", PLACE) for _ in range(100)}) == 100


def test_every_process_with_the_key_opens_it(cipher: Cipher) -> None:
    again = Cipher(bytes(range(KEY_BYTES)))
    assert again.open(cipher.seal("text", PLACE), PLACE) == "text"
    assert again.digest("text") == cipher.digest("text")


def test_another_key_is_told(cipher: Cipher) -> None:
    with pytest.raises(StorageBroken) as told:
        Cipher(bytes(KEY_BYTES)).open(cipher.seal("text", PLACE), PLACE)
    assert told.value.details == {"reason": "key"}


def test_a_value_does_not_open_in_another_place(cipher: Cipher) -> None:
    with pytest.raises(StorageBroken):
        cipher.open(cipher.seal("text", PLACE), "users.name:2")


def test_every_changed_byte_is_noticed(cipher: Cipher) -> None:
    sealed = cipher.seal("text", PLACE)
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(StorageBroken):
            cipher.open(bytes(changed), PLACE)


@pytest.mark.parametrize("length", [0, 1, 13, 28])
def test_what_is_too_short_is_no_sealed_text(cipher: Cipher, length: int) -> None:
    with pytest.raises(StorageBroken):
        cipher.open(cipher.seal("text", PLACE)[:length], PLACE)


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_a_key_has_32_bytes(length: int) -> None:
    with pytest.raises(StorageBroken):
        Cipher(bytes(length))


def test_a_digest_tells_texts_apart_and_depends_on_the_key(cipher: Cipher) -> None:
    digest = cipher.digest("1990-05-15")
    assert len(digest) == 64
    assert digest != cipher.digest("1990-05-16")
    assert digest != Cipher(bytes(KEY_BYTES)).digest("1990-05-15")
