"""What every command shares: exit codes, wrong use in words, the terminal's language, home and running app."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from pydantic import BaseModel, ValidationError

from fortune_desktop.core.birth import Locale
from fortune_desktop.core.texts import locale_of
from fortune_desktop.observe.logs import start_logging
from fortune_desktop.store.home import Home

DONE, FAILED, BAD_USE = 0, 1, 2
_ANSWERS_WITHIN_S: Final = 2.0


class BadUse(Exception):
    """The person asked for something that cannot be: the text `key` says what, and how to mend it."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values


def terminal_locale() -> Locale:
    """The language of whoever sits at the terminal."""
    return locale_of(os.environ.get("LANG", ""))


def open_home() -> Home:
    """The person's folder, made if needed, with the log begun in it; OSError if it cannot be made."""
    home = Home.open()
    start_logging(home.logs)
    return home


class _ServerFile(BaseModel):
    url: str
    token: str
    pid: int


@dataclass(frozen=True)
class RunningApp:
    """The app that serves a home now, and the key to ask it."""

    address: str
    token: str

    @classmethod
    def find(cls, root: Path) -> "RunningApp | None":
        """The app that left its address in `root` and answers there; None if there is none."""
        try:
            told = _ServerFile.model_validate_json((root / "server.json").read_bytes())
        except (OSError, ValidationError):
            return None
        app = cls(urlsplit(told.url).netloc, told.token)
        return app if app.ask("/health") is not None else None

    def ask(self, path: str) -> bytes | None:
        """What it answers to a GET; None if it does not, or refuses."""
        import http.client  # with the whole of email behind it, which most commands never need

        connection = http.client.HTTPConnection(self.address, timeout=_ANSWERS_WITHIN_S)
        try:
            connection.request("GET", path, headers={"Authorization": f"Bearer {self.token}"})
            answer = connection.getresponse()
            body = answer.read()
        except (OSError, http.client.HTTPException):
            return None
        finally:
            connection.close()
        return body if answer.status == http.client.OK else None


def as_json(value: object) -> str:
    """One line of JSON with letters as they are."""
    return json.dumps(value, ensure_ascii=False)
