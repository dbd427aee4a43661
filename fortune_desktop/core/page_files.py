"""Which file answers a path of the page, for both doors (`app://ui` and HTTP), and nothing outside our folders."""

import re
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from fortune_desktop.core.resources import resource

# Our own table, because the registry of a Windows machine may call a script text/plain.
MIME_TYPES: Final[dict[str, str]] = {
    ".html": "text/html",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
    ".wav": "audio/wav",
    ".mp3": "audio/mpeg",
    ".moc3": "application/octet-stream",
}

# Letters, digits and - _ . only, never a leading dot: no `..`, no %, no backslash, no drive, no NUL.
_PLAIN = re.compile(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)*")
_AUDIO = "audio"
_MODELS = "live2d"


class PageFile(NamedTuple):
    """A file that exists and may be served, with its type."""

    path: Path
    mime: str


def page_file(path: str, voice_folder: Path) -> PageFile | None:
    """The file of a percent-decoded path (`/`, `assets/…`, `live2d/<model>/…`, `audio/…`), or None.

    `audio/…` is looked for in `voice_folder`; models are the folders below `resources/live2d`
    that hold their own `<name>.model3.json`; everything else belongs to the built page.
    """
    name = path.removeprefix("/") or "index.html"
    mime = MIME_TYPES.get(PurePosixPath(name).suffix)
    if mime is None or not _PLAIN.fullmatch(name):
        return None
    first, _, rest = name.partition("/")
    if first == _AUDIO:
        found = _inside(voice_folder, rest) if mime.startswith("audio/") else None
    elif first == _MODELS:
        found = _model_file(rest)
    else:
        found = _inside(resource("web", "dist"), name)
    return PageFile(found, mime) if found else None


def is_private(path: str) -> bool:
    """True for what was said aloud: such a file needs the token, the page's own files do not."""
    return path.removeprefix("/").startswith(f"{_AUDIO}/")


def _model_file(name: str) -> Path | None:
    model, _, rest = name.partition("/")
    folder = resource("live2d", model)
    return _inside(folder, rest) if (folder / f"{model}.model3.json").is_file() else None


def _inside(folder: Path, name: str) -> Path | None:
    """The real file below a folder; None if it is missing, no file, or a link that leads out."""
    root, found = folder.resolve(), (folder / name).resolve()
    return found if found.is_relative_to(root) and found.is_file() else None
