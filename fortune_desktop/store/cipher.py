"""Seals what only the person may read: AES-256-GCM, bound to the place where it is kept."""

import hashlib
import hmac
import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from fortune_desktop.core.errors import StorageBroken

KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_FORM: Final = b"\x01"


class Cipher:
    """Seals and opens text under one secret of 32 bytes; StorageBroken(reason="key") if it is no such secret.

    A sealed text is a form byte, a random nonce of 96 bits and what AES-GCM makes of the text (NIST SP 800-38D).
    """

    def __init__(self, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise StorageBroken(reason="key")
        # One secret, two uses: each gets a key of its own.
        self._seal = AESGCM(_derived(key, b"seal"))
        self._digest = _derived(key, b"digest")

    def seal(self, text: str, place: str) -> bytes:
        """The sealed text; it opens at this place only."""
        nonce = os.urandom(_NONCE_BYTES)
        return _FORM + nonce + self._seal.encrypt(nonce, text.encode(), place.encode())

    def open(self, sealed: bytes, place: str) -> str:
        """The text; StorageBroken(reason="key") if another key sealed it, or for another place, or it is damaged."""
        if sealed[:1] != _FORM or len(sealed) <= _NONCE_BYTES:
            raise StorageBroken(reason="key")
        nonce, rest = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        try:
            return self._seal.decrypt(nonce, rest, place.encode()).decode()
        except InvalidTag as problem:
            raise StorageBroken(reason="key") from problem

    def digest(self, text: str) -> str:
        """64 hex digits that stand for the text and cannot be guessed without the secret."""
        return hmac.new(self._digest, text.encode(), hashlib.sha256).hexdigest()


def _derived(key: bytes, use: bytes) -> bytes:
    return hmac.new(key, b"fortune-desktop " + use, hashlib.sha256).digest()
